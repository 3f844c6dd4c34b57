import { Scalar, type Document as YamlDocument } from 'yaml';
import { HELD_DOCUMENT } from '../../schema/held-documents';
import { fieldOf } from '../../util/field-of';

/** A text in which a held document stands where it stands in its file; all around it is left out. */
type OnlyHeld = string;

/**
 * The document that a ConfigMap of a construct holds as text, such as the run of a schedule; undefined where none is, or where it
 * is no block of lines, as the construct writes it.
 */
export function heldDocument(
  parsed: YamlDocument,
  json: object,
  at: readonly (string | number)[],
  text: string,
): OnlyHeld | undefined {
  const key = fieldOf(fieldOf(fieldOf(json, 'metadata'), 'annotations'), HELD_DOCUMENT);
  if (fieldOf(json, 'kind') !== 'ConfigMap' || typeof key !== 'string') return undefined;
  const node = parsed.getIn([...at, 'data', key], true);
  if (!(node instanceof Scalar) || node.type !== Scalar.BLOCK_LITERAL || !node.range) return undefined;
  const [from, to] = node.range;
  const first = text.indexOf('\n', from) + 1;
  return first === 0 ? undefined : text.slice(0, first).replaceAll(/[^\n]/g, '') + text.slice(first, to);
}
