import { ImageSlot } from '../../src/tasks/deploy/image-slot';
import { Strategy } from '../../src/tasks/deploy/strategy';
import { deploy, IMAGE, render } from './deploy/deploy-task';
import { autoscaler, deployment, list, object, workload } from './deploy/manifests';
import type { AnyObject, Outcome } from './deploy/run-steps';

/** Kinds and names of the set, in order. */
const titles = (outcome: Outcome): string[] => outcome.set.map(({ kind, metadata }) => `${kind}/${metadata['name']}`);
const imagesOf = (object: AnyObject | undefined): string[] =>
  [...JSON.stringify(object).matchAll(/"image":"([^"]*)"/g)].map(([, image]) => image!);
const shop = deployment('shop', 'ghcr.io/acme/shop:1.0');

describe('the image goes', () => {
  it('to the one with the same repository path on any host', () => {
    const outcome = render({
      files: { 'k8s/shop.yaml': shop, 'k8s/cache.yaml': deployment('cache', 'redis:7') },
    });

    expect(outcome.set.map(imagesOf)).toEqual([['redis:7'], [IMAGE]]);
  });

  it.each(['acme/shop', 'acme/shop:2', 'localhost/acme/shop@sha256:1', 'registry:5000/acme/shop:1@sha256:1'])(
    'to %s',
    (written) => {
      expect(imagesOf(render({ files: { 'k8s/shop.yaml': deployment('shop', written) } }).set[0])).toEqual([IMAGE]);
    },
  );

  it.each(['shop:1', 'acme/shop-web', 'other/acme/shop', 'IMAGES'])('not to %s', (written) => {
    const outcome = render({ files: { 'k8s/shop.yaml': deployment('shop', written) } });

    expect(outcome.failed).toBe('render');
  });

  it('to the word IMAGE when no repository is the same', () => {
    const outcome = render({ files: { 'k8s/shop.yaml': deployment('shop', 'IMAGE') } });

    expect(imagesOf(outcome.set[0])).toEqual([IMAGE]);
  });

  it('to each container of every pod template that has it, and to no other text', () => {
    const spec = {
      initContainers: [{ name: 'migrate', image: 'acme/shop' }],
      containers: [
        { name: 'main', image: 'acme/shop', args: ['acme/shop'] },
        { name: 'side', image: 'nginx' },
      ],
    };
    const outcome = render({
      files: {
        'k8s/all.yaml': list(
          object('apps/v1', 'Deployment', 'a', { spec: { template: { spec } } }),
          object('apps/v1', 'StatefulSet', 'b', { spec: { template: { spec } } }),
          object('apps/v1', 'DaemonSet', 'c', { spec: { template: { spec } } }),
          object('batch/v1', 'CronJob', 'd', { spec: { jobTemplate: { spec: { template: { spec } } } } }),
          object('v1', 'Pod', 'e', { spec }),
          object('argoproj.io/v1alpha1', 'Rollout', 'f', { spec: { template: { spec } } }),
          object('v1', 'ConfigMap', 'g', { data: { image: 'acme/shop' } }),
        ),
      },
    });

    const text = JSON.stringify(outcome.set);
    expect(text.split(`"image":"${IMAGE}"`)).toHaveLength(13);
    expect(text).toContain('"args":["acme/shop"]');
    expect(text).toContain('"data":{"image":"acme/shop"}');
  });

  it('where a name says, on any host or on one', () => {
    const files = { 'k8s/x.yaml': list(deployment('a', 'ghcr.io/acme/web:1'), deployment('b', 'quay.io/acme/web:1')) };

    const anyHost = render({ files }, { replaces: ImageSlot.name('acme/web') });
    const oneHost = render({ files }, { replaces: ImageSlot.name('quay.io/acme/web') });

    expect(anyHost.set.map(imagesOf)).toEqual([[IMAGE], [IMAGE]]);
    expect(oneHost.set.map(imagesOf)).toEqual([['ghcr.io/acme/web:1'], [IMAGE]]);
  });

  it.each(['$(IMAGE)', '${IMAGE}', '{{ .image }}', "it's; `id`"])('where the placeholder %s is', (placeholder) => {
    const files = { 'k8s/x.yaml': deployment('a', placeholder) };

    expect(imagesOf(render({ files }, { replaces: ImageSlot.placeholder(placeholder) }).set[0])).toEqual([IMAGE]);
  });

  it('into one container of one workload', () => {
    const files = { 'k8s/x.yaml': list(deployment('a', 'old'), deployment('b', 'old')) };
    const outcome = render({ files }, { replaces: ImageSlot.container('deployment/b', 'main') });

    expect(outcome.set.map(imagesOf)).toEqual([['old'], [IMAGE]]);
  });

  it('where the param imageName says, whatever the program said', () => {
    const outcome = render(
      { files: { 'k8s/x.yaml': deployment('a', 'legacy/name:1') }, params: { imageName: 'legacy/name' } },
      { replaces: ImageSlot.placeholder('GONE') },
    );

    expect(imagesOf(outcome.set[0])).toEqual([IMAGE]);
  });

  it('beside others of the same application', () => {
    const files = {
      'k8s/x.yaml': list(deployment('a', 'acme/web'), deployment('b', 'IMAGE_WORKER'), deployment('c', 'C')),
    };
    const outcome = render(
      {
        files,
        params: { web: 'r.io/acme/web@sha256:1', worker: 'r.io/acme/worker@sha256:2', 'cron-job': 'r.io/c@sha256:3' },
      },
      { images: { web: undefined, worker: [], 'cron-job': ImageSlot.placeholder('C') } },
    );

    expect(outcome.set.map(imagesOf)).toEqual([
      ['r.io/acme/web@sha256:1'],
      ['r.io/acme/worker@sha256:2'],
      ['r.io/c@sha256:3'],
    ]);
  });

  it('with the pull policy that is said', () => {
    const outcome = render({ files: { 'k8s/x.yaml': shop } }, { imagePullPolicy: 'Always' });

    expect(outcome.set[0]?.['spec'].template.spec.containers[0].imagePullPolicy).toBe('Always');
  });

  it('with the Secrets that nodes pull it with, beside those of the manifest', () => {
    const props = { imagePullSecrets: [{ name: 'ghcr' }, { name: 'own' }] };
    const withOwn = structuredClone(shop) as any;
    withOwn.spec.template.spec.imagePullSecrets = [{ name: 'own' }];

    const plain = render({ files: { 'k8s/x.yaml': shop } }, props);
    const merged = render({ files: { 'k8s/x.yaml': withOwn } }, props);

    const secretsOf = (outcome: typeof plain) => outcome.set[0]?.['spec'].template.spec.imagePullSecrets as unknown;
    expect(secretsOf(plain)).toEqual([{ name: 'ghcr' }, { name: 'own' }]);
    expect(secretsOf(merged)).toEqual([{ name: 'own' }, { name: 'ghcr' }]);
  });

  it('without the newline that a result may end with', () => {
    const outcome = render({ files: { 'k8s/x.yaml': shop }, params: { image: `${IMAGE}\n` } });

    expect(imagesOf(outcome.set[0])).toEqual([IMAGE]);
  });
});

