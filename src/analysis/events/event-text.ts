import { bindingPath } from './binding-expressions';
import { parseCel, type Expr } from '../cel/syntax';
import { rememberByText } from '../../util/remember';
import { checksSignature, coreParams } from './interceptors';
import type { AnyInterceptor } from '../wire';

/** Values that the forge makes up: no sender chooses their text. */
const MADE_BY_FORGE = new RegExp(
  `(?:^|\\.)(?:${[
    ...['after', 'before', '(?:\\w+_)?sha', 'commit', 'id', 'iid', '\\w+_id', '\\w+Id', '(?:\\w+_)?number', 'size'],
    ...['action', 'event_name', 'event_type', 'eventType', 'object_kind', '\\w+_at', 'timestamp', 'awsRegion'],
    ...['(?:clone|ssh|git|svn|git_http|git_ssh|html)_url', 'remoteUrl', 'full_name', 'login'],
  ].join('|')})$`,
);

/** Functions whose value has a form of its own. */
const FORMED = new Set([
  ...['==', '!=', '<', '<=', '>', '>=', '&&', '||'].map((operator) => `_${operator}_`),
  ...['!_', '@in', '@not_strictly_false', 'size', 'int', 'uint', 'double', 'bool', 'timestamp', 'duration'],
  ...['startsWith', 'endsWith', 'contains', 'matches', 'compareSecret', 'indexOf', 'lastIndexOf'],
]);

/** Which values of an event may be any text when they leave the interceptors. */
export class EventTexts {
  private readonly overlays = new Map<string, Expr | undefined>();
  private readonly checked = new Set<string>();
  private readonly isOpen: boolean;
  private readonly isSlack: boolean;
  private readonly asked = new Set<string>();

  constructor(
    interceptors: readonly AnyInterceptor[],
    /** Fields that count as made by the forge, too. */
    private readonly fixed?: RegExp,
  ) {
    this.isOpen = interceptors.some((one) => checksSignature(one) === 'unknown');
    this.isSlack = interceptors.some(({ ref }) => ref?.name === 'slack');
    for (const interceptor of interceptors) {
      const { filter, overlays } = celOf(interceptor);
      if (filter !== undefined) for (const key of checkedBy(parse(filter))) this.checked.add(key);
      for (const { key = '', expression = '' } of overlays) this.overlays.set(`extensions.${key}`, parse(expression));
      const { eventTypes } = coreParams(interceptor, 'github') ?? coreParams(interceptor, 'gitlab') ?? {};
      if (eventTypes !== undefined) this.checked.add('header.X-GitHub-Event').add('header.X-Gitlab-Event');
    }
  }

  /** Whether an expression of a binding, `body.ref`, may give any text. */
  isAnyText(expression: string): boolean {
    const path = bindingPath(expression);
    const [root] = path.split('.');
    if (this.checked.has(path)) return false;
    if (root === 'body' || root === 'header') return !MADE_BY_FORGE.test(path) && !this.fixed?.test(path);
    return root === 'extensions' && this.isAnyExtension(path);
  }

  private isAnyExtension(path: string): boolean {
    // One that asks for itself is unknown.
    if (this.asked.has(path)) return false;
    const key = [...this.overlays.keys()].find((one) => one === path || path.startsWith(`${one}.`));
    // Names of files and fields of a Slack command are what somebody typed.
    if (key === undefined) return !this.isOpen && (this.isSlack || path === 'extensions.changed_files');
    const overlay = this.overlays.get(key);
    if (!overlay) return false;
    this.asked.add(path);
    const isAny = this.isAny(overlay, new Set());
    this.asked.delete(path);
    return isAny;
  }

  /** Whether an expression may give any text; `own` are variables of macros that may. */
  private isAny(expr: Expr | undefined, own: ReadonlySet<string>): boolean {
    if (!expr || this.checked.has(keyOf(expr))) return false;
    const { exprKind } = expr;
    switch (exprKind.case) {
      case 'identExpr':
        return own.has(exprKind.value.name) || this.isAnyText(exprKind.value.name);
      case 'selectExpr': {
        if (exprKind.value.testOnly) return false;
        const path = pathOf(expr);
        return path === undefined ? this.isAny(exprKind.value.operand, own) : this.isAnyText(path);
      }
      case 'callExpr':
        return this.isAnyCall(expr, exprKind.value, own);
      case 'listExpr':
        return exprKind.value.elements.some((one) => this.isAny(one, own));
      case 'structExpr':
        return exprKind.value.entries.some(({ value }) => this.isAny(value, own));
      case 'comprehensionExpr': {
        const { accuInit, iterRange, iterVar, loopStep } = exprKind.value;
        if (accuInit?.exprKind.case === 'constExpr') return false;
        return this.isAny(iterRange, own) && this.isAny(loopStep, new Set([...own, iterVar]));
      }
      default:
        return false;
    }
  }

