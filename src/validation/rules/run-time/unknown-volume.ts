import type { DocumentSet } from '../../../analysis/documents/document-set';
import type { AnyContainer, AnyStepActionSpec, AnyTaskSpec } from '../../../analysis/wire';
import { unknownNameHelp } from '../../../diagnostics/unknown-name';
import { variableKind } from '../../../schema/variable-kinds';
import { parseVariables } from '../../../schema/variables';
import { fieldOf } from '../../../util/field-of';
import { isPlain } from '../../../util/is-plain';
import { quote } from '../../../util/quote';
import { rememberByObject } from '../../../util/remember';
import type { Places } from '../../engine/places';
import { defineRule } from '../../engine/rule';
import { step } from '../example';

const VOLUMES = 'volumes:\n  - { name: cache, emptyDir: {} }';
const mount = (name: string): string =>
  `name: ls\nimage: alpine\nvolumeMounts:\n  - { name: ${name}, mountPath: /cache }`;

/** Names of the volumes that the pod templates of runs bring, whoever runs what. */
const ofRuns = rememberByObject((set: DocumentSet): ReadonlySet<string> => {
  const names = new Set<string>();
  for (const { content } of set.all) collectVolumes(content, names);
  return names;
});

function collectVolumes(within: unknown, names: Set<string>): void {
  if (!isPlain(within)) return;
  for (const [key, part] of Object.entries(within)) {
    const volumes = key === 'podTemplate' ? fieldOf(part, 'volumes') : undefined;
    if (Array.isArray(volumes)) for (const one of volumes) names.add(String(fieldOf(one, 'name')));
    collectVolumes(part, names);
  }
}

export const unknownVolume = defineRule({
  id: 'unknown-volume',
  severity: 'error',
  docs: {
    title: 'A volume is mounted that the Task does not have',
    why: 'Tekton makes the pod as it is told to, and Kubernetes refuses it.',
    bad: step(mount('cahce'), VOLUMES),
    good: step(mount('cache'), VOLUMES),
  },
  messages: { unknown: (d: { volume: string }) => `there is no volume ${quote(d.volume)}` },
  visit: ({ report, set, placeIn }) => {
    // The pod template of a run that is not here may bring volumes of its own.
    const severityOf = (isCalled: boolean): 'warning' | 'error' =>
      isCalled && !set().isComplete ? 'warning' : 'error';
    const check = (
      { volumeMounts = [], volumeDevices = [] }: AnyContainer,
      spec: AnyTaskSpec,
      path: string,
      isCalled: boolean,
    ): void => {
      if (volumeMounts.length === 0 && volumeDevices.length === 0) return;
      const known = (spec.volumes ?? []).map(({ name = '' }) => name);
      // Names that are put together from params cannot be judged, neither can volumes of the run.
      if (known.some((name) => name.includes('$('))) return;
      const look = (name: string, at: string): void => {
        if (known.includes(name) || name.startsWith('tekton-') || ofRuns(set()).has(name)) return;
        // Where there is none, no param can be the name of one; a workspace has its own.
        const isNone = known.length === 0 && ofRuns(set()).size === 0;
        if (name.includes('$(') && (!isNone || name.includes('$(workspaces.'))) return;
        const help = unknownNameHelp(name, 'volumes', known);
        report('unknown', { volume: name }, { path: `${path}.${at}.name`, help, severity: severityOf(isCalled) });
      };
      volumeMounts.forEach(({ name = '' }, i) => {
        look(name, `volumeMounts[${i}]`);
      });
      volumeDevices.forEach(({ name = '' }, i) => {
        look(name, `volumeDevices[${i}]`);
      });
    };
    /** A StepAction mounts volumes of the Task that uses it, by params. */
    const checkAction = ({ callee, declared, given, within, path }: Places['Call']): void => {
      const { volumeMounts = [] } = callee.spec as AnyStepActionSpec;
      const known = (within?.spec.volumes ?? []).map(({ name = '' }) => name);
      if (!within || known.some((name) => name.includes('$('))) return;
      volumeMounts.forEach(({ name: text = '' }, i) => {
        const variable = parseVariables(text).find((one) => one.text === text);
        const kind = variable && variableKind(variable);
        if (kind?.kind !== 'param' || kind.key !== undefined || kind.index !== undefined) return;
        const by = given.find(({ param }) => param.name === kind.name);
        const name = by ? by.param.value : declared.find((one) => one.name === kind.name)?.default;
        if (typeof name !== 'string' || known.includes(name) || name.includes('$(') || name.startsWith('tekton-'))
          return;
        const at = callee.document && placeIn(callee.document, `spec.volumeMounts[${i}].name`);
        report(
          'unknown',
          { volume: name },
          {
            path: by ? `${by.path}.value` : path,
            help: unknownNameHelp(name, 'volumes', known),
            severity: severityOf(within.isCalled),
            ...(at && { related: [{ note: `${callee.title} mounts it`, at }] }),
          },
        );
      });
    };
    return {
      Call(call) {
        if (call.caller === 'step') checkAction(call);
      },
      TaskAlone({ spec, path, isCalled }) {
        spec.steps?.forEach((one, i) => {
          check(one, spec, `${path}.steps[${i}]`, isCalled);
        });
        spec.sidecars?.forEach((one, i) => {
          check(one, spec, `${path}.sidecars[${i}]`, isCalled);
        });
        if (spec.stepTemplate) check(spec.stepTemplate, spec, `${path}.stepTemplate`, isCalled);
      },
    };
  },
});
