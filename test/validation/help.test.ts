import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Task, type PipelineApp } from 'cdk8s-tekton';
import { lint } from 'cdk8s-tekton/validation';
import { synthesize } from '../../src/core/app/synthesis';
import { testChart } from '../helpers/chart';

const TASK = `apiVersion: tekton.dev/v1
kind: Task
metadata: { name: notify }
spec:
  params: [{ name: branch }]
  steps:
    - name: notify
      image: curlimages/curl:8
      env: [{ name: TOKEN, valueFrom: { secretKeyRef: { name: forge, key: token } } }]
      args: [$(params.branch)]
    - name: list
      image: alpine:3.21
      env: [{ name: TOKEN, valueFrom: { secretKeyRef: { name: forge, key: token } } }]
      script: |
        set -x
        ls $(params.branch)
`;

/** What helps in YAML, and in a Task that a program reads from it. */
function helps(rule: string): { readonly yaml: readonly string[]; readonly program: readonly string[] } {
  const path = join(mkdtempSync(join(tmpdir(), 'task-')), 'notify.yaml');
  writeFileSync(path, TASK);
  const chart = testChart();
  Task.fromFile(chart, 'notify', path);
  const found = [lint([{ name: path, text: TASK }]), synthesize(chart.node.root as PipelineApp)];
  const [yaml = [], program = []] = found.map(({ diagnostics }) => diagnostics.find((one) => one.rule === rule)?.help);
  return { yaml, program };
}

describe('help is in the words of what is looked at', () => {
  test('of an image', () => {
    const { yaml, program } = helps('mutable-image-tag');
    const digest = 'write curlimages/curl:8@sha256:… ("crane digest curlimages/curl:8" prints the digest)';
    expect(yaml).toEqual([digest]);
    expect(program).toEqual([digest, 'or say it once for all steps, in "images" of the chart']);
  });

  test('of a script', () => {
    const { yaml, program } = helps('param-in-script');
    expect(yaml).toHaveLength(1);
    expect(program).toEqual([...yaml, 'the sh, python and node templates do this by themselves']);
  });

  test.each(['param-can-read-secret', 'traced-secret'])('of %s, which can be right as it is', (rule) => {
    const { yaml, program } = helps(rule);
    expect(yaml.at(-1)).toMatch(new RegExp(`acknowledge it: # cdk8s-tekton-acknowledge-line ${rule} -- the reason$`));
    expect(program.at(-1)).toMatch(
      new RegExp(`acknowledge it: Validations\\.of\\(task\\)\\.acknowledge\\('${rule}', 'the reason'\\)$`),
    );
    expect(yaml.slice(0, -1)).toEqual(program.slice(0, -1));
  });
});
