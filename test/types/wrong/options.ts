import { when } from 'cdk8s-tekton';
import { lint, pipeline } from '../given';

const { params } = pipeline;
const linted = pipeline.addTask('lint', lint);

// Unknown options.
pipeline.addTask('a', lint, { retreis: 2 });
//                            ^ TS2561: 'retreis' does not exist in type 'TaskOptions<…>'. Did you mean to write 'retries'?
pipeline.addTask('a', lint, { param: { version: '1' } });
//                            ^ TS2561: 'param' does not exist in type 'TaskOptions<…>'. Did you mean to write 'params'?
pipeline.addTask('a', lint, { runsAfter: [linted] });
//                            ^ TS2561: 'runsAfter' does not exist in type 'TaskOptions<…>'. Did you mean to write 'runAfter'?

// Options of another type.
pipeline.addTask('a', lint, { onError: 'continu' });
//                            ^ TS2820: Type '"continu"' is not assignable to type 'StringRef | "continue" | "stopAndFail" | undefined'. Did you mean '"continue"'?
pipeline.addTask('a', lint, { timeout: '1h' });
//                            ^ TS2322: Type 'string' is not assignable to type 'Duration'.
pipeline.addTask('a', lint, { retries: '2' });
//                            ^ TS2322: Type 'string' is not assignable to type 'number'.
pipeline.addTask('a', lint, { runAfter: ['lint'] });
//                                       ^ TS2322: Type 'string' is not assignable to type 'PipelineTask<unknown, unknown>'.
pipeline.addTask('a', lint, { runAfter: linted });
//                            ^ TS2740: Type 'PipelineTask<…>' is missing the following properties from type 'readonly PipelineTask<unknown, unknown>[]': length, concat, join, slice, and 26 more.
pipeline.addTask('a', lint, { when: 'true' });
//                            ^ TS2322: Type 'string' is not assignable to type 'readonly WhenExpression<Text>[]'.
pipeline.addTask('a', lint, { displayName: params.title });
//                            ^ TS2322: Type 'UntrustedText' is not assignable to type 'Text | undefined'.

// Conditions on what is no text.
pipeline.addTask('a', lint, { when: [when.equals(params.flags, 'a')] });
//                                               ^ TS2345: Argument of type 'ArrayRef' is not assignable to parameter of type 'TextOrStatus'.
pipeline.addTask('a', lint, { when: [when.equals(params.title, 'a')] });
//                                               ^ TS2345: Argument of type 'UntrustedText' is not assignable to parameter of type 'TextOrStatus'.
pipeline.addTask('a', lint, { when: [when.isIn(params.url, 'a')] });
//                                                         ^ TS2345: Argument of type 'string' is not assignable to parameter of type 'Values'.
pipeline.addTask('a', lint, { when: [when.cel`${params.title} == 'a'`] });
//                                              ^ TS2345: Argument of type 'UntrustedText' is not assignable to parameter of type 'TextOrStatus'.

// No task at all, or only its name.
pipeline.addTask('a', 'lint');
//                    ^ TS2345: Argument of type 'string' is not assignable to parameter of type 'ITask<…>'.
pipeline.addTask(lint);
//       ^ TS2555: Expected at least 2 arguments, but got 1.
