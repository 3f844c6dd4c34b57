import { checkKeys } from '../../core/check-keys';
import type { KeysOf } from '../../core/shape';
import { fail } from '../../diagnostics/diagnostic-error';
import { inside, type PendingPlace } from '../../diagnostics/place';
import { quote } from '../../util/quote';
import type { HelmImageValues, HelmOptions, OptionsOf, StrategyKind, StrategyPlan } from './strategy';
import { boolean, list, manifest, needed, text } from '../../core/shapes';

const KEYS: { readonly [Kind in StrategyKind]: KeysOf<OptionsOf[Kind]> & { readonly kind: true } } = {
  manifests: { kind: true, path: text, include: list(text), exclude: list(text) },
  kustomize: { kind: true, dir: needed(text) },
  setImage: { kind: true, workloads: list(text) },
  helm: {
    kind: true,
    chart: needed(text),
    release: needed(text),
    version: text,
    valuesFiles: list(text),
    values: manifest(),
    images: manifest(),
    rollback: boolean,
  },
};

const HELM_VALUES_KEYS: KeysOf<HelmImageValues> = {
  reference: text,
  registry: text,
  repository: text,
  tag: text,
  digest: text,
  pullPolicy: text,
};

/**
 * Refuses what the steps would refuse in the cluster: files outside the workspace, and options that nothing looks at.
 *
 * @throws `unknown-key`, `path-outside-workspace`
 */
export function checkStrategy(plan: StrategyPlan, at: PendingPlace): void {
  checkKeys(plan, KEYS[plan.kind], `Strategy.${plan.kind}`, at);
  if (plan.kind === 'helm') checkHelmValues(plan.images ?? {}, at);
  const path = pathsOf(plan).find((one = '') => one.startsWith('/') || one.split('/').includes('..'));
  if (path === undefined) return;
  fail({
    rule: 'path-outside-workspace',
    message: `${quote(path)} is no path inside the workspace`,
    data: { path },
    at,
    help: 'say it without "/" at the beginning and without "..": deploy/k8s',
  });
}

function checkHelmValues(images: NonNullable<HelmOptions['images']>, at: PendingPlace): void {
  for (const [name, values] of Object.entries(images))
    if (values !== undefined)
      checkKeys(values, HELM_VALUES_KEYS, 'name of an image in values', inside(at, `images.${name}`));
}

function pathsOf(plan: StrategyPlan): readonly (string | undefined)[] {
  if (plan.kind === 'manifests') return [plan.path];
  if (plan.kind === 'kustomize') return [plan.dir];
  return plan.kind === 'helm' ? [plan.chart.includes('://') ? undefined : plan.chart, ...(plan.valuesFiles ?? [])] : [];
}
