import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../src/validation/engine/run';
import { ADMISSION_RULES } from '../../src/validation/rules/admission';

const CASES = join(__dirname, '../../conformance/fuzz/cases');

describe('documents about which the fuzzer once disagreed with Tekton', () => {
  const files = readdirSync(CASES).filter((name) => name.endsWith('.json'));
  it.each(files)('%s gets the verdict that Tekton gives', (file) => {
    const { flags, document, ok } = JSON.parse(readFileSync(join(CASES, file), 'utf8'));
    expect(run([{ document, place: {}, settings: { features: flags } }], ADMISSION_RULES).length === 0).toBe(ok);
  });
});
