/** Everything a step, a sidecar and the template of steps can say. */
import { Duration } from 'cdk8s';
import {
  configKey,
  fieldRef,
  param,
  PipelineApp,
  PipelineChart,
  resourceFieldRef,
  result,
  secretKey,
  sh,
  step,
  Task,
  TaskRun,
  when,
  workspace,
  emptyDir,
} from 'cdk8s-tekton';

const app = new PipelineApp({ summary: false });
const chart = new PipelineChart(app, 'steps', {
  namespace: 'ci',
  mirror: { 'docker.io': 'mirror.example.com/hub' },
  images: { 'python:3.13-slim': 'registry.example.com/python:3.13' },
});

const task = new Task(chart, 'everything', {
  params: { name: param.string({ default: 'shop' }), mode: param.string({ default: 'continue' }) },
  workspaces: {
    source: workspace({ description: 'the repository', mountPath: '/source' }),
    cache: workspace({ optional: true }),
    config: workspace({ readOnly: true, optional: true }),
  },
  results: { version: result.string(), files: result.array(), image: result.object(['name', 'tag']) },
  stepTemplate: ({ params }) => ({
    image: 'alpine:3.21',
    env: { NAME: params.name, LEVEL: 'info' },
    envFrom: [{ configMapRef: { name: 'defaults' }, prefix: 'DEFAULT_' }],
    args: ['--quiet'],
    workingDir: '/tmp',
    imagePullPolicy: 'IfNotPresent',
    computeResources: { requests: { cpu: '100m', memory: '64Mi' } },
    securityContext: { runAsNonRoot: true, runAsUser: 65532, allowPrivilegeEscalation: false },
    volumeMounts: [{ name: 'scratch', mountPath: '/scratch' }],
  }),
  volumes: ({ params }) => [
    { name: 'scratch', emptyDir: { sizeLimit: '1Gi' } },
    { name: 'settings', configMap: { name: `${params.name}-settings` } },
    { name: 'disk', persistentVolumeClaim: { claimName: 'disk' } },
  ],
  sidecars: ({ params, workspaces }) => [
    {
      name: 'database',
      image: 'postgres:17-alpine',
      env: { POSTGRES_DB: params.name, POSTGRES_PASSWORD: secretKey({ name: 'database' }, 'password') },
      ports: [{ containerPort: 5432 }],
      readinessProbe: { exec: { command: ['pg_isready'] }, periodSeconds: 2 },
      livenessProbe: { tcpSocket: { port: 5432 } },
      startupProbe: { tcpSocket: { port: 5432 }, failureThreshold: 30 },
      lifecycle: { preStop: { exec: { command: ['pg_ctl', 'stop'] } } },
      computeResources: { limits: { memory: '256Mi' } },
      securityContext: { runAsUser: 70 },
      volumeMounts: [{ name: 'scratch', mountPath: '/var/lib/postgresql/data' }],
      terminationMessagePath: '/tmp/last-words',
      terminationMessagePolicy: 'FallbackToLogsOnError',
      imagePullPolicy: 'Always',
      workingDir: '/',
    },
    {
      name: 'server',
      image: 'python:3.13-slim',
      script: sh`exec python -m http.server --directory ${workspaces.source.path} 8080`,
      workspaces: [workspaces.source],
      envFrom: [{ secretRef: { name: 'server', optional: true } }],
      volumeDevices: [{ name: 'disk', devicePath: '/dev/disk' }],
      restartPolicy: 'Always',
      stdin: true,
      stdinOnce: true,
      tty: true,
    },
    { name: 'plain', image: 'redis:7-alpine', command: ['redis-server'], args: ['--port', '6380'] },
  ],
  steps: ({ params, workspaces, results }) => {
    const read = step(
      'read',
      {
        results: {
          version: result.string({ description: 'as in package.json' }),
          tags: result.array(),
          image: result.object(['name', 'tag']),
        },
      },
      (self) => ({
        displayName: 'Read the version',
        script: sh`
        printf %s 1.2.3 > ${self.results.version.path}
        printf '["1","1.2"]' > ${self.results.tags.path}
        printf '{"name":"shop","tag":"1.2.3"}' > ${self.results.image.path}
      `,
      }),
    );
    const tolerant = step({
      name: 'tolerant',
      image: 'python:3.13-slim',
      script: 'exit 3',
      onError: 'continue',
      timeout: Duration.seconds(30),
    });
    return [
      read,
      tolerant,
      {
        name: 'print',
        displayName: 'Print',
        image: 'alpine:3.21',
        env: {
          VERSION: read.results.version,
          TAG: read.results.image.key('tag'),
          TOKEN: secretKey({ name: 'npm' }, 'token', { optional: true }),
          COLOUR: configKey({ name: 'theme' }, 'colour'),
          POD: fieldRef('metadata.name'),
          MEMORY: resourceFieldRef('limits.memory', { divisor: '1Mi' }),
        },
        command: ['echo'],
        args: [read.results.version, read.results.tags, read.results.tags.at(0)],
        // The step before writes fixed texts.
        argumentsAreChecked: true,
        computeResources: { limits: { cpu: '1', memory: '128Mi' } },
        securityContext: { readOnlyRootFilesystem: true },
        volumeMounts: [{ name: 'settings', mountPath: '/settings', readOnly: true }],
        imagePullPolicy: 'Never',
        workingDir: workspaces.source.path,
        when: [when.equals(read.results.version, '1.2.3'), when.notIn(params.name, ['none'])],
      },
      {
        name: 'exit-code',
        image: 'alpine:3.21',
        script: sh`cat ${tolerant.exitCodePath}`,
        onError: params.mode,
        envFrom: [{ configMapRef: { name: 'theme' } }],
        volumeDevices: [{ name: 'disk', devicePath: '/dev/disk' }],
        workspaces: [workspaces.source, { workspace: workspaces.cache, mountPath: '/cache' }],
      },
      { name: 'version', image: 'alpine:3.21', script: sh`printf %s 1.2.3 > ${results.version.path}` },
      { name: 'files', image: 'alpine:3.21', script: sh`printf '["a"]' > ${results.files.path}` },
      {
        name: 'image',
        image: 'alpine:3.21',
        script: sh`
          test ${workspaces.cache.bound} = true || echo ${workspaces.cache.claim} ${workspaces.source.volume}
          printf '{"name":"a","tag":"b"}' > ${results.image.path}
        `,
      },
    ];
  },
});

new Task(chart, 'one-command', {
  stepTemplate: {
    image: 'alpine:3.21',
    command: ['echo', 'hello'],
    volumeDevices: [{ name: 'disk', devicePath: '/disk' }],
  },
  volumes: [{ name: 'disk', persistentVolumeClaim: { claimName: 'disk' } }],
  steps: [
    { name: 'world', args: ['world'] },
    { name: 'moon', args: ['moon'] },
  ],
});

new TaskRun(chart, 'run', { task, workspaces: { source: emptyDir() } });
app.synth();
