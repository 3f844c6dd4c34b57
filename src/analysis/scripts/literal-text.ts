import { rememberByText } from '../../util/remember';
import { interpreterOf } from './interpreter';

const SHELLS = new Set(['sh', 'bash', 'ash', 'dash', 'ksh', 'zsh', 'busybox']);
/** A here-document that the shell takes as it stands, since its end is quoted. */
const QUOTED_DOCUMENT = /<<-?[ \t]*(['"\\])(\w+)\1?[^\n]*\n[^]*?\n[ \t]*\2[ \t]*(?=\n|$)/g;

/**
 * Whether no shell looks at a place of a script: it is in another language, escaped, in single quotes, behind `#`, or in a
 * here-document with a quoted end. Quotes are counted in their line only.
 */
export function isLiteral(script: string, start: number): boolean {
  if (!SHELLS.has(interpreterOf(script))) return true;
  const line = script.slice(script.lastIndexOf('\n', start) + 1, start);
  if (line.endsWith('\\')) return true;
  const outside = line.replace(/\\.|"(?:\\.|[^"\\])*"|'[^']*'/g, '""');
  if (/(?:^|\s)#/.test(outside) || /^[^"]*'/.test(outside.replaceAll('""', ''))) return true;
  return quotedDocuments(script).some(([from, to]) => from <= start && start < to);
}

const quotedDocuments = rememberByText((script): readonly (readonly [from: number, to: number])[] =>
  script.includes('<<')
    ? [...script.matchAll(QUOTED_DOCUMENT)].map(({ index, 0: all }) => [index, index + all.length])
    : [],
);
