import { writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Duration } from 'cdk8s';
import {
  configKey,
  defineTask,
  fieldRef,
  param,
  Pipeline,
  result,
  secretKey,
  sh,
  step,
  StepAction,
  Task,
  when,
  workspace,
} from 'cdk8s-tekton';
import type { TaskSpec } from '../../src/schema/task';
import { reportOf, reportOfCall, testChart, theOnly } from '../helpers/chart';

const image = 'alpine:3.21';

describe('a Task', () => {
  it('declares params of three kinds, workspaces and results', () => {
    const chart = testChart();
    new Task(chart, 't', {
      params: {
        url: param.string({ description: 'where from' }),
        flags: param.array({ default: ['-v'] }),
        repo: param.object(['url', 'commit'], { default: { url: '', commit: '' } }),
      },
      workspaces: { out: workspace({ mountPath: '/out' }), cache: workspace({ optional: true, readOnly: true }) },
      results: { a: result.string(), b: result.array(), c: result.object(['x']) },
      steps: [{ name: 'work', image, script: 'true' }],
    });
    const { spec } = theOnly('Task', chart);
    expect(spec['params']).toEqual([
      { name: 'url', type: 'string', description: 'where from' },
      { name: 'flags', type: 'array', default: ['-v'] },
      {
        name: 'repo',
        type: 'object',
        properties: { url: { type: 'string' }, commit: { type: 'string' } },
        default: { url: '', commit: '' },
      },
    ]);
    expect(spec['workspaces']).toEqual([
      { name: 'out', mountPath: '/out' },
      { name: 'cache', optional: true, readOnly: true },
    ]);
    expect(spec['results']).toEqual([
      { name: 'a', type: 'string' },
      { name: 'b', type: 'array' },
      { name: 'c', type: 'object', properties: { x: { type: 'string' } } },
    ]);
  });

  it('hands references to everything inside', () => {
    const chart = testChart();
    new Task(chart, 't', {
      params: { version: param.string(), flags: param.array(), repo: param.object(['url']) },
      workspaces: { source: workspace() },
      results: { out: result.string() },
      steps: ({ params, workspaces, results, context }) => [
        {
          name: 'work',
          image: `python:${params.version}-slim`,
          workingDir: workspaces.source.path,
          command: ['run', params.flags],
          args: [params.flags.at(0), params.repo.key('url'), results.out.path, context.taskRun.name],
        },
      ],
      volumes: ({ params }) => [{ name: 'v', secret: { secretName: `s-${params.version}` } }],
      sidecars: ({ params }) => [{ name: 'db', image: `postgres:${params.version}` }],
      stepTemplate: ({ params }) => ({ env: { VERSION: params.version } }),
    });
    const { spec } = theOnly('Task', chart);
    expect(spec['steps'][0]).toEqual({
      name: 'work',
      image: 'python:$(params.version)-slim',
      workingDir: '$(workspaces.source.path)',
      command: ['run', '$(params.flags[*])'],
      args: ['$(params.flags[0])', '$(params.repo.url)', '$(results.out.path)', '$(context.taskRun.name)'],
    });
    expect(spec['volumes'][0].secret.secretName).toBe('s-$(params.version)');
    expect(spec['sidecars'][0].image).toBe('postgres:$(params.version)');
    expect(spec['stepTemplate'].env).toEqual([{ name: 'VERSION', value: '$(params.version)' }]);
  });

  it('writes every field of a step', () => {
    const chart = testChart({ features: { 'enable-api-fields': 'alpha' } });
    new Task(chart, 't', {
      workspaces: { source: workspace() },
      steps: ({ workspaces }) => [
        {
          name: 'work',
          displayName: 'Work',
          image,
          command: ['true'],
          envFrom: [{ configMapRef: { name: 'settings' } }],
          computeResources: { requests: { cpu: '1' } },
          volumeMounts: [{ name: 'v', mountPath: '/v' }],
          volumeDevices: [{ name: 'd', devicePath: '/dev/d' }],
          imagePullPolicy: 'Always',
          securityContext: { runAsNonRoot: true },
          timeout: Duration.seconds(90),
          workspaces: [{ workspace: workspaces.source, mountPath: '/in' }],
          onError: 'continue',
          stdoutConfig: { path: '/tmp/out' },
          stderrConfig: { path: '/tmp/err' },
          when: [when.isIn('a', ['a', 'b'])],
        },
      ],
    });
    expect(theOnly('Task', chart).spec['steps'][0]).toEqual({
      name: 'work',
      displayName: 'Work',
      image,
      command: ['true'],
      envFrom: [{ configMapRef: { name: 'settings' } }],
      computeResources: { requests: { cpu: '1' } },
      volumeMounts: [{ name: 'v', mountPath: '/v' }],
      volumeDevices: [{ name: 'd', devicePath: '/dev/d' }],
      imagePullPolicy: 'Always',
      securityContext: { runAsNonRoot: true },
      timeout: '1m30s',
      workspaces: [{ name: 'source', mountPath: '/in' }],
      onError: 'continue',
      stdoutConfig: { path: '/tmp/out' },
      stderrConfig: { path: '/tmp/err' },
      when: [{ input: 'a', operator: 'in', values: ['a', 'b'] }],
    });
  });

  it('carries its account to every run', () => {
    const chart = testChart();
    const task = new Task(chart, 't', {
      serviceAccount: { name: 'deployer' },
      steps: [{ name: 'a', image, script: '' }],
    });
    expect(task.serviceAccount?.name).toBe('deployer');
  });
});

