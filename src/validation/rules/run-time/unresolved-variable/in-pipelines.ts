import { runsOfPipeline } from '../../../../analysis/documents/runs-of-pipeline';
import { valueTexts } from '../../../../analysis/pipelines/result-references';
import { surroundingTexts } from '../../../../analysis/variables/surrounding-texts';
import type { AnyPipelineRunSpec, AnyPipelineSpec } from '../../../../analysis/wire';
import { variableKind } from '../../../../schema/variable-kinds';
import { parseVariables, type Variable } from '../../../../schema/variables';
import { givenOf } from '../../../engine/calls';
import type { ResolvedTask, ResolvedTasks, Visitor } from '../../../engine/places';
import { names } from '../../variable-fault';
import type { Context } from './messages';
import { pipelineFaults } from './pipeline-variables';

/** Variables in the fields of pipelines. */
export function inPipelines({ report, set, current }: Context): Visitor {
  /** Whether a run gives a param that its Pipeline does not declare. */
  const isGivenByRun = (param: string): boolean =>
    runsOfPipeline(set(), current()).some(({ params }) => Array.isArray(params) && names(params).includes(param));
  const checkPipeline = (spec: AnyPipelineSpec, tasks: ResolvedTasks, run: AnyPipelineRunSpec | undefined): void => {
    const last = new Set(
      ['tasks', 'finally'].map((section) => tasks.all.findLast(({ place }) => place.section === section)),
    );
    for (const one of tasks.all)
      for (const { message, variable, name, path, help, severity } of pipelineFaults(one, last.has(one), spec, run))
        if (message !== 'param' || !isGivenByRun(name))
          report(message, { variable, [message]: name }, { path, text: variable, help, severity });
  };
  /** The webhook does not look for how tasks ended in a matrix. */
  const checkMatrix = ({ place, callee }: ResolvedTask): void => {
    if (place.section === 'finally') return;
    for (const { param, by, path } of givenOf(place.path, place.task)) {
      const variable = by === 'params' ? undefined : valueTexts(param.value).flatMap(parseVariables).find(isStatus);
      if (!variable) continue;
      const isUsed = callee && surroundingTexts(callee.spec).uses('params', param.name ?? '');
      const help = 'move the task to finally; before, tasks only know that those before them succeeded';
      const severity = isUsed ? 'error' : 'warning';
      report('status', { variable: variable.text }, { path: `${path}.value`, text: variable.text, help, severity });
    }
  };
  // Tekton writes values of such params into the task before there are results, and later puts only whole results there.
  const checkShadowed = ({ place }: ResolvedTask, types: ReadonlyMap<string, string | undefined>): void => {
    const { taskSpec, params: given = [] } = place.task;
    if (!taskSpec || place.isCustom) return;
    given.forEach(({ name = '', value }, i) => {
      if (types.get(name) !== (Array.isArray(value) ? 'array' : 'string')) return;
      for (const variable of valueTexts(value).flatMap(parseVariables)) {
        const kind = variableKind(variable);
        if (kind.kind !== 'task-result' || typeof kind.index !== 'number') continue;
        if (!surroundingTexts(taskSpec).uses('params', name)) continue;
        const help = 'rename the param of the task, or declare the result as string';
        const at = { path: `${place.path}.params[${i}].value`, text: variable.text, help };
        report('shadowed', { variable: variable.text, param: name }, at);
      }
    });
  };
  return {
    ResolvedPipeline({ spec, tasks, run, path }) {
      // A pipeline inside of another one may get more from its parent.
      if (path === 'spec' || path === 'spec.pipelineSpec') checkPipeline(spec, tasks, run);
      const ofRun = new Map(
        run?.params?.map(({ name = '', value }) => [name, Array.isArray(value) ? 'array' : 'string']),
      );
      const types = new Map([...ofRun, ...(spec.params ?? []).map(({ name = '', type }) => [name, type] as const)]);
      for (const one of tasks.all) {
        checkMatrix(one);
        checkShadowed(one, types);
      }
    },
  };
}

function isStatus(variable: Variable): boolean {
  return ['task-status', 'task-reason', 'aggregate-status'].includes(variableKind(variable).kind);
}
