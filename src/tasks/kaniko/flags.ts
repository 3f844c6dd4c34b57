import type { Text } from '../../core/references/text';
import { EnvSource } from '../../core/step/env';
import { renderDuration } from '../../core/render-duration';
import type { KanikoBuildTaskProps, KanikoCache } from './props';
import { literal } from './literal';

type Value = string | number | boolean | undefined;

/** `--name=value`; a bare `--name` for true, nothing for what was not said. */
export function flag(name: string, value: Value): string[] {
  if (value === undefined) return [];
  return [value === true ? `--${name}` : `--${name}=${literal(String(value))}`];
}

/** The flag once for each value. */
export function flags(name: string, values: Iterable<Value> = []): string[] {
  return [...values].flatMap((value) => flag(name, value));
}

/** `--name=key=value` for each entry. */
export function pairs(name: string, entries: Readonly<Record<string, Value>> = {}): string[] {
  return flags(
    name,
    Object.entries(entries).map(([key, value]) => (value === undefined ? undefined : `${key}=${value}`)),
  );
}

/** Flags of what is built, in the order of the props. */
export function buildFlags(props: KanikoBuildTaskProps): string[] {
  return [
    ...flags('target', typeof props.target === 'string' ? [props.target] : props.target),
    ...flags('build-arg', Object.entries(props.buildArgs ?? {}).map(buildArg)),
    ...flag('custom-platform', props.platform),
    ...flag('reproducible', props.reproducible),
    ...flag('single-snapshot', props.singleSnapshot),
    ...flag('snapshot-mode', props.snapshotMode),
    ...flag('use-new-run', props.useNewRun),
    ...flags('ignore-path', props.ignorePaths),
    ...flag('ignore-var-run', props.ignoreVarRun),
    ...flag('pre-cleanup', props.preCleanup),
    ...flag('cleanup', props.cleanup),
    ...flag('preserve-context', props.preserveContext),
    ...flag('materialize', props.materialize),
  ];
}

/** A build argument without a value is taken from the variable of that name. */
function buildArg([name, value]: [string, string | number | boolean | EnvSource]): string {
  return EnvSource.isEnvSource(value) ? name : `${name}=${value}`;
}

/** Flags of the cache. */
export function cacheFlags(cache: boolean | KanikoCache | undefined): string[] {
  if (cache === undefined) return [];
  if (typeof cache === 'boolean') return flag('cache', cache);
  return [
    '--cache',
    ...flag('cache-repo', cache.repository),
    ...flag('cache-ttl', cache.ttl && renderDuration(cache.ttl)),
    ...flag('cache-copy-layers', cache.copyLayers),
    ...flag('cache-run-layers', cache.runLayers),
    ...flag('compressed-caching', cache.compressed),
    ...flag('no-push-cache', cache.push === undefined ? undefined : !cache.push),
    ...flag('cache-dir', cache.baseImages && BASE_IMAGES),
  ];
}

/** Where base images of the warmer are mounted. */
export const BASE_IMAGES = '/cache';

/** Flags of what is made of the image. */
export function outputFlags(props: KanikoBuildTaskProps, source: Text | undefined): string[] {
  const inSource = (path: string | undefined) => (path === undefined ? [] : [`${source}/${literal(path)}`]);
  return [
    ...flags('destination', (props.destinations ?? []).map(String)),
    ...flag('no-push', props.push === undefined ? undefined : !props.push),
    ...inSource(props.tarPath).map((path) => `--tar-path=${path}`),
    ...inSource(props.ociLayoutPath).map((path) => `--oci-layout-path=${path}`),
    ...pairs('label', props.imageLabels),
    ...pairs('annotation', props.imageAnnotations),
    ...flag('image-format', props.imageFormat),
    ...flag('compression', props.compression),
    ...flag('compression-level', props.compressionLevel),
  ];
}

/** Flags of how registries are used, but for those of certificates. */
export function registryFlags(props: KanikoBuildTaskProps): string[] {
  const { registry, insecureRegistries = [], unverifiedRegistries = [], registryMap = {}, credentialHelpers } = props;
  const isHttp = registry?.connection.kind === 'http';
  const isUnverified = registry !== undefined && 'unverified' in registry.connection;
  const map = Object.entries(registryMap).flatMap(([host, others]) =>
    [others].flat().map((other) => `${host}=${other}`),
  );
  return [
    ...flags('insecure-registry', new Set([...(isHttp ? [registry.pushHost] : []), ...insecureRegistries])),
    ...flags(
      'skip-tls-verify-registry',
      new Set([...(isUnverified ? [registry.pushHost] : []), ...unverifiedRegistries]),
    ),
    ...flags('registry-mirror', props.registryMirrors),
    ...flags('registry-map', map),
    ...flag('skip-default-registry-fallback', props.skipDefaultRegistryFallback),
    ...flag('skip-push-permission-check', props.skipPushPermissionCheck),
    ...flag('push-ignore-immutable-tag-errors', props.ignoreImmutableTagErrors),
    ...flag('push-retry', props.pushRetries),
    ...flag('image-download-retry', props.downloadRetries),
    ...flag('image-fs-extract-retry', props.extractRetries),
    ...flags('credential-helpers', credentialHelpers?.length === 0 ? [''] : credentialHelpers),
  ];
}

/** Flags of the log. */
export function logFlags(props: KanikoBuildTaskProps): string[] {
  return [
    ...flag('verbosity', props.verbosity),
    ...flag('log-format', props.logFormat),
    ...flag('log-timestamp', props.logTimestamp),
  ];
}
