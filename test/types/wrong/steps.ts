import { param, result, sh, step, StepAction, Task } from 'cdk8s-tekton';
import { chart, greet } from '../given';

const image = 'alpine:3.21';

// Unknown keys.
step({ name: 'x', image, skript: 'true' });
//                       ^ TS2561: 'skript' does not exist in type 'Omit<…>'. Did you mean to write 'script'?
step('x', {}, () => ({ image, skript: 'true' }));
//                            ^ TS2322: Unknown<"no key 'skript'; there are", …
new Task(chart, 'x', { steps: [{ name: 'x', image, skript: 'true' }] });
//                                                 ^ TS2353: 'skript' does not exist in type 'Step'.
new Task(chart, 'x', { stps: [] });
//                     ^ TS2561: 'stps' does not exist in type 'TaskProps<…>'. Did you mean to write 'steps'?
new Task(chart, 'x', { steps: [], sidecars: [{ name: 'x', image, port: [] }] });
//                                                               ^ TS2561: 'port' does not exist in type 'Sidecar'. Did you mean to write 'ports'?

// Values of another type.
new Task(chart, 'x', { steps: [{ name: 'x', image, onError: 'ignore' }] });
//                                                 ^ TS2322: Type '"ignore"' is not assignable to type 'StringRef | "continue" | "stopAndFail" | undefined'.
new Task(chart, 'x', { steps: [{ name: 'x', image, timeout: '10m' }] });
//                                                 ^ TS2322: Type 'string' is not assignable to type 'Duration'.
new Task(chart, 'x', { steps: [{ name: 'x', image, args: 'a' }] });
//                                                 ^ TS2322: Type 'string' is not assignable to type 'readonly (Text | ArrayRef)[]'.
new Task(chart, 'x', {
  params: { files: param.array() },
  steps: ({ params }) => [{ name: 'x', image: params.files }],
  //^ TS2322: Type 'ArrayRef' is not assignable to type 'Text | undefined'.
});
new Task(chart, 'x', {
  params: { title: param.untrustedText() },
  steps: ({ params }) => [{ name: 'x', image, env: { TITLE: params.title } }],
  //^ TS2322: Type '{ TITLE: UntrustedText; }' is not assignable to type 'Readonly<Record<string, EnvValue | undefined>>'.
});
new Task(chart, 'x', {
  params: { repository: param.object(['url']) },
  steps: ({ params }) => [{ name: 'x', image, script: sh`git clone ${params.repository}` }],
  //                                                                 ^ TS2345: Argument of type 'ObjectRef<"url">' is not assignable to parameter of type 'ScriptValue'.
});

// StepActions.
greet.step('x');
//    ^ TS2554: Expected 2 arguments, but got 1.
greet.step('x', { params: {} });
//                ^ TS2322: Property 'name' is missing in type … but required in type …
greet.step('x', { params: { name: 'a', volum: 'low' } });
//                                     ^ TS2322: Unknown<"no param 'volum'; there are", "name" | "volume">
greet.step('x', { params: { name: ['a'] } });
//                          ^ TS2322: Type 'string[]' is not assignable to type 'Text'.
greet.step('x', { params: { name: 'a' }, onError: 'ignore' });
//                                       ^ TS2322: Type '"ignore"' is not assignable to type 'StringRef | "continue" | "stopAndFail" | undefined'.
greet.step('x', { params: { name: 'a' } }).results.greting;
//                                                 ^ TS2551: Property 'greting' does not exist on type 'ResultRefs<…>'. Did you mean 'greeting'?
step('x', { results: { version: result.string() } }, () => ({ image })).results.verison;
//                                                                              ^ TS2551: Property 'verison' does not exist on type 'ResultRefs<…>'. Did you mean 'version'?
new StepAction(chart, 'x', { params: { name: param.string() } });
//                         ^ TS2345: Property 'container' is missing in type … but required in type …
