import { Folder } from './terminal';

const LISTENER = `
apiVersion: triggers.tekton.dev/v1beta1
kind: EventListener
metadata: { name: hub, namespace: ci }
spec:
  triggers:
    - name: push
      interceptors:
        - ref: { name: cel }
          params: [{ name: filter, value: "body.ref == 'refs/heads/main'" }]
      bindings: [{ name: revision, value: $(body.after) }]
      template:
        spec:
          params: [{ name: revision }]
          resourcetemplates:
            - apiVersion: tekton.dev/v1
              kind: PipelineRun
              metadata: { generateName: delivery- }
              spec: { params: [{ name: revision, value: $(tt.params.revision) }] }
`;

let folder: Folder;

beforeEach(() => {
  folder = new Folder();
  folder.write({
    'hub.yaml': LISTENER,
    'main.json': '{"ref":"refs/heads/main","after":"c0ffee"}',
    'topic.json': '{"ref":"refs/heads/topic","after":"c0ffee"}',
    'headers.json': '[]',
  });
});

afterEach(() => {
  folder.remove();
});

const explain = (...args: string[]) => folder.run(['explain-event', ...args]);

test('a trigger that fires ends with 0', async () => {
  expect(await explain('--body', 'main.json', 'hub.yaml')).toEqual({
    code: 0,
    err: '',
    out: [
      'listener "hub" takes the event (202)',
      '  "push" fires',
      '    revision = "c0ffee"',
      '    creates PipelineRun "delivery-…" in "ci"',
      '',
    ].join('\n'),
  });
});

test('files of a pull request are given where the API would be asked', async () => {
  folder.write({
    'files.yaml': LISTENER.replace(
      '- ref: { name: cel }',
      '- ref: { name: github }\n          params: [{ name: addChangedFiles, value: { enabled: true } }]\n        - ref: { name: cel }',
    ).replace("body.ref == 'refs/heads/main'", "'src/b.py' in extensions.changed_files.split(',')"),
    'pull.json': '{"after":"c0ffee","number":7,"repository":{"full_name":"acme/shop"}}',
    'pull-headers.json': '{"X-GitHub-Event":"pull_request"}',
  });
  const args = ['--body', 'pull.json', '--headers', 'pull-headers.json', 'files.yaml'];

  expect((await explain(...args)).out).toContain('depends on what is outside');
  expect((await explain('--changed-file', 'a', '--changed-file', 'src/b.py', ...args)).code).toBe(0);
  expect((await explain('--changed-file', 'a', ...args)).code).toBe(1);
});

test('none that fires ends with 1 and says why', async () => {
  const { code, out } = await explain('--body', 'topic.json', 'hub.yaml');

  expect(code).toBe(1);
  expect(out).toContain(
    `  "push" does not fire: interceptor 1 "cel": filter "body.ref == 'refs/heads/main'" is not true\n`,
  );
});

describe('several listeners', () => {
  const OTHER = LISTENER.replace('name: hub, namespace: ci', 'name: other, namespace: shop').replaceAll(
    'main',
    'topic',
  );

  test('are all asked, each by its namespace', async () => {
    folder.write({ 'both.yaml': `${LISTENER}---${OTHER}` });
    const { code, out } = await explain('--body', 'topic.json', 'both.yaml');

    expect(code).toBe(0);
    expect(out.split('\n')).toEqual([
      'listener "hub" in "ci" takes the event (202)',
      `  "push" does not fire: interceptor 1 "cel": filter "body.ref == 'refs/heads/main'" is not true`,
      '',
      'listener "other" in "shop" takes the event (202)',
      '  "push" fires',
      '    revision = "c0ffee"',
      '    creates PipelineRun "delivery-…" in "shop"',
      '',
    ]);
  });

  test('are one when one is named', async () => {
    folder.write({ 'both.yaml': `${LISTENER}---${OTHER}` });
    const { code, out } = await explain('--listener', 'hub', '--body', 'topic.json', 'both.yaml');

    expect(code).toBe(1);
    expect(out).toMatch(/^listener "hub" takes the event/);
    expect(out).not.toContain('other');
  });

  test('of one name and namespace are one, the last', async () => {
    folder.write({ 'both.yaml': `${LISTENER}---${LISTENER.replace('name: push', 'name: later')}` });
    const { out } = await explain('--body', 'main.json', 'both.yaml');

    expect(out).toContain('"later" fires');
    expect(out).not.toContain('"push"');
  });
});

test('JSON is a list of what explainEvent gives', async () => {
  const { out } = await explain('--format', 'json', '--body', 'main.json', 'hub.yaml');

  expect(JSON.parse(out)).toMatchObject([
    { listener: 'hub', namespace: 'ci', triggers: [{ trigger: 'push', outcome: 'fires' }] },
  ]);
});

test.each([
  [['--body', 'none.json', 'hub.yaml'], 'error: cannot read "none.json"\n'],
  [
    ['--body', 'main.json', '--headers', 'headers.json', 'hub.yaml'],
    'error: "headers.json" holds no JSON object of headers\n',
  ],
  [['--body', 'main.json', '--listener', 'other', 'hub.yaml'], 'error: there is no EventListener "other"\n'],
  [['--body', 'main.json', '--secret', 'x', 'hub.yaml'], 'it is written name/key=value.'],
])('%j ends with 2', async (args, said) => {
  const { code, err } = await explain(...args);

  expect(code).toBe(2);
  expect(err).toContain(said);
});
