/** What there is of a param. */
export const OF_PARAMS = 'of a param there are params.NAME, params.NAME[0], params.NAME[*] and params.NAME.KEY';

/** What there is that begins so. */
export function variablesOf([root = '', name, ...more]: readonly string[]): string {
  if (root === 'results' && name !== undefined && more.length === 0) return `did you mean $(results.${name}.path)?`;
  return FORMS[root] ?? 'a path is a text, and has no parts';
}

/** How variables are written, by what they begin with. */
const FORMS: Readonly<Record<string, string>> = {
  artifacts: 'the file of the artifacts of a task is artifacts.path',
  context: 'there are context.taskRun.name, .namespace and .uid, context.task.name and .retry-count',
  credentials: 'the folder of the credentials is credentials.path',
  finally: 'results of finally tasks are for the results of the pipeline only: finally.TASK.results.NAME',
  results: 'the file of a result is results.NAME.path; there are no parts of it',
  step: 'a step has step.results.NAME.path and step.artifacts.path',
  steps: 'of another step there are steps.NAME.results.NAME, steps.step-NAME.exitCode.path and steps.NAME.outputs.NAME',
  tasks: 'of another task there are tasks.NAME.results.NAME, tasks.NAME.status and tasks.NAME.reason',
  tt: 'params of a template are tt.params.NAME',
  workspaces: 'of a workspace there are path, bound, claim and volume',
};

/** Words that a variable of Tekton begins with, beside params. */
const OURS = new Set([
  'artifacts',
  'context',
  'credentials',
  'finally',
  'results',
  'step',
  'steps',
  'tasks',
  'tt',
  'workspaces',
]);
const FILE = /(?:^|\.)(?:(?:ba|k|z)?sh|m?[jt]s|py|rb|pl|exe|bin|bat|cmd|ps1|lua|php|awk|mk|txt|json|ya?ml|html)$/;

/** Whether the beginning says that Tekton was meant. */
export function isOurs(segments: readonly string[]): boolean {
  const [root = '', ...rest] = segments;
  return (OURS.has(root) || root === 'params') && rest.length > 0 && !isFile(rest.join('.'));
}

/** Whether what stands behind the first dot ends like a file, which a shell runs: `$(tasks.sh -x)`. */
export function isFile(rest: string): boolean {
  return FILE.test(rest.trim().split(/\s/)[0] ?? '');
}
