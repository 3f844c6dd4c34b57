// The compiler refuses most of these calls too; `as never` gets them past it, and lint does not see what it is for.
/* eslint-disable @typescript-eslint/no-unnecessary-type-assertion */
import { App, Chart } from 'cdk8s';
import {
  configureTekton,
  DeployTask,
  GitCloneTask,
  GitHubEvents,
  KanikoBuildTask,
  Pipeline,
  PipelineApp,
  PipelineChart,
  PipelineRun,
  RegistryWithUi,
  Schedule,
  StepAction,
  Task,
  TaskRun,
  volumeClaim,
} from 'cdk8s-tekton';
import { refuses } from '../../helpers/reports';

const image = `alpine:3.21@sha256:${'0'.repeat(64)}`;
const steps = [{ name: 'work', image, script: 'true' }];

describe('other constructs', () => {
  refuses(
    'a prop that Tasks do not have, in props passed whole',
    (chart) => {
      const props = { steps, parms: {} };
      /* here */ new Task(chart, 't', props);
    },
    `
      error[unknown-key]: a Task has no "parms"
        at shop/t                                            HERE
        help: did you mean "params"? keys of a Task: name, labels, annotations, params, workspaces and 9 more`,
  );
  refuses(
    'a prop that apps do not have, in props passed whole',
    () => {
      const props = { summary: false, outDir: 'manifests' };
      /* here */ new PipelineApp(props);
    },
    `
      error[unknown-key]: a PipelineApp has no "outDir"
        at HERE
        help: did you mean "outdir"? keys of a PipelineApp: version, features, images, mirror, tasks and 2 more`,
  );
  refuses(
    'a prop that charts do not have, in props passed whole',
    (chart) => {
      const props = { namespac: 'ci', labels: {} };
      /* here */ new PipelineChart(chart, 'b', props);
    },
    `
      error[unknown-key]: a PipelineChart has no "namespac"
        at shop/b                                            HERE
        help: did you mean "namespace"? keys of a PipelineChart: version, features, images, mirror, tasks and 2 more`,
  );
  refuses(
    'a version that nobody knows',
    (chart) => /* here */ new PipelineChart(chart, 'b', { version: '1.8' as never }),
    `
      error[unknown-value]: version cannot be "1.8"
        at shop/b › version                                  HERE
        help: did you mean "1.9"? allowed: 1.9, 1.10, 1.11, 1.12, 1.13 and 4 more`,
  );
  refuses(
    'a delivery of tasks that there is not',
    (chart) => /* here */ new PipelineChart(chart, 'b', { tasks: 'inlined' as never }),
    `
      error[unknown-value]: tasks cannot be "inlined"
        at shop/b                                            HERE
        help: did you mean "inline"? allowed: ref, inline, cluster`,
  );
  refuses(
    'a feature flag that there is not',
    (chart) => /* here */ new PipelineChart(chart, 'b', { features: { 'enable-api-field': 'alpha' } as never }),
    `
      error[unknown-key]: a ConfigMap feature-flags has no "enable-api-field"
        at shop/b › features                                 HERE
        help: did you mean "enable-api-fields"? keys of a ConfigMap feature-flags: enable-api-fields, coschedule, disable-creds-init, disable-inline-spec, require-git-ssh-secret-known-hosts and 18 more`,
  );
  refuses(
    'a value that a feature flag does not take',
    (chart) => /* here */ new PipelineChart(chart, 'b', { features: { 'enable-api-fields': 'alhpa' as never } }),
    `
      error[unknown-value]: feature flag "enable-api-fields" cannot be "alhpa"
        at shop/b                                            HERE
        help: did you mean "alpha"? allowed: stable, beta, alpha`,
  );
  refuses(
    'a key of images that no construct has',
    (chart) => /* here */ new PipelineChart(chart, 'b', { images: { kubeclt: 'a/kubectl:1' } as {} }),
    `
      error[unknown-key]: images have no "kubeclt"
        at shop/b › images                                   HERE
        help: did you mean "kubectl"? keys of ready-made constructs: git, kaniko, shell, kubectl, registry and 1 more
        help: an image of your own stands there by its full name: "kubeclt:latest"`,
  );
  refuses(
    'a key of images that no construct has, in a plain chart',
    () => {
      const chart = new Chart(new App(), 'plain');
      /* here */ configureTekton(chart, { images: { kubeclt: 'a/kubectl:1' } as {} });
    },
    `
      error[unknown-key]: images have no "kubeclt"
        at plain › images                                    HERE
        help: did you mean "kubectl"? keys of ready-made constructs: git, kaniko, shell, kubectl, registry and 1 more
        help: an image of your own stands there by its full name: "kubeclt:latest"`,
  );
  refuses(
    'a prop that a GitCloneTask does not have, in props passed whole',
    (chart) => {
      const props = { dept: 5, lfs: false };
      /* here */ new GitCloneTask(chart, 'clone', props);
    },
    `
      error[unknown-key]: a GitCloneTask has no "dept"
        at shop/clone                                        HERE
        help: did you mean "depth"? keys of a GitCloneTask: name, labels, annotations, credentials, revision and 16 more`,
  );
  refuses(
    'a prop that a KanikoBuildTask does not have, in props passed whole',
    (chart) => {
      const props = { buildArg: {}, target: 'prod' };
      /* here */ new KanikoBuildTask(chart, 'build', props);
    },
    `
      error[unknown-key]: a KanikoBuildTask has no "buildArg"
        at shop/build                                        HERE
        help: did you mean "buildArgs"? keys of a KanikoBuildTask: name, labels, annotations, registry, credentials and 51 more`,
  );
  refuses(
    'a prop that a DeployTask does not have, in props passed whole',
    (chart) => {
      const props = { namespace: 'prod', manifest: 'k8s' };
      /* here */ new DeployTask(chart, 'deploy', props);
    },
    `
      error[unknown-key]: a DeployTask has no "manifest"
        at shop/deploy                                       HERE
        help: did you mean "manifests"? keys of a DeployTask: name, labels, annotations, manifests, strategy and 14 more`,
  );
  refuses(
    'a prop that a RegistryWithUi does not have, in props passed whole',
    (chart) => {
      const props = { readonly: true, title: 'images' };
      /* here */ new RegistryWithUi(chart, 'registry', props);
    },
    `
      error[unknown-key]: a RegistryWithUi has no "readonly"
        at shop/registry                                     HERE
        help: did you mean "readOnly"? keys of a RegistryWithUi: name, exposure, storage, htpasswd, credentials and 13 more`,
  );
  refuses(
    'a prop that a StepAction does not have, in props passed whole',
    (chart) => {
      const props = { container: () => ({ image }), parms: {} };
      /* here */ new StepAction(chart, 'greet', props);
    },
    `
      error[unknown-key]: a StepAction has no "parms"
        at shop/greet                                        HERE
        help: did you mean "params"? keys of a StepAction: name, labels, annotations, params, results and 2 more`,
  );
  test('props of a subclass may be passed on whole', () => {
    class TeamChart extends PipelineChart {}
    class TeamClone extends GitCloneTask {}
    const props = { namespace: 'ci', team: 'shop' };
    const chart = new TeamChart(new PipelineApp({ summary: false }), 'shop', props);

    expect(new TeamClone(chart, 'clone', { ...props, depth: 0 } as never).name).toBe('shop-clone');
  });
  refuses(
    'a Task outside of a chart',
    () => /* here */ new Task(new App(), 't', { steps }),
    `
      error[no-chart]: Task "t" is made outside of a chart
        at HERE
        help: make a chart and give it as the first argument: const chart = new PipelineChart(app, 'delivery')`,
  );
  refuses(
    'a custom task without a group',
    () => /* here */ Task.fromCustomTask({ apiVersion: 'v1', kind: 'Wait' }),
    `
      error[invalid-api-version]: apiVersion "v1" of custom task "Wait" has no group
        at HERE
        help: write group/version, such as cel.tekton.dev/v1alpha1`,
  );
  refuses(
    'a step without a name',
    (chart) => /* here */ new Task(chart, 't', { steps: [{ image: 'alpine' } as never] }),
    `
      error[missing-name]: steps[0] has no name
        at shop/t › steps[0]                                 HERE
        help: say name: '…'; logs and results are found by it`,
  );
  refuses(
    'no task at all',
    (chart) => {
      const pipeline = new Pipeline(chart, 'p');
      /* here */ pipeline.addTask('build', undefined as never);
    },
    `
      error[missing-task]: addTask takes a Task, not undefined
        at shop/p › tasks[0] "build"                         HERE
        help: give it what new Task(…), Task.fromName(…) or the like made; is an import undefined?`,
  );
  refuses(
    'a TaskRun of no task',
    (chart) => /* here */ new TaskRun(chart, 'r', {} as never),
    `
      error[missing-task]: a TaskRun takes a Task, not undefined
        at shop/r                                            HERE
        help: give it what new Task(…), Task.fromName(…) or the like made; is an import undefined?`,
  );
  refuses(
    'a PipelineRun of no pipeline',
    (chart) => /* here */ new PipelineRun(chart, 'r', {} as never),
    `
      error[missing-pipeline]: a PipelineRun takes a Pipeline, not undefined
        at shop/r                                            HERE
        help: give it what new Pipeline(…) or Pipeline.fromName(…) made; is an import undefined?`,
  );
  refuses(
    'a Schedule of no pipeline',
    (chart) => /* here */ new Schedule(chart, 'r', { cron: '@daily' } as never),
    `
      error[missing-pipeline]: a Schedule takes a Pipeline, not undefined
        at shop/r                                            HERE
        help: give it what new Pipeline(…) or Pipeline.fromName(…) made; is an import undefined?`,
  );
  refuses(
    'no pipeline in a pipeline',
    (chart) => /* here */ new Pipeline(chart, 'p').addPipeline('inner', undefined as never),
    `
      error[missing-pipeline]: addPipeline takes a Pipeline, not undefined
        at shop/p                                            HERE
        help: give it what new Pipeline(…) or Pipeline.fromName(…) made; is an import undefined?`,
  );
  refuses(
    'a trigger of no pipeline',
    (chart) => {
      const events = new GitHubEvents(chart, 'events', { secret: { name: 'webhook' } });
      /* here */ events.onPush(undefined as never, { branch: 'main' });
    },
    `
      error[missing-pipeline]: a trigger takes a Pipeline, not undefined
        at shop/events/push                                  HERE
        help: give it what new Pipeline(…) or Pipeline.fromName(…) made; is an import undefined?`,
  );
  refuses(
    'an option of another method for a pipeline in a pipeline',
    (chart) => {
      const inner = Pipeline.fromName('inner');
      /* here */ new Pipeline(chart, 'p').addPipeline('inner', inner, { matrix: {} } as never);
    },
    `
      error[unknown-key]: addPipeline has no option "matrix"
        at shop/p › tasks[0] "inner"                         HERE
        help: it is an option of addMatrix`,
  );
  refuses(
    'a number for a size',
    () => /* here */ volumeClaim(5 as never),
    `
      error[invalid-size]: a volume claim takes a Size, not the number 5
        at HERE
        help: write volumeClaim(Size.gibibytes(1)), with Size from 'cdk8s'`,
  );
  refuses(
    'a file that is not there',
    (chart) => /* here */ Task.fromFile(chart, 't', 'nowhere.yaml'),
    `
      error[unreadable-file]: "nowhere.yaml" cannot be read: ENOENT: no such file or directory, open 'nowhere.yaml'
        at shop/t                                            HERE
        help: the path is relative to the folder in which the program runs`,
  );
});
