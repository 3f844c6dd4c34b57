import { DiagnosticError } from '../../src/diagnostics/diagnostic-error';
import type { Diagnostic } from '../../src/diagnostics/diagnostic';
import { checkHost, checkRepository, checkTag } from '../../src/registry/image-name';

function findingOf(call: () => void): Diagnostic {
  try {
    call();
  } catch (error) {
    if (DiagnosticError.isDiagnosticError(error)) return error.diagnostics[0]!;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('repository', () => {
  it.each(['web', 'acme/web', 'a.b_c__d-e--f/g1', '$(params.repository)'])('takes %s', (repository) => {
    expect(() => {
      checkRepository(repository);
    }).not.toThrow();
  });

  it.each(['', 'Web', '-web', 'web-', 'a//b', '/web', 'web:v1', 'web@sha256:1', 'a..b', 'a___b', 'ä'])(
    'refuses "%s"',
    (repository) => {
      expect(
        findingOf(() => {
          checkRepository(repository);
        }).rule,
      ).toBe('invalid-image-repository');
    },
  );

  it('says how much too long it is', () => {
    expect(
      findingOf(() => {
        checkRepository('a'.repeat(256));
      }).message,
    ).toMatch(/has 256 characters, 1 too many$/);
  });

  it('offers the path without host and tag', () => {
    const { help } = findingOf(() => {
      checkRepository('localhost:30500/Acme/Web:v1');
    });
    expect(help[1]).toBe('"acme/web" would do');
  });

  it("names the user's line", () => {
    expect(
      findingOf(() => {
        checkRepository('Web');
      }).at.source?.file,
    ).toBe('test/registry/image-name.test.ts');
  });
});

describe('tag', () => {
  it.each(['v1', '1.4.0', '_x', 'a'.repeat(128), '$(params.tag)', 'main-$(params.tag)'])('takes %s', (tag) => {
    expect(() => {
      checkTag(tag);
    }).not.toThrow();
  });

  it.each(['', '.x', '-x', 'feature/login', 'a b', 'a+b', 'a'.repeat(129)])('refuses "%s"', (tag) => {
    expect(
      findingOf(() => {
        checkTag(tag);
      }).rule,
    ).toBe('invalid-image-tag');
  });

  it('offers a tag without slashes', () => {
    expect(
      findingOf(() => {
        checkTag('feature/login');
      }).help[1],
    ).toBe('"feature-login" would do');
  });
});

describe('host', () => {
  it.each(['localhost', 'localhost:30500', 'registry.example.com', '10.0.0.1:5000', 'mountains-registry:5000'])(
    'takes %s',
    (host) => {
      expect(() => {
        checkHost(host);
      }).not.toThrow();
    },
  );

  it.each([
    '',
    'https://registry.example.com',
    'registry.example.com/team',
    'a_b',
    'host:',
    'host:123456',
    '.example.com',
  ])('refuses "%s"', (host) => {
    expect(
      findingOf(() => {
        checkHost(host);
      }).rule,
    ).toBe('invalid-registry-host');
  });

  it('offers the host without scheme and path', () => {
    const { help } = findingOf(() => {
      checkHost('https://registry.example.com/team');
    });
    expect(help[1]).toBe('"registry.example.com" would do');
  });

  it('tells a name that is often mistaken for a registry', () => {
    expect(
      findingOf(() => {
        checkHost('ghrc.io');
      }).help,
    ).toEqual(['did you mean "ghcr.io"?']);
  });
});
