import { defineTask, param, Pipeline, PipelineApp, PipelineChart, Task, workspace } from 'cdk8s-tekton';
import { chart } from '../given';

const Npm = defineTask(
  { params: { directory: param.string({ default: '.' }) }, workspaces: { source: workspace() } },
  (props: { readonly command: 'test' | 'build' }) => [{ name: 'npm', image: 'node:22', args: [props.command] }],
);

// Props of a class of tasks.
new Npm(chart, 'x');
//^ TS2554: Expected 3 arguments, but got 2.
new Npm(chart, 'x', {});
//                  ^ TS2345: Property 'command' is missing in type … but required in type …
new Npm(chart, 'x', { command: 'tets' });
//                    ^ TS2322: Type '"tets"' is not assignable to type '"test" | "build"'.
new Npm(chart, 'x', { command: 'test', comand: 'build' });
//                                     ^ TS2561: 'comand' does not exist in type '…'. Did you mean to write 'command'?
defineTask({ params: { directory: param.string() } }, (_props: {}, { params }) => [
  { name: 'npm', image: `node:${params.directry}` },
  //                                   ^ TS2551: Property 'directry' does not exist on type 'ParamRefs<…>'. Did you mean 'directory'?
]);

// Apps, charts, tasks, pipelines.
new PipelineApp({ outDir: 'manifests' });
//                ^ TS2561: 'outDir' does not exist in type 'PipelineAppProps'. Did you mean to write 'outdir'?
new PipelineChart(chart, 'x', { version: '1.99' });
//                              ^ TS2820: Type '"1.99"' is not assignable to type '"1.9" | "1.10" | "1.11" | "1.12" | "1.13" | "1.14" | "1.15" | "1.16" | "1.17" | undefined'. Did you mean '"1.9"'?
new PipelineChart(chart, 'x', { features: { 'enable-api-field': 'alpha' } });
//                                          ^ TS2353: ''enable-api-field'' does not exist in type 'Partial<…>'.
new PipelineChart(chart, 'x', { features: { 'enable-api-fields': 'beat' } });
//                                          ^ TS2322: Type '"beat"' is not assignable to type '"beta" | "stable" | "alpha" | undefined'.
new PipelineChart(chart, 'x', { tasks: 'inlined' });
//                              ^ TS2820: Type '"inlined"' is not assignable to type 'TaskDelivery | undefined'. Did you mean '"inline"'?
new PipelineChart(chart, 'x', { images: { kubeclt: 'registry.example.com/kubectl:1' } });
//                                        ^ TS2561: 'kubeclt' does not exist in type 'ImageTable'. Did you mean to write 'kubectl'?
new Task(chart, 'x');
//^ TS2554: Expected 3 arguments, but got 2.
new Pipeline(chart, 'x', { param: { url: param.string() } });
//                         ^ TS2561: 'param' does not exist in type 'PipelineProps<…>'. Did you mean to write 'params'?
new Pipeline(chart, 'x', { params: { url: workspace() } });
//                                   ^ TS2322: Type 'WorkspaceDeclaration<false>' is not assignable to type 'ParamDeclaration'.
Task.fromName('x', { param: { url: param.string() } });
//                   ^ TS2561: 'param' does not exist in type 'ExistingTaskOptions<…>'. Did you mean to write 'params'?
Task.fromResolver({ hub: { name: 'git-clone' } });
//                  ^ TS2741: Property 'version' is missing in type … but required in type …
Task.fromResolver({ hub: { name: 'a', version: '1' }, http: { url: 'https://example.com/t.yaml' } });
//                ^ TS2345: Type '{ url: string; }' is not assignable to type 'undefined'.
