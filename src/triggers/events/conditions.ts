import { fail } from '../../diagnostics/diagnostic-error';
import { inside, type PendingPlace } from '../../diagnostics/place';
import { unknownNameHelp } from '../../diagnostics/unknown-name';
import { list } from '../../util/list';
import { quote } from '../../util/quote';
import { celList, celText } from './cel';
import type { Condition } from './definition';
import type { EventFilter, PathFilter, Patterns, PullRequestAction } from './filter';
import { globCondition } from './glob';
import { hasRef, narrowRef } from './ref-choice';
import type { EventFacts, EventSource } from './source';

/** Messages and titles that ask for no run, as a regular expression of CEL. */
export const SKIP_MARKERS = '(?i)\\[(skip ci|ci skip|no ci)\\]';
const SEMVER = 'v?(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)';
const PRERELEASE = '(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?';

/** The actions that a filter stands for. */
function actionsOf(filter: EventFilter, facts: EventFacts): readonly PullRequestAction[] {
  if (filter.actions) return filter.actions;
  if (filter.merged === true) return ['closed'];
  const known = Object.keys(facts.actions ?? {}) as PullRequestAction[];
  const isLabelled = filter.label !== undefined;
  // A draft that has had its run needs none when it is ready, nor does one that is told of once more for its label.
  const opened = !(isLabelled && facts.labelsNew);
  const only = { opened, closed: false, labelled: isLabelled, ready: filter.drafts === false };
  return known.filter((action) => !(action in only) || only[action as keyof typeof only]);
}

/** The values of the event header that a filter stands for. */
export function eventTypesOf({ eventTypes, facts }: EventSource, filter: EventFilter): readonly string[] {
  if (!facts.actions) return eventTypes;
  const said = actionsOf(filter, facts).flatMap((action) => facts.actions?.[action]?.eventTypes ?? eventTypes);
  return [...new Set(said)];
}

/**
 * What has to be true of an event for a filter to let it pass.
 *
 * @throws `invalid-glob`, `empty-filter`, `unknown-action`, `invalid-command`, `missing-commenters`, `no-changed-files`
 */
export function conditionsOf(source: EventSource, filter: EventFilter, at: PendingPlace): Condition[] {
  const { facts, guards, choice } = source;
  return [
    ...guards,
    ...actionConditions(filter, facts, at),
    ...(choice
      ? [{ about: 'ref', expects: refExpects(source, filter, at), cel: hasRef(choice) }]
      : refConditions(facts, filter, at)),
    ...oneOf('author', facts.author, filter.author, at),
    ...command(filter, facts, at),
    ...commenters(filter, facts, at),
    ...flags(filter, facts),
    ...labels(filter, facts, at),
    ...skipMarker(filter, facts),
    ...paths(filter, facts, inside(at, 'paths')),
    ...(filter.cel === undefined
      ? []
      : [{ about: 'cel', expects: `makes ${filter.cel} true`, cel: `(${filter.cel})` }]),
  ];
}

/** The event as a filter sees it: of several refs that one counts which the filter lets pass. */
export function sourceFor(source: EventSource, filter: EventFilter, at: PendingPlace): EventSource {
  return narrowRef(
    source,
    chosenConditions(source, filter, at).map(({ cel }) => cel),
  );
}

function chosenConditions({ choice, facts }: EventSource, filter: EventFilter, at: PendingPlace): Condition[] {
  if (!choice) return [];
  const name = (fact: string | undefined) => fact && choice.name;
  return refConditions({ branch: name(facts.branch), tag: name(facts.tag) }, filter, at);
}

function refExpects(source: EventSource, filter: EventFilter, at: PendingPlace): string {
  const asked = chosenConditions(source, filter, at).map(({ about, expects }) => `${about} ${expects}`);
  return [`is a ${source.event === 'tag' ? 'tag' : 'branch'} that is not deleted`, ...asked].join(', ');
}

function refConditions(
  facts: { readonly branch?: string | undefined; readonly tag?: string | undefined },
  filter: EventFilter,
  at: PendingPlace,
): Condition[] {
  return [
    ...patterns('branch', facts.branch, filter.branch, at),
    ...patterns('tag', facts.tag, filter.tag, at),
    ...semver(filter, facts),
  ];
}

