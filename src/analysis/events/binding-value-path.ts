import { canonicalHeader } from '../go/http-header';
import { JsonPathFault, parseJsonPath, type Path } from '../json-path/parse-json-path';

const RELAXED = /^\{\.?([^{}]+)\}$|^\.?([^{}]+)$/;

/**
 * The path into the event that stands between `$(` and `)` of a binding; names of headers are spelled as Go does.
 *
 * @throws JsonPathFault if it is no path
 */
export function bindingValuePath(expression: string): Path {
  const header = /^header\.([^]*)$/.exec(expression);
  const [matched, braced, bare = ''] =
    RELAXED.exec(header ? `header.${canonicalHeader(header[1] ?? '')}` : expression) ?? [];
  if (matched === undefined) throw new JsonPathFault('it is no path');
  return parseJsonPath(`.${braced ?? bare}`);
}
