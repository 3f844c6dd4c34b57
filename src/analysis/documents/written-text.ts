import { rememberByObject } from '../../util/remember';

/**
 * All of a document as one text of JSON. Asking it whether a word stands anywhere costs a tenth of a walk through the document,
 * and is right for what JSON does not escape.
 */
export const writtenText = rememberByObject((document: object): string => JSON.stringify(document));
