import { Callees, type Callee } from '../../../../analysis/documents/callee';
import { valueTexts } from '../../../../analysis/pipelines/result-references';
import { misplaceableTexts } from '../../../../analysis/tasks/step-places';
import { stepResults } from '../../../../analysis/tasks/step-results';
import { taskVariables, type TaskVariable } from '../../../../analysis/tasks/task-variables';
import { surroundingTexts } from '../../../../analysis/variables/surrounding-texts';
import type { AnyStep, AnyTaskSpec } from '../../../../analysis/wire';
import { variableKind } from '../../../../schema/variable-kinds';
import { parseVariables } from '../../../../schema/variables';
import type { GivenParam, Places, Visitor } from '../../../engine/places';
import { isIdle, stepActionFaults } from '../../step-action-variables';
import { isOfPipeline, type Known } from '../../variable-fault';
import { givenFaults, type Giver } from './given-variables';
import type { Context } from './messages';

/** Variables that Tasks and StepActions are given by who uses them, and those that StepActions bring along. */
export function inCalls({ report, set, namespace, placeIn, flag }: Context): Visitor {
  const resultsOf: Known['resultsOf'] = (one) => stepResults(one, new Callees(set(), namespace()));
  const checkGiven = (
    { param, path }: Pick<GivenParam, 'param' | 'path'>,
    { spec, title }: Callee<unknown>,
    by: Giver,
    bound?: readonly string[],
  ): void => {
    const isLeft = (one: TaskVariable): boolean =>
      isIdle(one, spec as AnyTaskSpec, () => new Callees(set(), namespace()));
    const known = { resultsOf, bound, isIdle: isLeft, hasArtifacts: flag('enable-artifacts') === 'true' };
    for (const { variable, fault, isUsed } of givenFaults(param, spec as AnyTaskSpec, by, known)) {
      const data = { variable: variable.text, [fault.message]: fault.name, callee: title };
      const severity = isUsed ? 'error' : 'warning';
      const at = by.startsWith('default') ? { path } : { path: `${path}.value`, text: variable.text };
      report(fault.message, data as never, { ...at, help: fault.help, severity });
    }
  };
  /** Results of steps that a step hands on are put in few fields only. */
  const checkHandedResult = (
    { param: { name = '', value }, path }: GivenParam,
    { spec, title }: Callee<unknown>,
  ): void => {
    const variable = valueTexts(value)
      .flatMap(parseVariables)
      .find((one) => variableKind(one).kind === 'step-result');
    if (!variable) return;
    const use = misplaceableTexts(spec as AnyStep, '').find(({ text }) => surroundingTexts(text).uses('params', name));
    if (!use) return;
    const data = { variable: variable.text, field: use.field, callee: title };
    const help = 'let the StepAction take it in command, args or env';
    report('field', data, { path: `${path}.value`, text: variable.text, help });
  };
  /** What a StepAction says stands in the Task that uses it. */
  const checkStepAction = (call: Places['Call']): void => {
    const { document, title } = call.callee;
    for (const { variable, fault, path } of stepActionFaults(call, { resultsOf })) {
      const at = { path: call.path, help: fault.help };
      const related = document && [{ note: 'it stands here', at: placeIn(document, path) }];
      const data = { variable: variable.text, [fault.message]: fault.name, callee: title };
      report(fault.message, data as never, { ...at, ...(related && { related }) });
    }
  };
  return {
    StepAction({ spec: { params: _params, ...only }, path }) {
      for (const { variable, kind, path: at } of taskVariables({ steps: [only] }, path)) {
        if (!isOfPipeline(kind)) continue;
        const help = 'declare a param, and let the step give it this value';
        report(
          'pipeline',
          { variable: variable.text },
          { path: at.replace('.steps[0]', ''), text: variable.text, help },
        );
      }
    },
    Call(call) {
      const { caller, callee, given, declared, path, bound } = call;
      if (caller === 'step') {
        given.forEach((one) => {
          checkHandedResult(one, callee);
        });
        checkStepAction(call);
      }
      if ((caller !== 'task' && caller !== 'TaskRun') || 'tasks' in (callee.spec as object)) return;
      // What stands inside of its caller also has what the caller has, but for files of its own.
      const isInside = caller === 'task' && !callee.document;
      const giver = isInside ? 'inside' : caller === 'task' ? 'pipeline' : 'run';
      for (const one of given) checkGiven(one, callee, giver, bound);
      const names = new Set(given.map(({ param }) => param.name));
      for (const { name = '', default: value } of declared)
        if (value !== undefined && !names.has(name) && !(isInside && call.scope.param(name) !== undefined))
          checkGiven({ param: { name, value }, path }, callee, isInside ? 'default inside' : 'default', bound);
    },
  };
}