describe('variables of a step', () => {
  it('are written with references first, so that no value can read a Secret', () => {
    const chart = testChart();
    new Task(chart, 't', {
      params: { branch: param.string() },
      steps: ({ params }) => [
        {
          name: 'work',
          image,
          env: {
            TOKEN: secretKey({ name: 'forge' }, 'token'),
            LEVEL: configKey({ name: 'settings' }, 'level', { optional: true }),
            POD: fieldRef('metadata.name'),
            MODE: 'fast',
            BRANCH: params.branch,
          },
          command: ['true'],
        },
      ],
    });
    expect(theOnly('Task', chart).spec['steps'][0].env).toEqual([
      { name: 'BRANCH', value: '$(params.branch)' },
      { name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'forge', key: 'token' } } },
      { name: 'LEVEL', valueFrom: { configMapKeyRef: { name: 'settings', key: 'level', optional: true } } },
      { name: 'POD', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
      { name: 'MODE', value: 'fast' },
    ]);
  });

  it('hold no reference beside a whole Secret', () => {
    const report = reportOfCall(
      () =>
        new Task(testChart(), 't', {
          params: { branch: param.string() },
          steps: ({ params }) => [
            {
              name: 'work',
              image,
              envFrom: [{ secretRef: { name: 'forge' } }],
              env: { BRANCH: params.branch },
              command: ['true'],
            },
          ],
        }),
    );
    expect(report).toContain(
      'error[reference-beside-secret]: variable "BRANCH" holds "$(params.branch)", which could read Secret "forge" beside it',
    );
  });
});

describe('results of several steps', () => {
  it('become results of the steps, which do not share 4096 bytes', () => {
    const chart = testChart();
    new Task(chart, 't', {
      results: { a: result.string({ description: 'first' }), b: result.array(), unused: result.string() },
      steps: ({ results }) => [
        { name: 'one', image, script: `printf 1 > ${results.a.path}` },
        { name: 'two', image, script: `printf '[]' > ${results.b.path}` },
      ],
    });
    const { spec } = theOnly('Task', chart);
    expect(spec['results']).toEqual([
      { name: 'a', type: 'string', description: 'first', value: '$(steps.one.results.a)' },
      { name: 'b', type: 'array', value: '$(steps.two.results.b)' },
      { name: 'unused', type: 'string' },
    ]);
    expect(spec['steps']).toEqual([
      {
        name: 'one',
        image,
        script: 'printf 1 > $(step.results.a.path)\n',
        results: [{ name: 'a', type: 'string' }],
      },
      {
        name: 'two',
        image,
        script: "printf '[]' > $(step.results.b.path)\n",
        results: [{ name: 'b', type: 'array' }],
      },
    ]);
  });

  it('stay as they are when one step writes all', () => {
    const chart = testChart();
    new Task(chart, 't', {
      results: { a: result.string(), b: result.string() },
      steps: ({ results }) => [
        { name: 'one', image, script: `printf 1 > ${results.a.path}; printf 2 > ${results.b.path}` },
        { name: 'two', image, script: 'true' },
      ],
    });
    const { spec } = theOnly('Task', chart);
    expect(spec['steps'][0].script).toContain('$(results.a.path)');
    expect(spec['steps'][0].results).toBeUndefined();
  });

  it('cannot be written by two steps', () => {
    const report = reportOfCall(
      () =>
        new Task(testChart(), 't', {
          results: { a: result.string() },
          steps: ({ results }) => [
            { name: 'one', image, script: `printf 1 > ${results.a.path}` },
            { name: 'two', image, script: `printf 2 > ${results.a.path}` },
          ],
        }),
    );
    expect(report).toContain('error[result-written-twice]: steps "one" and "two" both use the file of result "a"');
  });
});

