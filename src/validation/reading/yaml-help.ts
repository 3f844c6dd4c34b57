import type { ErrorCode } from 'yaml';

const PLACEHOLDER = /\$\{\w+\}|<%|\{%|\{\{|#@/;

const HELP: Readonly<Partial<Record<ErrorCode, string>>> = {
  BAD_ALIAS: 'set the anchor before it, or put a text that begins with "*" in quotes',
  BAD_INDENT: 'give all keys of a map the same indentation',
  BAD_SCALAR_START: 'put the text in quotes',
  BLOCK_AS_IMPLICIT_KEY: 'give this line and the next the same indentation, or put a text with ": " in quotes',
  MISSING_CHAR: 'close the quote or bracket that is open here, or write ":" behind the key',
  MULTILINE_IMPLICIT_KEY: 'write ":" and a value behind the key, and "- " before elements of a list',
  TAB_AS_INDENT: 'indent with spaces',
  TAG_RESOLVE_FAILED: 'put it in quotes if a text is meant',
};

/** What helps against a fault of YAML in a line. */
export function yamlHelp(code: ErrorCode | undefined, line: string): string {
  if (PLACEHOLDER.test(line))
    return 'fill placeholders in first, such as with: envsubst < FILE | cdk8s-tekton lint -; or put them in quotes';
  return (code && HELP[code]) ?? 'look at this line and the one before it: indentation, quotes, brackets';
}
