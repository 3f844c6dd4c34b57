import { quote } from '../../util/quote';
import { goRegexpFault } from '../go/go-regexp';
import type { CelEnvironment } from './environment';
import { parseCel, type Expr } from './syntax';

/** A regular expression that Go cannot read. */
interface PatternFault {
  readonly message: string;
  /** Whether it is read whatever the other parts of the expression give. */
  readonly isAlwaysRead: boolean;
}

/**
 * A regular expression that Go cannot read, if there is one that is always read this one, of those that stand in an expression as texts. `checkCel` does not look into
 * texts: cel-go reads them when it makes a program of the expression, if it is told to, or when it gets to them.
 */
export function patternFault(environment: CelEnvironment, text: string): PatternFault | undefined {
  if (!TAKES_PATTERN.test(text)) return undefined;
  const parsed = parseCel(text, environment.hasExtensions);
  if ('fault' in parsed) return undefined;
  const found = [...patternsIn(parsed.expr, true)].flatMap(({ pattern, call, isReached }): PatternFault[] => {
    // Tekton may still put something in there.
    const fault = pattern.includes('$(') ? undefined : goRegexpFault(pattern);
    if (fault === undefined) return [];
    const isAlwaysRead = isReached || (environment.readsPatternsFirst && call === 'matches');
    return [{ message: `${fault} in the regular expression ${quote(pattern)}`, isAlwaysRead }];
  });
  return found.find((one) => one.isAlwaysRead) ?? found[0];
}

/** Which argument of a call is a regular expression; the last one of `matches`, which is a method, too. */
const PATTERN_AT: ReadonlyMap<string, number> = new Map([
  ['matches', -1],
  ['translate', 0],
]);
const TAKES_PATTERN = new RegExp([...PATTERN_AT.keys()].join('|'));

interface Pattern {
  readonly pattern: string;
  /** The function that takes it. */
  readonly call: string;
  readonly isReached: boolean;
}

function* patternsIn({ exprKind }: Expr, isReached: boolean): Generator<Pattern> {
  if (exprKind.case === 'callExpr') {
    const { function: call, args } = exprKind.value;
    const at = PATTERN_AT.get(call);
    const pattern = at === undefined ? undefined : textOf(args.at(at));
    if (pattern !== undefined) yield { pattern, call, isReached };
  }
  const arePartsReached = isReached && !isChoice(exprKind);
  for (const part of partsOf(exprKind)) yield* patternsIn(part, arePartsReached);
}

function textOf(expr: Expr | undefined): string | undefined {
  const constant = expr?.exprKind.case === 'constExpr' ? expr.exprKind.value.constantKind : undefined;
  return constant?.case === 'stringValue' ? constant.value : undefined;
}

/** Whether parts of it may be left out, or their faults forgotten. */
function isChoice(of: Expr['exprKind']): boolean {
  return of.case === 'comprehensionExpr' || (of.case === 'callExpr' && CHOICES.has(of.value.function));
}

const CHOICES = new Set(['_&&_', '_||_', '_?_:_']);

function partsOf(of: Expr['exprKind']): readonly Expr[] {
  switch (of.case) {
    case 'callExpr':
      return defined(of.value.target, ...of.value.args);
    case 'selectExpr':
      return defined(of.value.operand);
    case 'listExpr':
      return of.value.elements;
    case 'structExpr':
      return of.value.entries.flatMap(({ keyKind, value }) =>
        defined(keyKind.case === 'mapKey' ? keyKind.value : undefined, value),
      );
    case 'comprehensionExpr':
      return defined(of.value.iterRange, of.value.loopCondition, of.value.loopStep, of.value.result);
    default:
      return [];
  }
}

function defined(...parts: readonly (Expr | undefined)[]): readonly Expr[] {
  return parts.filter((part) => part !== undefined);
}
