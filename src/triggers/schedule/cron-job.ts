import type { ApiObjectProps, Duration } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { INamed } from '../../core/named';
import { compact } from '../../util/compact';
import { kubectlPod } from '../housekeeping/kubectl-pod';

/** When a schedule runs, and what becomes of the Jobs that start its runs. */
export interface CronJobOptions {
  /** When, as crontab says it: `30 3 * * mon-fri`, `@daily`. Days of the week go from 0, Sunday, to 6. */
  readonly cron: string;
  /** Name in the time zone database: `Europe/Berlin`. @default - that of the cluster, mostly UTC */
  readonly timeZone?: string | undefined;
  /**
   * What happens when the time comes and the Job before still works. It takes seconds and ends when the run is created; how long the
   * run takes does not matter to it.
   *
   * @default 'Forbid'
   */
  readonly concurrencyPolicy?: 'Allow' | 'Forbid' | 'Replace' | undefined;
  /** How late a run may be started when its time was missed. @default - at any time, unless 100 times were missed */
  readonly startingDeadline?: Duration | undefined;
  /** Whether nothing is started for now. @default false */
  readonly suspend?: boolean | undefined;
  /** How many Jobs that did their work are kept; runs stay. @default - 3 */
  readonly successfulJobsHistoryLimit?: number | undefined;
  /** How many Jobs that failed are kept. @default - 1 */
  readonly failedJobsHistoryLimit?: number | undefined;
}

/** What a CronJob creates, and as whom. */
interface CronJobInit extends CronJobOptions {
  readonly name: string;
  readonly account: INamed;
  readonly configMap: string;
  readonly file: string;
}

const FOLDER = '/run-to-create';
/** To ask the API server once takes seconds; what takes longer is tried again. */
const DEADLINE_SECONDS = 120;
const RETRIES = 2;

/** The CronJob; `scope` says from which registry its image comes. */
export function renderCronJob(scope: IConstruct, init: CronJobInit): ApiObjectProps {
  const { name, cron, timeZone, concurrencyPolicy = 'Forbid', startingDeadline, suspend } = init;
  const { successfulJobsHistoryLimit, failedJobsHistoryLimit, account, configMap, file } = init;
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name },
    spec: compact({
      schedule: cron,
      timeZone,
      concurrencyPolicy,
      startingDeadlineSeconds: startingDeadline?.toSeconds(),
      suspend,
      successfulJobsHistoryLimit,
      failedJobsHistoryLimit,
      jobTemplate: {
        spec: {
          activeDeadlineSeconds: DEADLINE_SECONDS,
          backoffLimit: RETRIES,
          template: kubectlPod(scope, {
            name: 'create',
            account,
            command: ['kubectl', 'create', '-f', `${FOLDER}/${file}`],
            files: { configMap, folder: FOLDER },
          }),
        },
      },
    }),
  };
}
