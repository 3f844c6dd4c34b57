import { when } from 'cdk8s-tekton';
import { clone, lint, pipeline } from '../given';

const bound = { output: pipeline.workspaces.source };
const linted = pipeline.addTask('lint', lint);
const reported = pipeline.addFinally('report', lint, { params: { version: linted.status } });

// How a task ended is known in finally only.
pipeline.addTask('a', lint, { params: { version: linted.status } });
//                                      ^ TS2322: Type 'StatusRef' is not assignable to type 'Text | undefined'.
pipeline.addTask('a', lint, { params: { version: pipeline.status } });
//                                      ^ TS2322: Type 'StatusRef' is not assignable to type 'Text | undefined'.
pipeline.addTask('a', lint, { when: [when.equals(linted.status, 'Failed')] });
//                                   ^ TS2322: Type 'WhenExpression<StatusRef>' is not assignable to type 'WhenExpression<Text>'.
pipeline.addTask('a', lint, { when: [when.cel`${linted.status} == 'Failed'`] });
//                                   ^ TS2322: Type 'WhenExpression<StatusRef>' is not assignable to type 'WhenExpression<Text>'.
pipeline.addResult('status', linted.status);
//                           ^ TS2345: Argument of type 'StatusRef' is not assignable to parameter of type 'TaskResultRef'.

// Tasks in finally run side by side.
pipeline.addFinally('a', lint, { params: { version: reported.results.number } });
//                                         ^ TS2322: Type 'FinallyResultRef' is not assignable to type 'Text | StatusRef | undefined'.
pipeline.addTask('a', lint, { params: { version: reported.results.number } });
//                                      ^ TS2322: Type 'FinallyResultRef' is not assignable to type 'Text | undefined'.
pipeline.addFinally('a', lint, { when: [when.equals(reported.results.number, '1')] });
//                                                  ^ TS2345: Argument of type 'FinallyResultRef' is not assignable to parameter of type 'TextOrStatus'.
pipeline.addFinally('a', lint, { runAfter: [linted] });
//                               ^ TS2353: 'runAfter' does not exist in type 'FinallyOptions<…>'.
pipeline.addTask('a', lint, { runAfter: [reported] });
//                                       ^ TS2739: Type 'FinallyTask<…>' is missing the following properties from type 'PipelineTask<…>': workspaces, status, reason
reported.workspaces;
//       ^ TS2339: Property 'workspaces' does not exist on type 'FinallyTask<…>'.
reported.results.nubmer;
//               ^ TS2551: Property 'nubmer' does not exist on type 'FinallyResults<…>'. Did you mean 'number'?

// The same holds for params and workspaces.
pipeline.addFinally('a', lint, { params: { verison: '1' } });
//                                         ^ TS2322: Unknown<"no param 'verison'; there are", "version">
pipeline.addFinally('a', clone, { params: { revision: 'a' }, workspaces: bound });
//                                ^ TS2322: Property 'url' is missing in type … but required in type …
pipeline.addFinally('a', clone, { params: { url: 'a' } });
//                              ^ TS2345: Property 'workspaces' is missing in type … but required in type …
