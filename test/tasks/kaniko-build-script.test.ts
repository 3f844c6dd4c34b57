import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RegistryCredentials, secretKey } from 'cdk8s-tekton';
import { Registry } from 'cdk8s-tekton/registry';
import { KanikoBuildTask } from '../../src/tasks/kaniko-build';
import { testChart } from '../helpers/chart';

const SHELLS = [['busybox', 'sh'], ['dash'], ['bash', '--norc', '--posix']] as const;
const DIGEST = `sha256:${'0'.repeat(64)}`;
const registry = Registry.fromHost('registry.ci.svc:5000', {
  pullHost: 'localhost:30500',
  connection: { kind: 'http' },
});
const { spec } = new KanikoBuildTask(testChart(), 'build', { registry, env: { TOKEN: secretKey({ name: 'x' }, 'y') } });

describe.each(SHELLS.map((shell) => [shell[0], shell] as const))('under %s', (_, shell) => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'kaniko-'))));
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  /** Runs a step with the values that its variables and arguments would have in the cluster. */
  function run(name: string, values: Readonly<Record<string, string>>, args: readonly string[] = []) {
    const { command = [], env = [] } = spec.steps.find((step) => step.name === name)!;
    const text = (value: string): string =>
      value
        .replace(/^\$\(params\.(.*)\)$/, (_, param: string) => values[param] ?? '')
        .replace(/^\$\(steps\..*\)$/, () => values['digest'] ?? DIGEST)
        .replace(/^\$\(results\.(.*)\.path\)$/, join(folder, '$1'));
    const [program = '', ...rest] = [...shell, ...command.slice(1), ...args];
    const { status, stderr } = spawnSync(program, rest, {
      env: { PATH: process.env['PATH'], ...Object.fromEntries(env.map(({ name, value = '' }) => [name, text(value)])) },
      encoding: 'utf8',
    });
    const results = readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')]);
    return { status, stderr, results: Object.fromEntries(results) as Record<string, string> };
  }

  describe('the step that logs in', () => {
    /** Runs it with Secrets mounted as files, as they are given: by registry, user and password. */
    function logIn(...logins: readonly (readonly [host: string, username: string, password: string])[]) {
      const credentials = logins.map(([host], index) =>
        RegistryCredentials.basic({ secret: { name: `s${index}` }, host }),
      );
      const task = new KanikoBuildTask(testChart(), 'build', { credentials });
      const { command = [], args = [] } = task.spec.steps.find(({ name }) => name === 'log-in')!;
      for (const [index, [, username, password]] of logins.entries()) {
        mkdirSync(join(folder, `${index}`));
        writeFileSync(join(folder, `${index}/username`), username);
        writeFileSync(join(folder, `${index}/password`), password);
      }
      const given = args.map((argument) => argument.replace(/^\/credentials\//, `${folder}/`));
      const [program = '', ...rest] = [...shell, ...command.slice(1), ...given];
      const env = { PATH: process.env['PATH'], DOCKER_CONFIG: folder };
      const { status, stderr } = spawnSync(program, rest, { env, encoding: 'utf8' });
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      return JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8')) as {
        readonly auths: Readonly<Record<string, { readonly auth: string }>>;
      };
    }
    const decoded = (auth: string | undefined) => Buffer.from(auth ?? '', 'base64').toString('utf8');

    it.each([
      ['plain', 's3cret'],
      ['quotes', `a"b'c\`d"`],
      ['backslashes', '\\n\\\\0\\'],
      ['what printf reads', '%s%n%%'],
      ['what a shell reads', '$(touch evil) $HOME `id` ; & | * ~'],
      ['blanks at both ends', '  two  words\t'],
      ['other alphabets', 'pässwörd-密码-🔑'],
      ['a colon', 'a:b:c'],
      ['a dash at the beginning', '-n'],
      ['400 letters, which base64 would break into lines', 'x'.repeat(400)],
      ['nothing', ''],
    ])('writes a config.json that says the password as it is: %s', (_what, password) => {
      const { auths } = logIn(['ghcr.io', 'ann', password]);

      expect(Object.keys(auths)).toEqual(['ghcr.io']);
      expect(decoded(auths['ghcr.io']?.auth)).toBe(`ann:${password}`);
      expect(readdirSync(folder).sort()).toEqual(['0', 'config.json']);
    });

    it('writes several, Docker Hub under its own name, for nobody else to read', () => {
      const { auths } = logIn(['docker.io', 'ann', 'a'], ['registry.ci.svc:5000', 'b"ob', '\\']);

      expect(auths).toEqual({
        'https://index.docker.io/v1/': { auth: Buffer.from('ann:a').toString('base64') },
        'registry.ci.svc:5000': { auth: Buffer.from('b"ob:\\').toString('base64') },
      });
      expect(statSync(join(folder, 'config.json')).mode & 0o777).toBe(0o600);
    });

    it('leaves out the newline that an editor puts at the end of a file', () => {
      expect(decoded(logIn(['ghcr.io', 'ann\n', 's3cret\n']).auths['ghcr.io']?.auth)).toBe('ann:s3cret');
    });
  });

  describe('the step that writes the results', () => {
    it('writes the push name and the digest for Chains, and the pull name with the digest, without newlines', () => {
      expect(run('write-results', { image: 'registry.ci.svc:5000/team/shop:1.4' }).results).toEqual({
        IMAGE_URL: 'registry.ci.svc:5000/team/shop:1.4',
        IMAGE_DIGEST: DIGEST,
        IMAGE_REF: `localhost:30500/team/shop@${DIGEST}`,
      });
    });

    it.each([
      ['registry.ci.svc:5000/shop', 'localhost:30500/shop'],
      ['registry.ci.svc:5000/shop:1@sha256:abc', 'localhost:30500/shop'],
      ['registry.ci.svc:50001/shop:1', 'registry.ci.svc:50001/shop'],
      ['ghcr.io/acme/registry.ci.svc:5000', 'ghcr.io/acme/registry.ci.svc'],
      ['ghcr.io/acme/shop:1', 'ghcr.io/acme/shop'],
      ['shop', 'shop'],
    ])('calls %s as %s', (image, name) => {
      expect(run('write-results', { image }).results['IMAGE_REF']).toBe(`${name}@${DIGEST}`);
    });

    it.each(['x; touch evil', '$(touch evil)', '`touch evil`', '"; touch evil; "', '*', '-n', '%s\\n'])(
      'runs nothing of the image %s',
      (image) => {
        expect(run('write-results', { image }).results).toEqual({
          IMAGE_URL: image,
          IMAGE_DIGEST: DIGEST,
          IMAGE_REF: `${image}@${DIGEST}`,
        });
      },
    );

    it('fails without a digest', () => {
      const { status, stderr, results } = run('write-results', { image: 'shop', digest: '' });
      expect({ status, stderr, results }).toEqual({
        status: 1,
        stderr: 'error: kaniko wrote no digest: ""\n',
        results: {},
      });
    });
  });

  describe('the step that checks params', () => {
    it('lets usual params pass', () => {
      const args = ['--build-arg=A=$5', '--label=x=(y)'];
      expect(run('check-params', { image: 'r.io/shop:1', context: '.', dockerfile: 'Dockerfile' }, args).status).toBe(
        0,
      );
    });

    it.each<[string, Record<string, string>, readonly string[]]>([
      ['the image', { image: 'r.io/$(TOKEN)' }, []],
      ['the context', { context: 'a$(TOKEN)' }, []],
      ['the Dockerfile', { dockerfile: '$(TOKEN)' }, []],
      ['a further flag', {}, ['--cleanup', '--label=x=$(TOKEN)']],
    ])('refuses a variable in %s', (_, params, args) => {
      const { status, stderr } = run('check-params', params, args);
      expect(status).toBe(1);
      expect(stderr).toMatch(/^error: a param holds a variable: ".*\$\(TOKEN\)"$/m);
    });
  });
});
