import { interpreterOf } from '../../../analysis/scripts/interpreter';
import { knownShells, readingsOf, type Reading } from '../../../analysis/scripts/shell/readings';
import { fail } from '../../../diagnostics/diagnostic-error';
import { quote } from '../../../util/quote';
import { atLine } from '../refusal';
import type { ScriptSource } from '../source';

/** How a script has to be read, by its first line. */
export function readingsOfScript({ pieces, at }: ScriptSource): readonly Reading[] {
  const shell = interpreterOf(pieces[0] ?? '');
  return (
    readingsOf(shell) ??
    fail({
      rule: 'unknown-shell',
      message: `script runs with ${quote(shell)}, whose quoting is not known`,
      data: { shell },
      at: atLine({ at, line: 1 }),
      help: `known are ${knownShells().join(', ')}; for other languages write python\`…\` or node\`…\`, or declare env and write a plain script`,
    })
  );
}
