import { RegistryExposure } from '../../src/registry';
import { documentsWith, documentWith, find } from './harness';

const name = 'mountains-registry';
const service = (exposure: RegistryExposure, of = name) => documentWith({ exposure }, 'Service', of);

describe('nodePort', () => {
  it('opens 30500 of every node', () => {
    expect(service(RegistryExposure.nodePort()).at('spec.ports.0.nodePort')).toBe(30500);
  });

  it('opens another port', () => {
    expect(service(RegistryExposure.nodePort({ port: 31000 })).at('spec.ports.0.nodePort')).toBe(31000);
  });

  it('nodes pull from that port', () => {
    expect(RegistryExposure.nodePort({ port: 31000 }).pullHost).toBe('localhost:31000');
  });

  it('leaves the page inside the cluster', () => {
    expect(service(RegistryExposure.nodePort(), `${name}-ui`).at('spec.type')).toBe('ClusterIP');
  });

  it('opens a port for the page', () => {
    expect(service(RegistryExposure.nodePort({ uiPort: 30501 }), `${name}-ui`).at('spec.ports.0.nodePort')).toBe(30501);
  });

  it('refuses a port that is none', () => {
    expect(() => RegistryExposure.nodePort({ port: 70_000 })).toThrow('error[invalid-port]: port 70000 is not allowed');
  });
});

describe('ingress', () => {
  const options = { host: 'registry.example.com', className: 'nginx', tls: { name: 'web-tls' } };
  const ingress = (more: object = {}) =>
    documentWith({ exposure: RegistryExposure.ingress({ ...options, ...more }) }, 'Ingress', name);

  const path = (of: string, document = ingress()) =>
    (document.at('spec.rules.0.http.paths') as { path: string }[]).find((entry) => entry.path === of);

  it('leads /v2/ to the registry', () => {
    expect(path('/v2/')).toEqual({
      path: '/v2/',
      pathType: 'Prefix',
      backend: { service: { name, port: { number: 5000 } } },
    });
  });

  it('leads everything else to the page', () => {
    expect(path('/')).toHaveProperty('backend.service.name', `${name}-ui`);
  });

  it('names host and certificate', () => {
    expect(ingress().at('spec.tls')).toEqual([{ hosts: ['registry.example.com'], secretName: 'web-tls' }]);
  });

  it('without a certificate leaves it to the controller', () => {
    expect(ingress({ tls: undefined }).at('spec.tls')).toEqual([{ hosts: ['registry.example.com'] }]);
  });

  it('names the class', () => {
    expect(ingress().at('spec.ingressClassName')).toBe('nginx');
  });

  it('lifts the limit of a request in ingress-nginx', () => {
    expect(ingress().at('metadata.annotations')).toHaveProperty(['nginx.ingress.kubernetes.io/proxy-body-size'], '0');
  });

  it('an own annotation wins', () => {
    const key = 'nginx.ingress.kubernetes.io/proxy-body-size';
    expect(ingress({ annotations: { [key]: '9g' } }).at('metadata.annotations')).toHaveProperty([key], '9g');
  });

  it("with TLS inside the cluster leads /v2/ through the page's proxy", () => {
    const exposure = RegistryExposure.ingress(options);
    const document = documentWith({ exposure, tls: { secret: { name: 'tls' } } }, 'Ingress', name);
    expect(path('/v2/', document)).toHaveProperty('backend.service.name', `${name}-ui`);
  });

  it('opens no port of the nodes', () => {
    expect(service(RegistryExposure.ingress(options)).at('spec.type')).toBe('ClusterIP');
  });
});

describe('proxyDaemonSet', () => {
  const exposure = RegistryExposure.proxyDaemonSet({ port: 30505 });
  const tls = { secret: { name: 'tls' }, trust: { configMap: { name: 'ca' }, key: 'root.pem' } };
  const config = (props: object) =>
    documentWith({ exposure, ...props }, 'ConfigMap', `${name}-pull-proxy`).at('data')![
      'nginx.conf' as never
    ] as string;

  it("listens on the node's loopback address only", () => {
    const daemons = documentWith({ exposure }, 'DaemonSet', `${name}-pull-proxy`);
    expect(daemons.at('spec.template.spec.containers.0.ports.0')).toEqual({
      name: 'registry',
      containerPort: 5000,
      hostPort: 30505,
      hostIP: '127.0.0.1',
    });
  });

  it('runs on every node, also on tainted ones', () => {
    const daemons = documentWith({ exposure, nodeSelector: { disk: 'ssd' } }, 'DaemonSet', `${name}-pull-proxy`);
    expect([daemons.at('spec.template.spec.nodeSelector'), daemons.at('spec.template.spec.tolerations')]).toEqual([
      undefined,
      [{ operator: 'Exists' }],
    ]);
  });

  it('passes on to the push name', () => {
    expect(config({})).toContain('proxy_pass http://mountains-registry.ci.svc.cluster.local:5000;');
  });

  it('passes pulls on and nothing else', () => {
    expect(config({})).toContain('limit_except GET {\n        deny all;');
  });

  it('checks the certificate against the authority', () => {
    expect(config({ tls })).toContain('proxy_ssl_trusted_certificate /etc/registry-authority/root.pem;');
  });

  it('checks nothing when nobody is trusted', () => {
    expect(config({ tls: { secret: { name: 'tls' }, trust: 'nobody' } })).not.toContain('proxy_ssl_verify');
  });

  it('a new configuration makes new pods', () => {
    const annotation = (props: object) =>
      documentWith({ exposure, ...props }, 'DaemonSet', `${name}-pull-proxy`).at('spec.template.metadata.annotations');
    expect(annotation({ tls })).not.toEqual(annotation({}));
  });
});

describe('clusterIp', () => {
  const exposure = RegistryExposure.clusterIp({ pullHost: 'registry.example.com' });

  it('opens nothing', () => {
    expect(service(exposure).at('spec.type')).toBe('ClusterIP');
  });

  it('adds no document', () => {
    expect(documentsWith({ exposure })).toHaveLength(documentsWith().length);
  });

  it('tells the page the pull name', () => {
    const ui = find(documentsWith({ exposure }), 'Deployment', `${name}-ui`);
    expect(ui.at('spec.template.spec.containers.0.env')).toContainEqual({
      name: 'PULL_URL',
      value: 'registry.example.com',
    });
  });
});
