import { checkKeys, type KeysOf } from '../../core/check-keys';
import { fail } from '../../diagnostics/diagnostic-error';
import { inside, type PendingPlace } from '../../diagnostics/place';
import { quote } from '../../util/quote';
import type { HelmImageValues, HelmOptions, OptionsOf, StrategyKind, StrategyPlan } from './strategy';

const KEYS: { readonly [Kind in StrategyKind]: Record<keyof OptionsOf[Kind] | 'kind', true> } = {
  manifests: { kind: true, path: true, include: true, exclude: true },
  kustomize: { kind: true, dir: true },
  setImage: { kind: true, workloads: true },
  helm: {
    kind: true,
    chart: true,
    release: true,
    version: true,
    valuesFiles: true,
    values: true,
    images: true,
    rollback: true,
  },
};

const HELM_VALUES_KEYS: KeysOf<HelmImageValues> = {
  reference: true,
  registry: true,
  repository: true,
  tag: true,
  digest: true,
  pullPolicy: true,
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
