import { quote } from '../../util/quote';
import type { Overload } from './declarations';
import type { CelEnvironment } from './environment';
import type { CelFault } from './fault';
import { formatFault } from './format-call';
import { TYPE_NAMES } from './standard';
import { parseCel, type Expr, type Parsed } from './syntax';
import {
  BOOL,
  BYTES,
  DOUBLE,
  DYN,
  ERROR,
  INT,
  NULL,
  STRING,
  TYPE,
  UINT,
  isOpen,
  isSame,
  listOf,
  mapOf,
  printType,
  type CelType,
} from './types';
import { Unification } from './unify';

/**
 * Why an expression is refused where it stands, in the order in which the faults stand: what cel-go says when it compiles it. An
 * empty list says that it can be evaluated.
 */
export function checkCel(environment: CelEnvironment, text: string): readonly CelFault[] {
  const parsed = parseCel(text, environment.hasExtensions);
  if ('fault' in parsed) return [parsed.fault];
  return new Checker(environment, parsed).faults();
}

/** Whether an expression surely gives something else than yes or no, and what. */
export function otherThanBool(environment: CelEnvironment, text: string): string | undefined {
  const parsed = parseCel(text, environment.hasExtensions);
  if ('fault' in parsed) return undefined;
  const type = new Checker(environment, parsed).result();
  return !type || isOpen(type) || isSame(type, BOOL) ? undefined : printType(type);
}

type Value<C extends Expr['exprKind']['case']> = Extract<Expr['exprKind'], { case: C }>['value'];

const CONSTANTS: Readonly<Record<string, CelType>> = {
  boolValue: BOOL,
  bytesValue: BYTES,
  doubleValue: DOUBLE,
  int64Value: INT,
  nullValue: NULL,
  stringValue: STRING,
  uint64Value: UINT,
};

/** Names that the variables of macros hide. */
type Scope = ReadonlyMap<string, CelType>;

class Checker {
  private readonly types = new Unification();
  private readonly found: CelFault[] = [];
  private readonly known = new Map<Expr, CelType>();
  private readonly items = new Map<Expr, readonly CelType[]>();
  private readonly formats: (() => void)[] = [];
  /**
   * Whether numbers of different types may be compared. cel-go forbids it, and forgets that at the first macro: all that is checked
   * after it may.
   */
  private areNumbersAlike = false;

  constructor(
    private readonly environment: CelEnvironment,
    private readonly parsed: Parsed,
  ) {}

  faults(): readonly CelFault[] {
    this.check(this.parsed.expr, new Map());
    if (this.found.length === 0) for (const check of this.formats) check();
    return this.found.sort((a, b) => a.position - b.position);
  }

  /** The type of what the whole expression gives, if it can be evaluated. */
  result(): CelType | undefined {
    const type = this.check(this.parsed.expr, new Map());
    return this.found.length === 0 ? type : undefined;
  }

  /** A part that a macro has put in two places is one and has one type. */
  private check(expr: Expr | undefined, scope: Scope): CelType {
    if (!expr) return ERROR;
    const known = this.known.get(expr) ?? this.typeOf(expr, scope);
    this.known.set(expr, known);
    return known;
  }

  private typeOf(expr: Expr, scope: Scope): CelType {
    const { exprKind } = expr;
    switch (exprKind.case) {
      case 'constExpr':
        return CONSTANTS[exprKind.value.constantKind.case ?? ''] ?? ERROR;
      case 'identExpr':
        return this.nameOf(exprKind.value.name, scope) ?? this.unknownName(expr, exprKind.value.name);
      case 'selectExpr':
        return this.select(expr, exprKind.value, scope);
      case 'callExpr':
        return this.call(expr, exprKind.value, scope);
      case 'listExpr':
        return this.list(expr, exprKind.value.elements, scope);
      case 'structExpr':
        return this.struct(expr, exprKind.value, scope);
      case 'comprehensionExpr':
        return this.comprehension(exprKind.value, scope);
      default:
        return ERROR;
    }
  }

  private nameOf(name: string, scope: Scope): CelType | undefined {
    const known = scope.get(name) ?? this.environment.variables.get(name);
    return known ?? (TYPE_NAMES.has(name) ? TYPE : undefined);
  }

  private unknownName(expr: Expr, name: string): CelType {
    return this.fault(expr, 'unknown-name', `there is no variable ${quote(name)}`);
  }

