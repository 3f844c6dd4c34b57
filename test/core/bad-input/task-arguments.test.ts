// The compiler refuses most of these calls too; `as never` gets them past it, and lint does not see what it is for.
/* eslint-disable @typescript-eslint/no-unnecessary-type-assertion */
import { emptyDir, param, Pipeline, result, Task, workspace } from 'cdk8s-tekton';
import { refuses } from '../../helpers/reports';

const image = `alpine:3.21@sha256:${'0'.repeat(64)}`;
const steps = [{ name: 'work', image, script: 'true' }];
/** Takes one text and gives one. */
const io = { params: { text: param.string({ default: '' }) }, results: { commit: result.string() }, steps };

describe('params of a task', () => {
  refuses(
    'an unknown one',
    (chart) =>
      /* here */ new Pipeline(chart, 'p').addTask('a', new Task(chart, 't', io), { params: { txet: 'a' } } as never),
    `
      error[unknown-param]: Task "shop-t" has no param "txet"
        at shop/p › tasks[0] "a" › params.txet               HERE
        help: did you mean "text"? params of Task "shop-t": text`,
  );
  refuses(
    'one for a Task that declares none',
    (chart) =>
      /* here */ new Pipeline(chart, 'p').addTask('a', new Task(chart, 't', { steps }), {
        params: { text: 'a' },
      } as never),
    `
      error[unknown-param]: Task "shop-t" declares no params, and "text" is given
        at shop/p › tasks[0] "a" › params.text               HERE
        help: drop it, or declare it: params: { text: param.string() }`,
  );
  refuses(
    'a missing one',
    (chart) => {
      const task = new Task(chart, 't', { params: { url: param.string() }, steps });
      /* here */ new Pipeline(chart, 'p').addTask('a', task, { params: {} } as never);
    },
    `
      error[missing-param]: Task "shop-t" needs param "url", and none is given
        at shop/p › tasks[0] "a"                             HERE
        help: add params: { url: … }`,
  );
  refuses(
    'a map for a text',
    (chart) =>
      /* here */ new Pipeline(chart, 'p').addTask('a', new Task(chart, 't', io), { params: { text: {} } } as never),
    `
      error[param-type]: param "text" of Task "shop-t" takes a text, not a map
        at shop/p › tasks[0] "a" › params.text               HERE
        help: the param is declared as string`,
  );
  refuses(
    'an array for a text',
    (chart) => {
      const pipeline = new Pipeline(chart, 'p', { params: { flags: param.array() } });
      /* here */ pipeline.addTask('a', new Task(chart, 't', io), { params: { text: pipeline.params.flags } } as never);
    },
    `
      error[param-type]: param "text" of Task "shop-t" takes a text, not the array "$(params.flags[*])"
        at shop/p › tasks[0] "a" › params.text               HERE
        help: take one element with .at(0), or declare the param with param.array()`,
  );
  refuses(
    'a text for a list',
    (chart) => {
      const task = new Task(chart, 't', { params: { flags: param.array() }, steps });
      /* here */ new Pipeline(chart, 'p').addTask('a', task, { params: { flags: '-v' } } as never);
    },
    `
      error[param-type]: param "flags" of Task "shop-t" takes a list of texts, not "-v"
        at shop/p › tasks[0] "a" › params.flags              HERE
        help: the param is declared as array`,
  );
  refuses(
    'a map that lacks a key',
    (chart) => {
      const task = new Task(chart, 't', { params: { repository: param.object(['url', 'commit']) }, steps });
      /* here */ new Pipeline(chart, 'p').addTask('a', task, { params: { repository: { url: 'a' } } } as never);
    },
    `
      error[param-type]: param "repository" of Task "shop-t" needs key "commit", and none is given
        at shop/p › tasks[0] "a" › params.repository         HERE
        help: keys of "repository": url, commit`,
  );
  refuses(
    'a map with an unknown key',
    (chart) => {
      const task = new Task(chart, 't', { params: { repository: param.object(['commit']) }, steps });
      const repository = { commit: 'a', comit: 'b' };
      /* here */ new Pipeline(chart, 'p').addTask('a', task, { params: { repository } });
    },
    `
      error[param-type]: param "repository" of Task "shop-t" has no key "comit"
        at shop/p › tasks[0] "a" › params.repository › comit  HERE
        help: did you mean "commit"? keys of "repository": commit`,
  );
  refuses(
    'an option that addTask does not have',
    (chart) => /* here */ new Pipeline(chart, 'p').addTask('a', new Task(chart, 't', io), { retrys: 1 } as never),
    `
      error[unknown-key]: addTask has no option "retrys"
        at shop/p › tasks[0] "a"                             HERE
        help: did you mean "retries"? options of addTask: when, retries, timeout, onError, displayName and 4 more`,
  );
  refuses(
    'an order in finally',
    (chart) => /* here */ new Pipeline(chart, 'p').addFinally('a', new Task(chart, 't', io), { runAfter: [] } as never),
    `
      error[unknown-key]: addFinally has no option "runAfter"
        at shop/p › finally[0] "a"                           HERE
        help: tasks in finally run side by side, after all others`,
  );
  refuses(
    'a number of retries that is none',
    (chart) => /* here */ new Pipeline(chart, 'p').addTask('a', new Task(chart, 't', io), { retries: 1.5 }),
    `
      error[invalid-retries]: retries is 1.5
        at shop/p › tasks[0] "a"                             HERE
        help: allowed: 0, 1, 2, …`,
  );
});

