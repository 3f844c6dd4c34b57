import type * as Re2 from '@bufbuild/re2';
import { messageOf } from '../../util/message-of';

/** Two groups of one name, and classes by a name in another case, which Go takes and the library does not. */
const TAKEN_BY_GO = /duplicate capture group|range: `\\[pP]/;

/** Why a text is not a regular expression of Go, in Go's words; undefined if it is one. */
export function goRegexpFault(pattern: string): string | undefined {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- import() is asynchronous, rules are not
  const { RE2JS } = require('@bufbuild/re2') as typeof Re2;
  try {
    RE2JS.compile(pattern);
    return undefined;
  } catch (error) {
    const message = messageOf(error).replace(/^error parsing regexp: /, '');
    return TAKEN_BY_GO.test(message) ? undefined : message;
  }
}
