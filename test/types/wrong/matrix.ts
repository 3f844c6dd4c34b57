import { clone, lint, pipeline, report } from '../given';

const bound = { output: pipeline.workspaces.source };
const repository = { url: 'a', commit: 'b' };

// Params that the task does not have.
pipeline.addMatrix('a', lint, { matrix: { verison: ['1', '2'] } });
//                                        ^ TS2561: 'verison' does not exist in type 'MatrixArguments<…>'. Did you mean to write 'version'?
pipeline.addMatrix('a', lint, { include: [{ params: { verison: '1' } }] });
//                                                    ^ TS2561: 'verison' does not exist in type '…'. Did you mean to write 'version'?

// Only lists of texts, and only for params that take a text.
pipeline.addMatrix('a', lint, { matrix: { version: '1' } });
//                                        ^ TS2322: Type 'string' is not assignable to type 'ArrayRef | readonly Text[] | undefined'.
pipeline.addMatrix('a', lint, { matrix: { version: pipeline.params.url } });
//                                        ^ TS2322: Type 'StringRef' is not assignable to type 'ArrayRef | readonly Text[] | undefined'.
pipeline.addMatrix('a', report, { matrix: { title: ['a'] }, params: { text: 'a', tags: [], repository } });
//                                          ^ TS2353: 'title' does not exist in type 'MatrixArguments<…>'.
//                                                                    ^ TS2353: 'text' does not exist in type '…'.

// Params that stand in the matrix too, or nowhere.
pipeline.addMatrix('a', clone, { matrix: { url: ['a'] }, params: { url: 'b' }, workspaces: bound });
//                                                                 ^ TS2322: Unknown<"no param outside of the matrix 'url'; there are", "revision">
pipeline.addMatrix('a', clone, { matrix: { revision: ['a'] }, workspaces: bound });
//                             ^ TS2345: Property 'params' is missing in type … but required in type …
pipeline.addMatrix('a', clone, { matrix: { url: ['a'] } });
//                             ^ TS2345: Property 'workspaces' is missing in type … but required in type …
