import { RegistryExposure } from '../../../src/registry';
import { documentWith } from '../harness';

const server = (props: object = {}) => documentWith(props, 'Deployment', 'mountains-registry');
const pod = (props: object, path: string) => server(props).at(`spec.template.spec.${path}`);

describe('the server', () => {
  it('is stopped before a new one starts, since one pod only can mount the claim', () => {
    expect(server().at('spec.strategy')).toEqual({ type: 'Recreate' });
  });

  it('selects its pods by labels of its own', () => {
    expect(server().at('spec.selector.matchLabels')).toEqual({
      'app.kubernetes.io/name': 'mountains-registry',
      'app.kubernetes.io/component': 'registry',
    });
  });

  it('is asked for /, which needs no login', () => {
    expect(pod({}, 'containers.0.readinessProbe.httpGet')).toEqual({ path: '/', port: 5000, scheme: 'HTTP' });
  });

  it('is asked over HTTPS when it has TLS', () => {
    const props = { tls: { secret: { name: 'tls' } }, exposure: RegistryExposure.proxyDaemonSet() };
    expect(pod(props, 'containers.0.livenessProbe.httpGet.scheme')).toBe('HTTPS');
  });

  it('passes Pod Security restricted', () => {
    expect(pod({}, 'containers.0.securityContext')).toEqual({
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      privileged: false,
      readOnlyRootFilesystem: true,
      runAsGroup: 1000,
      runAsNonRoot: true,
      runAsUser: 1000,
      seccompProfile: { type: 'RuntimeDefault' },
    });
  });

  it('gets no token of the API server', () => {
    expect(pod({}, 'automountServiceAccountToken')).toBe(false);
  });

  it('gets no variables of Services, which distribution would read as its configuration', () => {
    expect(pod({}, 'enableServiceLinks')).toBe(false);
  });

  it('takes requests and limits', () => {
    const resources = { limits: { memory: '1Gi' } };
    expect(pod({ resources }, 'containers.0.resources')).toEqual(resources);
  });

  it('takes node labels, taints and pull secrets', () => {
    const props = {
      nodeSelector: { disk: 'ssd' },
      tolerations: [{ key: 'ci', operator: 'Exists' }],
      imagePullSecrets: [{ name: 'mirror' }],
    };
    const { nodeSelector, tolerations, imagePullSecrets } = server(props).at('spec.template.spec') as typeof props;
    expect({ nodeSelector, tolerations, imagePullSecrets }).toEqual(props);
  });

  it('mounts one key of the logins', () => {
    expect(pod({ htpasswd: { name: 'logins' } }, 'volumes.2')).toEqual({
      name: 'login',
      secret: { secretName: 'logins', items: [{ key: 'htpasswd', path: 'htpasswd' }] },
    });
  });

  it('starts anew with another configuration', () => {
    const checksum = (props: object) => server(props).at('spec.template.metadata.annotations');
    expect(checksum({ readOnly: true })).not.toEqual(checksum({}));
  });
});
