import { Duration } from 'cdk8s';
import {
  configKey,
  fieldRef,
  param,
  Pipeline,
  result,
  secretKey,
  Task,
  workspace,
  type IRegistry,
  type RegistryConnection,
} from 'cdk8s-tekton';
import { Registry, RegistryWithUi } from 'cdk8s-tekton/registry';
import type { Step } from '../../src/schema/step';
import { KanikoBuildTask } from '../../src/tasks/kaniko-build';
import type { KanikoBuildTaskProps } from '../../src/tasks/kaniko/props';
import { RemoteContext } from '../../src/tasks/kaniko/remote-context';
import { filesOf, reportOfCall, testChart } from '../helpers/chart';

const specOf = (props?: KanikoBuildTaskProps) => new KanikoBuildTask(testChart(), 'build', props).spec;
const stepOf = (name: string, props?: KanikoBuildTaskProps): Step =>
  specOf(props).steps.find((step) => step.name === name)!;
const executorOf = (props?: KanikoBuildTaskProps): Step => stepOf('build-and-push', props);
const registryBy = (connection: RegistryConnection): IRegistry =>
  Registry.fromHost('registry.local:5000', { connection, pullHost: 'localhost:30500' });

const DEFAULT_ARGS = [
  '--context=$(workspaces.source.path)/$(params.context)',
  '--dockerfile=$(workspaces.source.path)/$(params.context)/$(params.dockerfile)',
  '--destination=$(params.image)',
  '--digest-file=$(step.results.digest.path)',
];
/** The flags that the props add. */
const addedBy = (props: KanikoBuildTaskProps): string[] => {
  const args = executorOf(props).args!;
  expect(args.slice(0, DEFAULT_ARGS.length)).toEqual(DEFAULT_ARGS);
  expect(args.at(-1)).toBe('$(params.extraArgs[*])');
  return args.slice(DEFAULT_ARGS.length, -1);
};

/** Those of kaniko v1.28, without deprecated and hidden ones. */
const EXECUTOR_FLAGS = [
  'annotation build-arg cache cache-copy-layers cache-dir cache-repo cache-run-layers cache-ttl cleanup compressed-caching',
  'compression compression-level context context-sub-path credential-helpers custom-platform destination digest-file',
  'dockerfile dryrun force git ignore-path ignore-var-run image-download-retry image-format image-fs-extract-retry',
  'image-name-tag-with-digest-file image-name-with-digest-file insecure insecure-pull insecure-registry kaniko-dir label',
  'log-format log-timestamp materialize no-push no-push-cache oci-layout-path pre-cleanup preserve-context',
  'push-ignore-immutable-tag-errors push-retry registry-certificate registry-client-cert registry-map registry-mirror',
  'reproducible secret single-snapshot skip-default-registry-fallback skip-push-permission-check skip-tls-verify',
  'skip-tls-verify-pull skip-tls-verify-registry snapshot-mode tar-path target use-new-run verbosity',
].join(' ');

/** Flags that are no props, with the reason; the param `extraArgs` takes them. */
const LEFT_OUT = {
  dryrun: 'prints the plan, for those who debug kaniko',
  force: 'lets kaniko run outside of a container',
  'image-name-tag-with-digest-file': 'the results say it',
  'image-name-with-digest-file': 'the results say it, and without a newline',
  insecure: 'holds for all hosts; insecureRegistries',
  'insecure-pull': 'holds for all hosts; insecureRegistries',
  'kaniko-dir': 'moves what the image brings',
  'skip-tls-verify': 'holds for all hosts; unverifiedRegistries',
  'skip-tls-verify-pull': 'holds for all hosts; unverifiedRegistries',
};

