import { checkKeys } from '../../core/check-keys';
import type { KeysOf, Known } from '../../core/shape';
import { RUN_SETTINGS_KEYS } from '../../core/run/run-settings';
import { inside, type PendingPlace } from '../../diagnostics/place';
import type { EventFilter, PathFilter } from './filter';
import type { Concurrency, EventOptions } from './on-event';
import type { EventSource } from './source';
import { boolean, callback, either, fields, list, mapOf, oneOf, oneOrMore, orWord, text } from '../../core/shapes';

const PATH_KEYS: KeysOf<PathFilter> = { include: oneOrMore(text), exclude: oneOrMore(text) };
const FILTER_KEYS: KeysOf<EventFilter> = {
  branch: oneOrMore(text),
  author: oneOrMore(text),
  skipCi: boolean,
  paths: either(oneOrMore(text), fields('filter of paths', PATH_KEYS)),
  tag: oneOrMore(text),
  semver: orWord(boolean, 'release'),
  actions: list(oneOf(['opened', 'synchronized', 'reopened', 'closed', 'labelled', 'ready'])),
  forks: boolean,
  drafts: boolean,
  label: oneOrMore(text),
  merged: boolean,
  prereleases: boolean,
  command: text,
  from: orWord(list(text), 'members', 'everyone'),
  cel: text,
};

const OPTIONS: KeysOf<EventOptions<unknown>> = {
  name: text,
  labels: mapOf(text),
  annotations: mapOf(text),
  concurrency: true,
  retention: true,
  cel: text,
  ...RUN_SETTINGS_KEYS,
};

const CONCURRENCY_KEYS: KeysOf<Concurrency<unknown>> = {
  group: callback('({ event }) => event.branch'),
  cancelInProgress: boolean,
};

/**
 * Checks that a trigger is told nothing that it would not look at: a filter that is passed over lets everything pass.
 *
 * @throws `unknown-key`
 */
export function checkOptions(options: object, source: EventSource, place: PendingPlace): void {
  const known = { ...filterKeys(source), ...senderKeys(source), ...OPTIONS, workspaces: true } as const;
  checkKeys(options, known, 'trigger of this event', place);
  const { concurrency } = options as EventOptions<unknown>;
  if (concurrency !== undefined) checkKeys(concurrency, CONCURRENCY_KEYS, 'concurrency', inside(place, 'concurrency'));
}

function filterKeys({ event, facts }: EventSource): Known {
  const { branch, tag, author, message, draft, fork, labels, merged, prerelease, comment, actions } = facts;
  const isTold: Record<keyof EventFilter, boolean> = {
    branch: branch !== undefined,
    author: author !== undefined && comment === undefined,
    skipCi: message !== undefined,
    // Where files are not told, another message says what to do about it.
    paths: event === 'push' || event === 'pull-request',
    tag: tag !== undefined,
    semver: tag !== undefined,
    actions: actions !== undefined,
    forks: fork !== undefined,
    drafts: draft !== undefined,
    label: labels !== undefined,
    merged: merged !== undefined,
    prereleases: prerelease !== undefined,
    command: comment !== undefined,
    from: comment !== undefined,
    cel: true,
  };
  return Object.fromEntries(Object.entries(FILTER_KEYS).filter(([key]) => isTold[key as keyof EventFilter]));
}

function senderKeys({ event, standard }: EventSource): Readonly<Record<string, true>> {
  if (event !== 'custom') return {};
  return { fields: true, ...(standard && { type: true, source: true }) };
}
