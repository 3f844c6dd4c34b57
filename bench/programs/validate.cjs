const { RULES, run } = require('../../lib/validation/checks.js');
const { lint } = require('../../lib/validation/lint.js');
const { readYaml } = require('../../lib/validation/read-yaml.js');

// node validate.cjs lint 1000     reads and checks so many mixed documents in one process, and says what it took after everything was loaded
// node validate.cjs check 1000    the same, but the YAML is read before
const what = process.argv[2];
const count = Number(process.argv[3]);

/** Documents as a repository has them: Tasks, Pipelines that run them, runs, triggers, and what Kubernetes has. */
const KINDS = [
  task,
  pipeline,
  pipelineRun,
  taskRun,
  task,
  triggerTemplate,
  triggerBinding,
  task,
  configMap,
  stepAction,
];

const text = Array.from({ length: count }, (_, i) => (KINDS[i % KINDS.length] ?? task)(i)).join('---\n');
lint([{ name: 'first.yaml', text: KINDS.map((kind) => kind(0)).join('---\n') }]);
if (what === 'check') {
  const { documents } = readYaml({ name: 'documents.yaml', text });
  measured(() => run(documents, RULES, { embedded: true, scripts: true }));
} else measured(() => lint([{ name: 'documents.yaml', text }]));

function measured(work) {
  const cpu = process.cpuUsage();
  const start = process.hrtime.bigint();
  work();
  const wallMs = Number(process.hrtime.bigint() - start) / 1e6;
  const { user, system } = process.cpuUsage(cpu);
  const peakMb = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(JSON.stringify({ wallMs, cpuMs: (user + system) / 1000, peakMb }));
}

function head(kind, i, apiVersion = 'tekton.dev/v1') {
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: ${kind.toLowerCase()}-${i}\nspec:\n`;
}

function steps(indent) {
  const image = `alpine@sha256:${'0123456789abcdef'.repeat(4)}`;
  return `steps:
  - name: fetch
    image: ${image}
    env: [{ name: URL, value: $(params.url) }]
    script: |
      set -eu
      wget -O "$(workspaces.source.path)/archive" "$URL"
  - name: digest
    image: ${image}
    command: [sh, -c]
    args: ['sha256sum archive > "$0"', $(results.digest.path)]
`.replaceAll(/^(?=.)/gm, ' '.repeat(indent));
}

function task(i) {
  return `${head('Task', i)}  params: [{ name: url, type: string }]
  workspaces: [{ name: source }]
  results: [{ name: digest, description: what came out }]
${steps(2)}`;
}

function pipeline(i) {
  return `${head('Pipeline', i)}  params: [{ name: url, type: string }]
  workspaces: [{ name: source }]
  tasks:
    - name: first
      taskRef: { name: task-${i - 1} }
      params: [{ name: url, value: $(params.url) }]
      workspaces: [{ name: source }]
    - name: second
      runAfter: [first]
      taskRef: { name: task-${i - 1} }
      params: [{ name: url, value: '$(params.url)/$(tasks.first.results.digest)' }]
      workspaces: [{ name: source }]
`;
}

function pipelineRun(i) {
  return `${head('PipelineRun', i)}  pipelineRef: { name: pipeline-${i - 1} }
  params: [{ name: url, value: 'https://example.com/archive' }]
  workspaces: [{ name: source, emptyDir: {} }]
  timeouts: { pipeline: 1h0m0s }
`;
}

function taskRun(i) {
  return `${head('TaskRun', i)}  params: [{ name: url, value: 'https://example.com/archive' }]
  workspaces: [{ name: source, emptyDir: {} }]
  taskSpec:
    params: [{ name: url, type: string }]
    workspaces: [{ name: source }]
    results: [{ name: digest }]
${steps(4)}`;
}

function triggerTemplate(i) {
  return `${head('TriggerTemplate', i, 'triggers.tekton.dev/v1beta1')}  params: [{ name: url }]
  resourcetemplates:
    - apiVersion: tekton.dev/v1
      kind: PipelineRun
      metadata: { generateName: run- }
      spec:
        pipelineRef: { name: pipeline-${i - 4} }
        params: [{ name: url, value: $(tt.params.url) }]
        workspaces: [{ name: source, emptyDir: {} }]
`;
}

function triggerBinding(i) {
  return `${head('TriggerBinding', i, 'triggers.tekton.dev/v1beta1')}  params: [{ name: url, value: $(body.repository.url) }]\n`;
}

function configMap(i) {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings-${i}\ndata:\n  level: info\n  mode: strict\n`;
}

function stepAction(i) {
  return `${head('StepAction', i, 'tekton.dev/v1beta1')}  params: [{ name: url, type: string }]
  image: alpine@sha256:${'0123456789abcdef'.repeat(4)}
  env: [{ name: URL, value: $(params.url) }]
  command: [wget]
  args: [$(params.url)]
`;
}
