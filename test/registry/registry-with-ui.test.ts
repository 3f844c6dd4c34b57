import { App, Chart, JsonPatch, Size, Testing } from 'cdk8s';
import { StringRef } from '../../src/core/references/string-ref';
import { configureTekton } from '../../src/core/app/settings';
import { RegistryExposure, RegistryStorage, RegistryWithUi } from '../../src/registry';
import { documentsOf, documentsWith, find, registryWith } from './harness';

const commit = new StringRef('tasks.clone.results.commit', { owner: {}, task: 'clone' });

describe('names', () => {
  it('come from the chart and the id, without hashes', () => {
    const names = documentsWith().map(({ kind, metadata }) => `${kind} ${metadata.name}`);
    expect(names.sort()).toEqual([
      'ConfigMap mountains-registry-config',
      'CronJob mountains-registry-gc',
      'Deployment mountains-registry',
      'Deployment mountains-registry-ui',
      'PersistentVolumeClaim mountains-registry-data',
      'Service mountains-registry',
      'Service mountains-registry-ui',
    ]);
  });

  it('begin with the name that is given', () => {
    expect(documentsWith({ name: 'images' }).map(({ metadata }) => metadata.name)).toContain('images-ui');
  });

  it('that do not fit a Service are refused', () => {
    expect(() => registryWith({ name: '1-registry' })).toThrow('registry name "1-registry" begins with a digit');
  });

  it('that do not fit a CronJob are refused', () => {
    expect(() => registryWith({ name: 'r'.repeat(50) })).toThrow('has 50 characters, 1 too many');
  });

  it('may be longer when there is no CronJob', () => {
    expect(registryWith({ name: 'r'.repeat(60), garbageCollection: false }).name).toHaveLength(60);
  });
});

describe('the two names of the registry', () => {
  it('the Service is where pods push', () => {
    expect(registryWith().pushHost).toBe('mountains-registry.ci.svc.cluster.local:5000');
  });

  it('a port of the node is where nodes pull', () => {
    expect(registryWith().pullHost).toBe('localhost:30500');
  });

  it('without a namespace pods push to the short name', () => {
    expect(new RegistryWithUi(new Chart(new App(), 'mountains'), 'registry').pushHost).toBe('mountains-registry:5000');
  });

  it('another domain of the cluster stands in the push name', () => {
    expect(registryWith({ clusterDomain: 'corp' }).pushHost).toBe('mountains-registry.ci.svc.corp:5000');
  });

  it('the exposure decides the pull name', () => {
    const exposure = RegistryExposure.ingress({ host: 'registry.example.com' });
    expect(registryWith({ exposure }).pullHost).toBe('registry.example.com');
  });
});

describe('connection', () => {
  const exposure = RegistryExposure.proxyDaemonSet();
  const secret = { name: 'registry-tls' };

  it('is plain HTTP', () => {
    expect(registryWith().connection).toEqual({ kind: 'http' });
  });

  it('is HTTPS with tls', () => {
    expect(registryWith({ exposure, tls: { secret } }).connection).toEqual({ kind: 'https' });
  });

  it('names the private authority', () => {
    const tls = { secret, trust: { configMap: { name: 'ca' } } };
    expect(registryWith({ exposure, tls }).connection).toEqual({
      kind: 'https',
      authority: { configMap: { name: 'ca' }, key: 'ca.crt' },
    });
  });

  it('is unverified when nobody is trusted', () => {
    const connection = registryWith({ exposure, tls: { secret, trust: 'nobody' } }).connection;
    expect(connection).toEqual({ kind: 'https', unverified: true });
  });

  it('tls without an exposure is refused, since nodes take localhost over plain HTTP', () => {
    expect(() => registryWith({ tls: { secret } })).toThrow('error[tls-without-exposure]');
  });
});

describe('image', () => {
  it('gives the push name', () => {
    expect(registryWith().image('mountains', 'v1').push).toBe(
      'mountains-registry.ci.svc.cluster.local:5000/mountains:v1',
    );
  });

  it('gives the pull name', () => {
    expect(registryWith().image('mountains', 'v1').pull).toBe('localhost:30500/mountains:v1');
  });

  it('takes a result as the tag', () => {
    expect(registryWith().image('mountains', commit).pull).toBe(
      'localhost:30500/mountains:$(tasks.clone.results.commit)',
    );
  });

  it('takes a text with a reference in it', () => {
    expect(registryWith().image('mountains', `main-${commit}`).pull).toContain(':main-$(tasks.clone.results.commit)');
  });

  it('refuses a repository in upper case and names the construct', () => {
    expect(() => registryWith().image('Mountains', 'v1')).toThrow(
      /invalid-image-repository.*"Mountains".*\n {2}at mountains\/registry › repository/,
    );
  });
});

