import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { fail } from '../diagnostics/diagnostic-error';
import type { PendingPlace } from '../diagnostics/place';
import { quote } from '../util/quote';
import { describe } from './describe';

/** Ids that carry no meaning in a name: the main child of a construct. */
const SILENT_IDS = new Set(['Resource', 'Default']);
const LONGEST = 63;
/** What Kubernetes adds to a `generateName`. */
const RANDOM_SUFFIX = 5;

/**
 * The name of a construct's object: `<chart>-<ids>`, without hashes, the same from run to run.
 *
 * @param construct the construct that stands for the object
 * @param suffix appended to the ids, for objects that belong to another one
 */
export function objectName(construct: IConstruct, suffix?: string): string {
  const chart = Chart.of(construct);
  const below = construct.node.scopes.slice(chart.node.scopes.length);
  const ids = below.map((scope) => scope.node.id).filter((id) => !SILENT_IDS.has(id));
  return [chart.node.id, ...ids, ...(suffix ? [suffix] : [])].join('-');
}

/** Where a name stands and what it is for, for the error. */
export interface NameContext extends PendingPlace {
  /** What is named: `Task`, `step`, `param`. */
  readonly what: string;
  /** Whether `generateName` will add five characters. @default false */
  readonly generated?: boolean;
}

/**
 * Checks a DNS label: lower-case letters, digits and dashes, at most 63 characters.
 *
 * @throws `invalid-name` with a name that would do
 */
export function checkDnsLabel(name: string, context: NameContext): void {
  const longest = context.generated ? LONGEST - RANDOM_SUFFIX : LONGEST;
  checkName(name, context, longest, /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, 'lower-case letters, digits and "-"');
}

/**
 * Checks the name of an object: lower-case letters, digits, dashes and dots, at most 63 characters.
 *
 * @throws `invalid-name` with a name that would do
 */
export function checkObjectName(name: string, context: NameContext): void {
  const pattern = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
  checkName(name, context, LONGEST, pattern, 'lower-case letters, digits, "-" and "."');
}

/**
 * Checks the name of a param, a result or a workspace: letters, digits, dashes and underscores.
 *
 * Tekton also takes dots, but then needs another notation in every reference.
 *
 * @throws `invalid-name`
 */
export function checkVariableName(name: string, context: NameContext): void {
  const pattern = /^[A-Za-z_][-\w]*$/;
  checkName(name, context, Infinity, pattern, 'letters, digits, "-" and "_", beginning with a letter or "_"');
}

function checkName(name: string, context: NameContext, longest: number, pattern: RegExp, allowed: string): void {
  const { what, construct, field, source } = context;
  const given: unknown = name;
  if (typeof given !== 'string') {
    fail({
      rule: 'invalid-name',
      message: `${what} name is ${describe(given)}, and not a text`,
      data: { what },
      at: { construct, field, source },
      help: 'give the name first',
    });
  }
  if (pattern.test(name) && name.length <= longest) return;
  const tooLong = name.length > longest;
  fail({
    rule: 'invalid-name',
    message: tooLong
      ? `${what} name ${quote(name)} has ${name.length} characters, ${name.length - longest} too many`
      : `${what} name ${quote(name)} is not allowed`,
    data: { name, what },
    at: { construct, field, source },
    help: [
      `allowed: ${allowed}${longest === Infinity ? '' : `, at most ${longest} characters`}`,
      ...suggestion(name, pattern, longest),
    ],
  });
}

function suggestion(name: string, pattern: RegExp, longest: number): string[] {
  const better = name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .slice(0, longest === Infinity ? undefined : longest)
    .replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');
  return better !== name && pattern.test(better) ? [`${quote(better)} would do`] : [];
}