  private select(expr: Expr, { operand, testOnly }: Value<'selectExpr'>, scope: Scope): CelType {
    const qualified = testOnly ? undefined : qualifiedName(expr);
    const [first = ''] = qualified?.split('.') ?? [];
    if (qualified !== undefined && !scope.has(first) && TYPE_NAMES.has(qualified)) return TYPE;
    const of = this.types.resolve(this.check(operand, scope));
    const selected = this.selected(expr, of);
    return testOnly ? BOOL : this.types.resolve(selected);
  }

  private selected(expr: Expr, of: CelType): CelType {
    if (of.kind === 'map') return of.value;
    if (of.kind === 'variable') this.types.accepts([DYN], [of]);
    else if (!isOpen(of)) this.fault(expr, 'type', `a value of type ${quote(printType(of))} has no fields`);
    return DYN;
  }

  private call(expr: Expr, { function: name, target, args }: Value<'callExpr'>, scope: Scope): CelType {
    const given = args.map((arg) => this.check(arg, scope));
    const { functions } = this.environment;
    if (!target) {
      const overloads = functions.get(name);
      return overloads ? this.resolve(expr, name, overloads, given, false) : this.unknownFunction(expr, name);
    }
    const prefix = qualifiedName(target);
    const qualified = prefix === undefined ? undefined : functions.get(`${prefix}.${name}`);
    if (qualified) return this.resolve(expr, `${prefix}.${name}`, qualified, given, false);
    const of = this.check(target, scope);
    if (name === 'format') this.rememberFormat(target, args[0]);
    const overloads = functions.get(name);
    return overloads ? this.resolve(expr, name, overloads, [of, ...given], true) : this.unknownFunction(expr, name);
  }

  /** What is formatted is looked at when all types are found out. */
  private rememberFormat({ exprKind }: Expr, list: Expr | undefined): void {
    const items = list && this.items.get(list);
    if (!items || exprKind.case !== 'constExpr' || exprKind.value.constantKind.case !== 'stringValue') return;
    const text = exprKind.value.constantKind.value;
    this.formats.push(() => {
      const types = items.map((type) => this.types.resolve(type, true));
      const message = formatFault(text, types);
      if (message !== undefined) this.fault(list, 'type', message);
    });
  }

  private unknownFunction(expr: Expr, name: string): CelType {
    return this.fault(expr, 'unknown-function', `there is no function ${quote(name)}`);
  }

  /** The type that the fitting ways to call a function give; without any, that is a fault. */
  private resolve(
    expr: Expr,
    name: string,
    overloads: readonly Overload[],
    given: readonly CelType[],
    isMethod: boolean,
  ): CelType {
    if (name === '_&&_' || name === '_||_') return this.logical(expr, name, given);
    let result: CelType | undefined;
    for (const overload of overloads) {
      if (overload.isMethod !== isMethod || (overload.isMixed && !this.areNumbersAlike)) continue;
      const fresh = new Map(overload.variables.map((letter) => [letter, this.types.unknown()]));
      const takes = overload.takes.map((type) => replace(type, fresh));
      if (!this.types.accepts(given, takes)) continue;
      const gives = this.types.resolve(replace(overload.gives, fresh));
      result = result === undefined || isOpen(result) || isSame(result, gives) ? (result ?? gives) : DYN;
    }
    return result ?? this.noOverload(expr, name, given, isMethod);
  }

  private logical(expr: Expr, name: string, given: readonly CelType[]): CelType {
    const wrong = given.filter((type) => !this.types.accepts([type], [BOOL]));
    return wrong.length === 0 ? BOOL : this.noOverload(expr, name, given, false);
  }

  private noOverload(expr: Expr, name: string, given: readonly CelType[], isMethod: boolean): CelType {
    const [of = '', ...others] = given.map((type) => printType(this.types.resolve(type, true)));
    const called = /^[\w.]+$/.test(name) && !name.startsWith('_');
    const [, operator] = /^_?(\W+?)_?$|^@(in)$/.exec(name) ?? [];
    if (!called && name !== '_[_]' && name !== '_?_:_') {
      const sign = operator ?? name.replace(/^@/, '');
      const sides = [of, ...others].map(quote).join(' and ');
      return this.fault(expr, 'type', `${quote(sign)} does not take ${sides}`);
    }
    if (name === '_[_]')
      return this.fault(expr, 'type', `${quote(of)} cannot be indexed with ${quote(others[0] ?? '')}`);
    if (name === '_?_:_')
      return this.fault(expr, 'type', `"? :" does not take ${[of, ...others].map(quote).join(', ')}`);
    const takes = isMethod ? others : [of, ...others].filter((type) => type !== '');
    const list = takes.length === 0 ? 'no arguments' : takes.map(quote).join(', ');
    const where = isMethod ? ` of ${quote(of)}` : '';
    return this.fault(expr, 'type', `function ${quote(name)}${where} does not take ${list}`);
  }

