import { interpreterOf } from '../../../analysis/scripts/interpreter';
import { fail } from '../../../diagnostics/diagnostic-error';
import { quote } from '../../../util/quote';
import { atLine } from '../refusal';
import type { ScriptSource } from '../source';
import type { Dialect } from './parse-shell';

/** A way to read a script; one that is not required may fail. */
export interface Reading {
  readonly dialect: Dialect;
  readonly isRequired: boolean;
}

const BASH: Reading = { dialect: 'bash', isRequired: true };
/** `/bin/sh` is dash in some images, busybox or bash in others. */
const ANY: readonly Reading[] = [BASH, { dialect: 'posix', isRequired: false }];
const SHELLS: ReadonlyMap<string, readonly Reading[]> = new Map<string, readonly Reading[]>([
  ['sh', ANY],
  ['ash', ANY],
  ['busybox', ANY],
  ['dash', [{ dialect: 'posix', isRequired: true }]],
  ['bash', [BASH]],
]);

/** How a script has to be read, by its first line. */
export function dialectsOf({ pieces, at }: ScriptSource): readonly Reading[] {
  const shell = interpreterOf(pieces[0] ?? '');
  return (
    SHELLS.get(shell) ??
    fail({
      rule: 'unknown-shell',
      message: `script runs with ${quote(shell)}, whose quoting is not known`,
      data: { shell },
      at: atLine({ at, line: 1 }),
      help: `known are ${[...SHELLS.keys()].join(', ')}; for other languages write python\`…\` or node\`…\`, or declare env and write a plain script`,
    })
  );
}
