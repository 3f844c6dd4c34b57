// The compiler refuses most of these calls too; `as never` gets them past it, and lint does not see what it is for.
/* eslint-disable @typescript-eslint/no-unnecessary-type-assertion */
import type { App } from 'cdk8s';
import { param, Pipeline, PipelineChart, result, StepAction, Task, workspace } from 'cdk8s-tekton';
import { filesOf } from '../../helpers/chart';
import { refuses } from '../../helpers/reports';

const image = `alpine:3.21@sha256:${'0'.repeat(64)}`;
const steps = [{ name: 'work', image, script: 'true' }];
/** Takes one text and gives one. */
const io = { params: { text: param.string({ default: '' }) }, results: { commit: result.string() }, steps };

describe('names', () => {
  refuses(
    'a step name that is no DNS label',
    (chart) => /* here */ new Task(chart, 't', { steps: [{ name: 'Run Tests', image }] }),
    `
      error[invalid-name]: step name "Run Tests" is not allowed
        at shop/t › steps[0] "Run Tests"                     HERE
        help: allowed: lower-case letters, digits and "-", at most 63 characters
        help: "run-tests" would do`,
  );
  refuses(
    'a step name that is too long for its container',
    (chart) => /* here */ new Task(chart, 't', { steps: [{ name: 'x'.repeat(59), image }] }),
    `
      error[invalid-name]: step name "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" has 59 characters, 1 too many
        at shop/t › steps[0] "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"  HERE
        help: at most 58: the container is called step-<name>`,
  );
  refuses(
    'an id that gives no object name',
    (chart) => /* here */ new Task(chart, 'Git Clone', { steps }),
    `
      error[invalid-name]: Task name "shop-Git Clone" is not allowed
        at shop/Git Clone                                    HERE
        help: allowed: lower-case letters, digits, "-" and ".", at most 63 characters
        help: "shop-git-clone" would do`,
  );
  refuses(
    'an object name that the cluster refuses',
    (chart) => /* here */ new Pipeline(chart, 'p', { name: 'Git_Clone' }),
    `
      error[invalid-name]: Pipeline name "Git_Clone" is not allowed
        at shop/p                                            HERE
        help: allowed: lower-case letters, digits, "-" and ".", at most 63 characters
        help: "git-clone" would do`,
  );
  refuses(
    'a param name with a space',
    (chart) => /* here */ new Task(chart, 't', { params: { 'my param': param.string() }, steps }),
    `
      error[invalid-name]: param name "my param" is not allowed
        at shop/t                                            HERE
        help: allowed: letters, digits, "-" and "_", beginning with a letter or "_"
        help: "my-param" would do`,
  );
  refuses(
    'a workspace name with a dot',
    (chart) => /* here */ new Pipeline(chart, 'p', { workspaces: { 'so.urce': workspace() } }),
    `
      error[invalid-name]: workspace name "so.urce" is not allowed
        at shop/p                                            HERE
        help: allowed: letters, digits, "-" and "_", beginning with a letter or "_"`,
  );
  refuses(
    'a result name that begins with a digit',
    (chart) =>
      /* here */ new StepAction(chart, 'a', { results: { '1st': result.string() }, container: () => ({ image }) }),
    `
      error[invalid-name]: result name "1st" is not allowed
        at shop/a                                            HERE
        help: allowed: letters, digits, "-" and "_", beginning with a letter or "_"`,
  );
  refuses(
    'a task name that is no DNS label',
    (chart) => /* here */ new Pipeline(chart, 'p').addTask('Build Image', new Task(chart, 't', { steps })),
    `
      error[invalid-name]: task name "Build Image" is not allowed
        at shop/p › tasks[0] "Build Image"                   HERE
        help: allowed: lower-case letters, digits and "-", at most 63 characters
        help: "build-image" would do`,
  );
  refuses(
    'a chart name that is no DNS label',
    (chart) => /* here */ new PipelineChart(chart.node.root as App, 'My Shop'),
    `
      error[invalid-name]: chart name "My Shop" is not allowed
        at My Shop                                           HERE
        help: allowed: lower-case letters, digits and "-", at most 63 characters
        help: "my-shop" would do`,
  );
});

describe('what is made twice', () => {
  refuses(
    'two tasks of one name in a pipeline',
    (chart) => {
      const task = new Task(chart, 't', { steps });
      const pipeline = new Pipeline(chart, 'p');
      /* there */ pipeline.addTask('build', task);
      /* here */ pipeline.addFinally('build', task);
    },
    `
      error[duplicate-task]: the pipeline has two tasks called "build"
        at shop/p › finally[0] "build"                       HERE
        note: first added at THERE
        help: give each use of a Task a name of its own`,
  );
  refuses(
    'two constructs with one id',
    (chart) => {
      /* there */ new Task(chart, 't', { steps });
      /* here */ new Pipeline(chart, 't');
    },
    `
      error[duplicate-id]: Pipeline has the id "t", which another construct in "shop" has
        at shop                                              HERE
        note: first made at shop/t, THERE
        help: give each construct of a scope an id of its own`,
  );
  refuses(
    'two charts with one id',
    (chart) => /* here */ new PipelineChart(chart.node.root as App, 'shop'),
    `
      error[duplicate-id]: chart has the id "shop", which another construct in the app has
        at HERE
        note: first made at shop
        help: give each construct of a scope an id of its own`,
  );
  refuses(
    'two objects of one name, in two charts of the app',
    (chart) => {
      const other = new PipelineChart(chart.node.root as App, 'other', { namespace: 'ci' });
      /* there */ new Task(chart, 'lint', { steps });
      /* here */ new Task(other, 't', { name: 'shop-lint', steps });
      filesOf(chart);
    },
    `
      error[duplicate-object]: Task "shop-lint" is made twice in namespace "ci"
        at other/t › metadata.name                           HERE
        note: first made at shop/lint, THERE
        help: give one of the two another id or name`,
  );
  refuses(
    'two results of one name of a pipeline',
    (chart) => {
      const pipeline = new Pipeline(chart, 'p');
      const { commit } = pipeline.addTask('clone', new Task(chart, 't', io)).results;
      pipeline.addResult('commit', commit);
      /* here */ pipeline.addResult('commit', commit);
    },
    `
      error[duplicate-result]: the pipeline has two results called "commit"
        at shop/p › results "commit"                         HERE
        help: give each result a name of its own`,
  );
});
