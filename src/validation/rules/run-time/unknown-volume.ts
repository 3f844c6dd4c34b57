import type { AnyContainer, AnyTaskSpec } from '../../../analysis/wire';
import { unknownNameHelp } from '../../../diagnostics/unknown-name';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { step } from '../example';

const VOLUMES = 'volumes:\n  - { name: cache, emptyDir: {} }';
const mount = (name: string): string =>
  `name: ls\nimage: alpine\nvolumeMounts:\n  - { name: ${name}, mountPath: /cache }`;

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
  visit: ({ report, set }) => {
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
        if (known.includes(name) || name.includes('$(') || name.startsWith('tekton-')) return;
        // The pod template of a run that is not here may bring volumes of its own.
        const severity = isCalled && !set().isComplete ? 'warning' : 'error';
        const help = unknownNameHelp(name, 'volumes', known);
        report('unknown', { volume: name }, { path: `${path}.${at}.name`, help, severity });
      };
      volumeMounts.forEach(({ name = '' }, i) => {
        look(name, `volumeMounts[${i}]`);
      });
      volumeDevices.forEach(({ name = '' }, i) => {
        look(name, `volumeDevices[${i}]`);
      });
    };
    return {
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
