import { fail } from '../../diagnostics/diagnostic-error';
import { inside, type PendingPlace } from '../../diagnostics/place';
import { quote } from '../../util/quote';
import { checkKeys } from '../check-keys';
import { describe } from '../describe';
import { checkVariableName } from '../names';
import type { ArrayParam, ObjectParam, StringParam, UntrustedParam } from './param';
import type { ObjectResult } from './result';
import type { WorkspaceDeclaration } from './workspace';
import type { AnyShape } from '../shape';
import { list, oneOf, text } from '../shapes';

interface Given {
  readonly params?: unknown;
  readonly workspaces?: unknown;
  readonly results?: unknown;
}

type ParamKey = keyof StringParam | keyof ArrayParam | keyof ObjectParam | keyof UntrustedParam;

const PARAM_KEYS: Readonly<Record<ParamKey, true | AnyShape>> = {
  description: true,
  default: true,
  enum: true,
  imageName: true,
  keys: list(text),
  kind: oneOf(['string', 'array', 'object', 'untrusted']),
  hasDefault: true,
};
const WORKSPACE_KEYS: Record<keyof WorkspaceDeclaration, true> = {
  optional: true,
  readOnly: true,
  mountPath: true,
  description: true,
};
const RESULT_KEYS: Readonly<Record<keyof ObjectResult, true | AnyShape>> = {
  description: text,
  keys: list(text),
  kind: oneOf(['string', 'array', 'object']),
};

/** How each kind of declaration is made, what it may say, and the field that tells it from everything else. */
const KINDS = {
  params: { what: 'param', made: 'param.string()', field: 'kind', keys: PARAM_KEYS },
  workspaces: { what: 'workspace', made: 'workspace()', field: 'optional', keys: WORKSPACE_KEYS },
  results: { what: 'result', made: 'result.string()', field: 'kind', keys: RESULT_KEYS },
} as const;

/**
 * Checks names and declarations of params, workspaces and results. The compiler refuses wrong declarations; programs in
 * JavaScript, and those that run without it, get as far as here.
 *
 * @throws `invalid-name`, `not-a-declaration`, `unknown-key`
 */
export function checkDeclarations(given: Given, place: PendingPlace): void {
  checkDeclared(given, place);
  for (const [key, { what }] of Object.entries(KINDS)) {
    for (const name of Object.keys(given[key as keyof Given] ?? {})) checkVariableName(name, { what, ...place });
  }
}

/**
 * The same for what others have made, whose names are what they are.
 *
 * @throws `not-a-declaration`, `unknown-key`
 */
export function checkDeclared(given: Given, place: PendingPlace): void {
  for (const [key, { what, made, field, keys }] of Object.entries(KINDS)) {
    const declared = given[key as keyof Given] ?? {};
    if (Array.isArray(declared) || typeof declared !== 'object') {
      failDeclaration(
        `${key} is ${describe(declared)}, and not a map of declarations`,
        `write ${key}: { <name>: ${made} }`,
        inside(place, key),
      );
    }
    for (const [name, declaration] of Object.entries(declared) as [string, unknown][]) {
      if (typeof declaration === 'object' && declaration !== null && field in declaration) {
        checkKeys(declaration, keys, what, inside(place, `${key}.${name}`));
        if (!('kind' in declaration) || declaration.kind !== 'object' || 'keys' in declaration) continue;
      }
      const wrong = `${what} ${quote(name)} is declared as ${describe(declaration)}`;
      failDeclaration(wrong, `write ${key}: { ${name}: ${made} }`, inside(place, `${key}.${name}`));
    }
  }
}

function failDeclaration(message: string, help: string, at: PendingPlace): never {
  fail({ rule: 'not-a-declaration', message, at, help });
}
