// What the compiler refuses, and what programs do that run without it: `as never` gets the calls past it here.
import { Size } from 'cdk8s';
import {
  DeployTask,
  GitCloneTask,
  GitCredentials,
  GitHubEvents,
  param,
  Pipeline,
  PipelineChart,
  PipelineApp,
  PipelineRun,
  RegistryCredentials,
  result,
  secret,
  secretKey,
  sh,
  Task,
  Validations,
  volumeClaim,
  when,
  workspace,
} from 'cdk8s-tekton';
import { refuses } from '../helpers/reports';

const image = `alpine:3.21@sha256:${'0'.repeat(64)}`;
const steps = [{ name: 'work', image, script: 'true' }];
const io = { params: { text: param.string({ default: '' }) }, results: { commit: result.string() }, steps };

function added(chart: PipelineChart) {
  const task = new Task(chart, 't', io);
  const pipeline = new Pipeline(chart, 'p', { workspaces: { source: workspace() } });
  return { task, pipeline, handle: pipeline.addTask('first', task) };
}

describe('options of addTask', () => {
  refuses(
    'the name of a task in runAfter',
    (chart) => {
      const { pipeline, task } = added(chart);
      /* here */ pipeline.addTask('second', task, { runAfter: ['first'] as never });
    },
    `
      error[not-a-list]: runAfter of addTask takes a list of handles of tasks, not "first" in it
        at shop/p › tasks[1] "second" › runAfter             HERE
        help: write runAfter: [handle], with what addTask gave back`,
  );
  refuses(
    'one handle in runAfter, and no list',
    (chart) => {
      const { pipeline, task, handle } = added(chart);
      /* here */ pipeline.addTask('second', task, { runAfter: handle as never });
    },
    `
      error[not-a-list]: runAfter of addTask takes a list of handles of tasks, not a task's handle
        at shop/p › tasks[1] "second" › runAfter             HERE
        help: write runAfter: [handle], with what addTask gave back`,
  );
  refuses(
    'one condition, and no list',
    (chart) => {
      const { pipeline, task } = added(chart);
      /* here */ pipeline.addTask('second', task, { when: when.equals('a', 'b') as never });
    },
    `
      error[not-a-list]: when of addTask takes a list of conditions, not a condition
        at shop/p › tasks[1] "second" › when                 HERE
        help: write when: [when.equals(…, '…')]; the conditions of when are known in the cluster, those of JavaScript here`,
  );
  refuses(
    'what JavaScript makes of a comparison',
    (chart) => {
      const { pipeline, task } = added(chart);
      /* here */ pipeline.addTask('second', task, { when: [false] as never });
    },
    `
      error[not-a-list]: when of addTask takes a list of conditions, not the boolean false in it
        at shop/p › tasks[1] "second" › when                 HERE
        help: write when: [when.equals(…, '…')]; the conditions of when are known in the cluster, those of JavaScript here`,
  );
  refuses(
    'a time as a text',
    (chart) => {
      const { pipeline, task } = added(chart);
      /* here */ pipeline.addTask('second', task, { timeout: '10m' as never });
    },
    `
      error[invalid-duration]: a time is given as a Duration, not as "10m"
        at HERE
        help: write Duration.minutes(10), with Duration from 'cdk8s'`,
  );
  refuses(
    'a Task where its name belongs',
    (chart) => {
      const { pipeline, task } = added(chart);
      /* here */ pipeline.addTask(task as never, { params: {} } as never);
    },
    `
      error[invalid-name]: task name is a Task, and not a text
        at shop/p                                            HERE
        help: give the name first`,
  );
  refuses(
    'a class where an instance belongs',
    (chart) => {
      const { pipeline } = added(chart);
      /* here */ pipeline.addTask('clone', GitCloneTask as never);
    },
    `
      error[missing-task]: addTask takes a Task, not the function or class GitCloneTask
        at shop/p › tasks[1] "clone"                         HERE
        help: give it what new Task(…), Task.fromName(…) or the like made; is an import undefined?`,
  );
  refuses(
    'a matrix whose list is empty, for Tekton skips the task',
    (chart) => {
      const { pipeline, task } = added(chart);
      /* here */ pipeline.addMatrix('second', task, { matrix: { text: [] } });
    },
    `
      error[empty-matrix]: the matrix has no values for param "text", so Tekton skips the task
        at shop/p › tasks[1] "second" › matrix.text          HERE
        help: give at least one value, or add the task only where there are some`,
  );
});