  private isAnyCall(
    expr: Expr,
    { function: name, target, args }: Extract<Expr['exprKind'], { case: 'callExpr' }>['value'],
    own: ReadonlySet<string>,
  ): boolean {
    if (FORMED.has(name)) return false;
    if (name === '_?_:_') return args.slice(1).some((arg) => this.isAny(arg, own));
    if (target && pathOf(target) === 'base64' && name === 'encode') return false;
    // What is not listed is taken out.
    if (name === 'translate' && /^\[\^[\w.\-/:]+\][+*]?$/.test(textOf(args[0]) ?? '')) return false;
    const path = pathOf(expr);
    if (path !== undefined) return this.isAnyText(path);
    if (name === '_[_]') return this.isAny(args[0], own);
    return [target, ...args].some((one) => this.isAny(one, own));
  }
}

interface Cel {
  readonly filter: string | undefined;
  readonly overlays: readonly { readonly key?: string; readonly expression?: string }[];
}

function celOf(interceptor: AnyInterceptor): Cel {
  const { filter, overlays } = coreParams(interceptor, 'cel') ?? interceptor.cel ?? {};
  return {
    filter: typeof filter === 'string' ? filter : undefined,
    overlays: Array.isArray(overlays) ? (overlays as Cel['overlays']) : [],
  };
}

function parse(text: string): Expr | undefined {
  const parsed = parsedCel(text);
  return 'fault' in parsed ? undefined : parsed.expr;
}

/** Triggers behind one listener share its filters. */
const parsedCel = rememberByText((text) => parseCel(text, true));

/** What a filter lets through in one form only. */
function checkedBy(filter: Expr | undefined): readonly string[] {
  if (filter?.exprKind.case !== 'callExpr') return [];
  const { function: name, target, args } = filter.exprKind.value;
  const [first, second] = args;
  switch (name) {
    case '_&&_':
      return args.flatMap(checkedBy);
    case '_||_': {
      const others = new Set(checkedBy(second));
      return checkedBy(first).filter((key) => others.has(key));
    }
    case 'matches':
      return target && isForm(textOf(first)) ? [keyOf(target)] : [];
    case '_==_':
      if (!first || !second) return [];
      if (second.exprKind.case === 'constExpr') return [keyOf(first)];
      return first.exprKind.case === 'constExpr' ? [keyOf(second)] : [];
    case '@in':
      return first && second?.exprKind.case === 'listExpr' ? [keyOf(first)] : [];
    default:
      return [];
  }
}

/** Whether a regular expression holds for the whole text and names the signs that it may have. */
function isForm(pattern: string | undefined): boolean {
  if (!pattern?.startsWith('^') || !pattern.endsWith('$')) return false;
  if (/\[\^|\\[SWD]/.test(pattern)) return false;
  const outside = pattern.replace(/\[[^\]]*\]/g, '').replace(/\\./g, '');
  return !outside.includes('.');
}

function textOf(expr: Expr | undefined): string | undefined {
  if (expr?.exprKind.case !== 'constExpr') return undefined;
  const { constantKind } = expr.exprKind.value;
  return constantKind.case === 'stringValue' ? constantKind.value : undefined;
}

/** `body.a.b` for `body.a['b']`; undefined for what is not a path. */
function pathOf({ exprKind }: Expr): string | undefined {
  if (exprKind.case === 'identExpr') return exprKind.value.name;
  if (exprKind.case === 'selectExpr') return joined(exprKind.value.operand, exprKind.value.field);
  if (exprKind.case !== 'callExpr') return undefined;
  const { function: name, target, args } = exprKind.value;
  if (name === '_[_]') return joined(args[0], textOf(args[1]));
  return name === 'canonical' ? joined(target, textOf(args[0])) : undefined;
}

function joined(of: Expr | undefined, field: string | undefined): string | undefined {
  const path = of && pathOf(of);
  return path === undefined || field === undefined ? undefined : `${path}.${field}`;
}

/** The same for expressions that say the same. */
function keyOf(expr: Expr): string {
  return (
    pathOf(expr) ??
    JSON.stringify(expr, (key, value: unknown) =>
      key === 'id' ? undefined : typeof value === 'bigint' ? String(value) : value,
    )
  );
}
