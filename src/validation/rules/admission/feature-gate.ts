import { artifactOfStep, taskArtifactIn } from '../../../analysis/tasks/step-places';
import { isMatrixed, valueTexts } from '../../../analysis/pipelines/result-references';
import type { AnyPipelineTask } from '../../../analysis/wire';
import { GATED_FIELDS, type GatedField } from '../../../schema/gates';
import { isParamReference } from '../../../analysis/variables/admission-variables';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { step } from '../example';

type Gate = GatedField['gate'];

const GATED = new Map<string, GatedField[]>();
for (const one of GATED_FIELDS) GATED.set(one.type, [...(GATED.get(one.type) ?? []), one]);

export const featureGate = defineRule({
  id: 'feature-gate',
  severity: 'error',
  docs: {
    title: 'A document uses what a feature flag of the cluster does not let in',
    why: 'The cluster refuses fields of a level that is not switched on.',
    bad: step('name: ls\nimage: alpine\nstdoutConfig: { path: /workspace/out }'),
    good: step('name: ls\nimage: alpine'),
  },
  messages: {
    field: (d: { field: string; gate: string }) =>
      `${quote(d.field)} needs ${needed(d.gate)}, which is not switched on`,
    what: (d: { what: string; gate: string }) => `${d.what} needs ${needed(d.gate)}, which is not switched on`,
  },
  visit: ({ report, flag }) => {
    const isOpen = (gate: Gate): boolean => {
      const level = flag('enable-api-fields');
      if (gate === 'alpha') return level === 'alpha';
      if (gate === 'beta') return level !== 'stable';
      return flag(gate) === 'true';
    };
    const help = (gate: Gate): string =>
      `set it in the ConfigMap feature-flags of the cluster, and say so: features: { ${flagSetting(gate)} }`;
    const fields = (type: GatedField['type'], holder: object, path: string, skip: readonly string[] = []): void => {
      for (const { field, gate } of GATED.get(type) ?? []) {
        if ((holder as Readonly<Record<string, unknown>>)[field] === undefined) continue;
        if (!skip.includes(field) && !isOpen(gate))
          report('field', { field, gate }, { path: `${path}.${field}`, help: help(gate) });
      }
    };
    const what = (name: string, gate: Gate, path: string): void => {
      if (!isOpen(gate)) report('what', { what: name, gate }, { path, help: help(gate) });
    };
    return {
      ParamSpecs({ params, of, path }) {
        if (of !== 'stepaction')
          params.forEach((param, i) => {
            fields('ParamSpec', param, `${path}[${i}]`);
          });
      },
      Ref({ ref, path }) {
        fields('TaskRef', ref, path);
      },
      Step({ step: one, path }) {
        fields('Step', one, path);
        if (isForWindows(one)) what('a Windows script', 'alpha', `${path}.script`);
        if (artifactOfStep(one) !== undefined) what('an artifact', 'enable-artifacts', path);
      },
      StepAction({ spec, path }) {
        if (isForWindows(spec)) what('a Windows script', 'alpha', `${path}.script`);
      },
      // The workspaces of steps count as they are written.
      TaskSpec({ spec, path }) {
        spec.steps?.forEach(({ workspaces }, i) => {
          if (workspaces) fields('Step', { workspaces }, `${path}.steps[${i}]`);
        });
      },
      Sidecar({ sidecar, path }) {
        fields('Sidecar', sidecar, path);
      },
      PipelineTask({ task, path }) {
        const skip = [...(isMatrixed(task) ? [] : ['matrix']), ...(isFixed(task) ? [] : ['onError'])];
        fields('PipelineTask', task, path, skip);
        if (task.taskRef) fields('TaskRef', task.taskRef, `${path}.taskRef`);
        task.params?.forEach(({ value }, i) => {
          if (valueTexts(value).some((text) => taskArtifactIn(text) !== undefined))
            what('an artifact', 'enable-artifacts', `${path}.params[${i}].value`);
        });
      },
      When({ when, path }) {
        fields('WhenExpression', when, path);
      },
      TaskRunSpec({ spec, path, ofPipeline }) {
        fields(ofPipeline ? 'PipelineTaskRunSpec' : 'TaskRunSpec', spec, path);
      },
    };
  },
});

function isForWindows({ script }: { readonly script?: string }): boolean {
  return script?.includes('#!win') === true && script.trim().startsWith('#!win');
}

/** Whether onError is known before the run. */
function isFixed({ onError }: AnyPipelineTask): boolean {
  return onError !== undefined && !isParamReference(onError);
}

function needed(gate: string): string {
  return gate === 'alpha' || gate === 'beta' ? `feature flag "enable-api-fields: ${gate}"` : `feature flag "${gate}"`;
}

function flagSetting(gate: string): string {
  return gate === 'alpha' || gate === 'beta' ? `'enable-api-fields': '${gate}'` : `'${gate}': 'true'`;
}
