import { Yaml } from 'cdk8s';
import type { Tags } from 'yaml';
import { loadYaml } from '../load-yaml';

/**
 * Documents as one YAML file. Byte for byte what cdk8s writes, save for texts that some parsers would misread.
 *
 * Most of it is written here, since the library that cdk8s uses takes four fifths of a synthesis; whatever is not plainly plain
 * is left to that library.
 */
export function toYaml(documents: readonly object[]): string {
  return documents.map(writeDocument).join('---\n');
}

function writeDocument(content: object): string {
  const isSimple = !Array.isArray(content) && Object.keys(content).length > 0 && hasSimpleKeys(content);
  return isSimple ? writeMap(content, '') : writeSlowly(content);
}

/** Keys that need no quotes, as nearly all do. */
function hasSimpleKeys(part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return true;
  if (Array.isArray(part)) return part.every(hasSimpleKeys);
  return Object.entries(part).every(([key, value]) => SIMPLE_KEY.test(key) && !WORD.test(key) && hasSimpleKeys(value));
}

function writeMap(map: object, indent: string): string {
  let text = '';
  for (const [key, value] of Object.entries(map))
    text += `${text === '' ? '' : indent}${key}:${writeValue(value, indent)}`;
  return text;
}

function writeList(list: readonly unknown[], indent: string): string {
  let text = '';
  for (const item of list) text += `${text === '' ? '' : indent}-${writeItem(item, indent)}`;
  return text;
}

/** What stands behind a key: a collection on lines of its own, anything else on the same line. */
function writeValue(value: unknown, indent: string): string {
  if (typeof value !== 'object' || value === null) return ` ${writeScalar(value, indent)}\n`;
  const inner = `${indent}  `;
  if (Array.isArray(value)) return value.length === 0 ? ' []\n' : `\n${inner}${writeList(value, inner)}`;
  return Object.keys(value).length === 0 ? ' {}\n' : `\n${inner}${writeMap(value, inner)}`;
}

/** What stands behind a dash: a collection begins on the same line. */
function writeItem(item: unknown, indent: string): string {
  if (typeof item !== 'object' || item === null) return ` ${writeScalar(item, indent)}\n`;
  const inner = `${indent}  `;
  if (Array.isArray(item)) return item.length === 0 ? ' []\n' : ` ${writeList(item, inner)}`;
  return Object.keys(item).length === 0 ? ' {}\n' : ` ${writeMap(item, inner)}`;
}

/** @param indent of the line on which the scalar begins; its further lines stand two spaces deeper */
function writeScalar(value: unknown, indent: string): string {
  if (typeof value === 'boolean' || Number.isSafeInteger(value)) return Object.is(value, -0) ? '-0' : String(value);
  if (typeof value === 'string') {
    if (PLAIN.test(value) && !WORD.test(value)) return value;
    if (value.includes('\n') && BLOCK.test(value)) return writeBlock(value, indent);
  }
  return writeSlowly({ key: value })
    .slice('key: '.length, -1)
    .replaceAll(/\n(?=[^\n])/g, `\n${indent}`);
}

function writeBlock(text: string, indent: string): string {
  const header = text.endsWith('\n') ? '|' : '|-';
  return `${header}\n${text}`.replace(/\n$/, '').replaceAll(/\n(?=[^\n])/g, `\n${indent}  `);
}

/** Letters first, then nothing that begins or ends anything in YAML. */
const SIMPLE_KEY = /^[A-Za-z][\w./-]{0,200}$/;
/** The same with what texts of Tekton are full of; no colon or `#` beside a space, no space at the end. */
const PLAIN = /^(?:[A-Za-z_/$]|\.\/)(?:[\w./$()*@=+,;[\]{}'"|<>&!?%~^-]|:(?=\S)| (?=[^ #:]))*$/;
/** Several lines of printable text that begin with no space and end with at most one line break. */
const BLOCK = /^[!-~\u00a1-\u1fff](?:[\t\n -~\u00a1-\u1fff]*[!-~\u00a1-\u1fff])?\n?$/;
/** Words that stand for something else in YAML 1.1; `e3` is a number to the library. */
const WORD = /^(?:y|n|yes|no|on|off|true|false|null|e[-+]?\d+)$/i;

/**
 * Texts that yaml leaves bare and that other parsers read as something else: a merge key, a default value, an octal number
 * of YAML 1.2, a text with a tab.
 */
const MISREAD = /^(=|<<|[-+]?0o[0-7]+)$|^[^\n]*\t[^\n]*$/;

function writeSlowly(content: object): string {
  return holdsMisread(content) ? writeQuoted(content) : Yaml.stringify(content);
}

function holdsMisread(part: unknown): boolean {
  if (typeof part === 'string') return MISREAD.test(part);
  if (typeof part !== 'object' || part === null) return false;
  return Object.entries(part).some(([key, value]) => MISREAD.test(key) || holdsMisread(value));
}

/** As cdk8s writes it, with quotes around what would be misread. */
function writeQuoted(content: object): string {
  const { Document, isScalar, visit } = loadYaml();
  const document = new Document(content, { version: '1.1', keepUndefined: true, customTags: withoutMerge });
  visit(document, {
    Scalar(_key, node) {
      if (isScalar(node) && typeof node.value === 'string' && MISREAD.test(node.value)) node.type = 'QUOTE_DOUBLE';
    },
  });
  return document.toString({ lineWidth: 0 });
}

/** The tag for merge keys would write a text `<<` bare, whatever it is told. */
function withoutMerge(tags: Tags): Tags {
  return tags.filter((tag) => typeof tag === 'string' || tag.tag !== 'tag:yaml.org,2002:merge');
}
