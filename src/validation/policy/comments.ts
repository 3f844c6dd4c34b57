import { diagnostic, type Diagnostic } from '../../diagnostics/diagnostic';
import { quote } from '../../util/quote';
import type { Acknowledgement } from './policy';

/** What comments of a file say about rules, and what is wrong with them. */
interface Comments {
  readonly acknowledgements: readonly Acknowledgement[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Lines from and to, both included. */
type Lines = readonly [from: number, to: number];

const WORD = 'cdk8s-tekton-acknowledge';
const COMMENT =
  /#\s*cdk8s-tekton-acknowledge(-next-line|-line)?[ \t]+([a-z0-9-]+(?:[ \t]*,[ \t]*[a-z0-9-]+)*)[ \t]*(?:--[ \t]*(.*?))?[ \t]*$/;
/** What somebody writes who means such a comment, in the words of other linters, too. */
const INTENDED =
  /(?<!\S)#\s*cdk8s-tekton(?:[-:]\s*(?:ack|ignore|disable|suppress|allow|skip)[\w-]*|\s+(?:acknowledge|ignore|disable|suppress|allow|skip)(?![\w-])).*$/;

/**
 * Reads `# cdk8s-tekton-acknowledge RULE, RULE -- reason` for a whole document, `…-line` for its own line and
 * `…-next-line` for the next one with everything that is indented below it.
 */
export function readComments(file: string, text: string): Comments {
  const acknowledgements: Acknowledgement[] = [];
  const diagnostics: Diagnostic[] = [];
  if (!text.includes('cdk8s-tekton')) return { acknowledgements, diagnostics };
  const lines = text.split(/\r\n|\r|\n/);
  lines.forEach((line, i) => {
    const match = COMMENT.exec(line);
    if (!match) {
      const intended = INTENDED.exec(line);
      if (intended) diagnostics.push(unreadable(intended[0], { file, line: i + 1, column: intended.index + 1 }));
      return;
    }
    const [, where = '', rules = '', reason = ''] = match;
    const source = { file, line: i + 1, column: match.index + 1, length: line.length - match.index };
    const [from, to] = linesMeant(lines, i, where);
    for (const rule of rules.split(',').map((one) => one.trim()))
      if (reason === '') diagnostics.push(withoutReason(rule, source));
      else
        acknowledgements.push({
          rule,
          reason,
          at: { source },
          covers: ({ at }) => at.source?.file === file && at.source.line >= from && at.source.line <= to,
        });
  });
  return { acknowledgements, diagnostics };
}

function linesMeant(lines: readonly string[], i: number, where: string): Lines {
  if (where === '-line') return [i + 1, i + 1];
  if (where === '-next-line') return [i + 2, endOfBlock(lines, i + 1) + 1];
  const isSeparator = (line: string): boolean => /^---(\s|$)/.test(line);
  const from = lines.findLastIndex((line, k) => k <= i && isSeparator(line));
  const to = lines.findIndex((line, k) => k > i && isSeparator(line));
  return [from + 1, to < 0 ? lines.length : to];
}

function endOfBlock(lines: readonly string[], first: number): number {
  const indent = indentOf(lines[first] ?? '');
  const next = lines.findIndex((line, k) => k > first && line.trim() !== '' && indentOf(line) <= indent);
  return (next < 0 ? lines.length : next) - 1;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

interface Source {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

function unreadable(comment: string, source: Source): Diagnostic {
  return diagnostic({
    rule: 'unreadable-acknowledgement',
    severity: 'warning',
    message: `comment ${quote(comment)} acknowledges nothing`,
    data: { comment },
    at: { source: { ...source, length: comment.length } },
    help: `write # ${WORD} RULE -- the reason, or ${WORD}-line, or ${WORD}-next-line`,
  });
}

function withoutReason(rule: string, source: Source): Diagnostic {
  return diagnostic({
    rule: 'missing-reason',
    severity: 'warning',
    message: `"${rule}" is acknowledged without a reason, which does not count`,
    data: { rule },
    at: { source },
    help: `say why behind two dashes: # ${WORD} ${rule} -- the reason`,
  });
}
