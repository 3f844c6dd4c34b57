import { programs } from './pasted-text';
import type { AnyContainer } from '../wire';

/** The subcommands of a tool where a command begins, with what stands behind them in the line. */
export function commandPattern(tools: string, subcommands: string): RegExp {
  const begin = '(?:^|[;&|({]|\\b(?:then|do|else|if|sudo|exec|time)[ \\t])[ \\t]*(?:\\w+=\\S*[ \\t]+)*(?:[\\w./-]*/)?';
  const options = `(?:[ \\t]+["']?[-$][^\\s;|&]*(?:[ \\t]+[\\w./:][^\\s;|&]*)?)*`;
  return new RegExp(`${begin}(?:${tools})${options}[ \\t]+(?:${subcommands})(?=[\\s"']|$)[^\\n;|&]*`, 'm');
}

/** What a container runs, a command a line: without comments, with broken lines joined. */
export function commandsOf(container: AnyContainer): string {
  const [program] = programs(container);
  if (program) return program.text.replace(/^[ \t]*#.*$/gm, '').replace(/\\\r?\n/g, ' ');
  return [...(container.command ?? []), ...(container.args ?? [])].join(' ');
}
