import { Duration } from 'cdk8s';
import { KanikoBuildTask, param, Pipeline, PipelineRun, result, Task, workspace } from 'cdk8s-tekton';
import { refuses } from '../../helpers/reports';

const steps = [{ name: 'work', image: `alpine:3.21@sha256:${'0'.repeat(64)}`, script: 'true' }];
const hour = Duration.hours(1);

// The compiler sees unknown keys only in literals; here each map has a name first.
describe('unknown keys in options that are passed whole', () => {
  const ofParam = { description: 'where it is', defalt: 'main' };
  refuses(
    'of a param',
    (chart) => /* here */ new Task(chart, 't', { params: { url: param.string(ofParam) }, steps }),
    `
      error[unknown-key]: param.string has no option "defalt"
        at HERE
        help: did you mean "default"? options of param.string: default, description, enum, imageName, kind and 1 more`,
  );
  const ofWorkspace = { description: 'files', readonly: true };
  refuses(
    'of a workspace',
    (chart) => /* here */ new Pipeline(chart, 'p', { workspaces: { source: workspace(ofWorkspace) } }),
    `
      error[unknown-key]: workspace has no option "readonly"
        at HERE
        help: did you mean "readOnly"? options of workspace: optional, readOnly, mountPath, description`,
  );
  const ofResult = { description: 'sha', type: 'array' };
  refuses(
    'of a result',
    (chart) => /* here */ new Task(chart, 't', { results: { sha: result.string(ofResult) }, steps }),
    `
      error[unknown-key]: result.string has no option "type"
        at HERE
        help: options of result.string: description`,
  );
  const timeouts = { pipeline: hour, taks: hour };
  refuses(
    'of timeouts',
    (chart) => {
      const pipeline = new Pipeline(chart, 'p');
      /* here */ new PipelineRun(chart, 'run', { pipeline, timeouts });
    },
    `
      error[unknown-key]: a map of timeouts has no "taks"
        at shop/run › timeouts                               HERE
        help: did you mean "tasks"? keys of a map of timeouts: pipeline, tasks, finally`,
  );
  const run = { timeouts, podTemplat: {} };
  refuses(
    'of what all runs share',
    (chart) => /* here */ new Pipeline(chart, 'p', { run }),
    `
      error[unknown-key]: a run of a Pipeline has no "podTemplat"
        at shop/p › run                                      HERE
        help: did you mean "podTemplate"? keys of a run of a Pipeline: timeouts, podTemplate, imagePullSecrets, taskRunSpecs, serviceAccount and 1 more`,
  );
  refuses(
    'of the settings of one task',
    (chart) => {
      const pipeline = new Pipeline(chart, 'p');
      const settings = { task: pipeline.addTask('t', new Task(chart, 't', { steps })), timeot: hour };
      /* here */ new PipelineRun(chart, 'run', { pipeline, taskRunSpecs: [settings] });
    },
    `
      error[unknown-key]: a setting of a task has no "timeot"
        at shop/run › taskRunSpecs[0]                        HERE
        help: did you mean "timeout"? keys of a setting of a task: task, serviceAccount, podTemplate, computeResources, stepSpecs and 3 more`,
  );
  const cache = { repository: 'ghcr.io/acme/cache', tll: hour };
  refuses(
    'of the cache of kaniko',
    (chart) => /* here */ new KanikoBuildTask(chart, 'build', { cache }),
    `
      error[unknown-key]: a cache has no "tll"
        at shop/build › cache                                HERE
        help: did you mean "ttl"? keys of a cache: repository, ttl, copyLayers, runLayers, compressed and 2 more`,
  );
});
