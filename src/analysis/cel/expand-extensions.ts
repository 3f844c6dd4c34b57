import type { Expr } from './syntax';

type Call = Extract<Expr['exprKind'], { case: 'callExpr' }>['value'];

/** A macro that is used wrongly, and where. */
interface Fault {
  readonly part: Expr;
  readonly message: string;
}

class MacroFault extends Error {
  constructor(readonly fault: Fault) {
    super(fault.message);
  }
}

/**
 * Makes calls of what cel-go's extensions write as macros, and finds the macros of the language that the parser left as calls because
 * their arguments do not fit.
 */
export function expandExtensions(expr: Expr, options: Options): { readonly expr: Expr; readonly fault?: Fault } {
  try {
    return { expr: expand(expr, options) };
  } catch (error) {
    if (error instanceof MacroFault) return { expr, fault: error.fault };
    throw error;
  }
}

interface Options {
  /** Names as they stand in the text, by those that the parser was given. */
  readonly names: ReadonlyMap<string, string>;
  /** Macros that the parser knows and cel-go does not, by the id of what became of them. */
  readonly wrongMacros: ReadonlyMap<bigint, string>;
  readonly hasExtensions: boolean;
}

function expand(expr: Expr, options: Options): Expr {
  const inside = (part: Expr): Expr => expand(part, options);
  const maybe = (part: Expr | undefined): Expr | undefined => part && inside(part);
  const { exprKind } = expr;
  const named = (name: string): string => options.names.get(name) ?? name;
  switch (exprKind.case) {
    case 'identExpr':
      return { ...expr, exprKind: { ...exprKind, value: { ...exprKind.value, name: named(exprKind.value.name) } } };
    case 'selectExpr':
      return {
        ...expr,
        exprKind: { ...exprKind, value: { ...exprKind.value, operand: maybe(exprKind.value.operand) } },
      };
    case 'listExpr':
      return {
        ...expr,
        exprKind: { ...exprKind, value: { ...exprKind.value, elements: exprKind.value.elements.map(inside) } },
      };
    case 'structExpr': {
      const entries = exprKind.value.entries.map((entry) => ({
        ...entry,
        keyKind:
          entry.keyKind.case === 'mapKey' ? { ...entry.keyKind, value: inside(entry.keyKind.value) } : entry.keyKind,
        value: maybe(entry.value),
      }));
      return {
        ...expr,
        exprKind: {
          ...exprKind,
          value: { ...exprKind.value, messageName: named(exprKind.value.messageName), entries },
        },
      };
    }
    case 'comprehensionExpr': {
      const { value } = exprKind;
      const wrong = options.wrongMacros.get(expr.id);
      if (wrong !== undefined) return callOf(expr, wrong, [], maybe(value.iterRange));
      if (value.iterVar === '__result__') fail(expr, 'the variable of a macro cannot be called "__result__"');
      return {
        ...expr,
        exprKind: {
          ...exprKind,
          value: {
            ...value,
            iterVar: named(value.iterVar),
            iterRange: maybe(value.iterRange),
            accuInit: maybe(value.accuInit),
            loopCondition: maybe(value.loopCondition),
            loopStep: maybe(value.loopStep),
            result: maybe(value.result),
          },
        },
      };
    }
    case 'callExpr': {
      const { value } = exprKind;
      const call = {
        ...value,
        function: named(value.function),
        target: maybe(value.target),
        args: value.args.map(inside),
      };
      return expandCall({ ...expr, exprKind: { ...exprKind, value: call } }, call, options.hasExtensions);
    }
    default:
      return expr;
  }
}

/** Macros of the language by the number of their arguments; the parser has made comprehensions of those that fit. */
const MACROS: Readonly<Record<string, readonly number[]>> = {
  all: [2],
  exists: [2],
  exists_one: [2],
  filter: [2],
  map: [2, 3],
};

