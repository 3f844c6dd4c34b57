import fc from 'fast-check';
import { sh } from '../../../src/core/scripts/sh';
import { secretKey } from '../../../src/core/step/env';
import { HOSTILE, hostileText, survivesKubelet } from './hostile';
import { expand, list, start, text, untrusted } from './pod';

const TOKEN = secretKey({ name: 'registry' }, 'token');
const secrets = { token: 'S3CRET' };

describe('the kubelet', () => {
  it('expands what is declared before and takes $$ for $', () => {
    const known = new Map([['A', '1']]);
    expect(expand('$(A) $(B) $$(A) $A $$$(A) $( $', known)).toBe('1 $(B) $(A) $A $1 $( $');
  });
});

describe('a value', () => {
  it('cannot read a Secret of the step', () => {
    const script = sh`curl -H "x: ${text('a')}" ${text('b')}`;
    const params = { a: '$(TOKEN)', b: 'x-$(TOKEN)-$$(TOKEN)' };
    const { env } = start(script, { params, secrets }, { TOKEN });
    expect(env).toEqual({ PARAM_A: '$(TOKEN)', PARAM_B: 'x-$(TOKEN)-$(TOKEN)', TOKEN: 'S3CRET' });
  });

  it('cannot read a Secret, whatever it is', () => {
    const value = fc.oneof(hostileText, fc.constantFrom('$(TOKEN)', '$(PARAM_A)', '$(PARAM_B)', '$', '$$', '('));
    const values = fc.array(value, { maxLength: 4 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(values, values, values, (a, b, c) => {
        const script = sh`echo ${text('a')} ${untrusted('c')} ${text('b')}`;
        const { env } = start(script, { params: { a, b }, untrusted: { c }, secrets }, { TOKEN });
        const { TOKEN: _, ...others } = env;
        expect(JSON.stringify(others)).not.toContain('S3CRET');
      }),
    );
  });

  it('arrives as it is, unless it holds $( or $$', () => {
    const script = sh`echo ${text('a')}`;
    for (const a of HOSTILE.filter(survivesKubelet)) {
      expect(start(script, { params: { a } }).env['PARAM_A']).toBe(a);
    }
  });

  it('arrives in any case when it is untrusted', () => {
    const script = sh`echo ${untrusted('a')}`;
    for (const a of HOSTILE) {
      const { env } = start(script, { untrusted: { a }, secrets }, { TOKEN });
      expect(Buffer.from(env['PARAM_A_B64'] ?? '', 'base64').toString()).toBe(a);
    }
  });
});

it('an array is among the arguments, where the kubelet reads Secrets too: steps with both have to be refused', () => {
  const { args } = start(sh`echo ${list('a')}`, { arrays: { a: ['$(TOKEN)'] }, secrets }, { TOKEN });
  expect(args).toEqual(['S3CRET']);
});
