import { createHash } from 'node:crypto';
import { loadYaml } from '../../util/load-yaml';
import { compact } from '../../util/compact';
import { draft, type Draft } from '../draft';
import { labelsOf, REGISTRY_PORT, type RegistryPlan } from '../registry-plan';

/** Where distribution 3 looks for its configuration. */
export const CONFIG_FILE = '/etc/distribution/config.yml';
/** Where images lie in the pod. */
export const DATA_FOLDER = '/var/lib/registry';
/** Folder of the certificate in the pod. */
export const TLS_FOLDER = '/etc/registry-tls';
/** Folder of the logins in the pod. */
export const LOGIN_FOLDER = '/etc/registry-login';

/**
 * The configuration as distribution reads it.
 *
 * There is no `storage.cache`, unlike in the image's own file: after a garbage collection it would still name blobs that are
 * gone, and the next push would leave them out.
 */
export function registryConfig(plan: RegistryPlan): string {
  const { deletion, readOnly, tls, htpasswd } = plan;
  return loadYaml().stringify(
    compact({
      version: 0.1,
      log: { level: 'info', fields: { service: 'registry' } },
      storage: compact({
        filesystem: { rootdirectory: DATA_FOLDER },
        delete: { enabled: deletion },
        tag: { concurrencylimit: 8 },
        maintenance: readOnly ? { readonly: { enabled: true } } : undefined,
      }),
      http: compact({
        addr: `:${REGISTRY_PORT}`,
        // A push that runs while the pod is stopped gets most of the grace period.
        draintimeout: '25s',
        headers: { 'X-Content-Type-Options': ['nosniff'] },
        tls: tls && { certificate: `${TLS_FOLDER}/tls.crt`, key: `${TLS_FOLDER}/tls.key` },
      }),
      auth: htpasswd === undefined ? undefined : { htpasswd: { realm: 'registry', path: `${LOGIN_FOLDER}/htpasswd` } },
      health: { storagedriver: { enabled: true, interval: '10s', threshold: 3 } },
    }),
  );
}

/** Changes with the configuration, so that a new one makes a new pod. */
export function checksum(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** ConfigMap of the server and of the garbage collection. */
export function configMap(plan: RegistryPlan): Draft {
  return draft((plus, scope) => {
    new plus.ConfigMap(scope, 'Config', {
      metadata: { name: plan.names.config, labels: labelsOf(plan, 'registry') },
      data: { 'config.yml': registryConfig(plan) },
    });
  });
}
