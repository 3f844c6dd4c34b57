import { fail } from '../../diagnostics/diagnostic-error';
import { inside, type PendingPlace } from '../../diagnostics/place';
import type { Matrix } from '../../schema/matrix';
import type { Param } from '../../schema/param';
import { compact } from '../../util/compact';
import { quote } from '../../util/quote';
import { unlessEmpty } from '../../util/unless-empty';
import { describe } from '../describe';
import { isReferenceTo } from '../references/reference';
import { isText } from '../references/text';
import type { AnyTaskOptions, MatrixInclude } from './options';
import { failUnknownParam, type Callee } from './render-arguments';
import { fields, list, manifest, needed, text } from '../shapes';
import { checkKeys } from '../check-keys';
import type { KeysOf } from '../shape';

type MatrixFields = Pick<AnyTaskOptions, 'matrix' | 'include' | 'params'>;

const INCLUDE_KEYS: KeysOf<MatrixInclude<unknown>> = { name: text, params: needed(manifest()) };
const KEYS = { matrix: manifest(), include: list(fields('combination of a matrix', INCLUDE_KEYS), 'combinations') };

/**
 * The wire form of a matrix.
 *
 * @throws `empty-matrix`, `unknown-param`, `param-type`, `param-given-twice`
 */
export function renderMatrix(options: MatrixFields, callee: Callee, place: PendingPlace): Matrix {
  const { include = [], params: given = {} } = options;
  const matrix = defined(options.matrix ?? {});
  if (matrix.length === 0 && include.length === 0) {
    fail({
      rule: 'empty-matrix',
      message: 'the matrix has no combinations',
      at: place,
      help: `say matrix: { <param>: ['a', 'b'] } or include, or add the task with addTask`,
    });
  }
  for (const name of matrixNames(options)) checkParam(name, callee, given, inside(place, `matrix.${name}`));
  return compact({
    params: unlessEmpty(matrix.map(([name, values]) => renderValues(name, values, inside(place, `matrix.${name}`)))),
    include: unlessEmpty(
      include.map(({ name, params }, i) =>
        compact({
          name,
          params: defined(params).map(([key, text]) => renderText(key, text, inside(place, `include[${i}].${key}`))),
        }),
      ),
    ),
  });
}

/**
 * Checks that the matrix is a map, and its further combinations a list.
 *
 * @throws `unknown-key`, `missing-argument`, `value-type`, `not-a-list`
 */
export function checkMatrix({ matrix, include }: MatrixFields, place: PendingPlace): void {
  checkKeys({ matrix, include }, KEYS, 'matrix', place);
}

/** The params that a matrix gives. */
export function matrixNames({ matrix = {}, include = [] }: MatrixFields): Set<string> {
  return new Set(
    [...defined(matrix), ...include.flatMap(({ params }) => defined<unknown>(params))].map(([name]) => name),
  );
}

function checkParam(
  name: string,
  { title, params }: Callee,
  given: Readonly<Record<string, unknown>>,
  place: PendingPlace,
): void {
  const declared = Object.hasOwn(params, name) ? params[name] : undefined;
  if (!declared) failUnknownParam(name, title, params, place);
  if (declared.kind !== 'string') {
    fail({
      rule: 'param-type',
      message: `param ${quote(name)} of ${title} is declared as ${declared.kind}, and a matrix gives texts`,
      data: { param: name, callee: title, expected: declared.kind },
      at: place,
      help: 'give it in params, the same for all combinations',
    });
  }
  if (given[name] !== undefined) {
    fail({
      rule: 'param-given-twice',
      message: `param ${quote(name)} of ${title} stands in params and in the matrix`,
      data: { param: name, callee: title },
      at: place,
      help: 'drop one of the two',
    });
  }
}

function renderValues(name: string, values: unknown, place: PendingPlace): Param {
  if (Array.isArray(values) && values.length === 0) {
    fail({
      rule: 'empty-matrix',
      message: `the matrix has no values for param ${quote(name)}, so Tekton skips the task`,
      data: { param: name },
      at: place,
      help: 'give at least one value, or add the task only where there are some',
    });
  }
  if (isReferenceTo('array', values)) return { name, value: [`${values}`] };
  if (Array.isArray(values) && values.every((one) => isText(one))) return { name, value: values.map(String) };
  const wrong: unknown = Array.isArray(values) ? values.find((one) => !isText(one)) : values;
  fail({
    rule: 'param-type',
    message: `a matrix takes a list of texts for param ${quote(name)}, not ${describe(wrong)}${Array.isArray(values) ? ' in it' : ''}`,
    data: { param: name },
    at: place,
    help: `write a list: matrix: { ${name}: ['a', 'b'] }; an array of the pipeline or of a result may stand for the whole list`,
  });
}

function renderText(name: string, text: unknown, place: PendingPlace): Param {
  if (isText(text)) return { name, value: String(text) };
  fail({
    rule: 'param-type',
    message: `a combination of a matrix takes a text for param ${quote(name)}, not ${describe(text)}`,
    data: { param: name },
    at: place,
    help: 'give one text; lists stand in matrix',
  });
}

function defined<T>(given: Readonly<Record<string, T | undefined>>): [string, T][] {
  return Object.entries(given).filter((entry): entry is [string, T] => entry[1] !== undefined);
}
