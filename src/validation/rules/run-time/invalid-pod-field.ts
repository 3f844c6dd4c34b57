import { Callees } from '../../../analysis/documents/callee';
import { idleWorkspaces } from '../../../analysis/pipelines/idle-workspaces';
import {
  containerFaults,
  hasPodFields,
  nodePortFaults,
  sidecarFaults,
  sidecarNameFaults,
} from '../../../analysis/pod-fields/container-faults';
import { filledFaults, mayHaveFilledFaults, pathsOfTask } from '../../../analysis/pod-fields/filled-faults';
import { isEmpty, type Form, type PodFault, type Tell } from '../../../analysis/pod-fields/fault';
import { podTemplateFaults } from '../../../analysis/pod-fields/pod-template-faults';
import { resourceFaults } from '../../../analysis/pod-fields/resource-faults';
import { deviceSourceFaults, subPathFaults } from '../../../analysis/pod-fields/mount-faults';
import { sourceFaults, volumeFaults } from '../../../analysis/pod-fields/volume-faults';
import type {
  AnyContainer,
  AnyPipelineRunSpec,
  AnyStep,
  AnyStepActionSpec,
  AnyWorkspaceBinding,
} from '../../../analysis/wire';
import { eachMap } from '../../../util/each-map';
import { fieldOf } from '../../../util/field-of';
import { containersOf } from '../../../analysis/tasks/containers';
import { mergedStep } from '../../../analysis/tasks/merge-steps';
import { surroundingTexts } from '../../../analysis/variables/surrounding-texts';
import { list } from '../../../util/list';
import { quote } from '../../../util/quote';
import { defineRule, type Data, type ReportAt } from '../../engine/rule';
import type { TaskSpecPlace } from '../../engine/places';
import { step } from '../example';
import { asTask, eachFilledCallee, inAction } from '../given-values';

const mount = (path: string): string =>
  step(
    `name: make\nimage: alpine\ncommand: [make]\nvolumeMounts:\n  - { name: cache, ${path} }`,
    'volumes:\n  - { name: cache, emptyDir: {} }',
  );
const FORMS: Readonly<Record<Form, readonly [what: string, help: string]>> = {
  container: ['name of a container', 'take lower-case letters, digits and "-"'],
  volume: ['name of a volume', 'take lower-case letters, digits and "-", at most 63'],
  driver: ['name of a driver', 'take letters, digits, "-" and ".", at most 63'],
  port: ['port', 'take its number, or a name of at most 15 lower-case letters, digits and "-"'],
  header: ['name of a header', 'take letters, digits and "-"'],
  key: ['key of a Secret or ConfigMap', 'take letters, digits, "-", "_" and "."'],
  prefix: ['beginning of names of the environment', 'take visible ASCII characters, but no "="'],
  resource: [
    'resource of a container',
    'take cpu, memory, ephemeral-storage, or the name of a resource with its domain',
  ],
  object: ['name of an object', 'take lower-case letters, digits, "-" and "."'],
  name: ['name of an object', 'take lower-case letters, digits, "-" and "."'],
  label: ['label', 'take letters, digits, "-", "_" and ".", at most 63, and a domain with "/" in front of a key'],
  address: ['IP address', 'write it like 10.0.0.1 or fd00::1'],
  whole: ['amount that there can be of it', 'take a whole number, and a multiple of their size for pages'],
  'field-path': ['field that a pod tells of itself', 'see the downward API of Kubernetes for those that it does'],
};

type Of<F extends PodFault['fault']> = Omit<Extract<PodFault, { readonly fault: F }>, 'fault'>;

/** A step, its template, where they stand, and the StepAction that it uses. */
interface Origin {
  readonly own: AnyContainer;
  readonly at: string;
  readonly template: AnyContainer;
  readonly of: string;
  readonly action: AnyContainer | undefined;
}

