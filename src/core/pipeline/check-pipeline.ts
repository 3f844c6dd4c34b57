import type { CallSite } from '../../diagnostics/call-site';
import { diagnostic, type Diagnostic } from '../../diagnostics/diagnostic';
import { inside, type PendingPlace } from '../../diagnostics/place';
import { unknownNameHelp } from '../../diagnostics/unknown-name';
import type { PipelineResult } from '../../schema/result';
import { variableKind, type VariableKind } from '../../schema/variable-kinds';
import { parseVariables, type Variable } from '../../schema/variables';
import { quote } from '../../util/quote';
import { textsOf } from '../../util/texts-of';
import { checkMatrixResults } from './check-matrix-results';
import { placeOfTask, type Entry } from './entry';
import { findCycles, type Cycle } from './find-cycles';
import type { Pipeline } from './pipeline';
import type { Use } from './uses';

type AnyPipeline = Pick<Pipeline, 'declarations' | 'entries' | 'node'> & { readonly callSite: CallSite };

/** What can be said of a pipeline only when all its tasks are there. */
export function checkPipeline(pipeline: AnyPipeline, results: readonly PipelineResult[]): Diagnostic[] {
  const at = { construct: pipeline.node.path, source: pipeline.callSite };
  const entries = [...pipeline.entries.values()];
  if (!entries.some((entry) => entry.section === 'tasks')) {
    return [
      diagnostic({ rule: 'no-tasks', message: 'a Pipeline needs at least one task', at, help: 'add one with addTask' }),
    ];
  }
  const used = new Set<string>();
  const findings: Diagnostic[] = [];
  const look = ({ variable, meaning }: Pick<Use, 'variable' | 'meaning'>, place: () => PendingPlace): void => {
    if (meaning.kind === 'param') used.add(meaning.name);
    const finding = checkVariable(variable, meaning, pipeline, place);
    if (finding) findings.push(finding);
  };
  for (const entry of entries) {
    for (const use of entry.uses) look(use, () => inside(placeOfTask(pipeline, entry), use.field));
  }
  for (const { name, value } of results) {
    for (const variable of textsOf(value).flatMap(parseVariables)) {
      look({ variable, meaning: variableKind(variable) }, () => inside(at, `results ${quote(name)}`));
    }
  }
  const cycles = findCycles(entries).map((cycle) => describeCycle(cycle, pipeline));
  return [
    ...findings,
    ...checkMatrixResults(pipeline.entries, results, at),
    ...cycles,
    ...unusedParams(pipeline, used, at),
  ];
}

function checkVariable(
  variable: Variable,
  meaning: VariableKind,
  { declarations, entries }: AnyPipeline,
  at: () => PendingPlace,
): Diagnostic | undefined {
  if (meaning.kind === 'param' && !Object.hasOwn(declarations.params, meaning.name)) {
    return diagnostic({
      rule: 'unknown-param',
      message: `${quote(variable.text)} names param ${quote(meaning.name)}, which the pipeline does not declare`,
      data: { param: meaning.name },
      at: at(),
      help: unknownNameHelp(meaning.name, 'params of the pipeline', Object.keys(declarations.params)),
    });
  }
  if (!('task' in meaning)) return undefined;
  const task = entries.get(meaning.task);
  if (!task) {
    return diagnostic({
      rule: 'unknown-task',
      message: `${quote(variable.text)} names task ${quote(meaning.task)}, which is not in the pipeline`,
      data: { task: meaning.task },
      at: at(),
      help: unknownNameHelp(meaning.task, 'tasks', entries.keys()),
    });
  }
  const result = 'result' in meaning ? meaning.result : undefined;
  if (result === undefined || Object.hasOwn(task.declarations.results, result)) return undefined;
  return diagnostic({
    rule: 'unknown-result',
    message: `task ${quote(meaning.task)} has no result ${quote(result)}`,
    data: { task: meaning.task, result },
    at: at(),
    help: unknownNameHelp(result, `results of ${quote(meaning.task)}`, Object.keys(task.declarations.results)),
  });
}

function describeCycle(cycle: Cycle, pipeline: AnyPipeline): Diagnostic {
  const names = cycle.map(({ name }) => quote(name));
  const [first] = cycle;
  return diagnostic({
    rule: 'task-cycle',
    message:
      cycle.length === 1
        ? `task ${names.join()} waits for itself`
        : `tasks wait for each other: ${[...names, ...names.slice(0, 1)].join(' → ')}`,
    data: { tasks: cycle.map(({ name }) => name) },
    at: { construct: pipeline.node.path, field: `tasks ${names.join(', ')}`, source: first?.site },
    related: cycle.map((entry, i) => ({
      note: describeEdge(entry, cycle[(i + 1) % cycle.length] ?? entry),
      at: { source: entry.site },
    })),
    help: 'drop one of the references; a task that only needs the same files takes the workspace from another handle',
  });
}

function describeEdge(entry: Entry, needed: Entry): string {
  const use = entry.uses.find(({ meaning }) => meaning.kind === 'task-result' && meaning.task === needed.name);
  const reason = use ? `${use.field} uses ${quote(use.variable.text)}` : 'of runAfter or a workspace';
  return `${quote(entry.name)} waits for ${quote(needed.name)}, because ${reason}`;
}

function unusedParams({ declarations }: AnyPipeline, used: ReadonlySet<string>, at: PendingPlace): Diagnostic[] {
  return Object.keys(declarations.params)
    .filter((name) => !used.has(name))
    .map((name) =>
      diagnostic({
        rule: 'unused-param',
        message: `param ${quote(name)} of the pipeline reaches no task`,
        data: { param: name },
        at,
        help: `give it to the task it is for: params: { … : pipeline.params.${name} }, or drop it`,
      }),
    );
}
