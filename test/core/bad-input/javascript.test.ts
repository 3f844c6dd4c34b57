// Programs in JavaScript, and objects passed whole: each ends in a report, and never in a TypeError of ours.
import { Size } from 'cdk8s';
import {
  DeployTask,
  GitCloneTask,
  GitCredentials,
  Interceptor,
  ListenerExposure,
  Schedule,
  volumeClaim,
  GitHubAppToken,
  KanikoBuildTask,
  PipelineNamespace,
  Pipeline,
  PipelineChart,
  PipelineRun,
  RegistryStorage,
  RegistryWithUi,
  RunAccount,
  SealedSecret,
  ExternalSecret,
  StepAction,
  Task,
  TaskRun,
} from 'cdk8s-tekton';
import { refuses } from '../../helpers/reports';
import { reportOfCall, testChart } from '../../helpers/chart';

const image = `alpine:3.21@sha256:${'0'.repeat(64)}`;
const steps = [{ name: 'work', image, script: 'true' }];

describe('shapes', () => {
  refuses(
    'a step that is nothing',
    (chart) => /* here */ new Task(chart, 't', { steps: [null] as never }),
    `
      error[not-a-list]: steps[0] is null, and steps is a list of steps
        at shop/t › steps[0]                                 HERE
        help: write steps: [{ name: '…', image: '…' }], or a function that gives such a list`,
  );
  refuses(
    'a text for the arguments',
    (chart) => /* here */ new Task(chart, 't', { steps: [{ name: 'work', image, args: 'a b' as never }] }),
    `
      error[not-a-list]: args is "a b", and not a list of texts
        at shop/t › steps[0] "work" › args                   HERE
        help: write args: ['a b']`,
  );
  refuses(
    'a text for a size',
    () => /* here */ RegistryStorage.claim({ size: '10Gi' as never }),
    `
      error[invalid-size]: RegistryStorage.claim takes a Size, not "10Gi"
        at HERE
        help: write RegistryStorage.claim({ size: Size.gibibytes(20) }), with Size from 'cdk8s'`,
  );
  refuses(
    'a text for a storage',
    (chart) => /* here */ new RegistryWithUi(chart, 'r', { storage: '10Gi' as never }),
    `
      error[unknown-value]: storage cannot be "10Gi"
        at shop/r › storage                                  HERE
        help: write storage: RegistryStorage.claim({ size: Size.gibibytes(20) })`,
  );
  refuses(
    'one kind, and no list',
    (chart) => /* here */ new DeployTask(chart, 'd', { kinds: 'Deployment' as never }),
    `
      error[not-a-list]: kinds of a DeployTask is "Deployment", and not a list of kinds
        at shop/d › kinds                                    HERE
        help: write kinds: ['Deployment']`,
  );
  refuses(
    'no kinds at all',
    (chart) => /* here */ new DeployTask(chart, 'd', { kinds: [] }),
    `
      error[not-a-list]: kinds is an empty list, so nothing may be deployed
        at shop/d › kinds                                    HERE
        help: say what is deployed: kinds: ['Deployment', 'Service'], or leave kinds out`,
  );
  refuses(
    'a kind that is nothing',
    (chart) => /* here */ new DeployTask(chart, 'd', { kinds: [null as never] }),
    `
      error[value-type]: kinds[0] of a DeployTask is null, and not a kind
        at shop/d › kinds[0]                                 HERE
        help: write kinds[0]: 'Deployment'`,
  );
  refuses(
    'the name of a strategy',
    (chart) => /* here */ new DeployTask(chart, 'd', { strategy: 'helm' as never }),
    `
      error[value-type]: strategy of a DeployTask is "helm", and not a strategy
        at shop/d › strategy                                 HERE
        help: write strategy: Strategy.manifests(), Strategy.kustomize({ dir: '…' }), Strategy.setImage() or Strategy.helm({ … })`,
  );
  refuses(
    'a container of a StepAction that is no function',
    (chart) => /* here */ new StepAction(chart, 's', { container: { image } as never }),
    `
      error[missing-argument]: container of a StepAction is a function that gives the container, not a map
        at shop/s › container                                HERE
        help: write container: ({ params, results }) => ({ image: '…', script: sh\`…\` })`,
  );
  refuses(
    'a Pipeline for a Task',
    (chart) => {
      const pipeline = new Pipeline(chart, 'p');
      /* here */ pipeline.addTask('other', new Pipeline(chart, 'q') as never);
    },
    `
      error[missing-task]: addTask takes a Task, not a Pipeline
        at shop/p › tasks[0] "other"                         HERE
        help: a pipeline is run by a PipelineRun, or as a task by addPipeline`,
  );
  refuses(
    'a Task for a Pipeline',
    (chart) => {
      const task = new Task(chart, 't', { steps });
      /* here */ new PipelineRun(chart, 'r', { pipeline: task as never });
    },
    `
      error[missing-pipeline]: a PipelineRun takes a Pipeline, not a Task
        at shop/r                                            HERE
        help: a Task is run by a TaskRun, or added to a Pipeline by addTask`,
  );
  refuses(
    'a TaskRun without props',
    (chart) => /* here */ new TaskRun(chart, 'r', undefined as never),
    `
      error[missing-argument]: the third argument of TaskRun is its props, not undefined
        at HERE
        help: write new TaskRun(chart, 'id', { … })`,
  );
  refuses(
    'a task that is not there',
    (chart) => {
      const pipeline = new Pipeline(chart, 'p');
      /* here */ pipeline.addTask('build', undefined as never);
    },
    `
      error[missing-task]: addTask takes a Task, not undefined
        at shop/p › tasks[0] "build"                         HERE
        help: give it what new Task(…), Task.fromName(…) or the like made; is an import undefined?`,
  );
});

