import { checkKeys, type KeysOf } from '../../core/check-keys';
import { RUN_SETTINGS_KEYS } from '../../core/run/run-settings';
import { inside, type PendingPlace } from '../../diagnostics/place';
import type { EventFilter } from './filter';
import type { Concurrency, EventOptions } from './on-event';
import type { EventSource } from './source';

const OPTIONS: Record<keyof EventOptions<unknown>, true> = {
  name: true,
  labels: true,
  annotations: true,
  concurrency: true,
  retention: true,
  cel: true,
  ...RUN_SETTINGS_KEYS,
};

const CONCURRENCY_KEYS: KeysOf<Concurrency<unknown>> = { group: true, cancelInProgress: true };

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

function filterKeys({ event, facts }: EventSource): Readonly<Record<string, true>> {
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
  return Object.fromEntries(
    Object.entries(isTold).flatMap(([key, isKnown]) => (isKnown ? [[key, true as const]] : [])),
  );
}

function senderKeys({ event, standard }: EventSource): Readonly<Record<string, true>> {
  if (event !== 'custom') return {};
  return { fields: true, ...(standard && { type: true, source: true }) };
}