function actionConditions(filter: EventFilter, facts: EventFacts, at: PendingPlace): Condition[] {
  if (!facts.actions) return [];
  const wanted = actionsOf(filter, facts);
  checkNotEmpty('actions', wanted, at);
  if (filter.merged === true && !wanted.includes('closed')) failMergedNotClosed(wanted, at);
  const unknown = wanted.find((action) => facts.actions?.[action] === undefined);
  if (unknown !== undefined) {
    fail({
      rule: 'unknown-action',
      message: `the provider does not tell of pull requests that are ${quote(unknown)}`,
      data: { action: unknown },
      at: inside(at, 'actions'),
      help: unknownNameHelp(unknown, 'actions', Object.keys(facts.actions)),
    });
  }
  const tests = wanted.map((action) => actionCel(action, filter, facts));
  // Where the header alone tells one of them, it tells all.
  if (tests.includes(undefined)) return [];
  return [{ about: 'action', expects: `is ${list(wanted)}`, cel: anyOf(tests as string[]) }];
}

/** One that has the label is not given it by another one that it gets. */
function actionCel(action: PullRequestAction, { label }: EventFilter, facts: EventFacts): string | undefined {
  const { actions, addedLabels } = facts;
  const cel = actions?.[action]?.cel;
  if (action !== 'labelled' || label === undefined || addedLabels === undefined) return cel;
  return `(${cel} && ${addedLabels}.exists(l, l in ${celList(listOf(label))}))`;
}

/** Only a pull request that is closed is merged. */
function failMergedNotClosed(actions: readonly PullRequestAction[], at: PendingPlace): never {
  fail({
    rule: 'empty-filter',
    message: `merged asks for pull requests that are closed, and actions for those that are ${list(actions)}`,
    data: { filter: 'actions' },
    at: inside(at, 'actions'),
    help: 'leave actions out; merged ones are told when they are closed',
  });
}

/** A filter looks at names, and a name that git would write after `refs/heads/refs/heads/` is never meant. */
function checkNoRef(glob: string, at: PendingPlace): void {
  const [ref, name = ''] = /^refs\/(?:heads|tags)\/(.*)$/s.exec(glob) ?? [];
  if (ref === undefined) return;
  fail({
    rule: 'invalid-glob',
    message: `pattern ${quote(glob)} is a ref, and the filter looks at the name in it`,
    data: { glob },
    at,
    help: `write ${quote(name)}`,
  });
}

function patterns(about: string, fact: string | undefined, globs: Patterns | undefined, at: PendingPlace): Condition[] {
  if (globs === undefined || fact === undefined) return [];
  const place = inside(at, about);
  const all = listOf(globs);
  checkNotEmpty(about, all, at);
  for (const glob of all) checkNoRef(glob, place);
  return [
    { about, expects: `is ${all.join(' or ')}`, cel: anyOf(all.map((glob) => globCondition(fact, glob, place))) },
  ];
}

function semver({ semver: wanted = false }: EventFilter, { tag }: { readonly tag?: string | undefined }): Condition[] {
  if (wanted === false || tag === undefined) return [];
  const shape = wanted === 'release' ? `${SEMVER}(\\+[0-9A-Za-z.-]+)?` : `${SEMVER}${PRERELEASE}`;
  const expects = wanted === 'release' ? 'is a semantic version without prerelease' : 'is a semantic version';
  return [{ about: 'tag', expects, cel: `${tag}.matches(${celText(`^(?:${shape})$`)})` }];
}

function oneOf(
  about: string,
  fact: string | undefined,
  names: string | readonly string[] | undefined,
  at: PendingPlace,
): Condition[] {
  if (names === undefined || fact === undefined) return [];
  const all = listOf(names);
  checkNotEmpty(about, all, at);
  return [{ about, expects: `is ${all.join(' or ')}`, cel: `${fact} in ${celList(all)}` }];
}

function command({ command: word = '' }: EventFilter, { comment }: EventFacts, at: PendingPlace): Condition[] {
  if (comment === undefined) return [];
  if (!/^\S+$/.test(word)) {
    fail({
      rule: 'invalid-command',
      message: `command ${quote(word)} is not one word`,
      data: { command: word },
      at: inside(at, 'command'),
      help: "a comment begins with it: command: '/deploy'",
    });
  }
  const escaped = word.replaceAll(/[\\.+*?()|[\]{}^$]/g, '\\$&');
  const cel = `${comment}.matches(${celText(`^\\s*${escaped}(?:\\s|$)`)})`;
  return [{ about: 'comment', expects: `begins with ${word}`, cel }];
}

