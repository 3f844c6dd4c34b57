import { Size } from 'cdk8s';
import { volumeClaim } from 'cdk8s-tekton';
import { clone, lint, nothing, pipeline } from '../given';

const { source, cache } = pipeline.workspaces;
const params = { url: 'a' };
const cloned = pipeline.addTask('clone', clone, { params, workspaces: { output: source } });
const idle = pipeline.addTask('idle', nothing);
const whole = { output: source, sorce: source };

// Missing.
pipeline.addTask('a', clone, { params });
//                           ^ TS2345: Property 'workspaces' is missing in type … but required in type …
pipeline.addTask('a', clone, { params, workspaces: {} });
//                                     ^ TS2322: Property 'output' is missing in type … but required in type …
pipeline.addTask('a', clone, { params, workspaces: { ssh: source } });
//                                     ^ TS2322: Property 'output' is missing in type … but required in type …

// Unknown.
pipeline.addTask('a', clone, { params, workspaces: { output: source, shs: cache } });
//                                                                   ^ TS2322: Unknown<"no workspace 'shs'; there are", "output" | "ssh">
pipeline.addTask('a', clone, { params, workspaces: whole });
//                                     ^ TS2322: Unknown<"no workspace 'sorce'; there are", "output" | "ssh">
pipeline.addTask('a', lint, { workspaces: { source } });
//                                          ^ TS2322: Unknown<"no workspace 'source'; it declares none", never>
pipeline.workspaces.sorce;
//                  ^ TS2551: Property 'sorce' does not exist on type 'PipelineWorkspaces<…>'. Did you mean 'source'?
cloned.workspaces.ouput;
//                ^ TS2551: Property 'ouput' does not exist on type 'HandedOver<…>'. Did you mean 'output'?
idle.workspaces.output;
//              ^ TS2339: Property 'output' does not exist on type 'HandedOver<…>'.

// One that may be unbound, for one that has to be bound; also in a list.
pipeline.addTask('a', clone, { params, workspaces: { output: cache } });
//                                                   ^ TS2322: Type 'PipelineWorkspace<"optional">' is not assignable to type 'Binding<"required">'.
pipeline.addTask('a', clone, { params, workspaces: { output: [source, cache] } });
//                                                                    ^ TS2322: Type 'PipelineWorkspace<"optional">' is not assignable to type 'PipelineWorkspace<"required">'.
pipeline.addTask('a', clone, { params, workspaces: { output: cloned.workspaces.ssh } });
//                                                   ^ TS2322: Type 'PipelineWorkspace<"optional">' is not assignable to type 'Binding<"required">'.

// Something else.
pipeline.addTask('a', clone, { params, workspaces: { output: volumeClaim(Size.gibibytes(1)) } });
//                                                   ^ TS2322: Type 'WorkspaceSource' is not assignable to type 'Binding<"required">'.
pipeline.addTask('a', clone, { params, workspaces: { output: 'source' } });
//                                                   ^ TS2322: Type 'string' is not assignable to type 'Binding<"required">'.
pipeline.addTask('a', clone, { params, workspaces: { output: cloned } });
//                                                   ^ TS2322: Type 'PipelineTask<…>' is not assignable to type 'Binding<…>'.
