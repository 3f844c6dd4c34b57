import { renderFrame } from './code-frame';
import type { Diagnostic } from './diagnostic';
import type { Place, SourceLine } from './place';
import { PLAIN, type Palette } from './palette';

const SHOWN = 100;
/** Places that are shown of a warning that repeats. */
const PLACES = 3;
const SOURCE_COLUMN = 48;

/** How a report is printed. */
export interface TextOptions {
  /** Texts of files by name, to show the lines that are meant. @default - no lines are shown */
  readonly sources?: ReadonlyMap<string, string>;
  /** @default PLAIN */
  readonly palette?: Palette;
}

/** The report as people read it: one block a finding, the shape of rustc's; a warning that repeats has one block for all its places. */
export function renderText(diagnostics: readonly Diagnostic[], options: TextOptions = {}): string {
  const groups = grouped(diagnostics);
  const blocks = groups.slice(0, SHOWN).map((group) => renderBlock(group, options));
  const hidden = groups.length - blocks.length;
  if (hidden > 0) blocks.push(`… and ${hidden} more`);
  return blocks.join('\n\n');
}

type Group = readonly [Diagnostic, ...Diagnostic[]];

/** Warnings that say the same stand together, each error by itself: all of its places have to be mended. */
function grouped(diagnostics: readonly Diagnostic[]): Group[] {
  const groups = new Map<unknown, [Diagnostic, ...Diagnostic[]]>();
  for (const one of diagnostics) {
    const { severity, rule, message, related, help } = one;
    const repeats = severity === 'warning' && related.length === 0;
    const key = repeats ? JSON.stringify([rule, message, help]) : one;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}

function renderBlock([first, ...others]: Group, { sources, palette = PLAIN }: TextOptions): string {
  const { severity, rule, message, at, related, help } = first;
  const lines = [`${palette[severity](`${severity}[${rule}]`)}: ${indented(message)}`];
  const place = renderPlace(at);
  if (place) lines.push(`  at ${place}`);
  const text = at.source && sources?.get(at.source.file);
  if (at.source && text !== undefined) lines.push(...renderFrame(text, at.source, palette));
  for (const other of others.slice(0, PLACES - 1)) lines.push(`  at ${renderPlace(other.at)}`);
  if (others.length >= PLACES) lines.push(`  and at ${others.length - PLACES + 1} more places`);
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
