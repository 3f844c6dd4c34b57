import { DeployTask } from '../../../src/tasks/deploy';
import type { DeployTaskProps } from '../../../src/tasks/deploy/props';
import type { StrategyKind } from '../../../src/tasks/deploy/strategy';
import { testChart } from '../../helpers/chart';
import { runSteps, type Outcome, type Situation } from './run-steps';

type Props = DeployTaskProps<string, StrategyKind>;

/** The image that tests deploy. */
export const IMAGE = 'localhost:30500/acme/shop@sha256:4ef1a2';

/** Runs the steps of a DeployTask; the image is {@link IMAGE} unless params say otherwise. */
export function deploy(situation: Situation, props: Props = {}): Outcome {
  const task = new DeployTask<string, StrategyKind>(testChart(), 'deploy', { namespace: 'prod', ...props });
  const image = props.images === undefined ? { image: IMAGE } : {};
  return runSteps(task.spec, { ...situation, params: { ...image, ...situation.params } });
}

/** Runs only the step that makes the set of objects. */
export function render(situation: Situation, props: Props = {}): Outcome {
  return deploy({ ...situation, to: 'render' }, props);
}

/** Runs only the step that applies a set of objects. */
export function apply(set: readonly object[], situation: Situation = {}, props: Props = {}): Outcome {
  return deploy({ ...situation, set, from: 'apply', to: 'apply' }, props);
}

/** Runs only the step that waits for a set of objects. */
export function rollout(set: readonly object[], situation: Situation = {}, props: Props = {}): Outcome {
  return deploy({ ...situation, set, from: 'rollout' }, props);
}
