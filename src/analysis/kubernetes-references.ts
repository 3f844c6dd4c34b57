import type { AnyContainer, Fields } from './wire';

/** Kinds of Kubernetes that pods of Tekton refer to. */
export type ReferredKind = 'ServiceAccount' | 'Secret' | 'ConfigMap' | 'PersistentVolumeClaim';

/** A name of an object that must be there when the pod starts. */
export interface KubernetesReference {
  readonly kind: ReferredKind;
  readonly name: string;
  readonly path: string;
}

/** Secrets and ConfigMaps in the environment of a container. */
export function environmentReferences({ env, envFrom }: AnyContainer, path: string): KubernetesReference[] {
  const found = new Found();
  env?.forEach(({ valueFrom }, i) => {
    if (!valueFrom) return;
    const at = `${path}.env[${i}].valueFrom`;
    found.look('Secret', valueFrom.secretKeyRef, 'name', `${at}.secretKeyRef`);
    found.look('ConfigMap', valueFrom.configMapKeyRef, 'name', `${at}.configMapKeyRef`);
  });
  envFrom?.forEach(({ secretRef, configMapRef }, i) => {
    found.look('Secret', secretRef, 'name', `${path}.envFrom[${i}].secretRef`);
    found.look('ConfigMap', configMapRef, 'name', `${path}.envFrom[${i}].configMapRef`);
  });
  return found.references;
}

/** What volumes are made of, or workspaces are bound to: both say it in the same words. */
export function volumeReferences(volumes: readonly object[] | undefined, path: string): KubernetesReference[] {
  const found = new Found();
  volumes?.forEach((volume, i) => {
    const { secret, configMap, persistentVolumeClaim, projected } = volume as Fields;
    const at = `${path}[${i}]`;
    found.look('Secret', secret, 'secretName', `${at}.secret`);
    found.look('ConfigMap', configMap, 'name', `${at}.configMap`);
    found.look('PersistentVolumeClaim', persistentVolumeClaim, 'claimName', `${at}.persistentVolumeClaim`);
    const { sources = [] } = (projected ?? {}) as { readonly sources?: readonly (Fields | null)[] };
    sources.forEach((source, j) => {
      found.look('Secret', source?.['secret'], 'name', `${at}.projected.sources[${j}].secret`);
      found.look('ConfigMap', source?.['configMap'], 'name', `${at}.projected.sources[${j}].configMap`);
    });
  });
  return found.references;
}

class Found {
  readonly references: KubernetesReference[] = [];

  look(kind: ReferredKind, holder: unknown, field: string, path: string): void {
    if (typeof holder !== 'object' || holder === null) return;
    const { [field]: name, optional } = holder as Fields;
    // A name that a param gives is known when it runs.
    if (typeof name === 'string' && name !== '' && optional !== true && !name.includes('$('))
      this.references.push({ kind, name, path: `${path}.${field}` });
  }
}