describe('the step ends before anything is asked of the cluster', () => {
  it('with the images that were found, when none fits', () => {
    const { err, calls } = render({ files: { 'k8s/shop.yaml': deployment('web', 'nginx:1') } });

    expect(err).toContain('error: no container has an image called "acme/shop" or the word IMAGE');
    expect(err).toContain('help: images found: nginx:1 (shop.yaml: Deployment/web, container main)');
    expect(calls.every((call) => call.startsWith('patch --local'))).toBe(true);
  });

  it('when two hosts have images of that path', () => {
    const { err } = render({
      files: { 'k8s/x.yaml': list(deployment('a', 'ghcr.io/acme/shop'), deployment('b', 'acme/shop')) },
    });

    expect(err).toContain('error: several images are called "acme/shop": acme/shop, ghcr.io/acme/shop');
  });

  it('with every slot that is not there', () => {
    const { err } = render(
      { files: { 'k8s/x.yaml': shop } },
      { replaces: [ImageSlot.name('a/b'), ImageSlot.placeholder('P'), ImageSlot.container('Deployment/shop', 'x')] },
    );

    expect(err).toContain('there is no image "a/b" and no placeholder "P" and no container "x" of Deployment/shop');
  });

  it('when two images would go into one container', () => {
    const { err } = render(
      { files: { 'k8s/x.yaml': shop }, params: { a: 'r.io/acme/shop@sha256:1', b: 'q.io/acme/shop@sha256:2' } },
      { images: ['a', 'b'] },
    );

    expect(err).toContain('error: container "main" of Deployment/shop would get "a" and "b"');
  });

  it.each(['', ' ', 'a b', '--force', '$(id)', 'x;y'])('for the image %j', (image) => {
    expect(render({ files: { 'k8s/x.yaml': shop }, params: { image } }).err).toContain('param "image" is not an image');
  });

  it('with all faults of all manifests at once', () => {
    const { err } = render({
      files: {
        'k8s/a.yaml': list(object('v1', 'Service', 'shop'), object('v1', 'Service', 'elsewhere')),
        'k8s/b.yaml': list(object('v1', 'Service', 'shop'), { apiVersion: 'v1', kind: 'ConfigMap', metadata: {} }),
        'k8s/c.yaml': { apiVersion: 'v1', kind: 'Service', metadata: { name: 'far', namespace: 'test' } },
      },
    });

    expect(err).toContain('error: b.yaml: ConfigMap has no metadata.name');
    expect(err).toContain('error: c.yaml: Service/far says namespace "test" and is deployed to "prod"');
    expect(err).toContain('error: Service/shop is there 2 times: in a.yaml and b.yaml');
    expect(err).toContain('error: no container has an image');
  });

  it('for a file that is no manifest', () => {
    const { err } = render({ files: { 'k8s/shop.yaml': shop, 'k8s/values.yaml': { replicas: 2 } } });

    expect(err).toContain('error: values.yaml is not a manifest: ');
    expect(err).toContain("Object 'Kind' is missing");
  });

  it.each([
    ['kustomization.yaml', 'Strategy.kustomize'],
    ['chart/Chart.yaml', 'Strategy.helm'],
  ])('for %s, which is for another strategy', (file, strategy) => {
    expect(render({ files: { 'k8s/shop.yaml': shop, [`k8s/${file}`]: { a: 1 } } }).err).toContain(strategy);
  });

  it('for a folder that is not there, with those that are', () => {
    const { err } = render({ files: { 'deploy/shop.yaml': shop } });

    expect(err).toContain('error: there is no file or folder "k8s" in workspace "source"; it holds: deploy');
  });

  it('for a folder without manifests', () => {
    expect(render({ files: { 'k8s/README.md': '' } }).err).toContain('error: no manifest is chosen in "k8s"');
  });

  it.each(['..', '../source-2', '/etc', 'k8s/../..'])('for the folder %s outside the workspace', (manifests) => {
    const { failed, err } = render({ files: { 'k8s/shop.yaml': shop }, params: { manifests } });

    expect(failed).toBe('render');
    expect(err).toMatch(/leads out of workspace|there is no file or folder/);
  });

  it('for a link that leads outside', () => {
    const { err } = render({ files: { 'k8s/shop.yaml': shop }, links: { 'k8s/token.yaml': '/etc/hostname' } });

    expect(err).toContain('error: token.yaml leads out of workspace "source"');
  });

  it.each(['--all-namespaces', 'Prod', 'a b', '$(id)'])('for the namespace %s', (namespace) => {
    const { err } = render({ files: { 'k8s/shop.yaml': shop }, params: { namespace } });

    expect(err).toContain(`error: "${namespace}" is no name of a namespace`);
  });
});

