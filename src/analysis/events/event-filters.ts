import type { AnyInterceptor } from '../wire';
import { coreParams } from './interceptors';

const FORGES = ['github', 'gitlab', 'bitbucket'] as const;
/** What forges call a push. */
const PUSHES: readonly unknown[] = ['push', 'Push Hook', 'repo:push', 'repo:refs_changed'];

/** Whether interceptors surely let pushes through, and ask for them by name. */
export function asksForPushes(chain: readonly AnyInterceptor[]): boolean {
  const isPush = (name: unknown): boolean => PUSHES.includes(name);
  return (
    chain.every(isKnown) &&
    (chain.some((one) => eventTypes(one).some(isPush)) ||
      filters(chain).some(
        (cel) => cel.includes('header') && [...cel.matchAll(/(["'])(.*?)\1/g)].some(([, , text]) => isPush(text)),
      ))
  );
}

/** Whether a filter looks at what the event says beside its kind, such as the branch. */
export function looksAtBody(chain: readonly AnyInterceptor[]): boolean {
  return filters(chain).some((cel) => /\b(?:body|extensions)\b/.test(cel));
}

/** Whether what an interceptor does is known. */
export function isKnown(interceptor: AnyInterceptor): boolean {
  return [...FORGES, 'cel' as const].some((name) => coreParams(interceptor, name) !== undefined);
}

/** The kinds of events that an interceptor of a forge lets through; none where it lets all. */
export function eventTypes(interceptor: AnyInterceptor): readonly unknown[] {
  return FORGES.flatMap((name): readonly unknown[] => {
    const types = coreParams(interceptor, name)?.['eventTypes'];
    return Array.isArray(types) ? types : [];
  });
}

/** The filters of cel interceptors. */
export function filters(chain: readonly AnyInterceptor[]): string[] {
  return chain.flatMap((one) => {
    const filter = coreParams(one, 'cel')?.['filter'];
    return typeof filter === 'string' ? [filter] : [];
  });
}
