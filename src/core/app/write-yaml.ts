import type * as JsYaml from 'js-yaml';
import type { ScalarStyleRule } from 'js-yaml';

/**
 * Documents as one YAML file that parsers of YAML 1.1 and of 1.2 read alike: texts that one of them would take for something
 * else are quoted, and texts of several lines are block literals. The layout is that of cdk8s.
 *
 * The library is a kept one: to write YAML is not our job, so do not replace it by code of our own.
 */
export function toYaml(documents: readonly object[]): string {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- synchronous and lazy
  const yaml = require('js-yaml') as typeof JsYaml;
  const schema = yaml.DUMP_SCHEMA;
  const style = { schema, lineWidth: -1, quoteStyle: 'double', scalarStyleRules: styleRules(yaml) } as const;
  return documents
    .map((document) => yaml.present(yaml.jsToAst(document, schema, { noRefs: true }), style))
    .join('---\n');
}

/** What the library prefers, but that a tab in a script does not make one line of it, and JSON stays readable. */
function styleRules({ DEFAULT_SCALAR_STYLE_RULES, SCALAR_STYLE }: typeof JsYaml): readonly ScalarStyleRule[] {
  const { doubleQuoteForInvisibles, doubleQuoteWhitespaceOnly, quoteInvalidPlain, fallbackToDoubleQuoted } =
    DEFAULT_SCALAR_STYLE_RULES;
  const linesAsLiteral: ScalarStyleRule = (layout) => {
    const { value } = layout.node;
    if (layout.style !== SCALAR_STYLE.PLAIN || layout.isKey || !value.includes('\n')) return;
    if (!INVISIBLE.test(value) && !TAB_FIRST.test(value)) layout.style = SCALAR_STYLE.LITERAL_BLOCK;
  };
  const doubleQuotesInSingle: ScalarStyleRule = (layout) => {
    const { value } = layout.node;
    if (layout.style !== SCALAR_STYLE.PLAIN || (layout.allowedStylesMask & (1 << SCALAR_STYLE.PLAIN)) !== 0) return;
    if (value.includes('"') && !value.includes("'")) layout.style = SCALAR_STYLE.SINGLE_QUOTED;
  };
  const quoteUnderscores: ScalarStyleRule = (layout) => {
    if (layout.style === SCALAR_STYLE.PLAIN && (UNDERSCORES.test(layout.node.value) || DOTS.test(layout.node.value)))
      layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
  };
  return [
    quoteUnderscores,
    doubleQuoteWhitespaceOnly,
    linesAsLiteral,
    doubleQuoteForInvisibles,
    doubleQuotesInSingle,
    quoteInvalidPlain,
    fallbackToDoubleQuoted,
  ];
}

/** What a reader of the file would not see, other than tabs. */
const INVISIBLE = /[\r\u007F-\u00A0\u2028\u2029\uFEFF\uFFFE\uFFFF]/;
/** A block that begins so is not read by the parser of Kubernetes. */
const TAB_FIRST = /^\n*\t/;
/** A number to the parser of Kubernetes, which leaves underscores out wherever they stand. */
const UNDERSCORES = /^[-+.\d]?[\d._eE+-]*_[\d._eE+-]*$/;
/** A number to parsers of YAML 1.1 that follow its text. */
const DOTS = /^[-+]?\.[\d.]*$/;
