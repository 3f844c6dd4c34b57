import { Yaml } from 'cdk8s';
import type { Tags } from 'yaml';
import { loadYaml } from '../load-yaml';

/**
 * Texts that yaml leaves bare and that other parsers read as something else: a merge key, a default value, an octal number
 * of YAML 1.2, a text with a tab.
 */
const MISREAD = /^(=|<<|[-+]?0o[0-7]+)$|^[^\n]*\t[^\n]*$/;

/**
 * Documents as one YAML file. Byte for byte what cdk8s writes, save for texts that some parsers would misread.
 *
 * cdk8s's library does it, although it takes most of the time of a synthesis: to write YAML is not our job, so do not replace it
 * by code of our own.
 */
export function toYaml(documents: readonly object[]): string {
  return documents
    .map((content) => (holdsMisread(content) ? writeQuoted(content) : Yaml.stringify(content)))
    .join('---\n');
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
