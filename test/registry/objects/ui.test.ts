import { RegistryExposure } from '../../../src/registry';
import { documentWith } from '../harness';

const ui = (props: object = {}) => documentWith(props, 'Deployment', 'mountains-registry-ui');

function settings(props: object = {}): Record<string, string> {
  const env = ui(props).at('spec.template.spec.containers.0.env') as { name: string; value: string }[];
  return Object.fromEntries(env.map(({ name, value }) => [name, value]));
}

describe('the page', () => {
  it('passes on to the Service of the registry', () => {
    expect(settings()['NGINX_PROXY_PASS_URL']).toBe('http://mountains-registry:5000');
  });

  it('passes on over HTTPS when the registry has TLS', () => {
    const props = { exposure: RegistryExposure.proxyDaemonSet(), tls: { secret: { name: 'tls' } } };
    expect(settings(props)['NGINX_PROXY_PASS_URL']).toBe('https://mountains-registry:5000');
  });

  it('shows the pull name', () => {
    expect(settings()['PULL_URL']).toBe('localhost:30500');
  });

  it('is called as the registry', () => {
    expect(settings()['REGISTRY_TITLE']).toBe('mountains-registry');
  });

  it('takes a title', () => {
    expect(settings({ title: 'Mountains' })['REGISTRY_TITLE']).toBe('Mountains');
  });

  it('deletes images', () => {
    expect(settings()['DELETE_IMAGES']).toBe('true');
  });

  it('of a read-only registry deletes none', () => {
    expect(settings({ readOnly: true })['DELETE_IMAGES']).toBe('false');
  });

  it('knows of logins', () => {
    expect(settings({ htpasswd: { name: 'logins' } })['REGISTRY_SECURED']).toBe('true');
  });

  it('listens on a port that its user may open', () => {
    expect(settings()['NGINX_LISTEN_PORT']).toBe('8080');
  });

  it('runs as the nginx user of its image', () => {
    expect(ui().at('spec.template.spec.containers.0.securityContext.runAsUser')).toBe(101);
  });

  it('may write its own files, which its start script edits', () => {
    expect(ui().at('spec.template.spec.containers.0.securityContext.readOnlyRootFilesystem')).toBe(false);
  });

  it('takes requests and limits', () => {
    const uiResources = { limits: { memory: '64Mi' } };
    expect(ui({ uiResources }).at('spec.template.spec.containers.0.resources')).toEqual(uiResources);
  });
});