describe('storage', () => {
  it('is a claim of 20 GiB', () => {
    const claim = find(documentsWith(), 'PersistentVolumeClaim', 'mountains-registry-data');
    expect(claim.at('spec.resources.requests.storage')).toBe('20Gi');
  });

  it('takes size, class and access mode', () => {
    const storage = RegistryStorage.claim({
      size: Size.gibibytes(5),
      storageClass: 'ssd',
      accessMode: 'ReadWriteMany',
    });
    const claim = find(documentsWith({ storage }), 'PersistentVolumeClaim', 'mountains-registry-data');
    expect(claim.at('spec')).toEqual({
      accessModes: ['ReadWriteMany'],
      resources: { requests: { storage: '5Gi' } },
      storageClassName: 'ssd',
      volumeMode: 'Filesystem',
    });
  });

  it('an existing claim is mounted', () => {
    const documents = documentsWith({ storage: RegistryStorage.existing({ name: 'old' }) });
    const server = find(documents, 'Deployment', 'mountains-registry');
    expect(server.at('spec.template.spec.volumes.0.persistentVolumeClaim')).toEqual({ claimName: 'old' });
  });

  it('beside an existing claim none is made', () => {
    const documents = documentsWith({ storage: RegistryStorage.existing({ name: 'old' }) });
    expect(documents.map(({ kind }) => kind)).not.toContain('PersistentVolumeClaim');
  });
});

describe('images', () => {
  const imageOf = (props: object, name = 'mountains-registry') =>
    find(documentsWith(props), 'Deployment', name).at('spec.template.spec.containers.0.image');

  it('are pinned by digest', () => {
    expect(imageOf({})).toMatch(/^docker\.io\/library\/registry:3\.[^@]+@sha256:[0-9a-f]{64}$/);
  });

  it('the prop for the registry wins', () => {
    expect(imageOf({ image: 'example/registry:3' })).toBe('example/registry:3');
  });

  it('the prop for the page wins', () => {
    expect(imageOf({ uiImage: 'quay.io/example/ui:2' }, 'mountains-registry-ui')).toBe('quay.io/example/ui:2');
  });

  it("the chart's table counts", () => {
    const chart = new Chart(Testing.app(), 'mountains');
    configureTekton(chart, { images: { registry: 'mirror.example.com/registry:3' } });
    const server = find(documentsOf(new RegistryWithUi(chart, 'registry')), 'Deployment', 'mountains-registry');
    expect(server.at('spec.template.spec.containers.0.image')).toBe('mirror.example.com/registry:3');
  });
});

describe('documents', () => {
  const all = () => [
    ...documentsWith(),
    ...documentsWith({
      exposure: RegistryExposure.ingress({ host: 'registry.example.com' }),
      htpasswd: { name: 'logins' },
      readOnly: true,
    }),
    ...documentsWith({
      exposure: RegistryExposure.proxyDaemonSet(),
      tls: { secret: { name: 'tls' }, trust: { configMap: { name: 'ca' } } },
    }),
  ];

  it('hold no null, and no empty list or map but emptyDir', () => {
    expect(all().flatMap((document) => nothings(document))).toEqual([]);
  });

  it('hold no hashed label of cdk8s-plus', () => {
    expect(JSON.stringify(all())).not.toContain('cdk8s.io/');
  });

  it('hold no reserved label', () => {
    expect(JSON.stringify(all())).not.toMatch(/app\.kubernetes\.io\/instance|tekton\.dev\//);
  });

  it('stand in the namespace of the chart', () => {
    expect(new Set(all().map(({ metadata }) => metadata.namespace))).toEqual(new Set(['ci']));
  });

  it('are the same each time', () => {
    expect(JSON.stringify(all())).toBe(JSON.stringify(all()));
  });

  it('keep a JSON patch of a field that cdk8s-plus does not know', () => {
    const registry = registryWith();
    registry.deployment.addJsonPatch(JsonPatch.add('/spec/template/spec/resourceClaims', [{ name: 'x' }]));
    const server = find(documentsOf(registry), 'Deployment', 'mountains-registry');
    expect(server.at('spec.template.spec.resourceClaims')).toEqual([{ name: 'x' }]);
  });
});

describe('title', () => {
  it('refuses what the start script of the page would trip over', () => {
    expect(() => registryWith({ title: 'R&D' })).toThrow('title "R&D" is not allowed');
  });
});

/** Paths of values that mean nothing. */
function nothings(node: unknown, path = ''): string[] {
  if (node === null) return [path];
  if (typeof node !== 'object') return [];
  const fields = Object.entries(node);
  if (fields.length === 0 && !path.endsWith('.emptyDir')) return [path];
  return fields.flatMap(([key, field]) => nothings(field, `${path}.${key}`));
}
