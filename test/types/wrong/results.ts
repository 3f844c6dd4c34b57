import { chart, clone, lint, nothing, pipeline } from '../given';
import { result, Task } from 'cdk8s-tekton';

const bound = { output: pipeline.workspaces.source };
const cloned = pipeline.addTask('clone', clone, { params: { url: 'a' }, workspaces: bound });
const idle = pipeline.addTask('idle', nothing);
const each = pipeline.addMatrix('each', lint, { matrix: { version: ['1', '2'] } });

// Results that the task does not have.
pipeline.addTask('a', lint, { params: { version: cloned.results.comit } });
//                                                              ^ TS2551: Property 'comit' does not exist on type 'ResultRefs<…>'. Did you mean 'commit'?
pipeline.addTask('a', lint, { params: { version: idle.results.commit } });
//                                                            ^ TS2339: Property 'commit' does not exist on type 'ResultRefs<…>'.
pipeline.addTask('a', lint, { params: { version: cloned.results.author.key('mail') } });
//                                                                         ^ TS2345: Argument of type '"mail"' is not assignable to parameter of type '"name" | "email"'.

// Results of another kind than the param.
pipeline.addTask('a', lint, { params: { version: cloned.results.files } });
//                                      ^ TS2322: Type 'ArrayRef' is not assignable to type 'Text | undefined'.
pipeline.addTask('a', lint, { params: { version: cloned.results.author } });
//                                      ^ TS2322: Type 'ObjectRef<"name" | "email">' is not assignable to type 'Text | undefined'.
pipeline.addTask('a', lint, { params: { version: each.results.number } });
//                                      ^ TS2322: Type 'ArrayRef' is not assignable to type 'Text | undefined'.
pipeline.addResult('commit', cloned.results);
//                           ^ TS2345: Argument of type 'ResultRefs<…>' is not assignable to parameter of type 'TaskResultRef'.

// Inside: results that the task does not declare; a file is not a text.
new Task(chart, 'x', {
  results: { commit: result.string() },
  steps: ({ results }) => [{ name: 'x', image: 'alpine:3.21', args: [results.comit.path] }],
  //                                                                         ^ TS2551: Property 'comit' does not exist on type '{ readonly commit: ResultFile; }'. Did you mean 'commit'?
});
new Task(chart, 'x', {
  results: { commit: result.string() },
  steps: ({ results }) => [{ name: 'x', image: 'alpine:3.21', args: [results.commit] }],
  //^ TS2322: Type 'ResultFile[]' is not assignable to type 'readonly (Text | ArrayRef)[]'.
});