describe('a step with results', () => {
  it('gives them to later steps', () => {
    const chart = testChart();
    new Task(chart, 't', {
      steps: () => {
        const read = step('read', { results: { version: result.string(), files: result.array() } }, ({ results }) => ({
          image,
          script: `printf 1 > ${results.version.path}`,
        }));
        return [read, { name: 'use', image, env: { V: read.results.version }, command: ['ls', read.results.files] }];
      },
    });
    const { steps } = theOnly('Task', chart).spec as never as { steps: Record<string, unknown>[] };
    expect(steps[0]).toEqual({
      name: 'read',
      image,
      script: 'printf 1 > $(step.results.version.path)\n',
      results: [
        { name: 'version', type: 'string' },
        { name: 'files', type: 'array' },
      ],
    });
    expect(steps[1]).toMatchObject({
      env: [{ name: 'V', value: '$(steps.read.results.version)' }],
      command: ['ls', '$(steps.read.results.files[*])'],
    });
  });
});

describe('a StepAction', () => {
  const make = () => {
    const chart = testChart();
    const action = new StepAction(chart, 'greet', {
      params: { name: param.string(), list: param.array({ default: [] }) },
      results: { text: result.string() },
      container: ({ params, results }) => ({
        image,
        command: ['greet', params.list],
        args: ['--to', results.text.path],
        env: { NAME: params.name },
      }),
    });
    return { chart, action };
  };

  it('is a document of its own', () => {
    const { chart } = make();
    expect(theOnly('StepAction', chart)).toMatchObject({
      apiVersion: 'tekton.dev/v1beta1',
      metadata: { name: 'shop-greet', namespace: 'ci' },
      spec: {
        params: [
          { name: 'name', type: 'string' },
          { name: 'list', type: 'array', default: [] },
        ],
        results: [{ name: 'text', type: 'string' }],
        image,
        command: ['greet', '$(params.list[*])'],
        args: ['--to', '$(step.results.text.path)'],
        env: [{ name: 'NAME', value: '$(params.name)' }],
      },
    });
  });

  it('is run by steps that give its params, and its results go to later steps', () => {
    const { chart, action } = make();
    new Task(chart, 't', {
      params: { who: param.string() },
      steps: ({ params }) => {
        const greeted = action.step('greet', { params: { name: params.who }, onError: 'continue' });
        return [greeted, { name: 'print', image, command: ['echo', greeted.results.text] }];
      },
    });
    expect(theOnly('Task', chart).spec['steps']).toEqual([
      {
        name: 'greet',
        ref: { name: 'shop-greet' },
        params: [{ name: 'name', value: '$(params.who)' }],
        onError: 'continue',
      },
      { name: 'print', image, command: ['echo', '$(steps.greet.results.text)'] },
    ]);
  });

  it('may be a remote one', () => {
    const chart = testChart();
    const action = StepAction.fromResolver(
      { git: { url: 'https://example.com/actions', revision: 'main', pathInRepo: 'greet.yaml' } },
      { params: { name: param.string() } },
    );
    new Task(chart, 't', { steps: () => [action.step('greet', { params: { name: 'x' } })] });
    expect(theOnly('Task', chart).spec['steps'][0].ref.resolver).toBe('git');
  });
});