export const invalidPodField = defineRule({
  id: 'invalid-pod-field',
  severity: 'error',
  docs: {
    title: 'A field of a step, sidecar or volume is one that no pod can have',
    why: 'Tekton takes it as it is and makes the pod with it. Kubernetes refuses the pod, and the run fails.',
    bad: mount('subPath: objects'),
    good: mount('mountPath: /cache, subPath: objects'),
  },
  messages: {
    missing: (d: Of<'missing'>) => `field ${quote(d.field)} is missing`,
    choice: (d: Of<'choice'>) => `${quote(d.field)} may not be ${quote(d.value)}`,
    number: (d: Of<'number'>) => `${quote(d.field)} cannot be ${d.value}`,
    absolute: (d: Of<'absolute'>) => `${quote(d.field)} is absolute: ${quote(d.value)}`,
    backwards: (d: Of<'backwards'>) => `${quote(d.field)} has "..": ${quote(d.value)}`,
    relative: (d: Of<'relative'>) => `${quote(d.field)} does not begin with "/": ${quote(d.value)}`,
    form: (d: Of<'form'>) => `${quote(d.value)} is no ${FORMS[d.form][0]}`,
    none: (d: Of<'none'>) => `${d.what} has none of ${list(d.choices, 6)}`,
    several: (d: Of<'several'>) => `${d.what} has ${d.fields.join(' and ')}`,
    repeated: (d: Of<'repeated'>) => `${quote(d.field)} is ${quote(d.value)} twice`,
    joined: (d: Of<'repeated'>) => `${quote(d.field)} is ${quote(d.value)} twice, and one of the two may be lost`,
    reserved: (d: Of<'reserved'>) => `Tekton has a volume ${quote(d.value)} of its own`,
    excluded: (d: Of<'excluded'>) => `${quote(d.field)} does not go with ${d.other}`,
    unlimited: (d: Of<'unlimited'>) => `there is a request of ${d.resource}, and no limit`,
    request: (d: Of<'request'>) => `the request of ${d.resource} is ${d.request}, ${d.relation} its limit ${d.limit}`,
  },
  help: {
    missing: 'add it: Kubernetes refuses the pod without it',
    choice: (d: Of<'choice'>) => `possible: ${list(d.choices, 8)}`,
    number: (d: Of<'number'>) => (d.most === undefined ? `take ${d.least} or more` : `take ${d.least} to ${d.most}`),
    absolute: 'write the path from the volume on, without "/" in front',
    backwards: 'write the path without "..": it may not lead out of the volume',
    relative: 'write the whole path',
    form: (d: Of<'form'>) => FORMS[d.form][1],
    none: 'add the one that is meant',
    several: 'keep the one that is meant',
    repeated: 'keep one of the entries, or change the other one',
    joined: 'keep one of the entries, or change the other one',
    reserved: 'call it otherwise, and the volumeMounts that mean it',
    excluded: 'drop one of the two',
    unlimited: 'add the same amount to limits: containers cannot share it',
    request: 'lower the request, or raise the limit',
  },
  visit: ({ report, set, namespace, version, placeIn }) => {
    // A fault has the values of the message that has its name.
    const say = report as unknown as (message: PodFault['fault'] | 'joined', data: Data, at: ReportAt | string) => void;
    const tell: Tell = (path, { fault, ...data }) => {
      // Where all objects are known, one that is not there is told by another rule.
      if ('form' in data && data.form === 'object' && set().isComplete) return;
      say(fault, data, path);
    };
    const steps = ({ spec, steps, path }: TaskSpecPlace): void => {
      const { stepTemplate: template } = spec;
      // Tekton mounts workspaces by a template. Where there is one, of entries with one key only one is left; where nothing
      // is bound there is none, and Kubernetes refuses them.
      const areJoined = (): boolean =>
        template !== undefined || !isEmpty(spec.workspaces) || surroundingTexts(spec.steps).has('$(workspaces');
      steps.forEach((one, i) => {
        const action = one.ref && template ? new Callees(set(), namespace()).ofStep(one.ref)?.spec : undefined;
        const step = one.ref && template ? stepOfAction(one, action, template) : one;
        if (!hasPodFields(step)) return;
        const own = spec.steps?.[i];
        const at = `${path}.steps[${i}]`;
        containerFaults(step, at, (where, fault) => {
          const of = `${path}.stepTemplate`;
          const written = template && own ? writtenAt(where, fault, { own, at, template, of, action }) : where;
          if (written === undefined) return;
          const { fault: kind, ...data } = fault;
          if (kind === 'repeated' && areJoined()) say('joined', data, { path: written, severity: 'warning' });
          else tell(written, fault);
        });
      });
    };
    /** Runs by their workspaces. */
    const runs = new WeakMap<readonly AnyWorkspaceBinding[], AnyPipelineRunSpec>();
    /** Whether no task takes a workspace of a run. */
    const isIdle = (bindings: readonly AnyWorkspaceBinding[], { name = '' }: AnyWorkspaceBinding): boolean => {
      const run = runs.get(bindings);
      const pipeline = run && new Callees(set(), namespace()).ofPipelineRun(run)?.spec;
      return pipeline !== undefined && idleWorkspaces(bindings, pipeline).has(name);
    };
    return {
      TaskSpec(place) {
        const { spec, path } = place;
        steps(place);
        for (const one of filledFaults(spec, pathsOfTask(spec))) tell(`${path}.${one.path}`, one.fault);
        spec.sidecars?.forEach((sidecar, i) => {
          const at = `${path}.sidecars[${i}]`;
          sidecarFaults(sidecar, at, tell);
          if (version() === 'v1beta1' && isEmpty(sidecar.image)) tell(at, { fault: 'missing', field: 'image' });
        });
        if (spec.sidecars) {
          sidecarNameFaults(spec.sidecars, `${path}.sidecars`, tell);
          nodePortFaults(spec.sidecars, `${path}.sidecars`, tell);
        }
        if (!spec.volumes) return;
        for (const { container, path: at } of containersOf(spec, path))
          if (container.volumeDevices) deviceSourceFaults(container, spec.volumes, at, tell);
        spec.volumes.forEach((volume, i) => {
          volumeFaults(volume, `${path}.volumes[${i}]`, tell);
        });
      },
      StepAction({ spec, path }) {
        containerFaults(spec, path, tell);
        for (const one of filledFaults(asTask(spec), pathsOfTask({}))) tell(`${path}.${inAction(one.path)}`, one.fault);
      },
      ...eachFilledCallee(mayHaveFilledFaults, ({ spec, fill, placeOf, fieldAt }) => {
        for (const { fault: one, path, text } of filledFaults(spec, fill)) {
          const { fault, ...data } = one;
          const field = fieldAt(path);
          const related = field ? [{ note: `${text} stands here`, at: placeIn(field.document, field.path) }] : [];
          say(fault, data, { path: placeOf(text), related });
        }
      }),
      PodTemplate({ template, path }) {
        podTemplateFaults(template, path, tell);
      },
      TaskRunSpec({ spec, path }) {
        // What a run says of all steps together is shared out among them.
        for (const list of ['stepSpecs', 'sidecarSpecs']) {
          eachMap(fieldOf(spec, list), `${path}.${list}`, ({ computeResources }, at) => {
            resourceFaults(computeResources, `${at}.computeResources`, tell);
          });
        }
      },
      PipelineRun({ spec }) {
        if (spec.workspaces) runs.set(spec.workspaces, spec);
      },
      WorkspaceBindings({ bindings, path }) {
        bindings.forEach((binding, i) => {
          const at = `${path}[${i}]`;
          const tellOfUsed: Tell = (where, fault) => {
            // What has to be there is asked for by the webhook.
            if (fault.fault === 'several' || (fault.fault === 'missing' && where === `${at}.csi`)) return;
            if (!isIdle(bindings, binding)) tell(where, fault);
          };
          sourceFaults(binding, at, tellOfUsed);
          subPathFaults(binding, at, tellOfUsed);
        });
      },
    };
  },
});

