import { checkKeys } from '../core/check-keys';
import type { KeysOf } from '../core/shape';
import { checkValue } from '../core/check-value';
import { describe } from '../core/describe';
import { fail } from '../diagnostics/diagnostic-error';
import { inside, type PendingPlace } from '../diagnostics/place';
import type { RegistryAuthority, RegistryTls } from './registry-tls';
import type { GarbageCollectionOptions, RegistryWithUiProps } from './registry-with-ui';
import { boolean, duration, named, needed, text } from '../core/shapes';
import { cron } from '../core/known-shapes';

const COLLECTION_KEYS: KeysOf<GarbageCollectionOptions> = { schedule: cron, untagged: boolean, quietFor: duration };
const TLS_KEYS: KeysOf<RegistryTls> = { secret: needed(named), trust: true };
const AUTHORITY_KEYS: KeysOf<RegistryAuthority> = { configMap: needed(named), key: text };

/**
 * Checks the options inside the props of a registry.
 *
 * @throws `unknown-key`, `unknown-value`
 */
export function checkNested(
  { garbageCollection: collection, tls, exposure, storage }: RegistryWithUiProps,
  at: PendingPlace,
): void {
  if (collection !== undefined && collection !== false)
    checkKeys(collection, COLLECTION_KEYS, 'garbageCollection', inside(at, 'garbageCollection'));
  if (tls !== undefined) {
    checkKeys(tls, TLS_KEYS, 'tls', inside(at, 'tls'));
    if (typeof tls.trust === 'object') checkKeys(tls.trust, AUTHORITY_KEYS, 'trust', inside(at, 'tls.trust'));
    else checkValue('trust', tls.trust, ['system', 'nobody'], inside(at, 'tls.trust'));
  }
  checkMade('exposure', exposure, 'how', 'RegistryExposure.nodePort()', at);
  checkMade('storage', storage, 'source', 'RegistryStorage.claim({ size: Size.gibibytes(20) })', at);
}

/** What only a function of a class makes; the property tells it. */
function checkMade(field: string, given: unknown, property: string, call: string, at: PendingPlace): void {
  if (given === undefined || (typeof given === 'object' && given !== null && property in given)) return;
  fail({
    rule: 'unknown-value',
    message: `${field} cannot be ${describe(given)}`,
    at: inside(at, field),
    help: `write ${field}: ${call}`,
  });
}
