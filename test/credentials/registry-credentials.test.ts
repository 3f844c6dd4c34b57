import {
  KanikoBuildTask,
  Registry,
  RegistryCredentials,
  RegistryWithUi,
  type KanikoBuildTaskProps,
} from 'cdk8s-tekton';
import { filesOf, reportOfCall, testChart, theOnly } from '../helpers/chart';

const GHCR = RegistryCredentials.dockerConfig({ secret: { name: 'ghcr' } });
const HARBOR = RegistryCredentials.dockerConfig({ secret: { name: 'harbor' }, key: 'logins' });
const PASSWORD = RegistryCredentials.basic({ secret: { name: 'hub' }, host: 'docker.io', passwordKey: 'token' });
const AWS = RegistryCredentials.aws({ roleArn: 'arn:aws:iam::1:role/push', region: 'eu-central-1' });

function build(props: KanikoBuildTaskProps) {
  const chart = testChart();
  const task = new KanikoBuildTask(chart, 'build', props);
  const executor = task.spec.steps.find(({ name }) => name === 'build-and-push')!;
  const value = (name: string) => executor.env!.find((variable) => variable.name === name)?.value;
  return { chart, task, executor, value, steps: task.spec.steps.map(({ name }) => name) };
}

describe('a KanikoBuildTask with credentials', () => {
  test.each([
    ['of its own', { credentials: GHCR }],
    ['of its registry', { registry: Registry.ghcr('acme', { credentials: GHCR }) }],
    ['said twice', { registry: Registry.ghcr('acme', { credentials: GHCR }), credentials: [GHCR] }],
  ])('%s mounts them into the executor alone', (_whose, props) => {
    const { task, executor, value, steps } = build(props);

    expect(task.spec.volumes).toEqual([
      {
        name: 'logins',
        projected: {
          sources: [{ secret: { name: 'ghcr', items: [{ key: '.dockerconfigjson', path: 'config.json' }] } }],
        },
      },
    ]);
    expect(executor.volumeMounts).toEqual([{ name: 'logins', mountPath: '/kaniko/.docker', readOnly: true }]);
    expect(value('DOCKER_CONFIG')).toBe('/kaniko/.docker');
    expect(steps).toEqual(['build-and-push', 'write-results']);
    expect(task.spec.steps[1]!.volumeMounts).toBeUndefined();
    expect(task.spec.workspaces!.map(({ name }) => name)).toEqual(['source']);
    expect(task.serviceAccount).toBeUndefined();
  });

  test('makes a config.json of user and password in a step of its own', () => {
    const { task, steps } = build({ credentials: PASSWORD });
    const [login] = task.spec.steps;

    expect(steps).toEqual(['log-in', 'build-and-push', 'write-results']);
    expect(login!.args).toEqual(['/credentials/0', 'https://index.docker.io/v1/']);
    expect(login!.volumeMounts).toEqual([
      { name: 'logins', mountPath: '/kaniko/.docker' },
      { name: 'login-0', mountPath: '/credentials/0', readOnly: true },
    ]);
    expect(task.spec.volumes![0]).toEqual({ name: 'logins', emptyDir: { medium: 'Memory' } });
  });

  test('has several of them merged by Tekton, for an account that no other task has', () => {
    const { chart, task, value } = build({ credentials: [GHCR, HARBOR] });

    expect(task.serviceAccount).toEqual({ name: 'shop-build' });
    expect(theOnly('ServiceAccount', chart)).toMatchObject({
      automountServiceAccountToken: false,
      secrets: [{ name: 'ghcr' }, { name: 'harbor' }],
    });
    expect(value('DOCKER_CONFIG')).toBe('');
  });

  test('shows a cloud its account', () => {
    const { chart, value } = build({ credentials: [AWS, GHCR] });

    expect(theOnly('ServiceAccount', chart).metadata).toMatchObject({
      name: 'shop-build',
      annotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::1:role/push' },
    });
    expect(value('AWS_REGION')).toBe('eu-central-1');
    expect(value('DOCKER_CONFIG')).toBe('/kaniko/.docker');
  });

  test.each([
    [
      'Google',
      RegistryCredentials.google({ serviceAccount: 'push@acme.iam.gserviceaccount.com' }),
      { 'iam.gke.io/gcp-service-account': 'push@acme.iam.gserviceaccount.com' },
      undefined,
    ],
    [
      'Azure',
      RegistryCredentials.azure({ clientId: 'f00' }),
      { 'azure.workload.identity/client-id': 'f00' },
      { 'azure.workload.identity/use': 'true' },
    ],
  ])('knows the annotations and labels of %s', (_cloud, credentials, annotations, labels) => {
    const { chart } = build({ credentials });

    expect(theOnly('ServiceAccount', chart).metadata['annotations']).toEqual(annotations);
    expect(theOnly('Task', chart).metadata['labels']).toEqual(labels);
  });

  test('leaves it to the account of the run where that is said', () => {
    const { task, value } = build({ credentials: RegistryCredentials.fromAccount() });

    expect(task.spec.volumes).toBeUndefined();
    expect(value('DOCKER_CONFIG')).toBe('');
  });

  test('refuses logins that come in two ways', () => {
    expect(reportOfCall(() => build({ credentials: [GHCR, PASSWORD] }))).toContain('error[credentials-twice]');
  });

  test('takes an account of the user', () => {
    const { chart, task } = build({ credentials: AWS, serviceAccount: { name: 'pusher' } });

    expect(task.serviceAccount).toEqual({ name: 'pusher' });
    expect(
      Object.values(filesOf(chart))
        .flat()
        .map(({ kind }) => kind),
    ).toEqual(['Task']);
  });
});

test('registries hand on what they were given', () => {
  const chart = testChart();

  expect(new RegistryWithUi(chart, 'registry', { htpasswd: { name: 'users' }, credentials: GHCR }).credentials).toBe(
    GHCR,
  );
  expect(Registry.dockerHub('acme', { credentials: GHCR }).credentials).toBe(GHCR);
  expect(Registry.fromHost('harbor.example.com', { credentials: GHCR }).credentials).toBe(GHCR);
});

test('a docker config.json is for nodes and workspaces too', () => {
  expect(HARBOR.pullSecret).toEqual({ name: 'harbor' });
  expect(HARBOR.toWorkspace().toBinding('dockerconfig')).toEqual({
    name: 'dockerconfig',
    secret: { secretName: 'harbor', items: [{ key: 'logins', path: 'config.json' }] },
  });
});
