import { parse } from 'yaml';
import { RegistryExposure } from '../../../src/registry';
import { documentWith } from '../harness';

function config(props: object = {}): Record<string, unknown> {
  const data = documentWith(props, 'ConfigMap', 'mountains-registry-config').at('data') as Record<string, string>;
  return parse(data['config.yml']!) as Record<string, unknown>;
}

describe('the configuration of distribution', () => {
  it('lets images be deleted', () => {
    expect(config()).toHaveProperty('storage.delete.enabled', true);
  });

  it('keeps images from being deleted', () => {
    expect(config({ deletion: false })).toHaveProperty('storage.delete.enabled', false);
  });

  it('has no cache of blobs, which would outlive a garbage collection', () => {
    expect(config()).not.toHaveProperty('storage.cache');
  });

  it('is read-only when asked', () => {
    expect(config({ readOnly: true })).toHaveProperty('storage.maintenance.readonly.enabled', true);
  });

  it('has no login', () => {
    expect(config()).not.toHaveProperty('auth');
  });

  it('reads logins from the mounted file', () => {
    expect(config({ htpasswd: { name: 'logins' } })).toHaveProperty('auth.htpasswd', {
      realm: 'registry',
      path: '/etc/registry-login/htpasswd',
    });
  });

  it('reads the certificate from the mounted files', () => {
    const exposure = RegistryExposure.proxyDaemonSet();
    expect(config({ exposure, tls: { secret: { name: 'tls' } } })).toHaveProperty('http.tls', {
      certificate: '/etc/registry-tls/tls.crt',
      key: '/etc/registry-tls/tls.key',
    });
  });
});
