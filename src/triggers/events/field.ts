import { StringRef } from '../../core/references/string-ref';
import { UntrustedText } from '../../core/references/untrusted-text';

/** A value of an event that has one form and so may stand wherever a text is wanted. */
export interface CheckedField {
  readonly kind: 'checked';
  /** CEL over `body`, `header` and `extensions` that gives the value. */
  readonly expression: string;
  /** RE2 that the whole value matches; an event with another value starts no run that uses the field. */
  readonly shape: string;
}

/** Free text of an event: it travels in base64. */
export interface FreeTextField {
  readonly kind: 'text';
  /** CEL over `body`, `header` and `extensions` that gives the text. */
  readonly expression: string;
}

/** One value of an event. */
export type EventField = CheckedField | FreeTextField;

/** The values of an event, by name. */
export type EventFields = Readonly<Record<string, EventField>>;

/** References to the values of an event, as a run is given them. */
export type EventRefs<Fields> = {
  readonly [Name in keyof Fields]: Fields[Name] extends FreeTextField ? UntrustedText : StringRef;
};

/** A value of one form. */
export function checked(expression: string, shape: string): CheckedField {
  return { kind: 'checked', expression, shape };
}

/** Free text that every event of the kind has. */
export function text(expression: string): FreeTextField {
  return { kind: 'text', expression };
}

/** Free text that may be missing or null; it is empty then. `path` is of the form `body.a.b`, and `body.a` is there. */
export function optionalText(path: string): FreeTextField {
  return text(`has(${path}) && ${path} != null ? ${path} : ''`);
}

/** A whole number; JSON numbers are floating-point for CEL. */
export function number(path: string): CheckedField {
  return checked(`string(int(${path}))`, SHAPES.number);
}

/**
 * A text made fit for names: lower-case letters, digits and `-`, at most 63 characters.
 *
 * It fits the name of an object, a label, the tag of an image and a host. Two texts may become the same.
 */
export function slug(expression: string): CheckedField {
  const replaced = `(${expression}).lowerAscii().translate('[^a-z0-9]+', '-').truncate(63)`;
  const trimmed = `${replaced}.translate('^-+|-+$', '')`;
  return checked(`[${trimmed}].map(name, name == '' ? 'unnamed' : name)[0]`, SHAPES.slug);
}

/** A text made fit for a label and the tag of an image; letters keep their case, and dots stay. */
export function label(expression: string): CheckedField {
  const replaced = `(${expression}).translate('[^A-Za-z0-9_.-]+', '-').truncate(63)`;
  const trimmed = `${replaced}.translate('^[^A-Za-z0-9]+|[^A-Za-z0-9]+$', '')`;
  return checked(`[${trimmed}].map(name, name == '' ? 'unnamed' : name)[0]`, SHAPES.label);
}

/** What values look like. */
export const SHAPES = {
  /** SHA-1 or SHA-256 of a commit. */
  sha: '[0-9a-f]{40}([0-9a-f]{24})?',
  /** The same, or its beginning. */
  shortSha: '[0-9a-f]{7,64}',
  httpUrl: 'https?://[A-Za-z0-9._~:/@%+-]+',
  sshUrl: '[A-Za-z0-9._~:/@%+-]+',
  webUrl: 'https?://[A-Za-z0-9._~:/?#@%&=+-]+',
  repository: '[A-Za-z0-9._~/-]+',
  number: '[0-9]+',
  word: '[A-Za-z0-9_.:-]+',
  flag: 'true|false',
  slug: '[a-z0-9]([a-z0-9-]*[a-z0-9])?',
  label: '[A-Za-z0-9]([A-Za-z0-9_.-]*[A-Za-z0-9])?',
  ref: 'refs/[A-Za-z0-9/_.-]+',
} as const;

/** Which values of an event are addresses, by their variables. */
export function transportsOf(fields: EventFields): Map<string, 'ssh' | 'https'> {
  const all = Object.entries(fields).flatMap(([name, field]) => {
    const transport = field.kind === 'checked' ? TRANSPORTS.get(field.shape) : undefined;
    return transport ? [[`$(tt.params.${name})`, transport] as const] : [];
  });
  return new Map(all);
}

const TRANSPORTS = new Map<string, 'ssh' | 'https'>([
  [SHAPES.sshUrl, 'ssh'],
  [SHAPES.httpUrl, 'https'],
]);

/** References to all values of an event; `owner` is whose event it is. */
export function eventRefs<Fields extends EventFields>(fields: Fields, owner: object): EventRefs<Fields> {
  const refs = Object.entries(fields).map(([name, { kind }]) => {
    const variable = `tt.params.${name}`;
    return [name, kind === 'text' ? new UntrustedText(variable, { owner }) : new StringRef(variable, { owner })];
  });
  return Object.fromEntries(refs) as EventRefs<Fields>;
}

/**
 * Values of events of a sender of your own, for WebhookEvents and CloudEvents; CEL over `body` and `header`.
 *
 * @see https://tekton.dev/docs/triggers/cel_expressions/
 *
 * @example
 * ```ts
 * const fields = {
 *   version: eventField.matching('body.version', '[0-9]+'),
 *   attempt: eventField.number('body.attempt'),
 *   environment: eventField.slug('body.environment'),
 *   note: eventField.text('body.note'),
 * };
 * ```
 */
export const eventField = {
  /**
   * A text of one form; another starts no run that uses it. It may stand wherever a text is wanted.
   *
   * @param expression CEL that gives the text: `body.version`
   * @param shape RE2 that the whole text matches
   */
  matching: checked,
  /** A whole number. */
  number,
  /** A text made fit for names, labels, hosts and tags of images: lower-case letters, digits and `-`, at most 63 characters. */
  slug,
  /** Free text, whatever it is; for `param.untrustedText()` only. */
  text,
};
