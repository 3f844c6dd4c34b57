import type { ContainerSecurityContextProps, PodSecurityContextProps, Probe } from 'cdk8s-plus-28';
import { Duration } from 'cdk8s';
import type { ResourceRequirements } from '../../schema/kubernetes';
import { unlessEmpty } from '../../util/unless-empty';
import { compact } from '../../util/compact';
import type { Draft } from '../draft';
import type { Plus } from '../plus';
import type { RegistryPlan } from '../registry-plan';

/** User and group of the registry; any would do, this is the one that its volume is given to. */
export const REGISTRY_USER = 1000;
/** User and group `nginx` of the image, who owns the files that its start script edits. */
export const NGINX_USER = 101;

/** What Pod Security `restricted` demands of a container. */
export function restricted(plus: Plus, user: number): ContainerSecurityContextProps {
  return {
    user,
    group: user,
    ensureNonRoot: true,
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: [plus.Capability.ALL] },
    seccompProfile: { type: plus.SeccompProfileType.RUNTIME_DEFAULT },
  };
}

/** Volumes belong to the user, and their files are touched once only. */
export function podUser(plus: Plus, user: number): PodSecurityContextProps {
  return {
    user,
    group: user,
    fsGroup: user,
    ensureNonRoot: true,
    fsGroupChangePolicy: plus.FsGroupChangePolicy.ON_ROOT_MISMATCH,
  };
}

/** Asks for `/`, which answers 200 without a login too; `/v2/` does not. */
export function probe(plus: Plus, port: number, scheme: 'http' | 'https' = 'http'): Probe {
  return plus.Probe.fromHttpGet('/', {
    port,
    scheme: scheme === 'https' ? plus.ConnectionScheme.HTTPS : plus.ConnectionScheme.HTTP,
    periodSeconds: Duration.seconds(10),
    timeoutSeconds: Duration.seconds(5),
  });
}

/** A part of a document that is changed while it is still ours. */
type Fields = Record<string, unknown>;

/**
 * Adds to the pods of a workload what cdk8s-plus has no words for.
 *
 * Service links are off, since a Service called `registry` would set `REGISTRY_PORT` and the like, which distribution reads
 * as its configuration.
 */
export function withPodSettings(workload: Draft, plan: RegistryPlan, resources: ResourceRequirements): Draft {
  const { nodeSelector, tolerations, imagePullSecrets } = plan;
  return changePod(workload, (pod) => ({
    ...pod,
    ...compact({
      nodeSelector: unlessEmpty(nodeSelector),
      tolerations: unlessEmpty(tolerations),
      imagePullSecrets: unlessEmpty(imagePullSecrets),
    }),
    enableServiceLinks: false,
    containers: (pod['containers'] as Fields[]).map((container) => ({
      ...container,
      ...compact({ resources: unlessEmpty(resources as Fields) }),
    })),
  }));
}

function changePod(workload: Draft, change: (pod: Fields) => Fields): Draft {
  const path =
    workload.kind === 'CronJob' ? ['spec', 'jobTemplate', 'spec', 'template', 'spec'] : ['spec', 'template', 'spec'];
  return changeAt(workload, path, change) as Draft;
}

function changeAt(node: Fields, [key, ...rest]: readonly string[], change: (part: Fields) => Fields): Fields {
  if (key === undefined) return change(node);
  return { ...node, [key]: changeAt(node[key] as Fields, rest, change) };
}