describe('manifests', () => {
  it('come in an order in which each finds what it refers to', () => {
    const kinds = [
      object('networking.k8s.io/v1', 'Ingress', 'i'),
      autoscaler('shop'),
      shop,
      object('v1', 'Service', 's'),
      object('example.com/v1', 'Own', 'o'),
      object('rbac.authorization.k8s.io/v1', 'Role', 'r'),
      object('v1', 'PersistentVolumeClaim', 'p'),
      object('v1', 'ConfigMap', 'c'),
      object('v1', 'Secret', 'x'),
      object('v1', 'ServiceAccount', 'a'),
      object('v1', 'Namespace', 'prod'),
    ];
    const outcome = render({ files: { 'k8s/all.yaml': list(...kinds) } });

    expect(titles(outcome).map((title) => title.split('/')[0])).toEqual([
      'Namespace',
      'ServiceAccount',
      'Secret',
      'ConfigMap',
      'PersistentVolumeClaim',
      'Role',
      'Service',
      'Deployment',
      'HorizontalPodAutoscaler',
      'Own',
      'Ingress',
    ]);
  });

  it('of one kind keep the order of their files', () => {
    const outcome = render({
      files: { 'k8s/b.yaml': deployment('b', 'IMAGE'), 'k8s/a.yaml': deployment('z', 'IMAGE') },
    });

    expect(titles(outcome)).toEqual(['Deployment/z', 'Deployment/b']);
  });

  it('lose what an export carries along', () => {
    const exported = {
      ...shop,
      metadata: {
        name: 'shop',
        uid: 'u',
        resourceVersion: '1',
        creationTimestamp: null,
        managedFields: [],
        generation: 3,
      },
      status: {},
    };
    const { set } = render({ files: { 'k8s/shop.yaml': exported } });

    expect(set[0]?.metadata).toEqual({ name: 'shop' });
    expect(set[0]).not.toHaveProperty('status');
  });

  it('may be one file', () => {
    const outcome = render({
      files: { 'k8s/shop.yaml': shop, 'k8s/x.yaml': {} },
      params: { manifests: 'k8s/shop.yaml' },
    });

    expect(titles(outcome)).toEqual(['Deployment/shop']);
  });

  it('may be links to files of the workspace', () => {
    const outcome = render({
      files: { 'base/shop.yaml': shop, 'k8s/a.md': '' },
      links: { 'k8s/shop.yaml': '../base/shop.yaml' },
    });

    expect(titles(outcome)).toEqual(['Deployment/shop']);
  });

  it('may be empty files beside others', () => {
    expect(titles(render({ files: { 'k8s/shop.yaml': shop, 'k8s/none.yaml': '' } }))).toEqual(['Deployment/shop']);
  });

  it.each([
    [{ exclude: ['dev'] }, ['a.yaml', 'b.json', 'prod/c.yml']],
    [{ exclude: ['*.json', 'prod/'] }, ['a.yaml', 'dev/d.yaml', 'dev/deep/e.yaml']],
    [{ exclude: ['**/deep/*', 'b.*'] }, ['a.yaml', 'dev/d.yaml', 'prod/c.yml']],
    [{ include: ['dev/**'] }, ['dev/d.yaml', 'dev/deep/e.yaml']],
    [{ include: ['dev/*.yaml'] }, ['dev/d.yaml']],
    [{ include: ['?.yaml'], exclude: ['dev/deep/**'] }, ['a.yaml', 'dev/d.yaml']],
    [{ include: ['[ab].*', 'a+yaml'] }, []],
  ])('of %j are %j', (globs, files) => {
    const names = [
      'a.yaml',
      'b.json',
      'prod/c.yml',
      'dev/d.yaml',
      'dev/deep/e.yaml',
      'f.txt',
      '.hidden/g.yaml',
      '.h.yaml',
    ];
    const nameOf = (file: string): string => file.replace(/\W/g, '-');
    const outcome = render(
      { files: Object.fromEntries(names.map((file) => [`k8s/${file}`, deployment(nameOf(file), 'IMAGE')])) },
      { strategy: Strategy.manifests(globs) },
    );

    expect(outcome.set.map(({ metadata }) => metadata['name'])).toEqual(files.map(nameOf));
  });

  it('may have names that a shell would run', () => {
    const names = ['a b.yaml', '$(touch x).yaml', '`id`;.yaml', '"q\'.yaml', '-n.yaml', 'line\nbreak.yaml', 'ü*.yaml'];
    const outcome = render({
      files: Object.fromEntries(names.map((name, i) => [`k8s/$(id) ;"/${name}`, deployment(`d${i}`, 'IMAGE')])),
    });

    expect(outcome.err).toBe('');
    expect(outcome.set).toHaveLength(names.length);
  });

  it('may hold texts that a shell would run', () => {
    const data = { a: '$(touch /tmp/x) `id` "q" \'s\' \\ \n%s $HOME', b: '\u0001\u2028é' };
    const { set } = render({
      files: { 'k8s/c.yaml': object('v1', 'ConfigMap', 'c', { data }), 'k8s/s.yaml': shop },
    });

    expect(set[0]?.['data']).toEqual(data);
  });
});

