import { readFileSync } from 'node:fs';
import { fail } from '../diagnostics/diagnostic-error';
import type { PendingPlace } from '../diagnostics/place';
import { messageOf } from '../util/message-of';
import { quote } from '../util/quote';

/**
 * The bytes of a file that a program names.
 *
 * @throws `unreadable-file`
 */
export function readFile(path: string, at: PendingPlace): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    fail({
      rule: 'unreadable-file',
      message: `${quote(path)} cannot be read: ${messageOf(error)}`,
      data: { path },
      at,
      help: 'the path is relative to the folder in which the program runs',
    });
  }
}
