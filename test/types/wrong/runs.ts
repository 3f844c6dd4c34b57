import { Size } from 'cdk8s';
import { emptyDir, Pipeline, PipelineRun, TaskRun, volumeClaim, workspace } from 'cdk8s-tekton';
import { chart, clone, lint, nothing, pipeline } from '../given';

const params = { url: 'a', flags: [], repository: { url: 'a', commit: 'b' }, title: 'a' };
const source = volumeClaim(Size.gibibytes(1));
const workspaces = { source };
const empty = new Pipeline(chart, 'empty');
const shared = new Pipeline(chart, 'shared', {
  workspaces: { source: workspace(), cache: workspace() },
  run: { workspaces: { source } },
});

// Params of a PipelineRun.
new PipelineRun(chart, 'r', { pipeline, workspaces });
//                          ^ TS2345: Property 'params' is missing in type … but required in type …
new PipelineRun(chart, 'r', { pipeline, params: { ...params, revison: 'a' }, workspaces });
//                                                           ^ TS2322: Unknown<"no param 'revison'; there are", "url" | "repository" | "revision" | "flags" | "title">
new PipelineRun(chart, 'r', { pipeline, params: { ...params, url: ['a'] }, workspaces });
//                                                           ^ TS2322: Type 'string[]' is not assignable to type 'Text'.
new PipelineRun(chart, 'r', { pipeline: empty, params: { url: 'a' } });
//                                                       ^ TS2322: Unknown<"no param 'url'; it declares none", never>

// Workspaces of a PipelineRun.
new PipelineRun(chart, 'r', { pipeline, params });
//                          ^ TS2345: Property 'workspaces' is missing in type … but required in type …
new PipelineRun(chart, 'r', { pipeline, params, workspaces: { source, sorce: source } });
//                                                                    ^ TS2322: Unknown<"no workspace 'sorce'; there are", "source" | "cache">
new PipelineRun(chart, 'r', { pipeline, params, workspaces: { source: pipeline.workspaces.source } });
//                                                            ^ TS2739: Type 'PipelineWorkspace<"required">' is missing the following properties from type 'WorkspaceSource': wire, isClaim, toBinding
new PipelineRun(chart, 'r', { pipeline: shared });
//                          ^ TS2345: Property 'workspaces' is missing in type … but required in type …
new PipelineRun(chart, 'r', { pipeline: empty, workspaces });
//                                             ^ TS2322: Unknown<"no workspace 'source'; it declares none", never>
new Pipeline(chart, 'x', { workspaces: { source: workspace() }, run: { workspaces: { sorce: source } } });
//                                                                                   ^ TS2322: Unknown<"no workspace 'sorce'; there are", "source">

// Other props of a PipelineRun.
new PipelineRun(chart, 'r', { pipelin: empty });
//                            ^ TS2561: 'pipelin' does not exist in type 'PipelineRunProps<…>'. Did you mean to write 'pipeline'?
new PipelineRun(chart, 'r', { pipeline: lint });
//                            ^ TS2739: Type 'Task<…>' is missing the following properties from type 'IPipeline<…>': run, entries
new PipelineRun(chart, 'r', { pipeline: empty, timeouts: { pipeline: '1h' } });
//                                                         ^ TS2322: Type 'string' is not assignable to type 'Duration'.
new PipelineRun(chart, 'r', { pipeline: empty, taskRunSpecs: [{ task: 'lint' }] });
//                                                              ^ TS2322: Type 'string' is not assignable to type 'PipelineTask<unknown, unknown> | FinallyTask<unknown>'.

// TaskRuns.
new TaskRun(chart, 'r', { task: clone, workspaces: { output: emptyDir() } });
//                      ^ TS2345: Property 'params' is missing in type … but required in type …
new TaskRun(chart, 'r', { task: clone, params: { url: 'a' } });
//                      ^ TS2345: Property 'workspaces' is missing in type … but required in type …
new TaskRun(chart, 'r', { task: clone, params: { url: 'a', revison: 'b' }, workspaces: { output: emptyDir() } });
//                                                         ^ TS2322: Unknown<"no param 'revison'; there are", "url" | "revision">
new TaskRun(chart, 'r', { task: clone, params: { url: 'a' }, workspaces: { output: emptyDir(), sorce: source } });
//                                                                                             ^ TS2322: Unknown<"no workspace 'sorce'; there are", "output" | "ssh">
new TaskRun(chart, 'r', { task: nothing, params: { url: 'a' } });
//                                                 ^ TS2322: Unknown<"no param 'url'; it declares none", never>
new TaskRun(chart, 'r', { task: pipeline });
//                        ^ TS2322: Property 'results' is missing in type … but required in type …
