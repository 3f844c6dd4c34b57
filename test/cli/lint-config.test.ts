import { Folder } from './terminal';

const TASK = (name: string): string =>
  `apiVersion: tekton.dev/v1\nkind: Task\nmetadata: { name: ${name} }\nspec:\n  steps:\n    - { name: ls, image: 'alpine:3.22', script: ls }\n`;

let folder: Folder;

beforeEach(() => {
  folder = new Folder();
});

afterEach(() => {
  folder.remove();
});

const found = async (...args: string[]): Promise<string[]> => {
  const { out } = await folder.run(['lint', '--format', 'json', ...args]);
  const { diagnostics } = JSON.parse(out) as {
    diagnostics: { rule: string; severity: string; at: { source: { file: string } } }[];
  };
  return diagnostics
    .filter(({ rule }) => ['mutable-image-tag', 'unused-acknowledgement', 'feature-gate'].includes(rule))
    .map(({ rule, severity, at }) => `${severity} ${rule} ${at.source.file}`);
};

describe('a config file', () => {
  test('holds for files in its folder and below, the nearest one alone', async () => {
    folder.write({
      '.cdk8s-tekton.yaml': 'severity: { mutable-image-tag: error }\n',
      'a.yaml': TASK('a'),
      'demo/.cdk8s-tekton.json': '{"severity":{"mutable-image-tag":"off"}}',
      'demo/deep/b.yaml': TASK('b'),
    });
    expect(await found('.')).toEqual(['error mutable-image-tag a.yaml']);
  });

  test('acknowledges by kind and name, and hears when there is nothing to acknowledge', async () => {
    folder.write({
      '.cdk8s-tekton.yaml':
        'acknowledge:\n  - { rule: mutable-image-tag, reason: x, kind: Task, name: a }\n  - { rule: host-path, reason: y }\n',
      'a.yaml': TASK('a'),
      'b.yaml': TASK('b'),
    });
    expect(await found('a.yaml', 'b.yaml')).toEqual([
      'warning mutable-image-tag b.yaml',
      'warning unused-acknowledgement .cdk8s-tekton.yaml',
    ]);
  });

  test('says nothing of acknowledgements for files that are not looked at now', async () => {
    folder.write({
      '.cdk8s-tekton.yaml':
        "acknowledge:\n  - { rule: host-path, reason: x, files: 'a.yaml' }\n  - { rule: host-path, reason: x, name: a }\n",
      'a.yaml': TASK('a'),
      'b.yaml': TASK('b').replace(':3.22', `@sha256:${'1'.repeat(64)}`),
    });
    expect(await found('b.yaml')).toEqual([]);
    expect(await found('.')).toEqual([
      'warning mutable-image-tag a.yaml',
      'warning unused-acknowledgement .cdk8s-tekton.yaml',
      'warning unused-acknowledgement .cdk8s-tekton.yaml',
    ]);
  });

  test('says the feature flags of the cluster, which the command line may overrule', async () => {
    folder.write({
      '.cdk8s-tekton.yml': 'features: { enable-param-enum: "true" }\nseverity: { mutable-image-tag: off }\n'.replace(
        ': off',
        ': "off"',
      ),
      'a.yaml': TASK('a').replace('spec:', 'spec:\n  params: [{ name: p, type: string, enum: [a] }]'),
    });
    expect(await found('a.yaml')).toEqual([]);
    expect(await found('a.yaml', '--features', 'enable-param-enum=false')).toEqual(['error feature-gate a.yaml']);
  });

  test('says otherwise of some files, by globs from its own folder', async () => {
    const typed = (name: string): string =>
      TASK(name).replace('spec:', 'spec:\n  params: [{ name: p, type: string, enum: [a] }]');
    folder.write({
      'sub/.cdk8s-tekton.yaml': `
severity: { mutable-image-tag: error }
acknowledge:
  - { rule: mutable-image-tag, reason: x, files: ['demo/*.yaml'] }
overrides:
  - files: 'old/**'
    severity: { mutable-image-tag: "off" }
    features: { enable-param-enum: true }
`,
      'sub/a.yaml': typed('a'),
      'sub/demo/b.yaml': TASK('b'),
      'sub/old/very/c.yaml': typed('c'),
    });
    expect(await found('sub')).toEqual(['error mutable-image-tag sub/a.yaml', 'error feature-gate sub/a.yaml'].sort());
  });

  test.each([
    [
      'severity: { mutable-image-tag: loud }',
      'severity of "mutable-image-tag" is one of off, warning, error, not "loud"',
    ],
    ['acknowledge: [{ rule: host-path }]', 'an entry of "acknowledge" has no reason'],
    ['acknowledge: [null]', 'an entry of "acknowledge" is a map'],
    ['severity:', '"severity" is a map'],
    ['severities: {}', 'config has no "severities"; did you mean "severity"?'],
    ['features: { enable-api-field: alpha }', 'did you mean "enable-api-fields"?'],
    ['features: { enable-api-fields: all }', 'enable-api-fields is one of stable, beta, alpha, not "all"'],
    ['overrides: {}', '"overrides" is a list'],
    ['overrides: [{ severity: {} }]', 'an entry of "overrides" needs "files", a glob or a list of globs'],
    ['overrides: [{ file: a.yaml }]', 'an entry of "overrides" has no "file"; did you mean "files"?'],
    ['[1]', 'it is a map'],
    ['a: [', '.cdk8s-tekton.yaml: '],
  ])('that says %j ends with 2', async (config, message) => {
    folder.write({ '.cdk8s-tekton.yaml': `${config}\n`, 'a.yaml': TASK('a') });
    const { code, err } = await folder.run(['lint', 'a.yaml']);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(err).toMatch(/^error: \.cdk8s-tekton\.yaml: .*[^:]\n$/);
  });
});

test.each([
  [{}, true, true],
  [{ NO_COLOR: '1' }, true, false],
  [{}, false, false],
  [{ FORCE_COLOR: '1' }, false, true],
  [{ TERM: 'dumb' }, true, false],
])('with %j and a terminal: %j, colours: %j', async (env, isInteractive, coloured) => {
  folder.write({ 'a.yaml': TASK('A') });
  const { out } = await folder.run(['lint', 'a.yaml'], { env, isInteractive });
  expect(out.includes('\u001b[1;31merror')).toBe(coloured);
});