describe('defineTask', () => {
  it('makes a class whose tasks have the same outside', () => {
    const NpmTask = defineTask(
      { params: { directory: param.string({ default: '.' }) }, workspaces: { source: workspace() } },
      (props: { readonly command: string }, { params }) => [
        { name: 'npm', image: 'node:22-slim', command: ['npm', 'run', props.command], workingDir: params.directory },
      ],
    );
    const chart = testChart();
    const task = new NpmTask(chart, 'unit', { command: 'test', description: 'unit tests' });
    const pipeline = new Pipeline(chart, 'p', { workspaces: { source: workspace() } });
    pipeline.addTask('unit', task, { workspaces: { source: pipeline.workspaces.source } });
    expect(theOnly('Task', chart).spec).toMatchObject({
      description: 'unit tests',
      steps: [{ command: ['npm', 'run', 'test'], workingDir: '$(params.directory)' }],
    });
  });

  it('delivers a task as its props say', () => {
    const Idle = defineTask({}, () => [{ name: 'idle', image: 'alpine:3.21', command: ['true'] }]);
    const chart = testChart();
    new Pipeline(chart, 'p').addTask('idle', new Idle(chart, 'idle', { delivery: 'inline' }));
    expect(theOnly('Pipeline', chart).spec['tasks'][0].taskSpec.steps[0].name).toBe('idle');
  });
});

describe('a Task from a file', () => {
  const write = (content: string) => {
    const path = join(mkdtempSync(join(tmpdir(), 'task-')), 'sonar.yaml');
    writeFileSync(path, content);
    return path;
  };
  const yaml = `
apiVersion: tekton.dev/v1
kind: Task
metadata: { name: sonar }
spec:
  params:
    - { name: url }
    - { name: depth, default: "1" }
  workspaces: [{ name: source }, { name: cache, optional: true }]
  results: [{ name: gate }]
  steps: [{ name: scan, image: 'sonar:1', script: 'scan' }]
`;

  it('is rendered with the chart and checked by what the file declares', () => {
    const chart = testChart();
    const sonar = Task.fromFile(chart, 'sonar', write(yaml));
    const pipeline = new Pipeline(chart, 'p', { workspaces: { source: workspace() } });
    const { source } = pipeline.workspaces;
    pipeline.addTask('scan', sonar, { params: { url: 'x' }, workspaces: { source } });
    expect(theOnly('Task', chart)).toMatchObject({
      metadata: { name: 'shop-sonar', namespace: 'ci' },
      spec: { steps: [{ image: 'sonar:1' }] },
    });
    expect(
      reportOfCall(() => pipeline.addTask('b', sonar, { params: { uri: 'x' }, workspaces: { source } })),
    ).toContain('error[unknown-param]: Task "shop-sonar" has no param "uri"');
    expect(reportOfCall(() => pipeline.addTask('c', sonar, { workspaces: { source } }))).toContain('needs param "url"');
  });

  it('keeps labels and annotations, but for those that a cluster wrote', () => {
    const metadata = `metadata:
  labels: { team: quality, app.kubernetes.io/instance: ci, tekton.dev/pipeline: a }
  annotations: { tekton.dev/tags: scan, kubectl.kubernetes.io/last-applied-configuration: '{}' }
`;
    const chart = testChart();
    Task.fromFile(chart, 'sonar', write(yaml.replace(/^metadata:.*\n/m, metadata)));

    const { labels, annotations } = theOnly('Task', chart).metadata;
    expect({ labels, annotations }).toEqual({
      labels: { team: 'quality' },
      annotations: { 'tekton.dev/tags': 'scan' },
    });
  });

  it('runs the images that the chart says, in steps, sidecars and their template', () => {
    const chart = testChart({ mirror: 'mirror.example.com', images: { 'redis:7': 'own.example.com/redis:7' } });
    const parts =
      "  stepTemplate: { image: 'alpine:3' }\n  sidecars: [{ name: cache, image: 'redis:7' }, { name: db, image: 'postgres:16' }]\n";
    Task.fromFile(chart, 'sonar', write(`${yaml}${parts}`));

    const { steps, sidecars, stepTemplate } = theOnly('Task', chart).spec as unknown as TaskSpec;
    expect([...steps, ...(sidecars ?? []), stepTemplate].map((part) => part?.image)).toEqual([
      'mirror.example.com/docker.io/library/sonar:1',
      'own.example.com/redis:7',
      'mirror.example.com/docker.io/library/postgres:16',
      'mirror.example.com/docker.io/library/alpine:3',
    ]);
  });

  it('is typed by what the program says of it, which has to be so', () => {
    const file = write(yaml);
    const chart = testChart();
    const declarations = {
      params: { url: param.string() },
      workspaces: { source: workspace() },
      results: { gate: result.string() },
    };
    const sonar = Task.fromFile(chart, 'sonar', file, declarations);
    const pipeline = new Pipeline(chart, 'p', { workspaces: { source: workspace() } });
    const { source } = pipeline.workspaces;
    const scanned = pipeline.addTask('scan', sonar, { params: { url: 'x' }, workspaces: { source } });
    expect(`${scanned.results.gate}`).toBe('$(tasks.scan.results.gate)');
    const reportOf = (said: object): string => reportOfCall(() => Task.fromFile(testChart(), 't', file, said));
    expect(reportOf({ results: { gates: result.string() } })).toContain('has no result "gates"');
    expect(reportOf({ results: { gate: result.array() } })).toContain('result "gate" is string in');
    expect(reportOf({ workspaces: { source: workspace() } })).toContain('param "url" of');
    expect(reportOf({ params: { url: param.string() } })).toContain('workspace "source" of');
    expect(reportOf({ workspaces: { cache: workspace() } })).toContain('workspace "cache" is optional in');
  });

  it.each([
    ['another kind', 'kind: Pipeline\nspec: {}\n', 'does not hold one document of kind Task'],
    ['broken YAML', 'a: [', 'error[invalid-yaml]'],
  ])('may not be %s', (_what, content, expected) => {
    expect(reportOfCall(() => Task.fromFile(testChart(), 't', write(content)))).toContain(expected);
  });
});

