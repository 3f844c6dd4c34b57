import type { Construct } from 'constructs';
import type { INamed } from '../../core/named';
import type { TemplateDocument } from '../objects/trigger-template';
import { kubectlPod } from './kubectl-pod';

/** Where the value of a concurrency group stands in a run. */
export const GROUP_ANNOTATION = 'cdk8s-tekton/concurrency-group';

/** The template's param with the id of the event. */
export const EVENT_ID = 'eventID';

/** Long enough to see what it did, short enough to leave nothing behind. */
const KEPT_SECONDS = 300;
const DEADLINE_SECONDS = 120;
const RETRIES = 3;
/** Kubernetes adds five characters, and a Job's name is a label. */
const LONGEST_PREFIX = 58;

/**
 * Finds the run of this event, then the runs of its group that began before it and still go on, and tells them to stop.
 *
 * Two events at once are told apart by time and name, so that one of the two goes on. Runs of the same event stay.
 */
const SCRIPT = `set -eu
kubectl get pipelineruns -l "triggers.tekton.dev/eventlistener=$LISTENER" -o json >/tmp/runs.json
jq -r --arg event "$EVENT_ID" --arg trigger "$TRIGGER" --arg key "$GROUP_ANNOTATION" '
  [.items[] | {
    name: .metadata.name,
    age: [.metadata.creationTimestamp, .metadata.name],
    event: .metadata.labels["triggers.tekton.dev/triggers-eventid"],
    trigger: .metadata.labels["triggers.tekton.dev/trigger"],
    group: .metadata.annotations[$key],
    goes: (.status.completionTime == null and (.spec.status // "" | test("Cancelled|Stopped") | not))
  }] as $runs
  | ($runs[] | select(.event == $event and .trigger == $trigger)) as $own
  | $runs[]
  | select(.goes and .group != null and .group == $own.group and .event != $event and .age < $own.age)
  | .name
' /tmp/runs.json >/tmp/older
while read -r run; do
  echo "cancels $run"
  kubectl patch pipelinerun "$run" --type merge -p '{"spec":{"status":"CancelledRunFinally"}}' ||
    [ -n "$(kubectl get pipelinerun "$run" --ignore-not-found -o 'jsonpath={.status.completionTime}')" ] ||
    [ -z "$(kubectl get pipelinerun "$run" --ignore-not-found -o name)" ]
done </tmp/older
`;

/** A Job that cancels the older runs of a group; a trigger creates it after its run. */
export function cancelOlder(trigger: Construct & INamed, listener: string, account: INamed): TemplateDocument {
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { generateName: `${trigger.name.slice(0, LONGEST_PREFIX - '-cancel-'.length)}-cancel-` },
    spec: {
      ttlSecondsAfterFinished: KEPT_SECONDS,
      activeDeadlineSeconds: DEADLINE_SECONDS,
      backoffLimit: RETRIES,
      template: kubectlPod(trigger, {
        name: 'cancel',
        account,
        env: {
          LISTENER: listener,
          TRIGGER: trigger.name,
          EVENT_ID: `$(tt.params.${EVENT_ID})`,
          GROUP_ANNOTATION,
        },
        command: ['sh', '-c', SCRIPT],
      }),
    },
  };
}