describe('workspaces of a task', () => {
  const bound = { workspaces: { source: workspace() }, steps };

  refuses(
    'an unknown one',
    (chart) => {
      const pipeline = new Pipeline(chart, 'p', { workspaces: { files: workspace() } });
      const given = { workspaces: { source: pipeline.workspaces.files, sorce: pipeline.workspaces.files } };
      /* here */ pipeline.addTask('a', new Task(chart, 't', bound), given as never);
    },
    `
      error[unknown-workspace]: Task "shop-t" has no workspace "sorce"
        at shop/p › tasks[0] "a" › workspaces.sorce          HERE
        help: did you mean "source"? workspaces of Task "shop-t": source`,
  );
  refuses(
    'one for a Task that declares none',
    (chart) => {
      const pipeline = new Pipeline(chart, 'p', { workspaces: { files: workspace() } });
      /* here */ pipeline.addTask('a', new Task(chart, 't', io), { workspaces: pipeline.workspaces } as never);
    },
    `
      error[unknown-workspace]: Task "shop-t" declares no workspaces, and "files" is bound
        at shop/p › tasks[0] "a" › workspaces.files          HERE
        help: drop it, or declare it: workspaces: { files: workspace() }`,
  );
  refuses(
    'a missing one',
    (chart) => /* here */ new Pipeline(chart, 'p').addTask('a', new Task(chart, 't', bound), {} as never),
    `
      error[missing-workspace]: Task "shop-t" needs workspace "source", and none is bound
        at shop/p › tasks[0] "a"                             HERE
        help: add workspaces: { source: … }`,
  );
  refuses(
    'one that a run may leave out',
    (chart) => {
      const pipeline = new Pipeline(chart, 'p', { workspaces: { files: workspace({ optional: true }) } });
      const given = { workspaces: { source: pipeline.workspaces.files } };
      /* here */ pipeline.addTask('a', new Task(chart, 't', bound), given as never);
    },
    `
      error[optional-workspace]: Task "shop-t" needs workspace "source", and "files" of the pipeline is optional
        at shop/p › tasks[0] "a" › workspaces.source         HERE
        help: declare files: workspace() without optional`,
  );
  refuses(
    'something that is no workspace of the pipeline',
    (chart) => {
      const given = { workspaces: { source: emptyDir() } };
      /* here */ new Pipeline(chart, 'p').addTask('a', new Task(chart, 't', bound), given as never);
    },
    `
      error[workspace-type]: workspace "source" of Task "shop-t" takes a workspace of the pipeline or of a task's handle
        at shop/p › tasks[0] "a" › workspaces.source         HERE
        help: give pipeline.workspaces.…, or handle.workspaces.… of the task that has to be done before`,
  );
  refuses(
    'one that the handle does not have',
    (chart) => {
      const pipeline = new Pipeline(chart, 'p', { workspaces: { files: workspace() } });
      const task = new Task(chart, 't', bound);
      /* there */ const a = pipeline.addTask('a', task, { workspaces: { source: pipeline.workspaces.files } });
      const taken: Readonly<Record<string, unknown>> = a.workspaces;
      /* here */ return taken['sorce'];
    },
    `
      error[unbound-workspace]: task "a" does not bind workspace "sorce"
        at shop/p › tasks[0] "a"                             HERE
        note: "a" is added at THERE
        help: did you mean "source"? workspaces of Task "shop-t": source`,
  );
  refuses(
    'an optional one that the task of the handle does not bind',
    (chart) => {
      const task = new Task(chart, 't', { workspaces: { cache: workspace({ optional: true }) }, steps });
      /* there */ const a = new Pipeline(chart, 'p').addTask('a', task);
      /* here */ return a.workspaces.cache;
    },
    `
      error[unbound-workspace]: task "a" does not bind workspace "cache"
        at shop/p › tasks[0] "a"                             HERE
        note: "a" is added at THERE
        help: bind it where the task is added: workspaces: { cache: … }`,
  );
});