describe('results of a pipeline', () => {
  refuses(
    'a text',
    (chart) => {
      const { pipeline, handle } = added(chart);
      /* here */ pipeline.addResult('version', `v-${handle.results.commit}` as never);
    },
    `
      error[not-a-result]: addResult takes the result of a task, not "v-$(tasks.first.results.commit)"
        at shop/p › results "version"                        HERE
        help: give handle.results.<name>; a text made of several is best made by a task that gives it as its own result`,
  );
});

describe('things that are no texts, in a text', () => {
  refuses(
    'a handle',
    (chart) => {
      const { handle } = added(chart);
      return /* here */ `${handle}`;
    },
    `
      error[not-a-text]: task "first" is put into a text, and is none
        at HERE
        help: take one of its results: handle.results.<name>`,
  );
  refuses(
    'a workspace of a pipeline',
    (chart) => {
      const { pipeline } = added(chart);
      return /* here */ `${pipeline.workspaces.source}`;
    },
    `
      error[not-a-text]: workspace "source" of a pipeline is put into a text, and is none
        at HERE
        help: bind it: workspaces: { <name>: … }; only steps know its folder, as workspaces.<name>.path`,
  );
  refuses(
    'a workspace of a Task',
    (chart) =>
      new Task(chart, 't', {
        workspaces: { source: workspace() },
        steps: ({ workspaces }) => [
          /* here */ { name: 'work', image, script: 'true', workingDir: `${workspaces.source}/web` },
        ],
      }),
    `
      error[not-a-text]: workspace "source" is put into a text, and is none
        at HERE
        help: its folder is workspaces.source.path`,
  );
  refuses(
    'a result that a step writes',
    (chart) =>
      new Task(chart, 't', {
        results: { size: result.string() },
        steps: ({ results }) => [/* here */ { name: 'work', image, script: 'true', env: { FILE: `${results.size}` } }],
      }),
    `
      error[not-a-text]: a result to write is put into a text, and is none
        at HERE
        help: its file is results.<name>.path; to use the value, take it from the handle in the pipeline`,
  );
  refuses(
    'a key of a Secret',
    () => /* here */ 'Bearer ' + (secretKey({ name: 'npm' }, 'token') as never as string),
    `
      error[not-a-text]: a key of a Secret or ConfigMap is put into a text, and is none
        at HERE
        help: only env takes it: env: { TOKEN: secretKey(…) }, and "$TOKEN" in the script`,
  );
  refuses(
    'a key of a Secret in a script',
    (chart) =>
      /* here */ new Task(chart, 't', {
        steps: [{ name: 'work', image, script: sh`echo ${secretKey({ name: 'npm' }, 'token') as never}` }],
      }),
    `
      error[unknown-interpolation]: a key of a Secret or ConfigMap cannot stand in a script
        at shop/t › steps[0] "work" › script line 1          HERE
        help: interpolate texts, numbers, params and results; of a workspace or a result to write take .path; declare a secret in env and use "$NAME"`,
  );
});

describe('names of objects', () => {
  refuses(
    'the name alone, for a key of a Secret',
    () => /* here */ secretKey('npm' as never, 'token'),
    `
      error[not-named]: secretKey takes an object with a name, not "npm"
        at HERE
        help: write { name: 'npm' }`,
  );
  refuses(
    'nothing, for a workspace',
    () => /* here */ secret(undefined as never),
    `
      error[not-named]: secret takes an object with a name, not undefined
        at HERE
        help: write { name: '…' }, or give what has a name`,
  );
});

