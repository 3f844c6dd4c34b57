import { Registry } from '../../src/registry';

describe('Registry.fromHost', () => {
  it('has one name for pods and nodes', () => {
    const { pushHost, pullHost } = Registry.fromHost('registry.example.com:5000');
    expect([pushHost, pullHost]).toEqual(['registry.example.com:5000', 'registry.example.com:5000']);
  });

  it('takes another name for nodes', () => {
    expect(Registry.fromHost('registry.ci.svc:5000', { pullHost: 'localhost:5000' }).pullHost).toBe('localhost:5000');
  });

  it('is HTTPS', () => {
    expect(Registry.fromHost('registry.example.com').connection).toEqual({ kind: 'https' });
  });

  it('takes a connection', () => {
    const { connection } = Registry.fromHost('registry.example.com', { connection: { kind: 'http' } });
    expect(connection).toEqual({ kind: 'http' });
  });

  it('puts the path before each image', () => {
    const image = Registry.fromHost('harbor.example.com', { path: 'team/mountains' }).image('web', '1.4.0');
    expect(image.push).toBe('harbor.example.com/team/mountains/web:1.4.0');
  });

  it('stores its login under the host', () => {
    expect(Registry.fromHost('harbor.example.com').authKey).toBe('harbor.example.com');
  });

  it('refuses a path in upper case', () => {
    expect(() => Registry.fromHost('harbor.example.com', { path: 'Team' })).toThrow('"team" would do');
  });
});

describe('Registry.dockerHub', () => {
  it('puts the namespace before each image', () => {
    expect(Registry.dockerHub('acme').image('web', 'v1').pull).toBe('docker.io/acme/web:v1');
  });

  it('without a namespace the image says it', () => {
    expect(Registry.dockerHub().image('acme/web', 'v1').pull).toBe('docker.io/acme/web:v1');
  });

  it('stores its login under the old address', () => {
    expect(Registry.dockerHub().authKey).toBe('https://index.docker.io/v1/');
  });
});

describe('Registry.ghcr', () => {
  it('writes the owner in lower case', () => {
    expect(Registry.ghcr('Acme').image('web', 'v1').push).toBe('ghcr.io/acme/web:v1');
  });
});
