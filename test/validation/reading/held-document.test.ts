import { PipelineApp, PipelineChart, Pipeline, Task, param } from 'cdk8s-tekton';
import { Schedule } from 'cdk8s-tekton/triggers';
import { lint } from '../../../src/validation/lint';

/** What a program with a schedule writes. */
function written(): string {
  const app = new PipelineApp({ summary: false });
  const chart = new PipelineChart(app, 'shop', { namespace: 'ci' });
  const pipeline = new Pipeline(chart, 'scan', { params: { url: param.string() } });
  const list = new Task(chart, 'list', {
    params: { url: param.string() },
    steps: ({ params }) => [{ name: 'ls', image: 'alpine:3.21', args: [params.url] }],
  });
  pipeline.addTask('list', list, { params: pipeline.params });
  new Schedule(chart, 'nightly', { pipeline, params: { url: 'https://example.com' }, cron: '@daily' });
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  return app.synthYaml();
}

const findings = (text: string, applied = true): string[] =>
  lint([{ name: 'shop.yaml', text }], { applied })
    .diagnostics.filter(({ severity }) => severity === 'error')
    .map(({ rule, message, at }) => {
      const line = text.split('\n')[(at.source?.line ?? 1) - 1] ?? '';
      return `${rule}: ${message} @ ${line.slice((at.source?.column ?? 1) - 1)}`;
    });

describe('the run that the ConfigMap of a schedule holds', () => {
  const text = written();
  const held = /^ {2}run\.yaml: \|\n(?: {4}.*\n)+/m.exec(text)?.[0] ?? '';

  it('is read with the documents of the file', () => {
    expect(held).toContain('kind: PipelineRun');
    const alone = lint([{ name: 'shop.yaml', text: text.replace('cdk8s-tekton/holds-document', 'another') }]);
    expect(lint([{ name: 'shop.yaml', text }]).documents).toBe(alone.documents + 1);
  });

  it('is right as it is written, and need not have a name to apply', () => {
    expect(findings(text)).toEqual([]);
  });

  it('is judged like a run of its own, at its lines of the file', () => {
    const broken = text.replace(
      held,
      held.replace('- name: url', '- name: ulr').replace('  spec:', '  spec:\n      timeot: 1h'),
    );
    expect(findings(broken)).toEqual([expect.stringMatching(/^unknown-field: .*"timeot".* @ timeot: 1h$/)]);
    const renamed = text.replace(held, held.replace('- name: url', '- name: ulr'));
    expect(findings(renamed)).toEqual([expect.stringMatching(/^missing-param: .* @ pipelineRef:$/)]);
  });

  it('is told of where it cannot be read', () => {
    const broken = text.replace(held, held.replace('kind: PipelineRun', 'kind: [PipelineRun'));
    expect(findings(broken)).toEqual([expect.stringMatching(/^invalid-yaml: /)]);
  });

  it('is found in a list too', () => {
    const map = `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  annotations: { cdk8s-tekton/holds-document: run.yaml }\ndata:\n${held.replace('spec:', 'spce:')}`;
    const inList = `apiVersion: v1\nkind: List\nitems:\n  - ${map.trimEnd().replaceAll('\n', '\n    ')}\n`;
    expect(findings(inList)).toEqual([expect.stringMatching(/^unknown-field: .*"spce".* @ spce:$/)]);
  });

  it('is not looked for in what nobody says to hold one', () => {
    const map = `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata:\n${held.replace('spec:', 'spce:')}`;
    expect(findings(map)).toEqual([]);
  });
});
