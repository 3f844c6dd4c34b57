import type { CallSite } from '../../diagnostics/call-site';
import { diagnostic, type Diagnostic } from '../../diagnostics/diagnostic';
import type { PendingPlace } from '../../diagnostics/place';
import { unknownNameHelp } from '../../diagnostics/unknown-name';
import type { PipelineResult } from '../../schema/result';
import { variableKind } from '../../schema/variable-kinds';
import { parseVariables, type Variable } from '../../schema/variables';
import { quote } from '../../util/quote';
import { textsOf } from '../../util/texts-of';
import { placeOfTask } from './entry';
import type { Pipeline } from './pipeline';

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
  const look = (part: unknown, place: PendingPlace): void => {
    for (const text of textsOf(part)) {
      if (!text.includes('$(')) continue;
      for (const variable of parseVariables(text)) {
        const meaning = variableKind(variable);
        if (meaning.kind === 'param') used.add(meaning.name);
        const finding = checkVariable(variable, pipeline, place) ?? checkWhole(variable, text, place);
        if (finding) findings.push(finding);
      }
    }
  };
  for (const entry of entries) look(entry.wire, placeOfTask(pipeline, entry));
  for (const result of results) look(result.value, { ...at, field: `results ${quote(result.name)}` });
  return [...findings, ...unusedParams(pipeline, used, at)];
}

function checkVariable(
  variable: Variable,
  { declarations, entries }: AnyPipeline,
  at: PendingPlace,
): Diagnostic | undefined {
  const meaning = variableKind(variable);
  if (meaning.kind === 'param' && !Object.hasOwn(declarations.params, meaning.name)) {
    return diagnostic({
      rule: 'unknown-param',
      message: `${quote(variable.text)} names param ${quote(meaning.name)}, which the pipeline does not declare`,
      data: { param: meaning.name },
      at,
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
      at,
      help: unknownNameHelp(meaning.task, 'tasks', entries.keys()),
    });
  }
  const result = 'result' in meaning ? meaning.result : undefined;
  if (result === undefined || Object.hasOwn(task.declarations.results, result)) return undefined;
  return diagnostic({
    rule: 'unknown-result',
    message: `task ${quote(meaning.task)} has no result ${quote(result)}`,
    data: { task: meaning.task, result },
    at,
    help: unknownNameHelp(result, `results of ${quote(meaning.task)}`, Object.keys(task.declarations.results)),
  });
}

function checkWhole(variable: Variable, text: string, at: PendingPlace): Diagnostic | undefined {
  if (variable.index !== '*' || variable.text === text) return undefined;
  return diagnostic({
    rule: 'array-in-text',
    message: `${quote(variable.text)} is an array or object, and ${quote(text)} is a text`,
    data: { variable: variable.text, text },
    at,
    help: "take one element with .at(0) or .key('…'), or give it alone to a param that takes the whole",
  });
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
