// The compiler refuses most of these calls too; `as never` gets them past it, and lint does not see what it is for.
/* eslint-disable @typescript-eslint/no-unnecessary-type-assertion */
import { emptyDir, param, Pipeline, PipelineRun, Task, TaskRun, workspace } from 'cdk8s-tekton';
import { refuses } from '../../helpers/reports';

const image = `alpine:3.21@sha256:${'0'.repeat(64)}`;
const steps = [{ name: 'work', image, script: 'true' }];

describe('runs', () => {
  refuses(
    'a reference in place of a text',
    (chart) => {
      const pipeline = new Pipeline(chart, 'p', { params: { url: param.string() } });
      const params = { url: `https://${pipeline.params.url}` };
      /* here */ new PipelineRun(chart, 'run', { pipeline, params });
    },
    `
      error[reference-in-run]: param "url" of the run holds "$(params.url)", which nothing fills in
        at shop/run › params.url                             HERE
        help: give a text; references belong into addTask`,
  );
  refuses(
    'a text that the cluster takes for a variable',
    (chart) => {
      const pipeline = new Pipeline(chart, 'p', { params: { url: param.string() } });
      /* here */ new PipelineRun(chart, 'run', { pipeline, params: { url: 'https://example.com/$(id)' } });
    },
    `
      error[unknown-variable-in-run]: param "url" of the run holds "$(id)", for which the cluster stops the run
        at shop/run › params.url                             HERE
        help: a param that may be any text is declared with param.untrustedText()
        help: a value that this program knows is put in by TypeScript: \`\${value}\``,
  );
  refuses(
    'an unknown param',
    (chart) => {
      const pipeline = new Pipeline(chart, 'p', { params: { url: param.string() } });
      /* here */ new PipelineRun(chart, 'run', { pipeline, params: { urk: 'a' } } as never);
    },
    `
      error[unknown-param]: Pipeline "shop-p" has no param "urk"
        at shop/run › params.urk                             HERE
        help: did you mean "url"? params of Pipeline "shop-p": url`,
  );
  refuses(
    'a missing param',
    (chart) => {
      const pipeline = new Pipeline(chart, 'p', { params: { url: param.string() } });
      /* here */ new PipelineRun(chart, 'run', { pipeline } as never);
    },
    `
      error[missing-param]: Pipeline "shop-p" needs param "url", and none is given
        at shop/run                                          HERE
        help: add params: { url: … }`,
  );
  refuses(
    'params and workspaces of a pipeline that declares none',
    (chart) => {
      const pipeline = new Pipeline(chart, 'p');
      /* here */ new PipelineRun(chart, 'run', { pipeline, workspaces: { source: emptyDir() } } as never);
    },
    `
      error[unknown-workspace]: Pipeline "shop-p" declares no workspaces, and "source" is bound
        at shop/run › workspaces.source                      HERE
        help: drop it, or declare it: workspaces: { source: workspace() }`,
  );
  refuses(
    'a missing workspace',
    (chart) => {
      const pipeline = new Pipeline(chart, 'p', { workspaces: { source: workspace() } });
      /* here */ new PipelineRun(chart, 'run', { pipeline } as never);
    },
    `
      error[missing-workspace]: Pipeline "shop-p" needs workspace "source", and the run binds none
        at shop/run                                          HERE
        help: give workspaces: { source: volumeClaim(Size.gibibytes(1)) }, or emptyDir(), secret(…), configMap(…), persistentVolumeClaim(…), projected(…), csi(…)`,
  );
  refuses(
    'a workspace of a pipeline in place of a source',
    (chart) => {
      const pipeline = new Pipeline(chart, 'p', { workspaces: { source: workspace() } });
      /* here */ new PipelineRun(chart, 'run', { pipeline, workspaces: pipeline.workspaces } as never);
    },
    `
      error[workspace-type]: workspace "source" of Pipeline "shop-p" takes a source of files
        at shop/run › workspaces.source                      HERE
        help: give workspaces: { source: volumeClaim(Size.gibibytes(1)) }, or emptyDir(), secret(…), configMap(…), persistentVolumeClaim(…), projected(…), csi(…)`,
  );
  refuses(
    'a prop that runs do not have, in props passed whole',
    (chart) => {
      const props = { pipeline: new Pipeline(chart, 'p'), timeout: 1 };
      /* here */ new PipelineRun(chart, 'run', props);
    },
    `
      error[unknown-key]: a PipelineRun has no "timeout"
        at shop/run                                          HERE
        help: did you mean "timeouts"? keys of a PipelineRun: name, labels, annotations, pipeline, params and 8 more`,
  );
  refuses(
    'params of a Task that declares none',
    (chart) => {
      const task = new Task(chart, 't', { steps });
      /* here */ new TaskRun(chart, 'run', { task, params: { url: 'a' } } as never);
    },
    `
      error[unknown-param]: Task "shop-t" declares no params, and "url" is given
        at shop/run › params.url                             HERE
        help: drop it, or declare it: params: { url: param.string() }`,
  );
});
