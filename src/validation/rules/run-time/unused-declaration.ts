import { taskVariables } from '../../../analysis/tasks/task-variables';
import { surroundingTexts } from '../../../analysis/variables/surrounding-texts';
import type { AnyTaskSpec } from '../../../analysis/wire';
import type { VariableKind } from '../../../schema/variable-kinds';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { step } from '../example';

const PARAM = 'params:\n  - name: path';

export const unusedDeclaration = defineRule({
  id: 'unused-declaration',
  severity: 'warning',
  docs: {
    title: 'A param, a result or a workspace is declared and never used',
    why: 'Whoever gives it a value believes that it does something; a result that no step writes fails whoever uses it.',
    bad: step('name: ls\nimage: alpine\nargs: [src]', PARAM),
    good: step('name: ls\nimage: alpine\nargs: [$(params.path)]', PARAM),
  },
  messages: {
    param: (d: { owner: string; name: string }) => `param ${quote(d.name)} of the ${d.owner} is never used`,
    result: (d: { owner: string; name: string }) => `result ${quote(d.name)} of the ${d.owner} is never written`,
    workspace: (d: { owner: string; name: string }) => `workspace ${quote(d.name)} of the ${d.owner} is never used`,
  },
  visit: ({ report }) => ({
    TaskSpec({ spec, path }) {
      const { params = [], results = [], workspaces = [], ...rest } = spec;
      if (!spec.steps?.length || usesAll(spec, path)) return;
      const texts = surroundingTexts({
        ...rest,
        params: params.map((one) => one.default ?? ''),
        mounts: workspaces.map(({ mountPath }) => mountPath ?? ''),
      });
      const unused = (kind: 'param' | 'result' | 'workspace', name: string, at: string): void => {
        report(kind, { owner: 'task', name }, { path: `${path}.${at}.name`, help: 'use it, or drop it' });
      };
      params.forEach(({ name = '' }, i) => {
        if (!texts.uses('params', name)) unused('param', name, `params[${i}]`);
      });
      results.forEach(({ name = '', value }, i) => {
        // A step action may write it, and steps can find the folder by themselves.
        const isWritten =
          texts.uses('results', name) ||
          texts.has('/tekton/results') ||
          texts.matches(/\$\(results\.[^)]*\$/) ||
          texts.has(name);
        if (value === undefined && !isWritten) unused('result', name, `results[${i}]`);
      });
      workspaces.forEach(({ name = '', mountPath }, i) => {
        // Who says where it is mounted, or takes it into a step, looks for it there.
        const isUsed =
          mountPath !== undefined ||
          texts.uses('workspaces', name) ||
          texts.has(`/workspace/${name}`) ||
          takesIt(spec, name);
        if (!isUsed && !texts.has('/workspace')) unused('workspace', name, `workspaces[${i}]`);
      });
    },
    StepAction({ spec, path }) {
      const { params = [], results = [], ...rest } = spec;
      const texts = surroundingTexts({ ...rest, params: params.map((one) => one.default ?? '') });
      params.forEach(({ name = '' }, i) => {
        if (!texts.uses('params', name))
          report(
            'param',
            { owner: 'step action', name },
            { path: `${path}.params[${i}].name`, help: 'use it, or drop it' },
          );
      });
      results.forEach(({ name = '' }, i) => {
        const isWritten = texts.uses('step.results', name) || texts.has('/tekton/') || texts.has(name);
        if (!isWritten)
          report(
            'result',
            { owner: 'step action', name },
            { path: `${path}.results[${i}].name`, help: 'use it, or drop it' },
          );
      });
    },
    PipelineSpec({ spec, path }) {
      const { params = [], workspaces = [], ...rest } = spec;
      const texts = surroundingTexts({ ...rest, params: params.map((one) => one.default ?? '') });
      params.forEach(({ name = '' }, i) => {
        if (!texts.uses('params', name))
          report(
            'param',
            { owner: 'pipeline', name },
            { path: `${path}.params[${i}].name`, help: 'give it to a task, or drop it' },
          );
      });
      const bound = new Set(
        [...(spec.tasks ?? []), ...(spec.finally ?? [])].flatMap((task) =>
          (task.workspaces ?? []).map(({ name = '', workspace = '' }) => (workspace === '' ? name : workspace)),
        ),
      );
      workspaces.forEach(({ name = '' }, i) => {
        if (!bound.has(name) && !texts.uses('workspaces', name))
          report(
            'workspace',
            { owner: 'pipeline', name },
            { path: `${path}.workspaces[${i}].name`, help: 'give it to a task, or drop it' },
          );
      });
    },
  }),
});

/** Whether a variable names each of them: the usual case, which needs no search in texts. */
function usesAll(spec: AnyTaskSpec, path: string): boolean {
  const used = new Set(taskVariables(spec, path).map(({ kind }) => declaredBy(kind)));
  const { params = [], results = [], workspaces = [] } = spec;
  return (
    params.every(({ name = '' }) => used.has(`param ${name}`)) &&
    results.every(({ name = '' }) => used.has(`result-path ${name}`)) &&
    workspaces.every(({ name = '' }) => used.has(`workspace ${name}`))
  );
}

/** The declaration that a variable uses. */
function declaredBy(kind: VariableKind): string | undefined {
  if (kind.kind === 'result-path') return `${kind.kind} ${kind.result}`;
  return kind.kind === 'param' || kind.kind === 'workspace' ? `${kind.kind} ${kind.name}` : undefined;
}

function takesIt({ steps = [], sidecars = [] }: AnyTaskSpec, name: string): boolean {
  return [...steps, ...sidecars].some(({ workspaces = [] }) => workspaces.some((one) => one.name === name));
}
