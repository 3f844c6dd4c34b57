import { fail } from '../../../diagnostics/diagnostic-error';
import { quote } from '../../../util/quote';
import { atLine } from '../refusal';
import type { ScriptSource } from '../source';
import type { Dialect } from './syntax';

/** `/bin/sh` is dash in some images, busybox or bash in others, so a script for it has to mean the same in all. */
const DIALECTS: ReadonlyMap<string, readonly Dialect[]> = new Map([
  ['sh', ['posix', 'bash']],
  ['dash', ['posix']],
  ['ash', ['posix', 'bash']],
  ['busybox', ['posix', 'bash']],
  ['bash', ['bash']],
]);

/** The languages in which a script has to be read, by its first line. */
export function dialectsOf(text: string, { at }: ScriptSource): readonly Dialect[] {
  const shell = shellOf(text);
  return (
    DIALECTS.get(shell) ??
    fail({
      rule: 'unknown-shell',
      message: `script runs with ${quote(shell)}, whose quoting is not known`,
      data: { shell },
      at: atLine({ at, line: 1 }),
      help: `known are ${[...DIALECTS.keys()].join(', ')}; other languages: python\`…\`, node\`…\`, or declare env and write a plain script`,
    })
  );
}

function shellOf(text: string): string {
  const [line = ''] = text.split('\n');
  if (!line.startsWith('#!')) return 'sh';
  const words = line
    .slice(2)
    .trim()
    .split(/\s+/)
    .map((word) => word.slice(word.lastIndexOf('/') + 1));
  return words[0] === 'env' ? (words.slice(1).find((word) => !/^-|=/.test(word)) ?? '') : (words[0] ?? '');
}
