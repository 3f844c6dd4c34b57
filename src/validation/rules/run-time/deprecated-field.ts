import type { AnyContainer, AnyRef, Fields } from '../../../analysis/wire';
import { quote } from '../../../util/quote';
import { replacementOf } from '../../decoding/replaced-fields';
import type { Places } from '../../engine/places';
import { defineRule } from '../../engine/rule';
import { step } from '../example';
import { isFields } from '../../../util/is-fields';

/** Of steps in v1beta1; v1 has none of them. */
const STEP_FIELDS = [
  'lifecycle',
  'livenessProbe',
  'ports',
  'readinessProbe',
  'startupProbe',
  'stdin',
  'stdinOnce',
  'terminationMessagePath',
  'terminationMessagePolicy',
  'tty',
] as const;
const OLD_INTERCEPTORS = ['cel', 'github', 'gitlab', 'bitbucket'] as const;
const OLD_VARIABLE = /\$\(inputs\.(params\.[^)]*)\)/g;

const PARAMS = 'params:\n  - name: path';

export const deprecatedField = defineRule({
  id: 'deprecated-field',
  severity: 'warning',
  docs: {
    title: 'A field, variable or value still works, or is still taken, and has a successor',
    why: 'A later release will not know it, or this one knows it and does nothing with it.',
    bad: step('name: ls\nimage: alpine\nargs: [$(inputs.params.path)]', PARAMS),
    good: step('name: ls\nimage: alpine\nargs: [$(params.path)]', PARAMS),
  },
  messages: {
    field: (d: { field: string }) => `field ${quote(d.field)} is deprecated`,
    variable: (d: { variable: string }) => `${quote(d.variable)} is an old name of a param`,
    clusterTask: () => 'ClusterTasks were removed; nothing runs this task',
    hub: () => 'the hub resolver asks Tekton Hub, which was shut down',
    decode: () => 'function "decodeb64" of CEL is deprecated',
  },
  help: {
    variable: (d: { variable: string }) => `write ${d.variable.replace('$(inputs.', '$(')}`,
    clusterTask: 'write resolver: cluster, with params kind: task, name and namespace',
    hub: 'write the value "artifact" and take the Task from Artifact Hub, or use the git or bundles resolver',
    decode: 'write base64.decode(…), and string(…) around it to get a text',
  },
  visit: ({ report, version, current }) => {
    const field = (name: string, path: string): void => {
      const help = replacementOf(current()?.kind ?? '', path) ?? 'drop it';
      report('field', { field: name }, { path, isKey: true, help });
    };
    const container = (one: AnyContainer, path: string): void => {
      for (const name of STEP_FIELDS) if ((one as Fields)[name] !== undefined) field(name, `${path}.${name}`);
    };
    const clusterTask = (ref: AnyRef | undefined, path: string): void => {
      if (ref?.kind === 'ClusterTask') report('clusterTask', {}, `${path}.kind`);
    };
    const cel = (text: unknown, path: string): void => {
      if (typeof text === 'string' && text.includes('.decodeb64(')) report('decode', {}, { path, text: 'decodeb64' });
    };
    /** Tekton's defaults fill it in before other places are shown. */
    const timeout = ({ document: { apiVersion, kind, spec } }: Places['Embedded']): void => {
      // v1 does not know it, and both together are refused.
      if (
        apiVersion !== 'tekton.dev/v1beta1' ||
        kind !== 'PipelineRun' ||
        !isFields(spec) ||
        !isSet(spec['timeout']) ||
        isSet(spec['timeouts'])
      )
        return;
      field('timeout', 'spec.timeout');
    };
    return {
      Embedded: timeout,
      // Tekton's defaults write them anew before rules see them.
      Document({ document, metadata }) {
        timeout({ document, metadata });
        const { apiVersion, kind, spec } = document;
        if (apiVersion !== 'triggers.tekton.dev/v1alpha1' || !isFields(spec)) return;
        const look = (holder: unknown, path: string): void => {
          listOf(holder, 'interceptors').forEach((one, i) => {
            for (const name of OLD_INTERCEPTORS)
              if (isFields(one) && one[name] !== undefined) field(name, `${path}.interceptors[${i}].${name}`);
          });
        };
        if (kind === 'Trigger') look(spec, 'spec');
        if (kind === 'EventListener')
          listOf(spec, 'triggers').forEach((trigger, i) => {
            look(trigger, `spec.triggers[${i}]`);
          });
      },
      TaskSpec({ spec: { steps = [], stepTemplate }, path }) {
        if (version() !== 'v1beta1') return;
        steps.forEach((one, i) => {
          container(one, `${path}.steps[${i}]`);
        });
        if (stepTemplate) container(stepTemplate, `${path}.stepTemplate`);
      },
      TaskText({ text, path }) {
        if (!text.includes('$(inputs.params.')) return;
        for (const [variable] of text.matchAll(OLD_VARIABLE))
          report('variable', { variable }, { path, text: variable });
      },
      PipelineTask({ task: { taskRef }, path }) {
        // Without the version it is refused, and invalid-custom-task speaks.
        if (taskRef?.apiVersion) clusterTask(taskRef, `${path}.taskRef`);
      },
      TaskRun({ spec, path }) {
        clusterTask(spec.taskRef, `${path}.taskRef`);
      },
      Ref({ ref: { resolver, params = [] }, path }) {
        if (resolver !== 'hub') return;
        const at = params.findIndex(({ name, value }) => name === 'type' && value === 'tekton');
        if (at >= 0) report('hub', {}, `${path}.params[${at}].value`);
      },
      Interceptor({ interceptor, path }) {
        interceptor.params?.forEach(({ name, value }, i) => {
          const at = `${path}.params[${i}].value`;
          if (name === 'filter') cel(value, at);
          if (name !== 'overlays' || !Array.isArray(value)) return;
          (value as readonly (Fields | null)[]).forEach((overlay, j) => {
            cel(overlay?.['expression'], `${at}[${j}].expression`);
          });
        });
      },
    };
  },
});

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function listOf(holder: unknown, field: string): readonly unknown[] {
  const list = isFields(holder) ? holder[field] : undefined;
  return Array.isArray(list) ? (list as readonly unknown[]) : [];
}
