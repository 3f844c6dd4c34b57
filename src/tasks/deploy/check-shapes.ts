import { checkElements } from '../../core/check-list';
import { describe } from '../../core/describe';
import { fail } from '../../diagnostics/diagnostic-error';
import { inside, type PendingPlace } from '../../diagnostics/place';
import type { DeployTaskProps } from './props';
import type { StrategyKind } from './strategy';

type AnyProps = DeployTaskProps<string, StrategyKind>;

/**
 * Refuses what the compiler refuses, for programs in JavaScript.
 *
 * @throws `not-a-list`, `unknown-value`
 */
export function checkShapes(said: AnyProps, at: PendingPlace): void {
  checkStrategyIsOne(said.strategy, inside(at, 'strategy'));
  const { kinds, clusterKinds } = said;
  checkElements(kinds, { field: 'kinds', holds: 'kinds', help: "write kinds: ['Deployment']" }, isKind, at);
  const objects = "write clusterKinds: [{ kind: 'Namespace', names: ['shop'] }]";
  checkElements(
    clusterKinds,
    { field: 'clusterKinds', holds: 'objects with their names', help: objects },
    areObjects,
    at,
  );
  checkSomeKinds(said, at);
}

/** The tables of kinds look at the rest. */
function isKind(one: unknown): boolean {
  return typeof one === 'string' || (typeof one === 'object' && one !== null && 'kind' in one);
}

function areObjects(one: unknown): boolean {
  return typeof one === 'object' && one !== null && 'kind' in one && 'names' in one && Array.isArray(one.names);
}

function checkStrategyIsOne(strategy: unknown, at: PendingPlace): void {
  if (strategy === undefined || (typeof strategy === 'object' && strategy !== null && 'toPlan' in strategy)) return;
  fail({
    rule: 'unknown-value',
    message: `strategy cannot be ${describe(strategy)}`,
    at,
    help: "allowed: Strategy.manifests(), Strategy.kustomize({ dir: '…' }), Strategy.setImage(), Strategy.helm({ … })",
  });
}

/** An account that may touch nothing deploys nothing. */
function checkSomeKinds({ kinds, clusterKinds = [], serviceAccount }: AnyProps, at: PendingPlace): void {
  if (kinds?.length !== 0 || clusterKinds.length > 0 || serviceAccount) return;
  fail({
    rule: 'not-a-list',
    message: 'kinds is an empty list, so nothing may be deployed',
    at: inside(at, 'kinds'),
    help: "say what is deployed: kinds: ['Deployment', 'Service'], or leave kinds out",
  });
}
