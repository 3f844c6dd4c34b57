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

test('none that fires ends with 1 and says why', async () => {
  const { code, out } = await explain('--body', 'topic.json', 'hub.yaml');

  expect(code).toBe(1);
  expect(out).toContain(
    `  "push" does not fire: interceptor 1 "cel": filter "body.ref == 'refs/heads/main'" is not true\n`,
  );
});

test('JSON is what explainEvent gives', async () => {
  const { out } = await explain('--format', 'json', '--body', 'main.json', 'hub.yaml');

  expect(JSON.parse(out)).toMatchObject({ listener: 'hub', triggers: [{ trigger: 'push', outcome: 'fires' }] });
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
