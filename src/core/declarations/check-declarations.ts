import { fail } from '../../diagnostics/diagnostic-error';
import { inside, type PendingPlace } from '../../diagnostics/place';
import { quote } from '../../util/quote';
import { checkKeys } from '../check-keys';
import { describe } from '../describe';
import { checkVariableName } from '../names';
import type { ArrayParam, ObjectParam, StringParam, UntrustedParam } from './param';
import type { ObjectResult } from './result';
import type { WorkspaceDeclaration } from './workspace';

interface Given {
  readonly params?: object;
  readonly workspaces?: object;
  readonly results?: object;
}

type ParamKey = keyof StringParam | keyof ArrayParam | keyof ObjectParam | keyof UntrustedParam;

const PARAM_KEYS: Record<ParamKey, true> = {
  description: true,
  default: true,
  enum: true,
  imageName: true,
  keys: true,
  kind: true,
  hasDefault: true,
};
const WORKSPACE_KEYS: Record<keyof WorkspaceDeclaration, true> = {
  optional: true,
  readOnly: true,
  mountPath: true,
  description: true,
};
const RESULT_KEYS: Record<keyof ObjectResult, true> = { description: true, keys: true, kind: true };

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
      checkVariableName(name, { what, ...place });
      if (typeof declaration === 'object' && declaration !== null && field in declaration) {
        checkKeys(declaration, keys, what, inside(place, `${key}.${name}`));
        continue;
      }
      const wrong = `${what} ${quote(name)} is declared as ${describe(declaration)}`;
      failDeclaration(wrong, `write ${key}: { ${name}: ${made} }`, inside(place, `${key}.${name}`));
    }
  }
}

function failDeclaration(message: string, help: string, at: PendingPlace): never {
  fail({ rule: 'not-a-declaration', message, at, help });
}
