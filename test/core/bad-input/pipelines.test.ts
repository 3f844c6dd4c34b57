// The compiler refuses most of these calls too; `as never` gets them past it, and lint does not see what it is for.
/* eslint-disable @typescript-eslint/no-unnecessary-type-assertion */
import { JsonPatch } from 'cdk8s';
import { param, Pipeline, result, Task, when } from 'cdk8s-tekton';
import { filesOf } from '../../helpers/chart';
import { refuses } from '../../helpers/reports';

const image = `alpine:3.21@sha256:${'0'.repeat(64)}`;
const steps = [{ name: 'work', image, script: 'true' }];
/** Takes one text and gives one. */
const io = { params: { text: param.string({ default: '' }) }, results: { commit: result.string() }, steps };

describe('finally', () => {
  refuses(
    'the state of a task in a param outside of it',
    (chart) => {
      const pipeline = new Pipeline(chart, 'p');
      const task = new Task(chart, 't', io);
      const text = pipeline.addTask('lint', task).status;
      /* here */ pipeline.addTask('a', task, { params: { text } } as never);
    },
    `
      error[status-outside-finally]: "$(tasks.lint.status)" is known only when all tasks are done
        at shop/p › tasks[1] "a"                             HERE
        help: add the task with addFinally`,
  );
  refuses(
    'the state of a task in a text outside of it',
    (chart) => {
      const pipeline = new Pipeline(chart, 'p');
      const task = new Task(chart, 't', io);
      const text = `lint: ${pipeline.addTask('lint', task).status}`;
      /* here */ pipeline.addTask('a', task, { params: { text } });
    },
    `
      error[status-outside-finally]: "$(tasks.lint.status)" is known only when all tasks are done
        at shop/p › tasks[1] "a" › params.text               HERE
        help: add the task with addFinally`,
  );
  refuses(
    'a result of one of its tasks in another one',
    (chart) => {
      const pipeline = new Pipeline(chart, 'p');
      const task = new Task(chart, 't', io);
      const text = `commit ${pipeline.addFinally('clone', task).results.commit}`;
      /* here */ pipeline.addFinally('a', task, { params: { text } });
    },
    `
      error[finally-result]: "$(finally.clone.results.commit)" is a result of a task in finally, and those run side by side
        at shop/p › finally[1] "a" › params.text             HERE
        help: only pipeline.addResult takes it`,
  );
});

describe('matrices', () => {
  refuses(
    'a param that the task does not have',
    (chart) => {
      const given = { matrix: { txet: ['1'] } };
      /* here */ new Pipeline(chart, 'p').addMatrix('a', new Task(chart, 't', io), given as never);
    },
    `
      error[unknown-param]: Task "shop-t" has no param "txet"
        at shop/p › tasks[0] "a" › matrix.txet               HERE
        help: did you mean "text"? params of Task "shop-t": text`,
  );
  refuses(
    'no combinations',
    (chart) => /* here */ new Pipeline(chart, 'p').addMatrix('a', new Task(chart, 't', io), {}),
    `
      error[empty-matrix]: the matrix has no combinations
        at shop/p › tasks[0] "a"                             HERE
        help: say matrix: { <param>: ['a', 'b'] } or include, or add the task with addTask`,
  );
  refuses(
    'one text in place of a list',
    (chart) => {
      const given = { matrix: { text: '1' } };
      /* here */ new Pipeline(chart, 'p').addMatrix('a', new Task(chart, 't', io), given as never);
    },
    `
      error[param-type]: a matrix takes a list of texts for param "text", not "1"
        at shop/p › tasks[0] "a" › matrix.text               HERE
        help: write a list: matrix: { text: ['a', 'b'] }; an array of the pipeline or of a result may stand for the whole list`,
  );
  refuses(
    'a param of another kind',
    (chart) => {
      const task = new Task(chart, 't', { params: { flags: param.array() }, steps });
      const given = { matrix: { flags: ['1'] } };
      /* here */ new Pipeline(chart, 'p').addMatrix('a', task, given as never);
    },
    `
      error[param-type]: param "flags" of Task "shop-t" is declared as array, and a matrix gives texts
        at shop/p › tasks[0] "a" › matrix.flags              HERE
        help: give it in params, the same for all combinations`,
  );
  refuses(
    'a param that is given beside it',
    (chart) => {
      const given = { matrix: { text: ['1'] }, params: { text: '2' } };
      /* here */ new Pipeline(chart, 'p').addMatrix('a', new Task(chart, 't', io), given as never);
    },
    `
      error[param-given-twice]: param "text" of Task "shop-t" stands in params and in the matrix
        at shop/p › tasks[0] "a" › matrix.text               HERE
        help: drop one of the two`,
  );
});

