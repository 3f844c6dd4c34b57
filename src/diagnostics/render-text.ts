import type { Diagnostic } from './diagnostic';
import type { Place, SourceLine } from './place';

const SHOWN = 100;
const SOURCE_COLUMN = 48;

/** The report as people read it: one block a finding, the shape of rustc's. */
export function renderText(diagnostics: readonly Diagnostic[]): string {
  const blocks = diagnostics.slice(0, SHOWN).map(renderBlock);
  const hidden = diagnostics.length - blocks.length;
  if (hidden > 0) blocks.push(`… and ${hidden} more`);
  return blocks.join('\n\n');
}

function renderBlock({ severity, rule, message, at, related, help }: Diagnostic): string {
  const lines = [`${severity}[${rule}]: ${indented(message)}`];
  const place = renderPlace(at);
  if (place) lines.push(`  at ${place}`);
  for (const { note, at: where } of related)
    lines.push(`  note: ${[note, renderInline(where)].filter(Boolean).join(' at ')}`);
  for (const text of help) lines.push(`  help: ${indented(text)}`);
  return lines.join('\n');
}

function indented(text: string): string {
  return text.replaceAll('\n', '\n        ');
}

function renderPlace({ construct, field, source }: Place): string {
  const inTree = [construct, field].filter(Boolean).join(' › ');
  if (!source) return inTree;
  return inTree ? `${inTree.padEnd(SOURCE_COLUMN)}  ${renderSource(source)}` : renderSource(source);
}

/** A place as part of a sentence. */
function renderInline({ construct, field, source }: Place): string {
  const inTree = [construct, field].filter(Boolean).join(' › ');
  return [inTree, source && renderSource(source)].filter(Boolean).join(', ');
}

function renderSource({ file, line, column }: SourceLine): string {
  return `${file}:${line}:${column}`;
}
