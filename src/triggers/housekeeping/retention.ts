import { checkKeys } from '../../core/check-keys';
import type { KeysOf } from '../../core/shape';
import { ApiObject, type Cron, type Duration, Lazy } from 'cdk8s';
import type { Construct } from 'constructs';
import { originate } from '../../core/app/origin';
import type { INamed } from '../../core/named';
import { fail } from '../../diagnostics/diagnostic-error';
import { inside, type PendingPlace } from '../../diagnostics/place';
import { runKeeper } from './account';
import { kubectlPod } from './kubectl-pod';
import { duration, number } from '../../core/shapes';

/** Which runs of a trigger stay once they have ended. Runs that go on always stay. */
export interface Retention {
  /** How many of the newest. @default - all */
  readonly keep?: number | undefined;
  /** How long after their end. @default - for ever */
  readonly olderThan?: Duration | undefined;
}

const KEYS: KeysOf<Retention> = { keep: number, olderThan: duration };

/** The retention of one trigger. */
export interface TriggerRetention extends Retention {
  /** Name of the Trigger. */
  readonly trigger: string;
}

/** Once an hour, and not with all the others at its beginning. */
const SCHEDULE = '23 * * * *';
const DEADLINE_SECONDS = 600;

const SCRIPT = `set -eu
kubectl get pipelineruns -l "triggers.tekton.dev/eventlistener=$LISTENER" -o json >/tmp/runs.json
jq -r --argjson policies "$POLICIES" --argjson now "$(date +%s)" '
  [.items[] | select(.status.completionTime != null) | {
    name: .metadata.name,
    age: [.metadata.creationTimestamp, .metadata.name],
    ended: (.status.completionTime | fromdate),
    trigger: .metadata.labels["triggers.tekton.dev/trigger"]
  }] as $runs
  | $policies[] as $policy
  | [$runs[] | select(.trigger == $policy.trigger)] | sort_by(.age) | reverse | to_entries[]
  | select(
      ($policy.keep != null and .key >= $policy.keep) or
      ($policy.seconds != null and $now - .value.ended > $policy.seconds)
    )
  | .value.name
' /tmp/runs.json >/tmp/old
while read -r run; do
  kubectl delete pipelinerun "$run" --wait=false --ignore-not-found
done </tmp/old
`;

/**
 * Makes a CronJob that deletes runs of a hub, and its account.
 *
 * @param policies asked when the documents are rendered
 */
export function retentionJob(
  scope: Construct,
  listener: string,
  policies: () => readonly TriggerRetention[],
  schedule: Cron | undefined,
): void {
  const name = `${listener}-retention`;
  const account = runKeeper(scope, name, ['list', 'delete']);
  const spec = (): object => ({
    schedule: schedule?.expressionString ?? SCHEDULE,
    concurrencyPolicy: 'Forbid',
    successfulJobsHistoryLimit: 1,
    failedJobsHistoryLimit: 1,
    jobTemplate: {
      spec: {
        activeDeadlineSeconds: DEADLINE_SECONDS,
        backoffLimit: 1,
        template: podOf(scope, listener, account, policies()),
      },
    },
  });
  const job = new ApiObject(scope, 'CronJob', {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name },
    spec: Lazy.any({ produce: spec }) as unknown,
  });
  originate(job, scope);
}

function podOf(scope: Construct, listener: string, account: INamed, policies: readonly TriggerRetention[]): object {
  const wire = policies.map(({ trigger, keep, olderThan }) => ({
    trigger,
    keep,
    seconds: olderThan?.toSeconds(),
  }));
  return kubectlPod(scope, {
    name: 'delete',
    account,
    env: { LISTENER: listener, POLICIES: JSON.stringify(wire) },
    command: ['sh', '-c', SCRIPT],
  });
}

/**
 * Checks a retention.
 *
 * @throws `unknown-key`, `empty-retention`
 */
export function checkRetention(retention: Retention, place: PendingPlace): void {
  checkKeys(retention, KEYS, 'retention', inside(place, 'retention'));
  const { keep, olderThan } = retention;
  const isCount = keep === undefined || (Number.isInteger(keep) && keep >= 0);
  if (isCount && (keep !== undefined || olderThan !== undefined)) return;
  fail({
    rule: 'empty-retention',
    message: isCount ? 'retention says neither how many runs stay nor how long' : `retention keeps ${keep} runs`,
    at: inside(place, 'retention'),
    help: 'give keep, a whole number, or olderThan, or both: retention: { keep: 20, olderThan: Duration.days(30) }',
  });
}