const EVERY_OPTION: KanikoBuildTaskProps = {
  target: 'a',
  buildArgs: { A: 1 },
  secrets: { npm: secretKey({ name: 'npm' }, 'token') },
  platform: 'linux/arm64',
  push: false,
  imageLabels: { a: 'b' },
  imageAnnotations: { a: 'b' },
  imageFormat: 'oci',
  compression: 'zstd',
  compressionLevel: 3,
  cache: {
    repository: 'r.io/c',
    ttl: Duration.days(1),
    copyLayers: true,
    runLayers: true,
    compressed: true,
    push: false,
    baseImages: { name: 'bases' },
  },
  reproducible: true,
  singleSnapshot: true,
  snapshotMode: 'redo',
  useNewRun: true,
  ignorePaths: ['/a'],
  ignoreVarRun: true,
  preCleanup: true,
  cleanup: true,
  preserveContext: true,
  materialize: true,
  insecureRegistries: ['a:5000'],
  unverifiedRegistries: ['b:5000'],
  certificates: { 'c:5000': configKey({ name: 'authority' }, 'ca.crt') },
  clientCertificates: { 'd:5000': { name: 'client' } },
  registryMirrors: ['mirror.io'],
  registryMap: { 'quay.io': 'mirror.io' },
  skipDefaultRegistryFallback: true,
  skipPushPermissionCheck: true,
  ignoreImmutableTagErrors: true,
  pushRetries: 1,
  downloadRetries: 1,
  extractRetries: 1,
  credentialHelpers: ['env'],
  verbosity: 'warn',
  logFormat: 'text',
  logTimestamp: true,
};