  private struct(expr: Expr, { entries, messageName }: Value<'structExpr'>, scope: Scope): CelType {
    const values = entries.flatMap(({ value }) => (value ? [value] : []));
    if (messageName !== '') {
      values.forEach((value) => this.check(value, scope));
      return TYPE_NAMES.has(messageName.replace(/^\./, '')) ? DYN : this.unknownName(expr, messageName);
    }
    const keys = entries.flatMap(({ keyKind }) => (keyKind.case === 'mapKey' ? [keyKind.value] : []));
    let key: CelType | undefined;
    let value: CelType | undefined;
    keys.forEach((one, i) => {
      key = this.joinedWith(key, this.check(one, scope));
      value = this.joinedWith(value, this.check(values[i], scope));
    });
    return mapOf(key ?? this.types.unknown(), value ?? this.types.unknown());
  }

  private list(expr: Expr, parts: readonly Expr[], scope: Scope): CelType {
    const types = parts.map((part) => this.check(part, scope));
    this.items.set(expr, types);
    let joined: CelType | undefined;
    for (const type of types) joined = this.joinedWith(joined, type);
    return listOf(joined ?? this.types.unknown());
  }

  private joinedWith(before: CelType | undefined, type: CelType): CelType {
    return before === undefined ? type : (this.types.join(before, type) ?? DYN);
  }

  private comprehension(value: Value<'comprehensionExpr'>, scope: Scope): CelType {
    const { iterRange, accuInit, accuVar, iterVar, loopCondition, loopStep, result } = value;
    const range = this.types.resolve(this.check(iterRange, scope));
    const accu = this.check(accuInit, scope);
    this.areNumbersAlike = true;
    const outer = new Map([...scope, [accuVar, accu]]);
    const inner = new Map([...outer, [iterVar, this.itemOf(range, iterRange)]]);
    this.expect(loopCondition, BOOL, inner);
    this.expect(loopStep, accu, inner);
    return this.types.resolve(this.check(result, outer));
  }

  private itemOf(range: CelType, expr: Expr | undefined): CelType {
    if (range.kind === 'list') return range.item;
    if (range.kind === 'map') return range.key;
    if (range.kind === 'variable') this.types.accepts([DYN], [range]);
    if (range.kind === 'variable' || isOpen(range)) return DYN;
    return expr ? this.fault(expr, 'type', `${quote(printType(range))} is neither a list nor a map`) : ERROR;
  }

  private expect(expr: Expr | undefined, wanted: CelType, scope: Scope): void {
    const type = this.check(expr, scope);
    if (!expr || this.types.accepts([wanted], [type])) return;
    const [want, is] = [wanted, type].map((one) => quote(printType(this.types.resolve(one, true))));
    this.fault(expr, 'type', `${want} is wanted, and this is ${is}`);
  }

  private fault(expr: Expr, kind: CelFault['kind'], message: string): CelType {
    this.found.push({ kind, position: this.parsed.at(expr), message });
    return ERROR;
  }
}

/** `a.b.c` as one name, if that is all the expression is. */
function qualifiedName({ exprKind }: Expr): string | undefined {
  if (exprKind.case === 'identExpr') return exprKind.value.name;
  if (exprKind.case !== 'selectExpr' || exprKind.value.testOnly || !exprKind.value.operand) return undefined;
  const before = qualifiedName(exprKind.value.operand);
  return before === undefined ? undefined : `${before}.${exprKind.value.field}`;
}

function replace(type: CelType, by: ReadonlyMap<string, CelType>): CelType {
  if (type.kind === 'variable') return by.get(type.name) ?? type;
  if (type.kind === 'list') return listOf(replace(type.item, by));
  if (type.kind === 'map') return mapOf(replace(type.key, by), replace(type.value, by));
  return type;
}
