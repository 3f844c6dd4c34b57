import { renderFrame } from './code-frame';
import type { Diagnostic } from './diagnostic';
import type { Place, SourceLine } from './place';
import { PLAIN, type Palette } from './palette';

const SHOWN = 100;
const SOURCE_COLUMN = 48;

/** How a report is printed. */
export interface TextOptions {
  /** Texts of files by name, to show the lines that are meant. @default - no lines are shown */
  readonly sources?: ReadonlyMap<string, string>;
  /** @default PLAIN */
  readonly palette?: Palette;
}

/** The report as people read it: one block a finding, the shape of rustc's. */
export function renderText(diagnostics: readonly Diagnostic[], options: TextOptions = {}): string {
  const blocks = diagnostics.slice(0, SHOWN).map((one) => renderBlock(one, options));
  const hidden = diagnostics.length - blocks.length;
  if (hidden > 0) blocks.push(`… and ${hidden} more`);
  return blocks.join('\n\n');
}

function renderBlock(
  { severity, rule, message, at, related, help }: Diagnostic,
  { sources, palette = PLAIN }: TextOptions,
): string {
  const lines = [`${palette[severity](`${severity}[${rule}]`)}: ${indented(message)}`];
  const place = renderPlace(at);
  if (place) lines.push(`  at ${place}`);
  const text = at.source && sources?.get(at.source.file);
  if (at.source && text !== undefined) lines.push(...renderFrame(text, at.source, palette));
  for (const { note, at: where } of related)
    lines.push(`  ${palette.note('note')}: ${[note, renderInline(where)].filter(Boolean).join(' at ')}`);
  for (const text of help) lines.push(`  ${palette.help('help')}: ${indented(text)}`);
  return lines.join('\n');
}

function indented(text: string): string {
  return text.replaceAll('\n', '\n        ');
}

/** Of constructs the path in the tree comes first, of files the line: what is edited to mend it. */
function renderPlace({ construct, document, field, source }: Place): string {
  if (construct === undefined && document && source)
    return inColumns(renderSource(source), joined([renderDocument(document), field]));
  const inTree = joined([construct ?? (document && renderDocument(document)), field]);
  return source ? inColumns(inTree, renderSource(source)) : inTree;
}

function inColumns(left: string, right: string): string {
  return left && right ? `${left.padEnd(SOURCE_COLUMN)}  ${right}` : left || right;
}

/** A place as part of a sentence. */
function renderInline({ construct, field, source }: Place): string {
  return [joined([construct, field]), source && renderSource(source)].filter(Boolean).join(', ');
}

function renderDocument({ kind, name }: NonNullable<Place['document']>): string {
  return name === '' ? kind : `${kind} ${JSON.stringify(name)}`;
}

function renderSource({ file, line, column }: SourceLine): string {
  return `${file}:${line}:${column}`;
}

function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join(' › ');
}
