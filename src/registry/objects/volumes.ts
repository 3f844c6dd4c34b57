import type { Chart } from 'cdk8s';
import type { Volume } from 'cdk8s-plus-28';
import { draft, type Draft } from '../draft';
import type { Plus } from '../plus';
import { labelsOf, type RegistryPlan } from '../registry-plan';

/** The claim that holds the images; undefined when it exists already. */
export function dataClaim(plan: RegistryPlan): Draft | undefined {
  const { source } = plan.storage;
  if (source.kind === 'existing') return undefined;
  return draft((plus, scope) => {
    new plus.PersistentVolumeClaim(scope, 'Claim', {
      metadata: { name: plan.names.data, labels: labelsOf(plan, 'registry') },
      storage: source.size,
      accessModes: [source.accessMode as never],
      ...(source.storageClass === undefined ? {} : { storageClassName: source.storageClass }),
    });
  });
}

/** The claim as a volume. */
export function dataVolume(plus: Plus, scope: Chart, plan: RegistryPlan): Volume {
  const { source } = plan.storage;
  const name = source.kind === 'existing' ? source.name : plan.names.data;
  const claim = plus.PersistentVolumeClaim.fromClaimName(scope, 'data-claim', name);
  return plus.Volume.fromPersistentVolumeClaim(scope, 'data', claim, { name: 'data' });
}

/** A ConfigMap as a volume. */
export function configVolume(plus: Plus, scope: Chart, configMap: string, name = 'config'): Volume {
  const source = plus.ConfigMap.fromConfigMapName(scope, `${name}-map`, configMap);
  return plus.Volume.fromConfigMap(scope, name, source, { name });
}

/** Keys of a Secret as files; the pod does not start before all of them are there. */
export function secretVolume(plus: Plus, scope: Chart, name: string, secret: string, keys: readonly string[]): Volume {
  const source = plus.Secret.fromSecretName(scope, `${name}-secret`, secret);
  const items = Object.fromEntries(keys.map((key) => [key, { path: key }]));
  return plus.Volume.fromSecret(scope, name, source, { name, items });
}

/** Room to write in that ends with the pod. */
export function scratchVolume(plus: Plus, scope: Chart, name: string): Volume {
  return plus.Volume.fromEmptyDir(scope, name, name);
}
