import { as, type Node, type Nodes, type Word } from './nodes';
import { parseShell } from './parse-shell';
import type { Placeholders } from './placeholders';

/** What the arguments of a program given to `sh -c` are called. */
export function scopeOf(program: string): string {
  const [line = ''] = program.trim().split('\n', 1);
  return `sh -c '${line.length < 40 ? line : `${line.slice(0, 37)}…`}'`;
}

/** The text of a word that is run; undefined when interpolations stand in it. What only the run knows is a letter. */
export function programText({ Parts }: Word, holes: Placeholders): string | undefined {
  const text = Parts.map(partText).join('');
  return holes.in(text).length ? undefined : text;
}

/** Parses a shell program that stands in a script; undefined when it is none. */
export function parseProgram(text: string): Nodes['File'] | undefined {
  const parsed = parseShell(text, 'bash');
  return 'file' in parsed ? parsed.file : undefined;
}

function partText(part: Node): string {
  const double = as('DblQuoted', part);
  if (double) return double.Parts.map(partText).join('');
  return as('Lit', part)?.Value.replaceAll(/\\([$`"\\])/g, '$1') ?? as('SglQuoted', part)?.Value ?? 'x';
}
