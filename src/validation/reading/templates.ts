/** An action of Helm: its own objects and functions, control structures, trimmed braces. */
const HELM =
  /\{\{-?\s*(?:\$?\.(?:Values|Release|Chart|Capabilities|Template|Files)\b|(?:include|tpl|template|define|toYaml)\s|\/\*)/;
/** A line that is nothing but an action: YAML has no such line, whatever the template language. */
const ACTION_LINE =
  /^[ \t]*\{%.*%\}[ \t]*$|^[ \t]*\{\{-?\s*(?:if|else|end|range|with|define|block|template|include|\$|\/\*|\.).*\}\}[ \t]*$/m;
/** What Pipelines-as-Code fills in before anybody reads the YAML. */
const PLACEHOLDER = /\{\{\s*(?:cel:|[a-z_][\w-]*[\s.[}])[^{}\n]*\}/i;
/** A placeholder where a value begins: braces of YAML's own for a parser. */
const BARE_PLACEHOLDER = /(?<=(?:[:,[-][ \t]+|\[))\{\{(?!-)[^{}\n]+\}\}/g;

/** Whether a text is a template of Helm and no YAML. */
export function isHelmTemplate(text: string): boolean {
  return text.includes('{{') && HELM.test(text);
}

/** Whether a text that is no YAML becomes YAML only when a template engine has written it. */
export function hasTemplateLines(text: string): boolean {
  return ACTION_LINE.test(text);
}

/** Whether something is filled in here later, so that nobody can judge it now. */
export function holdsPlaceholder(text: string): boolean {
  return text.includes('{{') && PLACEHOLDER.test(text);
}

/** Where the first placeholder stands that is a value by itself; undefined where none does. */
export function findPlaceholder(text: string): number | undefined {
  const at = text.includes('{{') ? text.search(BARE_PLACEHOLDER) : -1;
  return at < 0 ? undefined : at;
}

/** The text with a word in place of each bare placeholder; everything stays where it is. */
export function fillPlaceholders(text: string): string {
  if (!text.includes('{{')) return text;
  return text.replace(BARE_PLACEHOLDER, (placeholder) => 'x'.repeat(placeholder.length));
}
