import { ApiObject, type App } from 'cdk8s';
import type { CallSite } from '../../diagnostics/call-site';
import { diagnostic } from '../../diagnostics/diagnostic';
import { renderText } from '../../diagnostics/render-text';

const WATCH = Symbol.for('cdk8s-tekton.forgottenSynth');

/** What programs made and never asked for; of all copies of this package together. */
interface Watch {
  /** The first app, and where it is made; nothing any more once an app was asked for its documents. */
  app?: { readonly app: App; readonly source: CallSite } | undefined;
}

/**
 * Remembers an app until any app is asked for its documents. If the program ends well and none ever was, it is told that
 * nothing is written: `synth()` is forgotten easily, and silence looks like success.
 */
export function expectSynth(app: App, source: CallSite): void {
  const watch = watched();
  if (watch === undefined) startWatch({ app: { app, source } });
}

/** Says that an app was asked for its documents, to be written or looked at. */
export function documentsAsked(): void {
  const watch = watched();
  if (watch === undefined) startWatch({});
  else watch.app = undefined;
}

function watched(): Watch | undefined {
  return (process as { [WATCH]?: Watch })[WATCH];
}

function startWatch(watch: Watch): void {
  Object.defineProperty(process, WATCH, { value: watch });
  process.on('exit', (code) => {
    if (code !== 0 || !watch.app || isTest() || !hasContent(watch.app.app)) return;
    const forgotten = diagnostic({
      rule: 'nothing-written',
      severity: 'warning',
      message: 'the program ends, and nobody called synth(), so nothing is written',
      at: { source: watch.app.source },
      help: 'end the program with app.synth()',
    });
    process.stderr.write(`${renderText([forgotten])}\n`);
  });
}

function hasContent(app: App): boolean {
  return app.node.findAll().some((construct) => ApiObject.isApiObject(construct));
}

/** Tests look at constructs and write nothing: of Jest, Vitest and Node by what they say to their processes, of Mocha and Jasmine by their globals. */
function isTest(): boolean {
  const { env } = process;
  const isSaid = ['JEST_WORKER_ID', 'VITEST', 'NODE_TEST_CONTEXT'].some((name) => env[name] !== undefined);
  return isSaid || 'describe' in globalThis;
}
