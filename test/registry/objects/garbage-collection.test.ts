import { Cron, Duration } from 'cdk8s';
import { documentsWith, documentWith } from '../harness';

const job = (props: object = {}) => documentWith(props, 'CronJob', 'mountains-registry-gc');
const pod = (props: object, path: string) => job(props).at(`spec.jobTemplate.spec.template.spec.${path}`);
const script = (props: object = {}) => pod(props, 'containers.0.command.2') as string;

describe('the garbage collection', () => {
  it('runs each night', () => {
    expect(job().at('spec.schedule')).toBe('17 3 * * *');
  });

  it('takes a schedule', () => {
    expect(job({ garbageCollection: { schedule: Cron.weekly() } }).at('spec.schedule')).toBe('0 0 * * 0');
  });

  it('can be left out', () => {
    expect(documentsWith({ garbageCollection: false }).map(({ kind }) => kind)).not.toContain('CronJob');
  });

  it('never runs twice at a time', () => {
    expect(job().at('spec.concurrencyPolicy')).toBe('Forbid');
  });

  it('runs on the node of the registry', () => {
    expect(pod({}, 'affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution')).toEqual([
      {
        labelSelector: {
          matchLabels: { 'app.kubernetes.io/name': 'mountains-registry', 'app.kubernetes.io/component': 'registry' },
        },
        topologyKey: 'kubernetes.io/hostname',
      },
    ]);
  });

  it('has labels of its own, so that the Service does not lead to it', () => {
    expect(job().at('spec.jobTemplate.spec.template.metadata.labels')).toHaveProperty(
      ['app.kubernetes.io/component'],
      'garbage-collection',
    );
  });

  it('passes Pod Security restricted', () => {
    expect(pod({}, 'containers.0.securityContext.allowPrivilegeEscalation')).toBe(false);
  });

  it('does nothing on a registry that nobody has pushed to', () => {
    expect(script()).toContain('[ -d "$data/repositories" ] || { echo "nothing was pushed yet"; exit 0; }');
  });

  it('waits for the next time when somebody has pushed just now', () => {
    expect(script()).toContain('-mmin -30');
  });

  it('waits as long as is said', () => {
    expect(script({ garbageCollection: { quietFor: Duration.hours(2) } })).toContain('-mmin -120');
  });

  it('waits for nothing when the time is zero', () => {
    expect(script({ garbageCollection: { quietFor: Duration.minutes(0) } })).not.toContain('-mmin');
  });

  it('waits for nothing when the registry is read-only', () => {
    expect(script({ readOnly: true })).not.toContain('-mmin');
  });

  it('keeps manifests without a tag', () => {
    expect(script()).toContain('exec registry garbage-collect /etc/distribution/config.yml');
  });

  it('removes manifests without a tag when asked', () => {
    expect(script({ garbageCollection: { untagged: true } })).toContain('garbage-collect --delete-untagged ');
  });

  it('holds nothing that Kubernetes would expand', () => {
    expect(script()).not.toContain('$(');
  });
});
