import { checkCel } from '../../analysis/cel/check-cel';
import { PIPELINES_AS_CODE_CEL } from '../../analysis/cel/environment';
import { fail } from '../../diagnostics/diagnostic-error';
import type { PendingPlace } from '../../diagnostics/place';
import { celMatches, celText } from '../events/cel';
import { SKIP_MARKERS } from '../events/conditions';
import type { Condition, EventName, TriggerDefinition } from '../events/definition';
import type { PathFilter, Patterns, PullRequestAction } from '../events/filter';
import { globToRe2 } from '../events/glob';

/** The events of Pipelines-as-Code that stand for ours. */
const EVENTS: Readonly<Partial<Record<EventName, string>>> = {
  push: 'push',
  tag: 'push',
  'pull-request': 'pull_request',
};

/**
 * What `on-cel-expression` says for a trigger.
 *
 * @throws `not-in-pipelines-as-code`
 */
export function celExpression(definition: TriggerDefinition): string {
  const { event, filter, conditions, fields, place } = definition;
  const known = EVENTS[event];
  if (known === undefined) failUnknown(`events of kind "${event}"`, place, 'make a hub for Tekton Triggers beside');
  if (filter.skipCi === false)
    failUnknown(
      'to start runs in spite of [skip ci]',
      place,
      'leave skipCi out, or make a hub for Tekton Triggers beside',
    );
  const shapes = Object.entries(fields).flatMap(([name, field]) =>
    name !== 'sha' && field.kind === 'checked' && /^body(\.\w+)+$/.test(field.expression)
      ? [celMatches(field.expression, field.shape)]
      : [],
  );
  return [
    `event == ${celText(known)}`,
    ...conditions.flatMap((condition) => conditionCel(condition, definition)),
    ...shapes,
  ].join(' && ');
}

function conditionCel(condition: Condition, definition: TriggerDefinition): string[] {
  const { filter, event, place } = definition;
  const { about, expects, cel } = condition;
  if (about === 'branch')
    return [
      refCel(event === 'push' ? 'body.ref' : 'target_branch', event === 'push' ? 'refs/heads/' : '', filter.branch),
    ];
  if (about === 'tag' && filter.tag !== undefined && filter.semver === undefined)
    return [refCel('body.ref', 'refs/tags/', filter.tag)];
  if (about === 'paths') return pathsCel(filter.paths ?? []);
  // What is not asked of the body is known of a comment that has a run done again, too.
  if (about === 'skip marker') return [`!event_title.matches(${celText(SKIP_MARKERS)})`];
  if (about === 'fork') return ['source_url == target_url'];
  // Pull requests start when they are opened, pushed to or reopened.
  if (about === 'action') return actionCel(condition, definition);
  if (checkCel(PIPELINES_AS_CODE_CEL, cel).length === 0) return [cel];
  failUnknown(`that ${about} ${expects}`, place, 'leave the filter out, or make a hub for Tekton Triggers beside');
}

/** Of drafts that become ready it knows on GitHub only, and there it takes them like new ones. */
const NOT_READY = "!(has(body.action) && body.action == 'ready_for_review')";

function actionCel({ cel }: Condition, { filter, provider, place }: TriggerDefinition): string[] {
  const { actions, drafts = true } = filter;
  const unknown: readonly PullRequestAction[] = [
    'closed',
    'labelled',
    ...(provider === 'github' ? [] : ['ready' as const]),
  ];
  const others = (actions ?? []).filter((action) => unknown.includes(action));
  if (others.length > 0) failUnknown(`pull requests that are ${others.join(', ')}`, place, 'leave the action out');
  if (actions !== undefined) return [cel];
  return provider === 'github' && drafts ? [NOT_READY] : [];
}

function refCel(of: string, prefix: string, globs: Patterns = '**'): string {
  const shapes = listOf(globs).map(globToRe2);
  return `${of}.matches(${celText(`^${prefix}(?:${shapes.join('|')})$`)})`;
}

function pathsCel(paths: Patterns | PathFilter): string[] {
  const isFilter = typeof paths === 'object' && !Array.isArray(paths);
  const { include = [], exclude = [] } = isFilter ? (paths as PathFilter) : { include: paths as Patterns };
  const any = (globs: Patterns): string => `f.matches(${celText(`^(?:${listOf(globs).map(globToRe2).join('|')})$`)})`;
  const tests = [
    ...(listOf(include).length > 0 ? [any(include)] : []),
    ...(listOf(exclude).length > 0 ? [`!${any(exclude)}`] : []),
  ];
  return [`files.all.exists(f, ${tests.join(' && ')})`];
}

function listOf(one: Patterns): readonly string[] {
  return typeof one === 'string' ? [one] : one;
}

/** Refuses what Pipelines-as-Code cannot be told. */
export function failUnknown(what: string, at: PendingPlace, help: string): never {
  fail({
    rule: 'not-in-pipelines-as-code',
    message: `Pipelines-as-Code cannot be told ${what}`,
    data: { what },
    at,
    help,
  });
}
