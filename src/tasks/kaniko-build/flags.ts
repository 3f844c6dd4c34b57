import { renderDuration } from '../../core/render-duration';
import type { KanikoBuildOptions, KanikoRegistryOptions } from './props';

type Options = KanikoBuildOptions & KanikoRegistryOptions;
type Written = string | number | boolean | readonly string[] | undefined;

/**
 * The flags of the executor for what is said, in an order that does not change. A flag that is not asked for is not written:
 * the defaults then are kaniko's own, and old releases do not meet flags they lack.
 */
export function flagsFor(options: Options): string[] {
  return flagValues(options).flatMap(([flag, value]) => {
    const values = Array.isArray(value) ? (value as readonly string[]) : value === undefined ? [] : [value];
    return values.map((one) => `--${flag}=${one}`);
  });
}

function flagValues(o: Options): (readonly [flag: string, value: Written])[] {
  const { cache } = o;
  return [
    ['destination', o.destinations?.map(String)],
    ['target', o.target],
    ['build-arg', pairs(o.buildArgs)],
    ['label', pairs(o.imageLabels)],
    ['annotation', pairs(o.imageAnnotations)],
    ['custom-platform', o.platform],
    ['secret', Object.keys(o.buildSecrets ?? {}).map((id) => `id=${id},src=${secretPath(id)}`)],
    ['reproducible', o.reproducible],
    ['snapshot-mode', o.snapshotMode],
    ['single-snapshot', o.singleSnapshot],
    ['use-new-run', o.useNewRun],
    ['ignore-path', o.ignorePaths],
    ['ignore-var-run', o.ignoreVarRun],
    ['cache', cache && true],
    ['cache-repo', cache?.repository === undefined ? undefined : `${cache.repository}`],
    ['cache-ttl', cache?.ttl && renderDuration(cache.ttl)],
    ['cache-copy-layers', cache?.copyLayers],
    ['cache-run-layers', cache?.runLayers],
    ['cache-dir', cache?.directory],
    ['no-push-cache', cache?.readOnly],
    ['compressed-caching', o.compressedCaching],
    ['compression', o.compression],
    ['compression-level', o.compressionLevel],
    ['image-format', o.imageFormat],
    ['no-push', o.noPush],
    ['tar-path', o.tarPath === undefined ? undefined : `${o.tarPath}`],
    ['oci-layout-path', o.ociLayoutPath === undefined ? undefined : `${o.ociLayoutPath}`],
    ['cleanup', o.cleanup],
    ['pre-cleanup', o.preCleanup],
    ['preserve-context', o.preserveContext],
    ['materialize', o.materialize],
    ['registry-mirror', o.registryMirrors],
    ['registry-map', registryMap(o.registryMaps)],
    ['skip-default-registry-fallback', o.skipDefaultRegistryFallback],
    ['insecure-registry', o.insecureRegistries],
    ['skip-tls-verify-registry', o.skipTlsVerifyRegistries],
    ['push-retry', o.pushRetry],
    ['image-download-retry', o.imageDownloadRetry],
    ['image-fs-extract-retry', o.imageFsExtractRetry],
    ['push-ignore-immutable-tag-errors', o.pushIgnoreImmutableTagErrors],
    ['skip-push-permission-check', o.skipPushPermissionCheck],
    ['credential-helpers', o.credentialHelpers?.length === 0 ? '' : o.credentialHelpers],
    ['verbosity', o.verbosity],
    ['log-format', o.logFormat],
    ['log-timestamp', o.logTimestamp],
  ];
}

/** Where the build finds a secret; outside what kaniko takes into layers. */
export function secretPath(id: string): string {
  return `/kaniko/secrets/${id}`;
}

function pairs(map: Readonly<Record<string, string | number | boolean>> = {}): string[] {
  return Object.entries(map).map(([name, value]) => `${name}=${value}`);
}

/** `a=b;a=c;d=e`: each stand-in of a host is a pair. */
function registryMap(maps: Options['registryMaps'] = {}): string | undefined {
  const entries = Object.entries(maps).flatMap(([host, others]) => others.map((other) => `${host}=${other}`));
  return entries.length === 0 ? undefined : entries.join(';');
}
