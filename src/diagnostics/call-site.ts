import { dirname, join, relative, sep } from 'node:path';
import type { SourceLine } from './place';

/** The package. Source maps turn its compiled frames in `lib` into those of `src`; neither is the user's program. */
const PACKAGE = dirname(dirname(__dirname));
const OWN = [`${join(PACKAGE, 'lib')}${sep}`, `${join(PACKAGE, 'src')}${sep}`];
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
      if (!match || !path || FOREIGN.test(path) || OWN.some((own) => path.startsWith(own))) continue;
      return { file: relative(process.cwd(), path) || path, line: Number(match[2]), column: Number(match[3]) };
    }
    return undefined;
  }
}
