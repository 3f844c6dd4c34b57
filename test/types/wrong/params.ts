import { chart, clone, lint, nothing, pipeline, report } from '../given';
import { Task, param, type UntrustedText } from 'cdk8s-tekton';

const { params, workspaces } = pipeline;
const bound = { output: workspaces.source };
const whole = { url: 'https://example.com', revison: 'main' };
const repository = { url: 'a', commit: 'b' };

// Unknown params: in a literal, in an object passed whole, in the references of a pipeline passed whole.
pipeline.addTask('a', clone, { params: { url: 'a', revison: 'main' }, workspaces: bound });
//                                                 ^ TS2322: Unknown<"no param 'revison'; there are", "url" | "revision">
pipeline.addTask('a', clone, { params: whole, workspaces: bound });
//                             ^ TS2322: Unknown<"no param 'revison'; there are", "url" | "revision">
pipeline.addTask('a', clone, { params, workspaces: bound });
//                             ^ TS2322: Unknown<"no param 'repository'; there are", "url" | "revision">
pipeline.addTask('a', lint, { params: { verison: '2' } });
//                                      ^ TS2322: Unknown<"no param 'verison'; there are", "version">
pipeline.addTask('a', nothing, { params: { url: 'a' } });
//                                         ^ TS2322: Unknown<"no param 'url'; it declares none", never>

// Missing params.
pipeline.addTask('a', clone, { params: { revision: 'main' }, workspaces: bound });
//                             ^ TS2322: Property 'url' is missing in type … but required in type …
pipeline.addTask('a', clone, { params: { url: undefined }, workspaces: bound });
//                                       ^ TS2322: Type 'undefined' is not assignable to type 'Text'.
pipeline.addTask('a', clone, { workspaces: bound });
//                           ^ TS2345: Property 'params' is missing in type … but required in type …
pipeline.addTask('a', report);
//       ^ TS2554: Expected 3 arguments, but got 2.

// A text is wanted.
pipeline.addTask('a', clone, { params: { url: params.flags }, workspaces: bound });
//                                       ^ TS2322: Type 'ArrayRef' is not assignable to type 'Text'.
pipeline.addTask('a', clone, { params: { url: params.repository }, workspaces: bound });
//                                       ^ TS2322: Type 'ObjectRef<"url" | "commit">' is not assignable to type 'Text'.
pipeline.addTask('a', clone, { params: { url: params.title }, workspaces: bound });
//                                       ^ TS2322: Type 'UntrustedText' is not assignable to type 'Text'. … free text of somebody else
pipeline.addTask('a', clone, { params: { url: ['a'] }, workspaces: bound });
//                                       ^ TS2322: Type 'string[]' is not assignable to type 'Text'.
pipeline.addTask('a', clone, { params: { url: {} }, workspaces: bound });
//                                       ^ TS2322: Type '{}' is not assignable to type 'Text'.
pipeline.addTask('a', clone, { params: { url: null }, workspaces: bound });
//                                       ^ TS2322: Type 'null' is not assignable to type 'Text'.

// A list, a map, or free text is wanted.
pipeline.addTask('a', report, { params: { text: 'a', tags: 'a', repository, title: 'a' } });
//                                                   ^ TS2322: Type 'string' is not assignable to type 'ArrayRef | readonly Text[]'.
pipeline.addTask('a', report, { params: { text: 'a', tags: params.url, repository, title: 'a' } });
//                                                   ^ TS2322: Type 'StringRef' is not assignable to type 'ArrayRef | readonly Text[]'.
pipeline.addTask('a', report, { params: { text: 'a', tags: [params.flags], repository, title: 'a' } });
//                                                          ^ TS2322: Type 'ArrayRef' is not assignable to type 'Text'.
pipeline.addTask('a', report, { params: { text: 'a', tags: [], repository: 'a', title: 'a' } });
//                                                             ^ TS2322: Type 'string' is not assignable to type 'ObjectRef<"url" | "commit"> | Readonly<Record<"url" | "commit", Text>>'.
pipeline.addTask('a', report, { params: { text: 'a', tags: [], repository: { url: 'a', comit: 'b' }, title: 'a' } });
//                                                                                     ^ TS2353: 'comit' does not exist in type 'ObjectRef<…>'.
pipeline.addTask('a', report, { params: { text: 'a', tags: [], repository: { url: 'a' }, title: 'a' } });
//                                                             ^ TS2322: Property 'commit' is missing in type … but required in type …
pipeline.addTask('a', report, { params: { text: 'a', tags: [], repository, title: params.url } });
//                                                                         ^ TS2322: Type 'StringRef' is not assignable to type 'string | UntrustedText'.
export const title: UntrustedText = params.url;
//           ^ TS2322: Type 'StringRef' is not assignable to type 'UntrustedText'.

// Inside: undeclared params, keys that an object lacks.
params.urk;
//     ^ TS2339: Property 'urk' does not exist on type 'ParamRefs<…>'.
params.repository.key('comit');
//                    ^ TS2345: Argument of type '"comit"' is not assignable to parameter of type '"url" | "commit"'.
new Task(chart, 'x', {
  params: { version: param.string() },
  steps: ({ params }) => [{ name: 'x', image: `python:${params.verison}` }],
  //                                                           ^ TS2551: Property 'verison' does not exist on type 'ParamRefs<…>'. Did you mean 'version'?
});

// Declarations.
new Task(chart, 'x', { params: { version: 'latest' }, steps: [] });
//                               ^ TS2322: Type 'string' is not assignable to type 'ParamDeclaration'.
param.object(['url'], { default: { url: 'a', commit: 'b' } });
//                                           ^ TS2769: Object literal may only specify known properties, and 'commit' does not exist in type 'Readonly<Record<"url", string>>'.
param.array({ default: 'a' });
//            ^ TS2769: Type 'string' is not assignable to type 'readonly string[]'.
