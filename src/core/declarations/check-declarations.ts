import { fail } from '../../diagnostics/diagnostic-error';
import { inside, type PendingPlace } from '../../diagnostics/place';
import { quote } from '../../util/quote';
import { describe } from '../describe';
import { checkVariableName } from '../names';

interface Given {
  readonly params?: object;
  readonly workspaces?: object;
  readonly results?: object;
}

/** How each kind of declaration is made, and the field that tells it from everything else. */
const KINDS = {
  params: { what: 'param', made: 'param.string()', field: 'kind' },
  workspaces: { what: 'workspace', made: 'workspace()', field: 'optional' },
  results: { what: 'result', made: 'result.string()', field: 'kind' },
} as const;

/**
 * Checks names and declarations of params, workspaces and results. The compiler refuses wrong declarations; programs in
 * JavaScript, and those that run without it, get as far as here.
 *
 * @throws `invalid-name`, `not-a-declaration`
 */
export function checkDeclarations(given: Given, place: PendingPlace): void {
  for (const [key, { what, made, field }] of Object.entries(KINDS)) {
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
      if (typeof declaration === 'object' && declaration !== null && field in declaration) continue;
      const wrong = `${what} ${quote(name)} is declared as ${describe(declaration)}`;
      failDeclaration(wrong, `write ${key}: { ${name}: ${made} }`, inside(place, `${key}.${name}`));
    }
  }
}

function failDeclaration(message: string, help: string, at: PendingPlace): never {
  fail({ rule: 'not-a-declaration', message, at, help });
}