function commenters({ from }: EventFilter, facts: EventFacts, at: PendingPlace): Condition[] {
  const { author, member, comment } = facts;
  if (from === 'everyone' || comment === undefined) return [];
  if (from === undefined || from === 'members') {
    if (member === undefined) failWithoutCommenters(at);
    return [{ about: 'author', expects: 'belongs to the repository', cel: member }];
  }
  return oneOf('from', author, from, at).map((condition) => ({ ...condition, about: 'author' }));
}

/** The type asks for it; programs in JavaScript have no types. */
function failWithoutCommenters(at: PendingPlace): never {
  fail({
    rule: 'missing-commenters',
    message: 'the provider does not say who belongs to the repository, and nothing says whose comments start runs',
    at: inside(at, 'from'),
    help: ["name them: from: ['ann', 'bea']", "or say that everybody may who can comment: from: 'everyone'"],
  });
}

function flags(filter: EventFilter, { draft, fork, merged, prerelease }: EventFacts): Condition[] {
  const not = (about: string, fact: string): Condition => ({ about, expects: 'is not set', cel: `!(${fact})` });
  return [
    ...(filter.drafts === false && draft !== undefined ? [not('draft', draft)] : []),
    ...(filter.forks !== true && fork !== undefined ? [not('fork', fork)] : []),
    ...(filter.prereleases === false && prerelease !== undefined ? [not('prerelease', prerelease)] : []),
    ...(filter.merged === true && merged !== undefined ? [{ about: 'merged', expects: 'is set', cel: merged }] : []),
  ];
}

function labels({ label }: EventFilter, { labels: fact }: EventFacts, at: PendingPlace): Condition[] {
  if (label === undefined || fact === undefined) return [];
  const all = listOf(label);
  checkNotEmpty('label', all, at);
  return [{ about: 'label', expects: `is ${all.join(' or ')}`, cel: `${fact}.exists(l, l in ${celList(all)})` }];
}

function skipMarker({ skipCi = true }: EventFilter, { message }: EventFacts): Condition[] {
  if (!skipCi || message === undefined) return [];
  return [{ about: 'skip marker', expects: 'is not there', cel: `!${message}.matches(${celText(SKIP_MARKERS)})` }];
}

function paths({ paths: said }: EventFilter, { files }: EventFacts, at: PendingPlace): Condition[] {
  if (said === undefined) return [];
  if (files === undefined) {
    fail({
      rule: 'no-changed-files',
      message: 'the provider does not say which files an event changes, and paths asks for them',
      at,
      help: [
        'let a first task compare the commits (git diff --name-only) and give the answer as a result to when',
        'or leave paths out, and every event of the branch starts a run',
      ],
    });
  }
  const { include = [], exclude = [] } = isPathFilter(said) ? said : { include: said };
  const [wanted, unwanted] = [listOf(include), listOf(exclude)];
  if (wanted.length + unwanted.length === 0) checkNotEmpty('paths', [], at);
  const any = (globs: readonly string[]): string => anyOf(globs.map((glob) => globCondition('f', glob, at)));
  const tests = [
    ...(wanted.length > 0 ? [any(wanted)] : []),
    ...(unwanted.length > 0 ? [`!(${any(unwanted)})`] : []),
  ].join(' && ');
  const cel =
    files.from === 'api'
      ? `(${files.incomplete} || extensions.changed_files.split(',').exists(f, ${tests}))`
      : `(${files.incomplete} || body.commits.exists(c, [c.added, c.modified, c.removed].exists(l, l != null && l.exists(f, ${tests}))))`;
  const expects = [
    ...(wanted.length > 0 ? [`hold a file of ${wanted.join(', ')}`] : ['hold a file']),
    ...(unwanted.length > 0 ? [`outside of ${unwanted.join(', ')}`] : []),
  ].join(' ');
  return [{ about: 'paths', expects, cel }];
}

function isPathFilter(said: Patterns | PathFilter): said is PathFilter {
  return typeof said === 'object' && !Array.isArray(said);
}

function anyOf(tests: readonly string[]): string {
  return tests.length === 1 ? (tests[0] ?? '') : `(${tests.join(' || ')})`;
}

function listOf(one: string | readonly string[]): readonly string[] {
  return typeof one === 'string' ? [one] : one;
}

function checkNotEmpty(what: string, items: readonly string[], at: PendingPlace): void {
  if (items.length > 0) return;
  fail({
    rule: 'empty-filter',
    message: `${what} is an empty list, which lets no event pass`,
    data: { filter: what },
    at: inside(at, what),
    help: 'leave it out to let every event pass',
  });
}
