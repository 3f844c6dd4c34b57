import { fail } from '../../diagnostics/diagnostic-error';
import { inside, type PendingPlace } from '../../diagnostics/place';
import { unknownNameHelp } from '../../diagnostics/unknown-name';
import type { Param, ParamValue } from '../../schema/param';
import { list } from '../../util/list';
import { quote } from '../../util/quote';
import type { ParamDeclaration, ParamDeclarations } from '../declarations/param';
import { describe } from '../describe';
import { RegistryImage } from '../images/registry-image';
import { isReferenceTo, Reference } from '../references/reference';
import { isText } from '../references/text';
import type { ObjectRef } from '../references/object-ref';
import { toBase64 } from '../render-declarations';

/** Who is called, for messages: `Task "git-clone"`. */
export interface Callee {
  readonly title: string;
  readonly params: ParamDeclarations;
  /** Names that are given elsewhere, such as in a matrix. @default - none */
  readonly givenElsewhere?: ReadonlySet<string>;
  /** Whether the state of tasks may be given. @default false */
  readonly isFinally?: boolean;
}

/**
 * The wire form of what a caller gives for declared params, in the order of declaration.
 *
 * @throws `unknown-param`, `missing-param`, `param-type`
 */
export function renderArguments(
  given: Readonly<Record<string, unknown>>,
  callee: Callee,
  place: PendingPlace,
): Param[] {
  const { title, params, givenElsewhere } = callee;
  checkNames(Object.keys(given), title, params, place);
  return Object.entries(params).flatMap(([name, declared]) => {
    const value = given[name];
    if (value !== undefined) return [{ name, value: renderArgument(name, value, declared, callee, place) }];
    if (!declared.hasDefault && !givenElsewhere?.has(name)) failMissing(name, title, place);
    return [];
  });
}

function checkNames(given: readonly string[], title: string, params: ParamDeclarations, place: PendingPlace): void {
  const unknown = given.find((name) => !Object.hasOwn(params, name));
  if (unknown !== undefined) failUnknownParam(unknown, title, params, inside(place, `params.${unknown}`));
}

/** A param is given that nothing declares. */
export function failUnknownParam(name: string, title: string, params: ParamDeclarations, at: PendingPlace): never {
  const declared = Object.keys(params);
  fail({
    rule: 'unknown-param',
    message:
      declared.length === 0
        ? `${title} declares no params, and ${quote(name)} is given`
        : `${title} has no param ${quote(name)}`,
    data: { param: name, callee: title },
    at,
    help:
      declared.length === 0
        ? `drop it, or declare it: params: { ${name}: param.string() }`
        : unknownNameHelp(name, `params of ${title}`, declared),
  });
}

function failMissing(name: string, title: string, place: PendingPlace): never {
  fail({
    rule: 'missing-param',
    message: `${title} needs param ${quote(name)}, and none is given`,
    data: { param: name, callee: title },
    at: place,
    help: `add params: { ${name}: … }`,
  });
}

function renderArgument(
  name: string,
  value: unknown,
  declared: ParamDeclaration,
  { title, isFinally = false }: Callee,
  place: PendingPlace,
): ParamValue {
  const rendered = tryRender(value, declared, isFinally);
  if (rendered !== undefined) return rendered;
  const at = inside(place, `params.${name}`);
  if (declared.kind === 'object' && isMap(value)) failKeys(name, value, declared.keys, title, at);
  fail({
    rule: 'param-type',
    message: `param ${quote(name)} of ${title} takes ${EXPECTED[declared.kind]}, not ${describe(value)}`,
    data: { param: name, callee: title, expected: declared.kind },
    at,
    help: helpFor(value, declared),
  });
}

function failKeys(
  name: string,
  value: Readonly<Record<string, unknown>>,
  keys: readonly string[],
  title: string,
  at: PendingPlace,
): never {
  const unknown = Object.keys(value).find((key) => !keys.includes(key));
  const missing = keys.find((key) => value[key] === undefined);
  const notText = keys.find((key) => !isText(value[key]));
  const message =
    unknown !== undefined
      ? `param ${quote(name)} of ${title} has no key ${quote(unknown)}`
      : missing !== undefined
        ? `param ${quote(name)} of ${title} needs key ${quote(missing)}, and none is given`
        : `key ${quote(notText ?? '')} of param ${quote(name)} of ${title} takes a text, not ${describe(value[notText ?? ''])}`;
  const key = unknown ?? missing ?? notText ?? '';
  fail({
    rule: 'param-type',
    message,
    data: { param: name, callee: title, expected: 'object', key },
    at: unknown === undefined && missing !== undefined ? at : inside(at, key),
    help: unknownNameHelp(unknown ?? '', `keys of ${quote(name)}`, keys),
  });
}

const EXPECTED = {
  string: 'a text',
  array: 'a list of texts',
  object: 'a map of texts',
  untrusted: 'untrusted text',
} as const;

function tryRender(value: unknown, declared: ParamDeclaration, isFinally: boolean): ParamValue | undefined {
  const isTextHere = (x: unknown): boolean => isText(x) || (isFinally && isReferenceTo('status', x));
  switch (declared.kind) {
    case 'string':
      if (declared.imageName === 'pull' && RegistryImage.isRegistryImage(value)) return value.pull;
      return isTextHere(value) ? String(value) : undefined;
    case 'array':
      if (isReferenceTo('array', value)) return [String(value)];
      return Array.isArray(value) && value.every(isTextHere) ? value.map(String) : undefined;
    case 'object':
      if (isReferenceTo('object', value))
        return (value as ObjectRef).hasKeys(declared.keys) ? String(value) : undefined;
      return isMap(value) && hasKeys(value, declared.keys, isTextHere) ? renderMap(value) : undefined;
    case 'untrusted':
      if (isReferenceTo('untrusted', value)) return String(value);
      return typeof value === 'string' ? toBase64(value) : undefined;
  }
}

function hasKeys(
  value: Readonly<Record<string, unknown>>,
  keys: readonly string[],
  isTextHere: (x: unknown) => boolean,
): boolean {
  return keys.every((key) => isTextHere(value[key])) && Object.keys(value).every((key) => keys.includes(key));
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Reference.isReference(value) && !Array.isArray(value);
}

function renderMap(value: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(value).map(([key, text]) => [key, String(text)]));
}

function helpFor(value: unknown, declared: ParamDeclaration): string {
  if (declared.kind === 'object') return `give a map with the keys ${list(declared.keys, 10)}, or an object with them`;
  if (isReferenceTo('array', value)) return 'take one element with .at(0), or declare the param with param.array()';
  if (isReferenceTo('object', value))
    return "take one text with .key('…'), or declare the param with param.object([…])";
  if (isReferenceTo('untrusted', value))
    return 'declare the param with param.untrustedText() and use it in sh, python or node';
  return `the param is declared as ${declared.kind}`;
}