describe('tasks of others', () => {
  it.each([
    [
      { hub: { name: 'git-clone', version: '0.10.0' } },
      {
        resolver: 'hub',
        params: [
          { name: 'kind', value: 'task' },
          { name: 'name', value: 'git-clone' },
          { name: 'version', value: '0.10.0' },
          { name: 'type', value: 'artifact' },
        ],
      },
    ],
    [
      { bundle: { bundle: 'ghcr.io/x/bundle:1', name: 'a', secret: { name: 's' } } },
      {
        resolver: 'bundles',
        params: [
          { name: 'bundle', value: 'ghcr.io/x/bundle:1' },
          { name: 'name', value: 'a' },
          { name: 'kind', value: 'task' },
          { name: 'secret', value: 's' },
        ],
      },
    ],
    [
      { http: { url: 'https://example.com/t.yaml', digest: 'sha256:0' } },
      {
        resolver: 'http',
        params: [
          { name: 'url', value: 'https://example.com/t.yaml' },
          { name: 'digest', value: 'sha256:0' },
        ],
      },
    ],
    [
      { cluster: { name: 'a', namespace: 'b' } },
      {
        resolver: 'cluster',
        params: [
          { name: 'kind', value: 'task' },
          { name: 'name', value: 'a' },
          { name: 'namespace', value: 'b' },
        ],
      },
    ],
  ] as const)('are fetched by a resolver: %j', (reference, taskRef) => {
    const chart = testChart();
    new Pipeline(chart, 'p').addTask('one', Task.fromResolver(reference));
    expect(theOnly('Pipeline', chart).spec['tasks'][0].taskRef).toEqual(taskRef);
  });

  it.each([
    [{ hub: { name: 'a', version: '1' }, http: { url: 'https://example.com/t.yaml' } }, '"hub" and "http"'],
    [{ hubb: { name: 'a', version: '1' } }, '"hubb"'],
    [{}, 'nothing'],
  ])('come from one resolver, not %j', (reference, said) => {
    expect(reportOfCall(() => Task.fromResolver(reference as never))).toContain(
      `error[not-one-resolver]: fromResolver is given ${said}, and takes one resolver`,
    );
  });

  it('are named where they exist, and may be custom tasks', () => {
    const chart = testChart();
    const pipeline = new Pipeline(chart, 'p');
    const named = Task.fromName('org-lint', { results: { report: result.string() } });
    const lint = pipeline.addTask('lint', named);
    const cel = Task.fromCustomTask(
      { apiVersion: 'cel.tekton.dev/v1alpha1', kind: 'CEL', name: 'rule' },
      { params: { text: param.string() } },
    );
    pipeline.addTask('cel', cel, { params: { text: lint.results.report } });
    pipeline.addTask('inline', Task.fromCustomTask({ apiVersion: 'a.dev/v1', kind: 'Wait', spec: { for: '1s' } }));
    expect(theOnly('Pipeline', chart).spec['tasks']).toEqual([
      { name: 'lint', taskRef: { kind: 'Task', name: 'org-lint' } },
      {
        name: 'cel',
        taskRef: { apiVersion: 'cel.tekton.dev/v1alpha1', kind: 'CEL', name: 'rule' },
        params: [{ name: 'text', value: '$(tasks.lint.results.report)' }],
      },
      { name: 'inline', taskSpec: { apiVersion: 'a.dev/v1', kind: 'Wait', spec: { for: '1s' } } },
    ]);
    expect(reportOf(chart)).toBe('');
  });
});

