import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic';
import type { PendingPlace } from '../diagnostics/place';
import type { SecurityContext } from '../schema/kubernetes';
import type { TaskSpec } from '../schema/task';
import { quote } from '../util/quote';

/** What pods of a namespace may ask for, as Kubernetes' Pod Security Standards have it. */
export type PodSecurityLevel = 'privileged' | 'baseline' | 'restricted';

/** The labels that make the API server check the pods of a namespace; it warns of what the stricter levels would refuse. */
export function podSecurityLabels(level: PodSecurityLevel): Record<string, string> {
  const label = 'pod-security.kubernetes.io';
  return { [`${label}/enforce`]: level, [`${label}/warn`]: level === 'privileged' ? 'baseline' : 'restricted' };
}

/** A Task of the namespace. */
export interface CheckedTask {
  readonly title: string;
  readonly spec: TaskSpec;
  readonly place: PendingPlace;
}

/** What is wrong in a namespace that admits `restricted` pods only. */
export function checkRestricted(
  namespace: string,
  tasks: readonly CheckedTask[],
  setsSecurityContext: boolean,
  at: PendingPlace,
): Diagnostic[] {
  const refused = tasks.flatMap(({ title, spec, place }) => {
    const found = firstFault(spec);
    if (!found) return [];
    return diagnostic({
      rule: 'pod-not-restricted',
      message: `step ${quote(found.step)} of ${title} ${found.why}, and namespace ${quote(namespace)} enforces "restricted"`,
      data: { step: found.step, task: title, namespace },
      at: place,
      related: [{ note: `namespace ${quote(namespace)} is made`, at }],
      help:
        found.why === ROOT
          ? "builds need podSecurity: 'baseline'; give them a chart with a namespace of their own, and keep this one restricted"
          : 'securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] }, runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } }',
    });
  });
  if (setsSecurityContext || tasks.length === 0) return refused;
  return [
    diagnostic({
      rule: 'restricted-without-security-context',
      message: `namespace ${quote(namespace)} enforces "restricted", and what Tekton adds to pods is not allowed there`,
      data: { namespace },
      at,
      help: [
        "switch on set-security-context in Tekton's ConfigMap feature-flags, and say so: features: { 'set-security-context': 'true' } of the chart",
        "or podSecurity: 'baseline'",
      ],
    }),
    ...refused,
  ];
}

const ROOT = 'runs as root';

/** What `restricted` asks of each container by itself; the rest may come from the template of the pod. */
function firstFault({ steps, stepTemplate }: TaskSpec): { step: string; why: string } | undefined {
  for (const [index, { name = `${index}`, securityContext }] of steps.entries()) {
    const context: SecurityContext = { ...stepTemplate?.securityContext, ...securityContext };
    if (context.runAsUser === 0) return { step: name, why: ROOT };
    if (context.allowPrivilegeEscalation !== false) return { step: name, why: 'may gain rights' };
    if (!context.capabilities?.drop?.includes('ALL')) return { step: name, why: 'keeps capabilities' };
  }
  return undefined;
}
