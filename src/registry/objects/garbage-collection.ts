import { Duration } from 'cdk8s';
import { draft, type Draft } from '../draft';
import { labelsOf, type GarbageCollectionPlan, type RegistryPlan } from '../registry-plan';
import { CONFIG_FILE, DATA_FOLDER } from './config';
import { podUser, REGISTRY_USER, restricted, withPodSettings } from './pods';
import { configVolume, dataVolume } from './volumes';

/** CronJob that removes blobs, on the registry's node, since most claims can be mounted on one only. */
export function garbageCollection(plan: RegistryPlan, settings: GarbageCollectionPlan): Draft {
  const labels = labelsOf(plan, 'garbage-collection');
  const workload = draft((plus, scope) => {
    const job = new plus.CronJob(scope, 'GarbageCollection', {
      metadata: { name: plan.names.garbageCollection, labels },
      podMetadata: { labels },
      select: false,
      schedule: settings.schedule,
      concurrencyPolicy: plus.ConcurrencyPolicy.FORBID,
      startingDeadline: Duration.hours(1),
      successfulJobsRetained: 1,
      failedJobsRetained: 1,
      backoffLimit: 0,
      restartPolicy: plus.RestartPolicy.NEVER,
      securityContext: podUser(plus, REGISTRY_USER),
      containers: [
        {
          name: 'garbage-collect',
          image: plan.image,
          imagePullPolicy: plus.ImagePullPolicy.IF_NOT_PRESENT,
          command: ['/bin/sh', '-ec', collectScript(plan, settings)],
          envVariables: { OTEL_TRACES_EXPORTER: plus.EnvValue.fromValue('none') },
          resources: {},
          securityContext: restricted(plus, REGISTRY_USER),
          volumeMounts: [
            { path: DATA_FOLDER, volume: dataVolume(plus, scope, plan) },
            { path: '/etc/distribution', volume: configVolume(plus, scope, plan.names.config), readOnly: true },
          ],
        },
      ],
    });
    job.scheduling.colocate(plus.Pods.select(scope, 'Server', { labels: labelsOf(plan, 'registry') }));
  });
  return withPodSettings(workload, plan, plan.resources);
}

/**
 * A blob that arrives while the collector runs, before the manifest that names it, is lost. So nothing happens when there
 * was a write just now; a read-only registry needs no such care. The collector itself fails on a registry that nobody has
 * pushed to yet.
 */
function collectScript(plan: RegistryPlan, { quietFor, untagged }: GarbageCollectionPlan): string {
  const minutes = quietFor.toMinutes();
  const lines = [
    `data=${DATA_FOLDER}/docker/registry/v2`,
    '[ -d "$data/repositories" ] || { echo "nothing was pushed yet"; exit 0; }',
  ];
  if (!plan.readOnly && minutes > 0) {
    lines.push(
      `if find "$data" -type f -mmin -${minutes} | grep -q -m 1 .; then`,
      `  echo "skipped: something was pushed in the last ${minutes} minutes"; exit 0`,
      'fi',
    );
  }
  lines.push(`exec registry garbage-collect ${untagged ? '--delete-untagged ' : ''}${CONFIG_FILE}`);
  return `${lines.join('\n')}\n`;
}
