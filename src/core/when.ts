import type { WhenExpression as WireWhen } from '../schema/when';
import type { ArrayRef } from './references/array-ref';
import { noText } from './references/no-text';
import { Reference } from './references/reference';
import type { StatusRef } from './references/status-ref';
import type { StringRef } from './references/string-ref';
import type { Text } from './references/text';
import { checkArgument } from './check-keys';
import { list, textOrReference } from './shapes';

/** A condition of a task or a step. `U` are the references in it: a status makes it fit for finally only. */
export class WhenExpression<U = StringRef> {
  // Not private: the published declarations drop the types of what is.
  declare protected readonly uses: U;
  /** @internal */
  readonly wire: WireWhen;
  /** @internal */
  readonly references: readonly Reference[];

  /** @internal */
  constructor(wire: WireWhen, references: readonly Reference[]) {
    this.wire = wire;
    this.references = references;
  }

  /** Refuses to be a text. @throws `not-a-text` */
  toString(): never {
    return noText('a condition', 'only the list when takes it: when: [when.equals(…)]');
  }
}

/** A text in a condition, or a status in finally. */
type TextOrStatus = Text | StatusRef;
/** Keeps the type of the input; where that does not fit, the only complaint is that it is neither text nor status. */
type Fitting<I> = I extends TextOrStatus ? I : TextOrStatus;
type Values = readonly Text[] | ArrayRef;

function isIn<const I>(input: Fitting<I>, values: Values): WhenExpression<Extract<I, TextOrStatus>> {
  return compare(input, 'in', values);
}

function notIn<const I>(input: Fitting<I>, values: Values): WhenExpression<Extract<I, TextOrStatus>> {
  return compare(input, 'notin', values);
}

function compare<U>(input: TextOrStatus, operator: 'in' | 'notin', values: Values): WhenExpression<U> {
  if (!Reference.isReference(values))
    checkArgument(values, list(textOrReference), 'values', operator === 'in' ? 'when.isIn' : 'when.notIn');
  const all: readonly (Text | ArrayRef)[] = Reference.isReference(values) ? [values] : values;
  const references = [input, ...all].filter((x): x is Exclude<typeof x, string | number | boolean> & Reference =>
    Reference.isReference(x),
  );
  return new WhenExpression({ input: `${input}`, operator, values: all.map((value) => `${value}`) }, references);
}

function cel<const I extends readonly unknown[]>(
  strings: TemplateStringsArray,
  ...values: { [Index in keyof I]: Fitting<I[Index]> }
): WhenExpression<Extract<I[number], TextOrStatus>> {
  const quoted = values.map(celString);
  const text = strings.map((piece, i) => piece + (quoted[i] ?? '')).join('');
  return new WhenExpression(
    { cel: text },
    values.filter((value) => Reference.isReference(value)),
  );
}

/** Tekton pastes the text of a reference into the expression, so it has to stand inside a CEL string. */
function celString(value: TextOrStatus): string {
  if (Reference.isReference(value)) return `'${value}'`;
  return typeof value === 'number' || typeof value === 'boolean'
    ? `${value}`
    : `'${`${value}`.replace(/['\\]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\r', '\\r')}'`;
}

/**
 * Conditions under which a task of a pipeline, or a step of a task, runs. All conditions of a list have to hold.
 *
 * @see https://tekton.dev/docs/pipelines/pipelines/#guard-task-execution-using-when-expressions
 *
 * @example
 * ```ts
 * const pipeline = new Pipeline(chart, 'release', { params: { environment: param.string() } });
 * const notify = new Task(chart, 'notify', { steps: [{ name: 'notify', image: 'alpine:3.21', script: 'echo released' }] });
 * pipeline.addTask('notify', notify, { when: [when.equals(pipeline.params.environment, 'production')] });
 * ```
 */
export const when = {
  /** The input is one of the values. */
  isIn,
  /** The input is none of the values. */
  notIn,
  /** The input is this text. */
  equals: <const I>(input: Fitting<I>, text: Text): WhenExpression<Extract<I, TextOrStatus>> =>
    compare(input, 'in', [text]),
  /** The input is not this text. */
  notEquals: <const I>(input: Fitting<I>, text: Text): WhenExpression<Extract<I, TextOrStatus>> =>
    compare(input, 'notin', [text]),
  /**
   * An expression in CEL; references become CEL strings. Needs the feature flag `enable-cel-in-whenexpression`.
   *
   * Tekton pastes the text before it parses the expression: compare only texts that nobody outside chooses.
   */
  cel,
};
