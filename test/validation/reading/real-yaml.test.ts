import { lint } from '../../../src/validation/lint';
import type { YamlFile } from '../../../src/validation/read-yaml';

const found = (file: YamlFile | string, admissionOnly = true): string[] =>
  lint([typeof file === 'string' ? { name: 'a.yaml', text: file } : file], { admissionOnly }).diagnostics.map(
    ({ rule, severity, at }) => `${severity} ${rule} ${at.source?.line ?? 0}:${at.source?.column ?? 0}`,
  );
const documents = (text: string): number => lint([{ name: 'a.yaml', text }]).documents;

const task = (step: string): string =>
  `apiVersion: tekton.dev/v1\nkind: Task\nmetadata: { name: a }\nspec:\n  steps:\n    - name: ls\n      ${step}\n`;

describe('values', () => {
  test('are read as kubectl reads them: yes is a boolean, a date is a text', () => {
    expect(found(task('image: yes'))).toEqual(['error wrong-type 7:14']);
    expect(found(task('image: 2001-01-01'))).toEqual([]);
    expect(found(task('image: 12:30:45'))).toEqual([]);
  });

  test('of merge keys count as written in place', () => {
    const merged = task('<<: { image: alpine }');
    expect(found(merged)).toEqual([]);
  });

  test('of aliases are found where they are defined', () => {
    const text = task('image: alpine').replace('metadata: { name: a }', 'metadata: { name: &n A_, labels: { a: *n } }');
    expect(found(text)).toEqual(['error invalid-name 3:22', 'error invalid-metadata 3:39']);
  });
});

describe('placeholders of Pipelines-as-Code', () => {
  const run = (fields: string): string =>
    `apiVersion: tekton.dev/v1\nkind: PipelineRun\nmetadata:\n  generateName: {{ repo_name }}-\nspec:\n${fields}\n`;

  test('stand for anything, bare and in quotes', () => {
    const text = run(
      [
        '  pipelineRef: { name: "{{ pipeline }}" }',
        '  timeouts: { pipeline: "{{ timeout }}" }',
        '  params:',
        '    - name: revision',
        '      value: {{ revision }}',
        '    - { name: url, value: "{{ repo_url }}" }',
        "    - { name: a, value: [{{ headers['X-A'] }}, '{{ body.a }}'] }",
        '  taskRunTemplate: { serviceAccountName: "{{ Account }}!" }',
      ].join('\n'),
    );
    expect(found(text)).toEqual([]);
  });

  test('leave the rest to be judged', () => {
    expect(found(run('  pipelineRef: { name: "{{ pipeline }}" }\n  paramz: []'))).toEqual(['error unknown-field 7:3']);
  });

  test('in scripts are texts like others', () => {
    expect(found(task("image: alpine\n      script: docker inspect -f '{{ .Id }}' $(params.nope)"))).toEqual([
      'error unknown-param 8:54',
    ]);
  });
});

describe('templates of Helm', () => {
  test.each([
    ['a value', task('image: {{ .Values.image }}')],
    ['a value in quotes', task('image: "{{ .Values.image }}"')],
    ['lines of control', `{{- if .Values.on }}\n${task('image: alpine')}{{- end }}\n`],
    ['lines of control of other engines', `{{ range $i := .items }}\n${task('image: alpine')}{{ end }}\n`],
  ])('are refused with one sentence for %s', (_name, text) => {
    const all = found(text);
    expect(all).toHaveLength(1);
    expect(all[0]).toMatch(/^error helm-template /);
  });

  test('found in a folder are an error only when they speak of Tekton', () => {
    const text = 'apiVersion: v1\nkind: Secret\nmetadata: { name: {{ .Values.name }} }\n';
    expect(found({ name: 'a.yaml', text, found: true })).toEqual(['warning helm-template 3:19']);
    expect(found({ name: 'a.yaml', text: `${text}# tekton.dev/v1`, found: true })).toEqual([
      'error helm-template 3:19',
    ]);
  });
});

describe('documents that are not for Tekton', () => {
  test('of kinds of Kubernetes get the rules of names and metadata, and are read strictly', () => {
    expect(found('apiVersion: v1\nkind: Secret\nmetadata: { name: A_ }\n')).toEqual(['error invalid-name 3:19']);
    expect(found('apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: a }\nspec: { nonsense: 1 }\n')).toEqual([
      'error unknown-field 4:9',
    ]);
  });

  test('of unknown groups are left alone', () => {
    expect(found('apiVersion: acme.io/v1\nkind: Rocket\nmetadata: { name: a }\n')).toEqual([]);
  });

  test('that are no objects of Kubernetes get a warning when they are named, and nothing when they are found', () => {
    const text = 'replicas: 3\nimage: alpine\n';
    expect(found(text)).toEqual(['warning not-kubernetes 1:1']);
    expect(found({ name: 'values.yaml', text, found: true })).toEqual([]);
    expect(found({ name: 'list.json', text: '[1, 2]', found: true })).toEqual([]);
  });

  test('are descriptions of charts and patches that were found', () => {
    const chart = 'apiVersion: v2\nname: shop\n';
    expect(found({ name: 'Chart.yaml', text: chart, found: true })).toEqual([]);
    expect(found({ name: 'patch.json', text: '{"spec": {"replicas": 2}}', found: true })).toEqual([]);
    expect(found({ name: 'Chart.yaml', text: chart })).toEqual(['error unknown-kind 1:1']);
    expect(found({ name: 'task.yaml', text: 'apiVersion: tekton.dev/v1\nspec: {}\n', found: true })).toEqual([
      'error unknown-kind 1:1',
    ]);
  });

  test('are kustomizations without a kind, too', () => {
    const text = 'metadata: { name: x }\nresources: [a.yaml]\n';
    expect(found({ name: 'ci/kustomization.yaml', text, found: true })).toEqual([]);
  });
});

test('a List is the documents in it, with their own places', () => {
  const text = `apiVersion: v1
kind: List
items:
  - apiVersion: v1
    kind: Secret
    metadata: { name: a }
  - apiVersion: tekton.dev/v1
    kind: Task
    metadata: { name: A_ }
    spec: { steps: [{ name: ls, image: alpine }] }
`;
  expect(documents(text)).toBe(2);
  expect(found(text)).toEqual(['error invalid-name 9:23']);
});

test('JSON is YAML', () => {
  const text = JSON.stringify({ apiVersion: 'tekton.dev/v1', kind: 'Task', metadata: { name: 'a' }, spec: {} });
  expect(found({ name: 'a.json', text })).toEqual(['error no-steps 1:69']);
});
