import { parseAllDocuments } from 'yaml';
import { at, type Fence } from './blocks';
import type { Rendered } from './run';

/**
 * What a `yaml` block says that no rendered document does; empty when all of it is there.
 *
 * A block may leave out keys and elements of lists. `…` in a text stands for anything, and a line break at the end is not needed.
 */
export function missingFrom(documents: readonly Rendered[], fence: Fence): string[] {
  return parseAllDocuments(fence.content).flatMap((document) => {
    const [error] = document.errors;
    if (error) return [`${at(fence)}: ${error.message}`];
    const expected = document.toJS() as Rendered;
    const tries = documents.map((actual) => ({ actual, problem: difference(expected, actual, '') }));
    if (tries.some(({ problem }) => problem === undefined)) return [];
    const nearest = tries.find(({ actual }) => sameObject(expected, actual)) ?? tries.find(({ actual }) => actual['kind'] === expected['kind']);
    const what = `${String(expected['kind'])} ${nameOf(expected) ?? ''}`.trim();
    return [
      nearest?.problem
        ? `${at(fence)}: ${what}: ${nearest.problem}`
        : `${at(fence)}: nothing is rendered that fits ${what}; there are: ${documents.map((x) => `${String(x['kind'])} ${nameOf(x) ?? ''}`).join(', ')}`,
    ];
  });
}

function sameObject(a: Rendered, b: Rendered): boolean {
  return a['kind'] === b['kind'] && (nameOf(a) === undefined || nameOf(a) === nameOf(b));
}

function nameOf(document: Rendered): string | undefined {
  return (document['metadata'] as { name?: string } | undefined)?.name;
}

/** The first place where `actual` does not hold what `expected` says. */
function difference(expected: unknown, actual: unknown, path: string): string | undefined {
  if (Array.isArray(expected)) return listDifference(expected, actual, path);
  if (typeof expected === 'object' && expected !== null) {
    if (typeof actual !== 'object' || actual === null) return `${path} is ${show(actual)}, not ${show(expected)}`;
    for (const [key, value] of Object.entries(expected)) {
      const found = difference(value, (actual as Rendered)[key], path ? `${path}.${key}` : key);
      if (found) return found;
    }
    return undefined;
  }
  if (typeof expected === 'string' && typeof actual === 'string' && fits(expected, actual)) return undefined;
  return Object.is(expected, actual) ? undefined : `${path} is ${show(actual)}, not ${show(expected)}`;
}

/** The elements have to be there in this order; others may stand between them. */
function listDifference(expected: readonly unknown[], actual: unknown, path: string): string | undefined {
  if (!Array.isArray(actual)) return `${path} is ${show(actual)}, not ${show(expected)}`;
  let next = 0;
  for (const [i, element] of expected.entries()) {
    const found = actual.findIndex((x, at) => at >= next && difference(element, x, '') === undefined);
    if (found < 0) return `${path}[${i}] is not there: ${difference(element, actual[i], `${path}[${i}]`) ?? 'in this order'}`;
    next = found + 1;
  }
  return undefined;
}

function fits(expected: string, actual: string): boolean {
  const pieces = expected.replace(/\n$/, '').split('…').map((piece) => piece.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${pieces.join('[^]*')}\\n?$`).test(actual);
}

function show(value: unknown): string {
  return value === undefined ? 'missing' : JSON.stringify(value);
}
