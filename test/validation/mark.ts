/* Sets of documents for the tests of rules that look at several. */

/** Puts a caret below the beginning of a part of a YAML text, with the name of a message. The part must stand there once. */
export function mark(yaml: string, part: string, message: string): string {
  const at = yaml.indexOf(part);
  if (at < 0 || yaml.includes(part, at + 1)) throw new Error(`${JSON.stringify(part)} does not stand there once`);
  const line = yaml.lastIndexOf('\n', at) + 1;
  const end = yaml.includes('\n', at) ? yaml.indexOf('\n', at) : yaml.length;
  const column = at - line;
  if (column < 1) throw new Error('there is no room for the sign of a comment');
  const carets = `#${' '.repeat(column - 1)}^ ${message}`;
  return `${yaml.slice(0, end)}\n${carets}${yaml.slice(end)}`;
}

/** The parts of a pipeline as documents of their own. */
export const documents = (...all: readonly string[]): string => all.map((one) => one.trim()).join('\n---\n') + '\n';

/** A Task "build" of one step. */
export const build = (spec: string, step = 'script: make'): string => `
apiVersion: tekton.dev/v1
kind: Task
metadata: { name: build }
spec:
  ${spec.trim().replaceAll('\n', '\n  ')}
  steps:
    - name: make
      image: alpine
      ${step.trim().replaceAll('\n', '\n      ')}
`;

/** A Pipeline "delivery" with tasks. */
export const delivery = (tasks: string, more = ''): string => `
apiVersion: tekton.dev/v1
kind: Pipeline
metadata: { name: delivery }
spec:
  tasks:
    ${tasks.trim().replaceAll('\n', '\n    ')}
  ${more.trim().replaceAll('\n', '\n  ')}
`;

/** A run of the Pipeline "delivery". */
export const runOf = (spec: string): string => `
apiVersion: tekton.dev/v1
kind: PipelineRun
metadata: { name: run }
spec:
  pipelineRef: { name: delivery }
  ${spec.trim().replaceAll('\n', '\n  ')}
`;