function expandCall(expr: Expr, call: Call, hasExtensions: boolean): Expr {
  const { function: name, target, args } = call;
  const [first = expr] = args;
  if (name === 'has' && !target && args.length === 1) fail(first, 'has() takes a field: has(body.field)');
  if (target && Object.hasOwn(MACROS, name) && MACROS[name]?.includes(args.length))
    fail(first, `the first argument of ${name}() is the name of a variable`);
  if (!hasExtensions || !target) return expr;
  if (nameOf(target) === 'math' && (name === 'least' || name === 'greatest'))
    return extreme(expr, call, name === 'least' ? 'math.@min' : 'math.@max');
  if (name === 'sortBy' && args.length === 2) return sortBy(expr, target, args);
  return expr;
}

function extreme(expr: Expr, { function: name, args }: Call, becomes: string): Expr {
  const [first = expr] = args;
  if (args.length === 0) fail(expr, `math.${name}() takes at least one number`);
  const isList =
    first.exprKind.case === 'listExpr' &&
    first.exprKind.value.elements.length > 0 &&
    first.exprKind.value.elements.every(mayBeNumber);
  if (args.length === 1 ? !mayBeNumber(first) && !isList : !args.every(mayBeNumber))
    fail(args.find((one) => !mayBeNumber(one)) ?? expr, `math.${name}() takes numbers`);
  return callOf(expr, becomes, args.length > 2 ? [listOf(expr, args)] : args);
}

function mayBeNumber({ exprKind }: Expr): boolean {
  if (exprKind.case === 'constExpr')
    return ['int64Value', 'uint64Value', 'doubleValue'].includes(exprKind.value.constantKind.case ?? '');
  return exprKind.case !== 'listExpr' && exprKind.case !== 'structExpr';
}

/** `list.sortBy(x, key)` becomes a call with the list of keys, as cel-go does. */
function sortBy(expr: Expr, list: Expr, [named, key]: readonly Expr[]): Expr {
  const iterVar = named && nameOf(named);
  if (iterVar === undefined || key === undefined || iterVar === '__result__')
    fail(named ?? expr, 'the first argument of sortBy() is the name of a variable');
  if (list.exprKind.case === 'constExpr' || list.exprKind.case === 'structExpr') fail(list, 'sortBy() sorts lists');
  const result = {
    ...expr,
    exprKind: { case: 'identExpr' as const, value: { $typeName: 'cel.expr.Expr.Ident' as const, name: '@result' } },
  };
  const keys: Expr = {
    ...expr,
    exprKind: {
      case: 'comprehensionExpr',
      value: {
        $typeName: 'cel.expr.Expr.Comprehension',
        iterVar,
        iterVar2: '',
        iterRange: list,
        accuVar: '@result',
        accuInit: listOf(expr, []),
        loopCondition: {
          ...expr,
          exprKind: {
            case: 'constExpr',
            // eslint-disable-next-line @typescript-eslint/no-deprecated -- other kinds of constants are
            value: { $typeName: 'cel.expr.Constant', constantKind: { case: 'boolValue', value: true } },
          },
        },
        loopStep: callOf(expr, '_+_', [result, listOf(expr, [key])]),
        result,
      },
    },
  };
  return callOf(expr, '@sortByAssociatedKeys', [keys], list);
}

function nameOf({ exprKind }: Expr): string | undefined {
  return exprKind.case === 'identExpr' ? exprKind.value.name : undefined;
}

function listOf(like: Expr, elements: Expr[]): Expr {
  return {
    ...like,
    exprKind: { case: 'listExpr', value: { $typeName: 'cel.expr.Expr.CreateList', elements, optionalIndices: [] } },
  };
}

function callOf(like: Expr, name: string, args: Expr[], target?: Expr): Expr {
  return {
    ...like,
    exprKind: {
      case: 'callExpr',
      value: { $typeName: 'cel.expr.Expr.Call', function: name, args, ...(target && { target }) },
    },
  };
}

function fail(part: Expr, message: string): never {
  throw new MacroFault({ part, message });
}
