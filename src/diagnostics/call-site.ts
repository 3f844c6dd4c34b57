import { relative, sep } from 'node:path';
import type { SourceLine } from './place';

/** Where the library itself lies; frames below it are cut from what users see. */
const OWN_ROOT = `${__dirname.slice(0, __dirname.lastIndexOf(sep))}${sep}`;
const FOREIGN = /node:internal|[\\/]node_modules[\\/]/;
/** The library's own frames on top of the user's: constructs, `super` calls, callbacks. */
const DEPTH = 16;

/** Remembers the caller. Taking the stack is cheap, formatting is not, so that waits until a report asks for the line. */
export class CallSite {
  private readonly trace: { stack?: string } = {};

  constructor() {
    const before = Error.stackTraceLimit;
    Error.stackTraceLimit = DEPTH;
    Error.captureStackTrace(this.trace, CallSite);
    Error.stackTraceLimit = before;
  }

  /** The first line of the stack that belongs to the user's program. */
  toSourceLine(): SourceLine | undefined {
    for (const frame of (this.trace.stack ?? '').split('\n').slice(1)) {
      const match = /\(?((?:file:\/\/)?[^()]+):(\d+):(\d+)\)?$/.exec(frame.trim().replace(/^at (async )?/, ''));
      const path = match?.[1]?.replace(/^.* \(/, '').replace(/^file:\/\//, '');
      if (!match || !path || FOREIGN.test(path) || path.startsWith(OWN_ROOT)) continue;
      return { file: relative(process.cwd(), path) || path, line: Number(match[2]), column: Number(match[3]) };
    }
    return undefined;
  }
}
