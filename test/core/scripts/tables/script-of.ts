import { Script } from '../../../../src/core/scripts/script';
import { text } from '../pod';

/** A script of a table, in which `@@` stands for a value. */
export function scriptOf(script: string): Script {
  const pieces = script.split('@@');
  return new Script(
    'sh',
    pieces,
    pieces.slice(1).map(() => text('x')),
  );
}
