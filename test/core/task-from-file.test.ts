import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JsonPatch } from 'cdk8s';
import {
  Pipeline,
  Task,
  TaskRun,
  type PipelineApp,
  type PipelineChart,
  type PipelineChartProps,
  Validations,
} from 'cdk8s-tekton';
import { synthesize } from '../../src/core/app/synthesis';
import { renderText } from '../../src/diagnostics/render-text';
import { reportOfCall, testChart } from '../helpers/chart';

const FILE = `# what a colleague wrote
apiVersion: tekton.dev/v1
kind: Task
metadata:
  name: sonar
spec:
  steps:
    - name: scan
      image: sonar:1@sha256:${'0'.repeat(64)}
      script: echo $(params.ulr)
`;

function write(content: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'task-')), 'sonar.yaml');
  writeFileSync(path, content);
  return path;
}

type Use = (chart: PipelineChart, task: ReturnType<typeof Task.fromFile>) => void;

/** What synthesis says of a program that reads the file. */
function findings(content: string, { use, props }: { use?: Use; props?: PipelineChartProps } = {}) {
  const chart = testChart(props);
  const task = Task.fromFile(chart, 'sonar', write(content));
  use?.(chart, task);
  return synthesize(chart.node.root as PipelineApp).diagnostics;
}

const places = (...given: Parameters<typeof findings>): string[] =>
  findings(...given).map(({ rule, at: { source } }) => `${rule} ${source?.file.replace(/.*\//, '')}:${source?.line}`);

describe('a fault in a Task of a file', () => {
  it('is shown in the file, with the construct and the line of the program', () => {
    const found = findings(FILE).filter(({ rule }) => rule === 'unknown-param');
    expect(found[0]?.at).toMatchObject({ construct: 'shop/sonar', source: { line: 10, column: 29, length: 3 } });
    expect(renderText(found)).toMatch(
      /^error\[unknown-param\].*\n {2}at shop\/sonar › steps\[0\] "scan" › script +\S*sonar\.yaml:10:29\n {2}note: the program reads the file at test\/core\/task-from-file\.test\.ts:\d+:\d+\n/,
    );
  });

  it('is shown in the file by pipelines and runs that hold the Task', () => {
    const inPipeline: Use = (chart, task) => new Pipeline(chart, 'p').addTask('scan', task);
    const inRun: Use = (chart, task) => new TaskRun(chart, 'r', { task });
    const props = { tasks: 'inline' } as const;
    expect(places(FILE, { use: inPipeline, props })).toContain('unknown-param sonar.yaml:10');
    expect(places(FILE, { use: inRun, props })).toContain('unknown-param sonar.yaml:10');
  });

  it('is shown where an element is nothing', () => {
    const lists = 'spec:\n  params:\n    -\n  results:\n    -\n  workspaces:\n    -\n';
    expect(places(FILE.replace('spec:\n', lists))).toEqual(
      expect.arrayContaining(['invalid-param-name sonar.yaml:8', 'invalid-result sonar.yaml:10']),
    );
  });

  it('is shown in the program where a patch made it', () => {
    const use: Use = (_chart, { apiObject }) => {
      apiObject.addJsonPatch(JsonPatch.add('/spec/steps/0', { name: 'first', image: 'a:1', script: '$(params.url)' }));
    };
    const found = places(FILE, { use }).filter((place) => place.startsWith('unknown-param'));
    expect(found).toEqual([
      expect.stringContaining('task-from-file.test.ts'),
      expect.stringContaining('from-file.test'),
    ]);
  });

  it('is shown in the file when the table of the chart says another image', () => {
    expect(
      places(FILE.replace(/sonar:1.*/, 'sonar:1').replace(/ {6}script.*/, ''), {
        props: { images: { 'sonar:1': 'mirror/sonar:latest' } },
      }),
    ).toContain('mutable-image-tag sonar.yaml:9');
  });

  it('can be acknowledged at the Task', () => {
    const use: Use = (_chart, task) => Validations.of(task).acknowledge('mutable-image-tag', 'known');
    const unpinned = FILE.replace(/@sha.*/, '');
    expect(places(unpinned)).toContain('mutable-image-tag sonar.yaml:9');
    expect(places(unpinned, { use })).not.toContain('mutable-image-tag sonar.yaml:9');
  });
});

describe('a file of v1beta1', () => {
  const OLD = FILE.replace('tekton.dev/v1', 'tekton.dev/v1beta1');

  it('is rendered with the fields of v1', () => {
    const resources = { requests: { memory: '1Gi' } };
    const chart = testChart();
    const task = Task.fromFile(chart, 'sonar', write(`${OLD}      resources: ${JSON.stringify(resources)}\n`));

    expect(task.apiObject.toJson()).toMatchObject({
      apiVersion: 'tekton.dev/v1',
      spec: { steps: [{ name: 'scan', computeResources: resources }] },
    });
    expect(JSON.stringify(task.apiObject.toJson())).not.toContain('"resources"');
  });

  it('is shown by its own lines', () => {
    expect(() => findings(`${OLD}      resources: { requests: { memory: lots } }\n`)).toThrow(
      /^error\[wrong-type\].*\n.*sonar\.yaml:11:40\n/,
    );
  });
});

describe('a file that is no Task', () => {
  const reported = (content: string): string[] => {
    const path = write(content);
    const report = reportOfCall(() => Task.fromFile(testChart(), 't', path));
    expect(report).toContain('note: the program reads the file at test/core/task-from-file.test.ts');
    const [first = '', place = ''] = report.split('\n');
    return [first.split(':')[0] ?? '', place.replace(/.*sonar\.yaml/, 'at')];
  };

  it.each([
    ['broken YAML', 'kind: Task\nspec:\n\tsteps: []\n', 'invalid-yaml', '3:1'],
    ['a key twice', FILE.replace('name: scan', 'name: scan\n      name: scan'), 'duplicate-key', '9:7'],
    ['a map where a list is wanted', FILE.replace('spec:\n', 'spec:\n  params: { url: x }\n'), 'wrong-type', '7:3'],
    ['a misspelt field', FILE.replace('steps:', 'step:'), 'unknown-field', '7:3'],
    ['no steps', FILE.replace(/steps:[^]*/, 'steps: []'), 'no-steps', '7:3'],
    ['an empty step', FILE.replace('steps:\n', 'steps:\n    -\n'), 'missing-image', '8:6'],
    ['a placeholder', FILE.replace('name: scan', 'name: {{ name }}'), 'not-a-task', '8:13'],
    ['a template of Helm', `{{- if .Values.x }}\n${FILE}`, 'helm-template', '1:1'],
  ])('is refused at the line that is wrong: %s', (_what, content, rule, place) => {
    expect(reported(content)).toEqual([`error[${rule}]`, `at:${place}`]);
  });
});
