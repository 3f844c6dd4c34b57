import type { IConstruct } from 'constructs';
import type { CallSite } from '../../diagnostics/call-site';
import { diagnostic, type Diagnostic } from '../../diagnostics/diagnostic';
import { renderText } from '../../diagnostics/render-text';

const WRITTEN = Symbol.for('cdk8s-tekton.written');
const WATCH = Symbol.for('cdk8s-tekton.late');

/** What programs made after they wrote their files, by app: a later `synth()` writes it after all. */
type Late = Map<IConstruct, Diagnostic[]>;

/** Says that all there is at this moment is in the files. */
export function written(app: IConstruct): void {
  Object.defineProperty(app, WRITTEN, { value: true, configurable: true });
  watched()?.delete(app);
}

/**
 * Remembers what is made when the files are written already, mostly by code that waits for something. When the program ends, it
 * is reported.
 *
 * @param what `Task "shop-test"`
 */
export function noteLate(construct: IConstruct, what: string, source: CallSite): void {
  const { root, path } = construct.node;
  if (!(WRITTEN in root)) return;
  const late = watched() ?? watch();
  const finding = diagnostic({
    rule: 'made-too-late',
    severity: 'warning',
    message: `${what} is made after synth(), so no file has it`,
    at: { construct: path, source },
    help: 'call synth() last, and await before it what is asynchronous',
  });
  late.set(root, [...(late.get(root) ?? []), finding]);
}

function watched(): Late | undefined {
  return (process as { [WATCH]?: Late })[WATCH];
}

function watch(): Late {
  const late: Late = new Map();
  Object.defineProperty(process, WATCH, { value: late });
  process.on('exit', () => {
    const findings = [...late.values()].flat();
    if (findings.length > 0) process.stderr.write(`${renderText(findings)}\n`);
  });
  return late;
}
