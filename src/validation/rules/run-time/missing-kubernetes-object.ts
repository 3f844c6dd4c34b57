import { Callees } from '../../../analysis/documents/callee';
import { KubernetesObjects } from '../../../analysis/kubernetes/kubernetes-objects';
import {
  environmentReferences,
  taskReferences,
  volumeReferences,
  type KubernetesReference,
} from '../../../analysis/kubernetes/kubernetes-references';
import { idleWorkspaces } from '../../../analysis/pipelines/idle-workspaces';
import type { AnyWorkspaceBinding } from '../../../analysis/wire';
import { list } from '../../../util/list';
import { lookalikes } from '../../../util/lookalikes';
import { isOneEdit, nearest } from '../../../util/nearest';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { set, taskRun } from '../example';
import { objectsNamedByCall, objectsNamedByRun } from '../named-objects';
import { needsOfPipelineRun, needsOfTaskRun, type NeedOfRun } from '../needs-of-runs';

const account = 'apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: builder\n';
const run = (name: string): string => taskRun(`serviceAccountName: ${name}\ntaskRef: { name: build }`);

export const missingKubernetesObject = defineRule({
  id: 'missing-kubernetes-object',
  severity: 'error',
  docs: {
    title: 'A run needs a ServiceAccount, Secret, ConfigMap or claim that is not there',
    why: 'Without the account no pod is made; without the others the pod does not start. This is an error when the documents are said to be complete; otherwise only names that look misspelt are told, as warnings. What another namespace has does not count. Secrets count that an ExternalSecret, a SealedSecret or a Certificate among the documents makes.',
    bad: set(account, run('bulider')),
    good: set(account, run('builder')),
  },
  messages: {
    missing: (d: { kind: string; name: string; namespace: string }) =>
      `there is no ${d.kind} ${quote(d.name)}${d.namespace && ` in namespace ${quote(d.namespace)}`}`,
    elsewhere: (d: { what: string; kind: string; name: string; namespace: string }) =>
      `${d.what} needs ${d.kind} ${quote(d.name)}, and namespace ${quote(d.namespace)} of the run has none`,
    unnamed: (d: { kind: string }) => `a ${d.kind} is asked for, and none is named`,
  },
  help: { unnamed: 'name one: Kubernetes refuses the pod' },
  visit: ({ report, set, namespace, current, placeIn }) => {
    const check = (reference: KubernetesReference): void => {
      look(reference, true);
    };
    const look = ({ kind, name, path }: KubernetesReference, isUsed: boolean): void => {
      if (name === '') {
        report('unnamed', { kind }, path);
        return;
      }
      const objects = KubernetesObjects.of(set());
      const { isComplete } = set();
      if (!isComplete && !objects.any(kind)) return;
      // What a Task names is looked for where its runs are.
      const where = /^(?:Task|StepAction|Pipeline)$/.test(current()?.kind ?? '') ? '' : namespace();
      if (objects.has(kind, name, where)) return;
      const names = objects.names(kind, where);
      const meant = isComplete
        ? nearest(name, names)
        : [...lookalikes(name, names)].filter((other) => isSlip(name, other)).slice(0, 3);
      if (!isComplete && meant.length === 0) return;
      const there = `${kind} documents: ${list(names)}`;
      report(
        'missing',
        { kind, name, namespace: where },
        {
          path,
          severity: isComplete && isUsed ? 'error' : 'warning',
          help: [
            ...inOthers(objects.namespacesOf(kind, name)),
            meant.length > 0 ? `did you mean ${meant.map(quote).join(' or ')}? ${there}` : there,
          ],
        },
      );
    };
    /** What a document that runs share needs is there for somebody; this looks whether it is for the run. */
    const lookForRun = ({ kind, name, path, what, neededBy }: NeedOfRun): void => {
      const objects = KubernetesObjects.of(set());
      if (!set().isComplete || name === '' || objects.has(kind, name, namespace())) return;
      const others = objects.namespacesOf(kind, name);
      if (others.length === 0) return;
      report(
        'elsewhere',
        { what, kind, name, namespace: namespace() },
        {
          path,
          help: inOthers(others),
          related: neededBy ? [{ note: 'needed', at: placeIn(neededBy.document, neededBy.path) }] : [],
        },
      );
    };
    /** Workspaces of runs that no task of their pipelines takes. */
    const idle = new WeakMap<readonly AnyWorkspaceBinding[], ReadonlySet<string>>();
    const account = (name: string | undefined, path: string): void => {
      if (name && !name.includes('$(')) check({ kind: 'ServiceAccount', name, path: `${path}.serviceAccountName` });
    };
    return {
      Call(call) {
        objectsNamedByCall(call).forEach(check);
      },
      RunOfPipeline(run) {
        for (const one of objectsNamedByRun(run)) if (!one.isOfCall) check(one);
        needsOfPipelineRun(run, new Callees(set(), namespace())).forEach(lookForRun);
      },
      TaskRunOfTask(run) {
        needsOfTaskRun(run, new Callees(set(), namespace())).forEach(lookForRun);
      },
      StepAction({ spec, path }) {
        environmentReferences(spec, path).forEach(check);
      },
      TaskSpec({ spec, path }) {
        taskReferences(spec, path).forEach(check);
      },
      PodTemplate({ template, path }) {
        environmentReferences(template, path).forEach(check);
        volumeReferences(template.volumes, `${path}.volumes`).forEach(check);
      },
      WorkspaceBindings({ bindings, path }) {
        bindings.forEach((binding, i) => {
          const isUsed = idle.get(bindings)?.has(binding.name ?? '') !== true;
          for (const one of volumeReferences([binding], path))
            // The webhooks ask for the names of these.
            if (one.name !== '') look({ ...one, path: one.path.replace('[0]', `[${i}]`) }, isUsed);
        });
      },
      TaskRun({ spec, path }) {
        account(spec.serviceAccountName, path);
      },
      PipelineRun({ spec, path }) {
        const { taskRunTemplate, taskRunSpecs, workspaces } = spec;
        const pipeline = new Callees(set(), namespace()).ofPipelineRun(spec)?.spec;
        if (workspaces && pipeline) idle.set(workspaces, idleWorkspaces(workspaces, pipeline));
        account(taskRunTemplate?.serviceAccountName, `${path}.taskRunTemplate`);
        taskRunSpecs?.forEach(({ serviceAccountName }, i) => {
          account(serviceAccountName, `${path}.taskRunSpecs[${i}]`);
        });
      },
      EventListener({ spec, path }) {
        account(spec.serviceAccountName, path);
      },
      Trigger({ trigger, path }) {
        account(trigger.serviceAccountName, path);
      },
      Interceptor({ interceptor: { params }, path }) {
        params?.forEach(({ name, value }, i) => {
          if (name !== 'secretRef' || typeof value !== 'object' || value === null) return;
          const { secretName } = value as { readonly secretName?: unknown };
          const at = `${path}.params[${i}].value.secretName`;
          if (typeof secretName === 'string' && secretName !== '')
            check({ kind: 'Secret', name: secretName, path: at });
        });
      },
    };
  },
});

function inOthers(namespaces: readonly string[]): string[] {
  if (namespaces.length === 0) return [];
  return [`it is in namespace ${namespaces.map(quote).join(' and ')}, and a pod takes only what is in its own`];
}

/** A number of its own is meant. */
function isSlip(name: string, other: string): boolean {
  return isOneEdit(name, other) && name.replaceAll(/\d/g, '') !== other.replaceAll(/\d/g, '');
}