describe('a pipeline at synthesis', () => {
  refuses(
    'a param that reaches no task',
    (chart) => {
      /* here */ const pipeline = new Pipeline(chart, 'p', { params: { url: param.string() } });
      pipeline.addTask('a', new Task(chart, 't', io));
      filesOf(chart);
    },
    `
      error[unused-param]: param "url" of the pipeline reaches no task
        at shop/p                                            HERE
        help: give it to the task it is for: params: { … : pipeline.params.url }, or drop it`,
  );
  refuses(
    'no tasks',
    (chart) => {
      /* here */ new Pipeline(chart, 'p');
      filesOf(chart);
    },
    `
      error[no-tasks]: a Pipeline needs at least one task
        at shop/p                                            HERE
        help: add one with addTask`,
  );
  refuses(
    'everything that is wrong at once',
    (chart) => {
      /* here */ const pipeline = new Pipeline(chart, 'p', {
        params: { url: param.string(), revision: param.string() },
      });
      pipeline.addTask('a', new Task(chart, 't', io));
      /* there */ new Pipeline(chart, 'q');
      filesOf(chart);
    },
    `
      error[unused-param]: param "url" of the pipeline reaches no task
        at shop/p                                            HERE
        help: give it to the task it is for: params: { … : pipeline.params.url }, or drop it

      error[unused-param]: param "revision" of the pipeline reaches no task
        at shop/p                                            HERE
        help: give it to the task it is for: params: { … : pipeline.params.revision }, or drop it

      error[no-tasks]: a Pipeline needs at least one task
        at shop/q                                            THERE
        help: add one with addTask`,
  );
  refuses(
    'features that are not switched on, each by its flag',
    (chart) => {
      /* here */ const pipeline = new Pipeline(chart, 'p', { params: { env: param.string({ enum: ['a', 'b'] }) } });
      /* there */ const task = new Task(chart, 't', { steps: [{ ...steps[0]!, stdoutConfig: { path: '/tmp/out' } }] });
      pipeline.addTask('a', task, { displayName: pipeline.params.env });
      filesOf(chart);
    },
    `
      error[feature-gate]: "enum" needs feature flag "enable-param-enum", which is not switched on
        at shop/p › params.env.enum                          HERE
        help: set it in the ConfigMap feature-flags of the cluster, and say so: features: { 'enable-param-enum': 'true' }

      error[feature-gate]: "stdoutConfig" needs feature flag "enable-api-fields: alpha", which is not switched on
        at shop/t › steps[0] "work" › stdoutConfig           THERE
        help: set it in the ConfigMap feature-flags of the cluster, and say so: features: { 'enable-api-fields': 'alpha' }`,
  );
  refuses(
    'what is wrong in a task, at the call that added it',
    (chart) => {
      const pipeline = new Pipeline(chart, 'p', { params: { env: param.string() } });
      const task = new Task(chart, 't', { steps });
      pipeline.addTask('first', task);
      /* here */ pipeline.addTask('a', task, { when: [when.cel`${pipeline.params.env} == 'a'`] });
      /* there */ pipeline.addFinally('b', task, { when: [when.cel`${pipeline.params.env} == 'b'`] });
      // A task that a patch puts before the others moves them.
      const wire = { name: 'zero', taskRef: { name: task.name } };
      pipeline.apiObject.addJsonPatch(JsonPatch.add('/spec/tasks/0', wire));
      filesOf(chart);
    },
    `
      error[feature-gate]: "cel" needs feature flag "enable-cel-in-whenexpression", which is not switched on
        at shop/p › finally[0] "b" › when[0].cel             THERE
        help: set it in the ConfigMap feature-flags of the cluster, and say so: features: { 'enable-cel-in-whenexpression': 'true' }

      error[feature-gate]: "cel" needs feature flag "enable-cel-in-whenexpression", which is not switched on
        at shop/p › tasks[2] "a" › when[0].cel               HERE
        help: set it in the ConfigMap feature-flags of the cluster, and say so: features: { 'enable-cel-in-whenexpression': 'true' }`,
  );
  refuses(
    'a patch for a path that is not there',
    (chart) => {
      /* here */ const task = new Task(chart, 't', io);
      task.apiObject.addJsonPatch(JsonPatch.replace('/spec/nowhere/at/all', 1));
      filesOf(chart);
    },
    `
      error[not-rendered]: Task "shop-t" cannot be rendered: TypeError: Cannot read properties of undefined (reading 'at')
        at shop/t                                            HERE
        help: look for a JSON patch whose path is not in the object, or a value that YAML cannot hold`,
  );
});