describe('an id that is empty', () => {
  type Made = new (chart: PipelineChart, id: string, props: never) => unknown;
  const classes: readonly Made[] = [
    Task,
    Pipeline,
    StepAction,
    DeployTask,
    KanikoBuildTask,
    RunAccount,
    RegistryWithUi,
    ExternalSecret,
    SealedSecret,
    GitHubAppToken,
    PipelineNamespace,
    PipelineChart,
  ] as never;
  test.each(classes.map((made) => [made.name, made] as const))('%s', (name, Made) => {
    const chart = testChart();

    const report = reportOfCall(() => new Made(chart, '', {} as never));

    expect(report).toContain(
      `error[missing-argument]: the second argument of ${name} is its id, and not an empty text`,
    );
  });
});

describe('words of closed lists', () => {
  const wrong: readonly (readonly [string, (chart: PipelineChart) => unknown, string])[] = [
    ['conflicts', (chart) => new DeployTask(chart, 'd', { conflicts: 'force' as never }), 'allowed: take, fail'],
    [
      'imagePullPolicy',
      (chart) => new DeployTask(chart, 'd', { imagePullPolicy: 'always' as never }),
      'did you mean "Always"? allowed: Always, IfNotPresent, Never',
    ],
    [
      'snapshotMode',
      (chart) => new KanikoBuildTask(chart, 'k', { snapshotMode: 'ful' as never }),
      'did you mean "full"? allowed: full, redo, time',
    ],
    [
      'credentialHelpers[0]',
      (chart) => new KanikoBuildTask(chart, 'k', { credentialHelpers: ['gcr' as never] }),
      'did you mean "acr" or "ecr"? allowed: env, google, ecr, acr, gitlab',
    ],
    [
      'accessMode',
      () => RegistryStorage.claim({ accessMode: 'ReadOnlyMany' as never }),
      'allowed: ReadWriteOnce, ReadWriteMany, ReadWriteOncePod',
    ],
    [
      'accessModes',
      () => volumeClaim(Size.gibibytes(1), { accessModes: ['RWO' as never] }),
      'allowed: ReadWriteOnce, ReadOnlyMany, ReadWriteMany, ReadWriteOncePod',
    ],
    [
      'insecure',
      () => ListenerExposure.openShiftRoute({ insecure: 'redirect' as never }),
      'did you mean "Redirect"? allowed: Allow, None, Redirect',
    ],
    [
      'unknownHosts',
      (chart) => new GitCloneTask(chart, 'g', { unknownHosts: 'allow' as never }),
      'allowed: refuse, accept',
    ],
    [
      'serverType',
      (chart) => new Interceptor(chart, 'i', { clientConfig: {}, serverType: 'HTTPS' as never }),
      'did you mean "https"? allowed: http, https',
    ],
    [
      'concurrencyPolicy',
      (chart) =>
        new Schedule(chart, 's', {
          pipeline: Pipeline.fromName('scan'),
          cron: '@daily',
          concurrencyPolicy: 'Skip' as never,
        }),
      'allowed: Allow, Forbid, Replace',
    ],
    ['transport', () => GitCredentials.fromAccount('http' as never), 'did you mean "https"? allowed: ssh, https'],
    [
      'scope',
      (chart) => new SealedSecret(chart, 's', { data: {}, scope: 'cluster' as never }),
      'allowed: strict, namespace-wide, cluster-wide',
    ],
    [
      'podSecurity',
      (chart) => new PipelineNamespace(chart, 'n', { podSecurity: 'strict' as never }),
      'allowed: privileged, baseline, restricted',
    ],
  ];
  test.each(wrong)('%s', (field, program, help) => {
    const report = reportOfCall(() => program(testChart()));

    expect(report).toContain(`error[unknown-value]: ${field} cannot be "`);
    expect(report).toContain(`help: ${help}`);
  });
});
