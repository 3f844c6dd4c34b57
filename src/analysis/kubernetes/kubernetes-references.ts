import { fieldOf } from '../../util/field-of';
import { containersOf } from '../tasks/containers';
import { mergedSteps } from '../tasks/merge-steps';
import type { AnyContainer, AnyTaskSpec } from '../wire';

/** Kinds of Kubernetes that pods of Tekton refer to. */
export type ReferredKind = 'ServiceAccount' | 'Secret' | 'ConfigMap' | 'PersistentVolumeClaim';

/** A name of an object that must be there when the pod starts. */
export interface KubernetesReference {
  readonly kind: ReferredKind;
  /** Empty where none is named; Kubernetes refuses the pod then. */
  readonly name: string;
  readonly path: string;
}

/** Which names are meant: those that are written there, or those that a param gives. */
export type Naming = 'written' | 'given';

/** What the pod of a Task needs. */
export function taskReferences(spec: AnyTaskSpec, path: string, naming: Naming = 'written'): KubernetesReference[] {
  const written = containersOf(spec, path).flatMap(({ container, path: at }) =>
    environmentReferences(container, at, naming),
  );
  return [
    ...(spec.stepTemplate && written.some(isUnnamed) ? joinedReferences(spec, path, written) : written),
    ...volumeReferences(spec.volumes, `${path}.volumes`, naming),
  ];
}

/** A step may give the key, and its template the name: whether one is named is known when they are joined. */
function joinedReferences(
  spec: AnyTaskSpec,
  path: string,
  written: readonly KubernetesReference[],
): KubernetesReference[] {
  const isOfStep = (one: KubernetesReference): boolean => !one.path.startsWith(`${path}.sidecars[`);
  return [
    ...written.filter((one) => !isUnnamed(one) || !isOfStep(one)),
    ...mergedSteps(spec).flatMap((step, i) => environmentReferences(step, `${path}.steps[${i}]`).filter(isUnnamed)),
  ];
}

function isUnnamed({ name }: KubernetesReference): boolean {
  return name === '';
}

/** Secrets and ConfigMaps in the environment of a container. */
export function environmentReferences(
  { env, envFrom }: AnyContainer,
  path: string,
  naming: Naming = 'written',
): KubernetesReference[] {
  const found = new Found(naming);
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
export function volumeReferences(
  volumes: readonly object[] | undefined,
  path: string,
  naming: Naming = 'written',
): KubernetesReference[] {
  const found = new Found(naming);
  volumes?.forEach((volume, i) => {
    const at = `${path}[${i}]`;
    found.look('Secret', fieldOf(volume, 'secret'), 'secretName', `${at}.secret`);
    found.look('ConfigMap', fieldOf(volume, 'configMap'), 'name', `${at}.configMap`);
    const claim = fieldOf(volume, 'persistentVolumeClaim');
    found.look('PersistentVolumeClaim', claim, 'claimName', `${at}.persistentVolumeClaim`);
    const sources = fieldOf(fieldOf(volume, 'projected'), 'sources');
    if (!Array.isArray(sources)) return;
    sources.forEach((source: unknown, j) => {
      found.look('Secret', fieldOf(source, 'secret'), 'name', `${at}.projected.sources[${j}].secret`);
      found.look('ConfigMap', fieldOf(source, 'configMap'), 'name', `${at}.projected.sources[${j}].configMap`);
    });
  });
  return found.references;
}

class Found {
  readonly references: KubernetesReference[] = [];

  constructor(private readonly naming: Naming) {}

  look(kind: ReferredKind, holder: unknown, field: string, path: string): void {
    if (typeof holder !== 'object' || holder === null) return;
    const name = fieldOf(holder, field) ?? '';
    if (typeof name !== 'string' || (name !== '' && fieldOf(holder, 'optional') === true)) return;
    if (name.includes('$(') === (this.naming === 'given'))
      this.references.push({ kind, name, path: name === '' ? path : `${path}.${field}` });
  }
}