describe('arguments of a step', () => {
  const task = (step: object) =>
    reportOfCall(
      () =>
        new Task(testChart(), 't', {
          params: { tag: param.string() },
          workspaces: { source: workspace() },
          steps: ({ params, workspaces }) => [
            {
              name: 'work',
              image,
              command: ['push', `--tag=${params.tag}`, workspaces.source.path],
              ...step,
            },
          ],
        }),
    );

  it('hold no reference beside a Secret, which the kubelet would expand in them', () => {
    expect(task({ env: { TOKEN: secretKey({ name: 'forge' }, 'token') } })).toContain(
      'error[reference-beside-secret]: argument "--tag=$(params.tag)" could read Secret "forge", which is a variable of the same step',
    );
    expect(task({ envFrom: [{ secretRef: { name: 'forge' } }] })).toContain('error[reference-beside-secret]');
  });

  it('are how a list gets to a script, which is said', () => {
    const report = reportOfCall(
      () =>
        new Task(testChart(), 't', {
          params: { tags: param.array() },
          steps: ({ params }) => [
            {
              name: 'work',
              image,
              env: { TOKEN: secretKey({ name: 'forge' }, 'token') },
              script: sh`push ${params.tags}`,
            },
          ],
        }),
    );

    expect(report).toContain('error[reference-beside-secret]: argument "$(params.tags[*])"');
    expect(report).toContain('a list gets to a script as arguments');
    expect(report).not.toContain('use sh`');
  });

  it('may hold references without a Secret, paths beside one, and what the program says is checked', () => {
    const env = { TOKEN: secretKey({ name: 'forge' }, 'token') };
    expect(task({ env: { MODE: 'fast' } })).toBe('');
    expect(task({ env, command: ['push'] })).toBe('');
    expect(task({ env, argumentsAreChecked: true })).toBe('');
  });
});

describe('a variable that is no text', () => {
  it.each([
    [
      'the list that Kubernetes writes',
      [{ name: 'A', value: 'b' }],
      'variable "0" holds a map, and a variable is a text',
    ],
    ['a list', { A: ['b'] }, 'variable "A" holds a list, and a variable is a text'],
  ])('is refused: %s', (_what, env, expected) => {
    const steps = [{ name: 'work', image, command: ['true'], env: env as never }];
    expect(reportOfCall(() => new Task(testChart(), 't', { steps }))).toContain(`error[variable-type]: ${expected}`);
  });
});