describe('names and times elsewhere', () => {
  refuses(
    'a Secret by its name alone, for a login',
    () => /* here */ GitCredentials.ssh({ secret: 'deploy-key' as never, knownHosts: true }),
    `
      error[not-named]: secret of GitCredentials.ssh is "deploy-key", and not an object with a name
        at secret                                            HERE
        help: write secret: { name: 'deploy-key' }`,
  );
  refuses(
    'the same for a registry',
    () => /* here */ RegistryCredentials.dockerConfig({ secret: 'ghcr' as never }),
    `
      error[not-named]: secret of RegistryCredentials.dockerConfig is "ghcr", and not an object with a name
        at secret                                            HERE
        help: write secret: { name: 'ghcr' }`,
  );
  refuses(
    'an account by its name alone',
    (chart) => {
      const { pipeline } = added(chart);
      const workspaces = { source: volumeClaim(Size.gibibytes(1)) };
      /* here */ new PipelineRun(chart, 'run', { pipeline, workspaces, serviceAccount: 'builder' as never });
    },
    `
      error[not-named]: serviceAccount takes an object with a name, not "builder"
        at HERE
        help: write { name: 'builder' }`,
  );
  refuses(
    'Secrets of a deployment by their names alone',
    (chart) => /* here */ new DeployTask(chart, 'deploy', { namespace: 'shop', imagePullSecrets: ['ghcr' as never] }),
    `
      error[not-named]: imagePullSecrets[0] of a DeployTask is "ghcr", and not an object with a name
        at shop/deploy › imagePullSecrets[0]                 HERE
        help: write imagePullSecrets[0]: { name: 'ghcr' }`,
  );
  refuses(
    'the time of a rollout as a text',
    (chart) => /* here */ new DeployTask(chart, 'deploy', { namespace: 'shop', timeout: '5m' as never }),
    `
      error[invalid-duration]: timeout of a DeployTask is "5m", and not a Duration
        at shop/deploy › timeout                             HERE
        help: write timeout: Duration.minutes(10), with Duration from 'cdk8s'`,
  );
  refuses(
    'a ref where a filter wants the name of a branch',
    (chart) => {
      const hub = new GitHubEvents(chart, 'hub', { secret: { name: 'webhook' } });
      /* here */ hub.onPush(Pipeline.fromName('delivery'), { branch: ['dev', 'refs/heads/main'] });
    },
    `
      error[invalid-glob]: pattern "refs/heads/main" is a ref, and the filter looks at the name in it
        at shop/hub/push › branch                            HERE
        help: write "main"`,
  );
});

describe('arguments of Task', () => {
  refuses(
    'no props',
    (chart) => /* here */ new Task(chart, 't', undefined as never),
    `
      error[missing-argument]: the third argument of Task is its props, not undefined
        at HERE
        help: write new Task(chart, 'id', { … })`,
  );
  refuses(
    'no chart',
    () => /* here */ new Task('t' as never, { steps } as never, undefined as never),
    `
      error[missing-argument]: the first argument of Task is the chart it belongs to, not "t"
        at HERE
        help: write new Task(chart, 'id', { … })`,
  );
  refuses(
    'one step, and no list',
    (chart) => /* here */ new Task(chart, 't', { steps: steps[0] as never }),
    `
      error[not-a-list]: steps is a map, and not a list of steps
        at shop/t › steps                                    HERE
        help: write steps: [{ name: '…', image: '…' }], or a function that gives such a list`,
  );
  refuses(
    'params as Tekton writes them',
    (chart) => /* here */ new Task(chart, 't', { steps, params: [{ name: 'url' }] as never }),
    `
      error[not-a-declaration]: params is a list, and not a map of declarations
        at shop/t › params                                   HERE
        help: write params: { <name>: param.string() }`,
  );
});

describe('declarations of a Pipeline', () => {
  refuses(
    'a type as a text',
    (chart) => /* here */ new Pipeline(chart, 'p', { params: { url: 'string' as never } }),
    `
      error[not-a-declaration]: param "url" is declared as "string"
        at shop/p › params.url                               HERE
        help: write params: { url: param.string() }`,
  );
  refuses(
    'a function that was not called',
    (chart) => /* here */ new Pipeline(chart, 'p', { workspaces: { source: workspace as never } }),
    `
      error[not-a-declaration]: workspace "source" is declared as the function or class workspace
        at shop/p › workspaces.source                        HERE
        help: write workspaces: { source: workspace() }`,
  );
});

describe('other values', () => {
  refuses(
    'a claim without room',
    () => /* here */ volumeClaim(Size.gibibytes(0)),
    `
      error[invalid-size]: a volume claim of size 0 is never made
        at HERE
        help: write volumeClaim(Size.gibibytes(1)), with Size from 'cdk8s'`,
  );
  refuses(
    'an acknowledgement without a reason',
    (chart) => /* here */ Validations.of(chart).acknowledge('mutable-image-tag', undefined as never),
    `
      error[missing-reason]: "mutable-image-tag" is acknowledged without a reason
        at shop                                              HERE
        help: say why it is right here, for whoever reads it next`,
  );
  refuses(
    'a feature flag as a boolean',
    () => /* here */ new PipelineChart(new PipelineApp(), 'c', { features: { 'enable-param-enum': true as never } }),
    `
      error[unknown-value]: feature flag "enable-param-enum" cannot be the boolean true
        at c                                                 HERE
        help: write it as a text: 'true'`,
  );
});
