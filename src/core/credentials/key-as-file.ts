import { fail } from '../../diagnostics/diagnostic-error';
import type { PendingPlace } from '../../diagnostics/place';
import type { VolumeProjection } from '../../schema/kubernetes';
import { compact } from '../../util/compact';
import type { EnvSource } from '../step/env';

/**
 * A key of a Secret or ConfigMap as a file of a projected volume.
 *
 * @throws `not-a-file` for a value that is neither
 */
export function keyAsFile(source: EnvSource, path: string, at: PendingPlace = {}): VolumeProjection {
  const { secretKeyRef, configMapKeyRef } = source.toValueFrom();
  const file = ({ name, key, optional }: NonNullable<typeof secretKeyRef>) =>
    compact({ name, items: [{ key, path }], optional });
  if (secretKeyRef) return { secret: file(secretKeyRef) };
  if (configMapKeyRef) return { configMap: file(configMapKeyRef) };
  return fail({
    rule: 'not-a-file',
    message: `the value for ${path} is no key of a Secret or ConfigMap`,
    data: { path },
    at,
    help: "secretKey({ name: '…' }, '…') or configKey({ name: '…' }, '…')",
  });
}