describe('KanikoBuildTask', () => {
  it('asks for the image alone', () => {
    const { params = [] } = specOf();
    expect(params.map(({ name, default: fallback }) => [name, fallback])).toEqual([
      ['image', undefined],
      ['context', '.'],
      ['dockerfile', 'Dockerfile'],
      ['extraArgs', []],
    ]);
  });

  it.each<[string, KanikoBuildTaskProps, unknown]>([
    ['context', { context: 'services/web' }, 'services/web'],
    ['dockerfile', { dockerfile: 'web.Dockerfile' }, 'web.Dockerfile'],
    ['extraArgs', { extraArgs: ['--cleanup'] }, ['--cleanup']],
  ])('takes the default of param %s from the prop', (name, props, value) => {
    expect(specOf(props).params!.find((declared) => declared.name === name)!.default).toEqual(value);
  });

  it('reads the sources and takes logins as the file config.json that kaniko wants', () => {
    expect(specOf().workspaces).toMatchObject([
      { name: 'source', readOnly: true },
      { name: 'dockerconfig', optional: true, readOnly: true, mountPath: '/kaniko/.docker' },
    ]);
  });

  it('writes into the sources only where it is told to', () => {
    expect(specOf({ tarPath: 'image.tar' }).workspaces![0]!.readOnly).not.toBe(true);
  });

  it('says by default no flag that kaniko v1.24 does not have', () => {
    expect(executorOf().args).toEqual([...DEFAULT_ARGS, '$(params.extraArgs[*])']);
  });

  it('says the command, so that Tekton does not ask the registry for it', () => {
    expect(executorOf().command).toEqual(['/kaniko/executor']);
  });

  it('has no script, which would cost the pod a container', () => {
    const { steps } = specOf({ env: { TOKEN: secretKey({ name: 'git' }, 'token') } });
    expect(steps.map(({ script }) => script)).toEqual([undefined, undefined, undefined]);
  });

  it.each<[string, KanikoBuildTaskProps, readonly string[]]>([
    ['a target', { target: 'prod' }, ['--target=prod']],
    ['several targets', { target: ['prod', 'test'] }, ['--target=prod', '--target=test']],
    [
      'build arguments',
      { buildArgs: { A: 'x y', B: 1, C: true } },
      ['--build-arg=A=x y', '--build-arg=B=1', '--build-arg=C=true'],
    ],
    ['a platform', { platform: 'linux/arm64' }, ['--custom-platform=linux/arm64']],
    ['reproducible', { reproducible: true }, ['--reproducible']],
    ['singleSnapshot', { singleSnapshot: true }, ['--single-snapshot']],
    ['snapshotMode', { snapshotMode: 'redo' }, ['--snapshot-mode=redo']],
    ['useNewRun', { useNewRun: true }, ['--use-new-run']],
    ['ignorePaths', { ignorePaths: ['/a', '/b'] }, ['--ignore-path=/a', '--ignore-path=/b']],
    ['ignoreVarRun', { ignoreVarRun: false }, ['--ignore-var-run=false']],
    ['preCleanup', { preCleanup: true }, ['--pre-cleanup']],
    ['cleanup', { cleanup: true }, ['--cleanup']],
    ['preserveContext', { preserveContext: true }, ['--preserve-context']],
    ['materialize', { materialize: true }, ['--materialize']],
    ['the cache', { cache: true }, ['--cache']],
    ['no cache', { cache: false }, ['--cache=false']],
    ['the repository of the cache', { cache: { repository: 'r.io/c' } }, ['--cache', '--cache-repo=r.io/c']],
    ['how long the cache lasts', { cache: { ttl: Duration.hours(36) } }, ['--cache', '--cache-ttl=36h']],
    ['cached COPY', { cache: { copyLayers: true } }, ['--cache', '--cache-copy-layers']],
    ['uncached RUN', { cache: { runLayers: false } }, ['--cache', '--cache-run-layers=false']],
    ['a cache without compression', { cache: { compressed: false } }, ['--cache', '--compressed-caching=false']],
    ['a cache that is only read', { cache: { push: false } }, ['--cache', '--no-push-cache']],
    ['a cache of base images', { cache: { baseImages: { name: 'bases' } } }, ['--cache', '--cache-dir=/cache']],
    [
      'more names',
      { destinations: ['r.io/a:1', Registry.ghcr('acme').image('b', '2')] },
      ['--destination=r.io/a:1', '--destination=ghcr.io/acme/b:2'],
    ],
    ['no push', { push: false }, ['--no-push']],
    ['an archive', { tarPath: 'out.tar' }, ['--tar-path=$(workspaces.source.path)/out.tar']],
    ['an OCI layout', { ociLayoutPath: 'oci' }, ['--oci-layout-path=$(workspaces.source.path)/oci']],
    ['labels', { imageLabels: { a: '1', b: 'x=y' } }, ['--label=a=1', '--label=b=x=y']],
    ['annotations', { imageAnnotations: { a: '1' } }, ['--annotation=a=1']],
    ['imageFormat', { imageFormat: 'oci' }, ['--image-format=oci']],
    ['compression', { compression: 'zstd', compressionLevel: 3 }, ['--compression=zstd', '--compression-level=3']],
    [
      'insecureRegistries',
      { insecureRegistries: ['a:5000', 'b'] },
      ['--insecure-registry=a:5000', '--insecure-registry=b'],
    ],
    ['unverifiedRegistries', { unverifiedRegistries: ['a:5000'] }, ['--skip-tls-verify-registry=a:5000']],
    ['registryMirrors', { registryMirrors: ['m.io'] }, ['--registry-mirror=m.io']],
    [
      'registryMap',
      { registryMap: { 'quay.io': 'q.io', 'gcr.io': ['g.io', 'h.io'] } },
      ['--registry-map=quay.io=q.io', '--registry-map=gcr.io=g.io', '--registry-map=gcr.io=h.io'],
    ],
    ['skipDefaultRegistryFallback', { skipDefaultRegistryFallback: true }, ['--skip-default-registry-fallback']],
    ['skipPushPermissionCheck', { skipPushPermissionCheck: true }, ['--skip-push-permission-check']],
    ['ignoreImmutableTagErrors', { ignoreImmutableTagErrors: true }, ['--push-ignore-immutable-tag-errors']],
    ['pushRetries', { pushRetries: 3 }, ['--push-retry=3']],
    ['downloadRetries', { downloadRetries: 3 }, ['--image-download-retry=3']],
    ['extractRetries', { extractRetries: 3 }, ['--image-fs-extract-retry=3']],
    [
      'credentialHelpers',
      { credentialHelpers: ['ecr', 'env'] },
      ['--credential-helpers=ecr', '--credential-helpers=env'],
    ],
    ['no credentialHelpers', { credentialHelpers: [] }, ['--credential-helpers=']],
    ['verbosity', { verbosity: 'warn' }, ['--verbosity=warn']],
    ['logFormat', { logFormat: 'text' }, ['--log-format=text']],
    ['logTimestamp', { logTimestamp: true }, ['--log-timestamp']],
    ['a value with two dollars', { imageLabels: { price: '$$5' } }, ['--label=price=$$$$5']],
  ])('has a flag for %s', (_, props, args) => {
    expect(addedBy(props)).toEqual(args);
  });

  it('has a prop or param for every flag of the executor but these', () => {
    const both = [
      specOf({ ...EVERY_OPTION, tarPath: 'a', ociLayoutPath: 'b' }),
      specOf({ ...EVERY_OPTION, remoteContext: RemoteContext.git('github.com/acme/shop.git', { depth: 1 }) }),
    ];
    const args = both.flatMap(({ steps }) => steps.flatMap((step) => step.args ?? []));
    const said = new Set(args.flatMap((arg) => /^--([a-z-]+)/.exec(arg)?.[1] ?? []));

    expect(EXECUTOR_FLAGS.split(' ').filter((flag) => !said.has(flag))).toEqual(Object.keys(LEFT_OUT));
    expect([...said].filter((flag) => !EXECUTOR_FLAGS.split(' ').includes(flag))).toEqual([]);
  });

  it('orders flags the same way however the props are ordered', () => {
    const one = addedBy({ verbosity: 'warn', target: 'prod', cache: true });
    expect(addedBy({ cache: true, target: 'prod', verbosity: 'warn' })).toEqual(one);
  });

  it.each<[string, RegistryConnection, readonly string[]]>([
    ['plain HTTP', { kind: 'http' }, ['--insecure-registry=registry.local:5000']],
    ['a known authority', { kind: 'https' }, []],
    ['nobody to check', { kind: 'https', unverified: true }, ['--skip-tls-verify-registry=registry.local:5000']],
    [
      'a private authority',
      { kind: 'https', authority: { configMap: { name: 'authority' }, key: 'ca.pem' } },
      ['--registry-certificate=registry.local:5000=/kaniko/certificates/registry.local-5000/ca.crt'],
    ],
  ])('reaches a registry with %s by flags for its host alone', (_, connection, args) => {
    expect(addedBy({ registry: registryBy(connection) })).toEqual(args);
  });

  it('mounts the certificate of a private authority', () => {
    const authority = { configMap: { name: 'authority' }, key: 'ca.pem' };
    const { volumes, steps } = specOf({ registry: registryBy({ kind: 'https', authority }) });
    const source = { configMap: { name: 'authority', items: [{ key: 'ca.pem', path: 'registry.local-5000/ca.crt' }] } };
    expect(volumes).toEqual([{ name: 'certificates', projected: { sources: [source] } }]);
    expect(steps[0]!.volumeMounts).toEqual([
      { name: 'certificates', mountPath: '/kaniko/certificates', readOnly: true },
    ]);
  });

  it('says a host once that the registry and the props name', () => {
    expect(addedBy({ registry: registryBy({ kind: 'http' }), insecureRegistries: ['registry.local:5000'] })).toEqual([
      '--insecure-registry=registry.local:5000',
    ]);
  });

  it('pushes to the registry of the cluster by HTTP', () => {
    const chart = testChart();
    const build = new KanikoBuildTask(chart, 'build', { registry: new RegistryWithUi(chart, 'registry') });
    expect(build.spec.steps[0]!.args).toContain('--insecure-registry=shop-registry.ci.svc.cluster.local:5000');
  });

  it('shows certificates of its own to other registries', () => {
    const { volumes, steps } = specOf({
      certificates: { 'a.io': secretKey({ name: 'authority' }, 'ca') },
      clientCertificates: { 'a.io': { name: 'client' } },
    });
    expect(steps[0]!.args!.slice(4, -1)).toEqual([
      '--registry-certificate=a.io=/kaniko/certificates/a.io/ca.crt',
      '--registry-client-cert=a.io=/kaniko/certificates/a.io/tls.crt,/kaniko/certificates/a.io/tls.key',
    ]);
    expect(volumes![0]!.projected!.sources).toEqual([
      { secret: { name: 'authority', items: [{ key: 'ca', path: 'a.io/ca.crt' }] } },
      {
        secret: {
          name: 'client',
          items: [
            { key: 'tls.crt', path: 'a.io/tls.crt' },
            { key: 'tls.key', path: 'a.io/tls.key' },
          ],
        },
      },
    ]);
  });

  it('gives secrets to RUN as files', () => {
    const props = { secrets: { npmrc: secretKey({ name: 'npm' }, '.npmrc'), pip: configKey({ name: 'pip' }, 'conf') } };
    const { volumes, steps } = specOf(props);
    expect(addedBy(props)).toEqual([
      '--secret=id=npmrc,src=/kaniko/build-secrets/npmrc',
      '--secret=id=pip,src=/kaniko/build-secrets/pip',
    ]);
    expect(volumes![0]!.projected!.sources).toEqual([
      { secret: { name: 'npm', items: [{ key: '.npmrc', path: 'npmrc' }] } },
      { configMap: { name: 'pip', items: [{ key: 'conf', path: 'pip' }] } },
    ]);
    expect(steps.map(({ name }) => name)).toEqual(['build-and-push', 'write-results']);
  });

  it('mounts base images of the warmer', () => {
    const { volumes, steps } = specOf({ cache: { baseImages: { name: 'bases' } } });
    expect(volumes).toEqual([{ name: 'base-images', persistentVolumeClaim: { claimName: 'bases', readOnly: true } }]);
    expect(steps[0]!.volumeMounts).toEqual([{ name: 'base-images', mountPath: '/cache', readOnly: true }]);
  });

  it('takes a build argument from a Secret by a variable, not by the flag', () => {
    const props = { buildArgs: { TOKEN: secretKey({ name: 'npm' }, 'token') } };
    expect(addedBy(props)).toEqual(['--build-arg=TOKEN']);
    expect(executorOf(props).env!.at(-1)).toEqual({
      name: 'TOKEN',
      valueFrom: { secretKeyRef: { name: 'npm', key: 'token' } },
    });
  });

  it('checks params first where a variable of the executor is secret', () => {
    const { steps } = specOf({ env: { GIT_TOKEN: secretKey({ name: 'git' }, 'token') } });
    expect(steps.map(({ name }) => name)).toEqual(['check-params', 'build-and-push', 'write-results']);
    expect(steps[0]!.args).toEqual(['$(params.extraArgs[*])']);
    expect(JSON.stringify(steps[0]!.env)).not.toContain('secretKeyRef');
  });

  it('has no check where no variable is secret', () => {
    const { steps } = specOf({ env: { HTTPS_PROXY: 'http://proxy:3128', ZONE: configKey({ name: 'zone' }, 'name') } });
    expect(steps.map(({ name }) => name)).toEqual(['build-and-push', 'write-results']);
  });

  it('takes logins from the workspace, else from the account of the run', () => {
    expect(executorOf().env).toEqual([
      { name: 'DOCKER_CONFIG', value: '$(workspaces.dockerconfig.path)' },
      { name: 'HOME', value: '/tekton/home' },
    ]);
  });

  it('runs the executor as root with few capabilities', () => {
    expect(executorOf().securityContext).toEqual({
      runAsUser: 0,
      allowPrivilegeEscalation: false,
      capabilities: {
        drop: ['ALL'],
        add: ['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'SETFCAP', 'SETGID', 'SETUID'],
      },
      seccompProfile: { type: 'RuntimeDefault' },
    });
  });

  it('adds what a build needs beside that', () => {
    const { capabilities, allowPrivilegeEscalation } = executorOf({
      capabilities: ['SYS_CHROOT', 'CHOWN'],
      allowPrivilegeEscalation: true,
    }).securityContext!;
    expect(capabilities!.add!.filter((name) => ['SYS_CHROOT', 'CHOWN'].includes(name))).toEqual([
      'CHOWN',
      'SYS_CHROOT',
    ]);
    expect(allowPrivilegeEscalation).toBe(true);
  });

  it('runs the other steps with no rights', () => {
    expect(stepOf('write-results').securityContext).toMatchObject({
      runAsNonRoot: true,
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
  });

  it('runs images with a digest, or those of the table', () => {
    for (const { image } of specOf().steps) expect(image).toMatch(/@sha256:[0-9a-f]{64}$/);
    const chart = testChart({ images: { kaniko: 'example.com/kaniko:1', shell: 'example.com/shell:1' } });
    const images = new KanikoBuildTask(chart, 'build').spec.steps.map(({ image }) => image);
    expect(images).toEqual(['example.com/kaniko:1', 'example.com/shell:1']);
  });

  it('runs another image and limits it', () => {
    const computeResources = { limits: { memory: '4Gi' } };
    expect(executorOf({ image: 'example.com/kaniko:1', computeResources })).toMatchObject({
      image: 'example.com/kaniko:1',
      computeResources,
    });
  });

  it('builds a repository that kaniko clones by itself', () => {
    const remoteContext = RemoteContext.git('https://github.com/acme/shop.git', {
      ref: 'refs/heads/main',
      commit: 'a'.repeat(40),
      branch: 'main',
      singleBranch: true,
      depth: 1,
      recurseSubmodules: true,
      sslVerify: false,
    });
    const { spec } = new KanikoBuildTask(testChart(), 'build', { remoteContext });
    expect(spec.steps[0]!.args!.slice(0, -3)).toEqual([
      `--context=git://github.com/acme/shop.git#refs/heads/main#${'a'.repeat(40)}`,
      '--context-sub-path=$(params.context)',
      '--dockerfile=$(params.dockerfile)',
      '--git=branch=main',
      '--git=single-branch=true',
      '--git=depth=1',
      '--git=recurse-submodules=true',
      '--git=insecure-skip-tls=true',
    ]);
    expect(spec.workspaces!.map(({ name }) => name)).toEqual(['dockerconfig']);
  });

  it.each([
    [RemoteContext.git('github.com/acme/shop.git'), 'git://github.com/acme/shop.git'],
    [RemoteContext.git('github.com/acme/shop.git', { commit: 'abc' }), 'git://github.com/acme/shop.git##abc'],
    [RemoteContext.s3('bucket/context.tar.gz'), 's3://bucket/context.tar.gz'],
    [RemoteContext.googleCloudStorage('bucket/context.tar.gz'), 'gs://bucket/context.tar.gz'],
    [RemoteContext.archive('https://example.com/context.tar.gz'), 'https://example.com/context.tar.gz'],
  ])('takes a remote context %#', (remoteContext, url) => {
    const { spec } = new KanikoBuildTask(testChart(), 'build', { remoteContext });
    expect(spec.steps[0]!.args![0]).toBe(`--context=${url}`);
  });

  it('asks for no sources when the context is remote', () => {
    const chart = testChart();
    const build = new KanikoBuildTask(chart, 'build', { remoteContext: RemoteContext.s3('bucket/context.tar.gz') });
    const pipeline = new Pipeline(chart, 'delivery', {});
    pipeline.addTask('build', build, { params: { image: 'r.io/shop:1' } });
    const local = new KanikoBuildTask(chart, 'local');
    // @ts-expect-error the workspace source is missing
    expect(() => pipeline.addTask('local', local, { params: { image: 'r.io/shop:1' } })).toThrow();
  });

  it('gives what a deploy takes, in a pipeline as short as that of the README', () => {
    const chart = testChart();
    const registry = new RegistryWithUi(chart, 'registry');
    const build = new KanikoBuildTask(chart, 'kaniko-build', { registry });
    const clone = new Task(chart, 'clone', {
      workspaces: { output: workspace() },
      results: { commit: result.string() },
      steps: [{ name: 'clone', image: 'alpine:3.21', script: 'true' }],
    });
    const deploy = new Task(chart, 'deploy', {
      params: { image: param.string() },
      steps: [{ name: 'deploy', image: 'alpine:3.21', script: 'true' }],
    });
    const pipeline = new Pipeline(chart, 'delivery', { workspaces: { source: workspace() } });
    const source = pipeline.addTask('clone', clone, { workspaces: { output: pipeline.workspaces.source } });
    const image = pipeline.addTask('build', build, {
      params: { image: registry.image('mountains', source.results.commit) },
      workspaces: { source: source.workspaces.output },
    });
    pipeline.addTask('deploy', deploy, { params: { image: image.results.IMAGE_REF } });
    const [file] = Object.values(filesOf(chart));
    const { tasks, results } = file!.find(({ kind }) => kind === 'Pipeline')!.spec;
    expect(tasks[1].params).toEqual([
      { name: 'image', value: 'shop-registry.ci.svc.cluster.local:5000/mountains:$(tasks.clone.results.commit)' },
    ]);
    expect(tasks[2].params).toEqual([{ name: 'image', value: '$(tasks.build.results.IMAGE_REF)' }]);
    expect(results.map(({ name }: { readonly name: string }) => name)).toEqual(['IMAGE_URL', 'IMAGE_DIGEST']);
  });

  it.each<[string, KanikoBuildTaskProps]>([
    ['error[path-outside-workspace]: "/src" is no path inside the workspace', { context: '/src' }],
    ['error[path-outside-workspace]: "../Dockerfile" is no path inside the workspace', { dockerfile: '../Dockerfile' }],
    ['error[path-outside-workspace]: "git://x" is no path inside the workspace', { context: 'git://x' }],
    [
      'error[cache-without-repository]: the cache has no repository, and the image, below which it would lie, is not pushed',
      { cache: true, push: false },
    ],
    [
      'error[reserved-variable]: variable "DOCKER_CONFIG" of the executor is set already',
      { env: { DOCKER_CONFIG: '/x' } },
    ],
    [
      'error[reserved-variable]: variable "HOME" of the executor is set already',
      { buildArgs: { HOME: secretKey({ name: 'x' }, 'y') } },
    ],
    ['error[invalid-build-arg]: build argument "A=B" is not allowed', { buildArgs: { 'A=B': 1 } }],
    ['error[invalid-secret-id]: secret id "a,b" is not allowed', { secrets: { 'a,b': secretKey({ name: 'x' }, 'y') } }],
    [
      'error[not-a-file]: the value for ip is no key of a Secret or ConfigMap',
      { secrets: { ip: fieldRef('status.podIP') } },
    ],
    [
      'error[reference-in-flag]: "$(tasks.clone.results.commit)" holds a reference, which nothing fills in here',
      { imageLabels: { commit: '$(tasks.clone.results.commit)' } },
    ],
  ])('refuses with %s', (message, props) => {
    const report = reportOfCall(() => specOf(props));
    expect(report.split('\n')[0]).toBe(message);
    expect(report).toContain('at shop/build');
  });

  it('refuses an archive where no workspace is', () => {
    const remoteContext = RemoteContext.s3('bucket/context.tar.gz');
    const report = reportOfCall(
      () => new KanikoBuildTask(testChart(), 'build', { remoteContext, tarPath: 'image.tar' }),
    );
    expect(report).toContain('error[output-without-workspace]: tarPath lies in the workspace');
  });
});
