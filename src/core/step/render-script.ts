import { fail } from '../../diagnostics/diagnostic-error';
import type { PendingPlace } from '../../diagnostics/place';
import type { EnvVar } from '../../schema/kubernetes';
import { quote } from '../../util/quote';
import { compileScript } from '../scripts/compile-script';
import { checkPlainScript } from '../scripts/plain-script';
import { RawScript } from '../scripts/raw';
import { Script } from '../scripts/script';
import type { ContainerStep } from './step';

/** A script on the wire, with the variables and arguments it needs. */
interface RenderedScript {
  readonly text: string | undefined;
  readonly env: readonly EnvVar[];
  readonly args?: ContainerStep['args'];
}

/** The wire form of a step's script: references turned into variables, text without references as it is. */
export function renderScript(step: ContainerStep, place: PendingPlace): RenderedScript {
  const { script } = step;
  if (script === undefined) return { text: undefined, env: [] };
  if (step.command !== undefined) {
    fail({
      rule: 'script-and-command',
      message: `step ${quote(step.name)} has both script and command`,
      at: place,
      help: 'put the command into the script, or leave the script out',
    });
  }
  if (RawScript.isRawScript(script)) return { text: normalise(script.text), env: [] };
  if (!Script.isScript(script)) {
    checkPlainScript(script, place);
    return { text: normalise(script), env: [] };
  }
  const compiled = compileScript(script, Object.keys(step.env ?? {}), place);
  if (compiled.args && step.args) {
    fail({
      rule: 'script-array-and-args',
      message: `the script of step ${quote(step.name)} uses an array, which becomes its arguments, and the step has args too`,
      at: place,
      help: 'drop args',
    });
  }
  const env = compiled.env.map(({ name, reference }) => ({ name, value: `${reference}` }));
  return { text: normalise(compiled.script), env, ...(compiled.args ? { args: compiled.args } : {}) };
}

/**
 * Line ends as every shell wants them, and one at the end, so that YAML shows the script as a block.
 *
 * A carriage return would turn the whole script into one quoted line.
 */
function normalise(script: string): string {
  return `${script.replaceAll('\r\n', '\n').replace(/\n+$/, '')}\n`;
}