/** A step with what its StepAction says, as it is after the template; of one that is not known what it cannot replace. */
function stepOfAction(step: AnyStep, action: AnyStepActionSpec | undefined, template: AnyContainer): AnyStep {
  if (action) {
    const { params: _params, results: _results, ...container } = action;
    return mergedStep({ ...step, ...container }, template);
  }
  const { env: _env, volumeMounts: _mounts, securityContext: _context, ...left } = template;
  return mergedStep(step, left);
}

/**
 * Where a fault of a step with its template stands: in the step, in the template, or where both come together.
 * Undefined for what its StepAction says, which is told there.
 */
function writtenAt(where: string, fault: PodFault, { own, at, template, of, action }: Origin): string | undefined {
  const same = (container: AnyContainer, path: string): string | undefined => {
    let found: string | undefined;
    containerFaults(container, path, (place, one) => {
      if (fieldsOf(place, path) === fieldsOf(where, at) && JSON.stringify(one) === JSON.stringify(fault))
        found ??= place;
    });
    return found;
  };
  const written = same(own, at) ?? same(template, of);
  return written ?? (action && same(action, '') !== undefined ? undefined : where);
}

function fieldsOf(place: string, path: string): string {
  return place.slice(path.length).replaceAll(/\[\d+\]/g, '');
}
