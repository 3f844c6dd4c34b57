import { Duration } from 'cdk8s';
import { Strategy, type HelmOptions } from '../../src/tasks/deploy/strategy';
import type { DeployOptions } from '../../src/tasks/deploy/props';
import { deploy, IMAGE } from './deploy/deploy-task';
import { deployment, object } from './deploy/manifests';
import type { Situation } from './deploy/run-steps';

const REPOSITORY = 'localhost:30500/acme/shop';
const run = (options: Partial<HelmOptions> = {}, situation: Situation = {}, props: DeployOptions = {}) =>
  deploy(
    {
      ...situation,
      files: { 'chart/Chart.yaml': '', 'prod.yaml': '', ...situation.files },
      cluster: { chart: deployment('shop', IMAGE), ...situation.cluster },
    },
    { strategy: Strategy.helm({ chart: 'chart', release: 'shop', ...options }), ...props },
  );
const helm = (command: string, calls: readonly string[]): string[] =>
  calls.filter((call) => call.startsWith(`helm ${command}`));

describe('the image is given as values', () => {
  const values = (images: HelmOptions['images'], image?: string): unknown =>
    run({ images }, { to: 'render', ...(image === undefined ? {} : { params: { image } }) }).patches['values'];

  it('image.repository and image.tag, which come together again as name and digest', () => {
    expect(values(undefined)).toEqual({ image: { repository: `${REPOSITORY}@sha256`, tag: '4ef1a2' } });
  });

  it.each<[HelmOptions['images'], object]>([
    [{ image: { reference: 'web.image' } }, { web: { image: IMAGE } }],
    [{ image: { repository: 'r', tag: 't', digest: 'd' } }, { r: REPOSITORY, t: '', d: 'sha256:4ef1a2' }],
    [
      { image: { registry: 'i.registry', repository: 'i.name', digest: 'i.digest', pullPolicy: 'i.policy' } },
      { i: { registry: 'localhost:30500', name: 'acme/shop', digest: 'sha256:4ef1a2', policy: 'IfNotPresent' } },
    ],
  ])('%j', (images, given) => {
    expect(values(images)).toEqual(given);
  });

  it('with the tag that it has when there is no digest', () => {
    expect(values(undefined, 'r.io/acme/shop:1.2')).toEqual({ image: { repository: 'r.io/acme/shop', tag: '1.2' } });
  });

  it('over the values of the program, whose texts mean nothing to a shell or to helm', () => {
    const odd = '$(id),b={x} "q" \'s\' `id`';

    expect(run({ values: { odd } }, { to: 'render' }).patches['values']).toMatchObject({
      odd,
      image: { tag: '4ef1a2' },
    });
  });
});

describe('a chart', () => {
  it('whose containers do not run the image is refused, with the images there are', () => {
    const { failed, err } = run({}, { cluster: { chart: deployment('shop', 'nginx:1') } });

    expect(failed).toBe('render');
    expect(err).toContain(`error: no container of the chart runs ${IMAGE}`);
    expect(err).toContain('images found: nginx:1 (Deployment/shop, container main)');
  });

  it('is upgraded after the server took the whole set on trial', () => {
    const { calls, err } = run({ valuesFiles: ['prod.yaml'] });

    expect(err).toBe('');
    const trial = calls.findIndex((call) => call.includes('--dry-run=server') && call.startsWith('apply'));
    const upgrade = calls.findIndex((call) => call.startsWith('helm upgrade'));
    expect(trial).toBeGreaterThan(0);
    expect(upgrade).toBeGreaterThan(trial);
    expect(calls[upgrade]).toMatch(/ --values \S+\/source\/prod\.yaml --values images\.json /);
  });

  it('is not upgraded when the server refuses one of its objects', () => {
    const { failed, calls } = run({}, { cluster: { refuse: 'Error from server: no\n' } });

    expect(failed).toBe('upgrade');
    expect(helm('upgrade', calls)).toEqual([]);
  });

  it('may be elsewhere, in a version', () => {
    const { calls } = run({ chart: 'oci://r.io/shop', version: '1.2.3' });

    expect(helm('upgrade', calls)[0]).toContain(
      'helm upgrade --install shop oci://r.io/shop --namespace prod --version 1.2.3',
    );
  });

  it('of files outside the workspace is refused', () => {
    const linked = run({ valuesFiles: ['values.yaml'] }, { links: { 'values.yaml': '/etc/hostname' } });
    expect(linked.err).toContain('leads out of workspace "source"');
    expect(run({}, { params: { chart: '../fake/chart' } }).err).toContain('leads out of workspace "source"');
  });

  it.each([
    ['v3.19.0', 'take', false],
    ['v4.0.0', 'take', true],
    ['v4.0.0', 'fail', false],
  ] as const)('with helm %s and conflicts %s: forced is %s', (version, conflicts, forced) => {
    const { calls } = run({}, { cluster: { 'helm-version': version } }, { conflicts });

    expect(helm('upgrade', calls)[0]?.includes('--force-conflicts')).toBe(forced);
  });
});

describe('a release that does not get ready', () => {
  const history = JSON.stringify([
    { revision: 3, status: 'superseded' },
    { revision: 4, status: 'deployed' },
  ]);
  const broken = (options: Partial<HelmOptions>, rest: Situation['cluster'] = {}) =>
    run(
      options,
      { cluster: { 'unready.shop': '', 'get.shop': object('apps/v1', 'Deployment', 'shop'), ...rest } },
      { timeout: Duration.seconds(1) },
    );

  it('stays for a look at it', () => {
    expect(helm('rollback', broken({}, { history }).calls)).toEqual([]);
  });

  it('goes back to the one that was deployed, and the step still fails', () => {
    const { calls, failed } = broken({ rollback: true }, { history });

    expect(helm('rollback', calls)).toEqual(['helm rollback shop 4 --namespace prod']);
    expect(failed).toBe('rollout');
  });

  it('has nothing to go back to the first time', () => {
    expect(broken({ rollback: true }).out).toContain('there is no earlier release of shop to go back to');
  });
});