describe('a kustomization', () => {
  it('is built, and its images are replaced', () => {
    const outcome = render(
      { files: { 'overlays/prod/kustomization.yaml': '' }, cluster: { kustomize: shop } },
      { strategy: Strategy.kustomize({ dir: 'overlays/prod' }) },
    );

    expect(outcome.set.map(imagesOf)).toEqual([[IMAGE]]);
  });

  it('that cannot be built ends the step', () => {
    const { err } = render({ files: { 'k/x': '' } }, { strategy: Strategy.kustomize({ dir: 'k' }) });

    expect(err).toContain('error: kustomize cannot build "k": ');
  });
});

describe.each([
  ['dash', []],
  ['busybox', ['sh']],
  ['bash', ['--posix']],
])('%s', (command, args) => {
  it('runs all steps', () => {
    const outcome = deploy({
      shell: [command, ...args],
      files: {
        'k8s/x.yaml': list(shop, autoscaler('shop'), workload('batch/v1', 'Job', 'migrate', 'ghcr.io/acme/shop')),
      },
      cluster: {
        'get.shop': object('apps/v1', 'Deployment', 'shop', { spec: { replicas: 3 } }),
        'get.migrate': object('batch/v1', 'Job', 'migrate', {
          status: { conditions: [{ type: 'Complete', status: 'True' }] },
        }),
      },
    });

    expect(outcome.err).toBe('');
    expect(outcome.out).toMatch(/deployed to namespace prod\n$/);
  });
});
