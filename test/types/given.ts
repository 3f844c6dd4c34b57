import { App } from 'cdk8s';
import { param, Pipeline, PipelineChart, result, StepAction, Task, workspace } from 'cdk8s-tekton';

/** What the programs of `wrong/` and `right.ts` start from. */
export const chart = new PipelineChart(new App(), 'shop', { namespace: 'ci' });

/** Takes a text, one with a default, and two workspaces; gives a result of each kind. */
export const clone = new Task(chart, 'git-clone', {
  params: { url: param.string(), revision: param.string({ default: 'main' }) },
  workspaces: { output: workspace(), ssh: workspace({ optional: true }) },
  results: { commit: result.string(), files: result.array(), author: result.object(['name', 'email']) },
  steps: [{ name: 'clone', image: 'alpine:3.21', script: 'true' }],
});

/** Takes a param of each kind. */
export const report = new Task(chart, 'report', {
  params: {
    text: param.string(),
    tags: param.array(),
    repository: param.object(['url', 'commit']),
    title: param.untrustedText(),
  },
  results: { number: result.string() },
  steps: [{ name: 'report', image: 'alpine:3.21', script: 'true' }],
});

/** Takes nothing and gives nothing. */
export const nothing = new Task(chart, 'nothing', {
  steps: [{ name: 'nothing', image: 'alpine:3.21', script: 'true' }],
});

/** Takes a text and gives one. */
export const lint = new Task(chart, 'lint', {
  params: { version: param.string({ default: '1' }) },
  results: { number: result.string() },
  steps: [{ name: 'lint', image: 'alpine:3.21', script: 'true' }],
});

/** A step for several tasks. */
export const greet = new StepAction(chart, 'greet', {
  params: { name: param.string(), volume: param.string({ default: 'low' }) },
  results: { greeting: result.string() },
  container: () => ({ image: 'alpine:3.21', script: 'true' }),
});

/** Gives one param of each kind, and a workspace that is bound or not. */
export const pipeline = new Pipeline(chart, 'delivery', {
  params: {
    url: param.string(),
    revision: param.string({ default: 'main' }),
    flags: param.array(),
    repository: param.object(['url', 'commit']),
    title: param.untrustedText(),
  },
  workspaces: { source: workspace(), cache: workspace({ optional: true }) },
});
