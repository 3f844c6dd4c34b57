import { Duration, Size } from 'cdk8s';
import {
  emptyDir,
  param,
  Pipeline,
  PipelineRun,
  result,
  secret,
  secretKey,
  sh,
  step,
  Task,
  TaskRun,
  defineTask,
  volumeClaim,
  when,
  workspace,
  type ArrayRef,
  type FinallyResultRef,
  type ITask,
  type ObjectRef,
  type ParamDeclarations,
  type PathRef,
  type PipelineWorkspace,
  type StatusRef,
  type StringRef,
  type UntrustedText,
} from 'cdk8s-tekton';
import { chart, clone, greet, lint, nothing, pipeline, report } from './given';

/** Compiles only if the type of the value is `Wanted`, no more and no less, and not `any`. */
function typed<Wanted>() {
  return <Given>(_value: Same<Given, Wanted> extends true ? Given : never) => undefined;
}
type Same<A, B> = 0 extends 1 & A ? false : [A, B] extends [B, A] ? true : false;

const { params, workspaces } = pipeline;
const repository = { url: 'a', commit: 'b' };

/** References have the type of what is declared. */
export function references(): void {
  typed<StringRef>()(params.url);
  typed<ArrayRef>()(params.flags);
  typed<ObjectRef<'url' | 'commit'>>()(params.repository);
  typed<UntrustedText>()(params.title);
  typed<StringRef>()(params.repository.key('commit'));
  typed<StringRef>()(params.flags.at(0));
  typed<PipelineWorkspace<'required'>>()(workspaces.source);
  typed<PipelineWorkspace<'optional'>>()(workspaces.cache);
}

/** The inside of a task sees what it declares, and nothing has to be repeated. */
export function insideOfTasks(): void {
  const task = new Task(chart, 'inside', {
    params: { version: param.string(), flags: param.array(), at: param.object(['url']), title: param.untrustedText() },
    workspaces: { source: workspace(), cache: workspace({ optional: true }) },
    results: { digest: result.string() },
    steps: ({ params, workspaces, results, context }) => {
      typed<StringRef>()(params.version);
      typed<ArrayRef>()(params.flags);
      typed<ObjectRef<'url'>>()(params.at);
      typed<UntrustedText>()(params.title);
      typed<PathRef>()(workspaces.source.path);
      typed<StringRef>()(workspaces.cache.bound);
      typed<PathRef>()(results.digest.path);
      typed<StringRef>()(context.taskRun.name);
      return [
        {
          name: 'inside',
          image: `python:${params.version}`,
          workingDir: workspaces.source.path,
          env: { TOKEN: secretKey({ name: 'token' }, 'value'), VERSION: params.version, RETRIES: 3, DEBUG: true },
          script: sh`echo ${params.title} ${params.flags} > ${results.digest.path}`,
        },
      ];
    },
  });
  const added = pipeline.addTask('inside', task, {
    params: { version: 3, flags: params.flags, at: { url: params.url }, title: params.title },
    workspaces: { source: workspaces.source, cache: workspaces.cache },
  });
  typed<StringRef>()(added.results.digest);
}

/** Handles know results and workspaces of their task. */
export function handles(): void {
  const cloned = pipeline.addTask('clone', clone, {
    params: { url: params.url },
    workspaces: { output: workspaces.source },
  });
  typed<StringRef>()(cloned.results.commit);
  typed<ArrayRef>()(cloned.results.files);
  typed<ObjectRef<'name' | 'email'>>()(cloned.results.author);
  typed<PipelineWorkspace<'required'>>()(cloned.workspaces.output);
  typed<PipelineWorkspace<'optional'>>()(cloned.workspaces.ssh);
  typed<StatusRef>()(cloned.status);

  const each = pipeline.addMatrix('each', lint, { matrix: { version: ['1', params.url] } });
  typed<ArrayRef>()(each.results.number);
  typed<StringRef>()(each.length);

  const last = pipeline.addFinally('last', lint, { params: { version: cloned.status } });
  typed<FinallyResultRef>()(last.results.number);
}

/** What may be given for a param. */
export function argumentsOfParams(): void {
  const { commit, files, author } = pipeline.addTask('source', clone, {
    params: { url: 'a' },
    workspaces: { output: [workspaces.source, workspaces.source.withSubPath(params.url)] },
  }).results;
  pipeline.addTask('literals', report, { params: { text: 1, tags: ['a', 2, true, commit], repository, title: 'a' } });
  pipeline.addTask('references', report, {
    params: { text: commit, tags: files, repository: { url: author.key('email'), commit }, title: params.title },
  });
  pipeline.addTask('whole', report, {
    params: { text: commit, tags: params.flags, repository: params.repository, title: params.title },
  });
  pipeline.addTask('an-element', lint, { params: { version: files.at(0) } });
}

/** What has a default, is optional, or is declared by nobody may be left out, alone or with the object around it. */
export function leftOut(): void {
  pipeline.addTask('nothing', nothing);
  pipeline.addTask('no-options', lint);
  pipeline.addTask('no-params', lint, {});
  pipeline.addTask('empty-params', lint, { params: {} });
  pipeline.addTask('only-flow', lint, { retries: 1, timeout: Duration.minutes(5), onError: 'continue' });
  pipeline.addFinally('last', nothing);
  pipeline.addMatrix('include', lint, { include: [{ name: 'old', params: { version: '1' } }] });
  pipeline.addMatrix('required', clone, { matrix: { url: ['a', 'b'] }, workspaces: { output: workspaces.source } });
  new TaskRun(chart, 'once', { task: nothing });
  new PipelineRun(chart, 'empty', { pipeline: new Pipeline(chart, 'empty-pipeline') });
}

/** Optional things take `undefined` too, also where the compiler tells it from leaving them out. */
export function undefinedIsLeftOut(): void {
  pipeline.addTask('all', clone, {
    params: { url: 'a', revision: undefined },
    workspaces: { output: workspaces.source, ssh: undefined },
    when: undefined,
    retries: undefined,
    timeout: undefined,
    onError: undefined,
    displayName: undefined,
    description: undefined,
    runAfter: undefined,
  });
  pipeline.addTask('wholly', lint, { params: undefined, workspaces: undefined });
  pipeline.addTask('no-options', lint, undefined);
  pipeline.addFinally('last', lint, { params: { version: undefined }, when: undefined });
  pipeline.addMatrix('each', lint, { matrix: { version: undefined }, include: undefined, params: undefined });
  pipeline.addResult('commit', params.url, { description: undefined });
  greet.step('greet', {
    params: { name: 'a', volume: undefined },
    onError: undefined,
    timeout: undefined,
    when: undefined,
  });
  new Task(chart, 'task', {
    name: undefined,
    labels: undefined,
    annotations: undefined,
    params: undefined,
    workspaces: undefined,
    results: undefined,
    displayName: undefined,
    description: undefined,
    stepTemplate: undefined,
    sidecars: undefined,
    volumes: undefined,
    serviceAccount: undefined,
    delivery: undefined,
    steps: [
      {
        name: 'x',
        image: 'alpine:3.21',
        command: undefined,
        args: undefined,
        env: { A: undefined },
        script: undefined,
      },
    ],
  });
  new Pipeline(chart, 'pipeline', { params: undefined, workspaces: undefined, run: undefined, description: undefined });
  new TaskRun(chart, 'run', { task: lint, params: { version: undefined }, workspaces: undefined, timeout: undefined });
  param.string({ default: undefined, description: undefined, enum: undefined });
  workspace({ optional: undefined, readOnly: undefined, mountPath: undefined, description: undefined });
}

/** Runs give what the pipeline does not bind itself. */
export function runs(): void {
  const source = volumeClaim(Size.gibibytes(1));
  const all = { url: 'a', flags: ['a'], repository, title: 'a' };
  new PipelineRun(chart, 'full', { pipeline, params: all, workspaces: { source, cache: emptyDir() } });
  new PipelineRun(chart, 'short', { pipeline, params: { ...all, revision: 'main' }, workspaces: { source } });
  new TaskRun(chart, 'task', { task: clone, params: { url: 'a' }, workspaces: { output: emptyDir() } });

  const shared = new Pipeline(chart, 'shared', {
    workspaces: { source: workspace(), key: workspace(), cache: workspace({ optional: true }) },
    run: { workspaces: { source }, timeouts: { pipeline: Duration.hours(2) } },
  });
  new PipelineRun(chart, 'rest', { pipeline: shared, workspaces: { key: secret({ name: 'key' }) } });
  new PipelineRun(chart, 'other', { pipeline: shared, workspaces: { key: emptyDir(), source: emptyDir() } });
}

/** A status stands in finally, in params and conditions. */
export function conditions(): void {
  const cloned = pipeline.addTask('clone', clone, { params: { url: 'a' }, workspaces: { output: workspaces.source } });
  const isMain = when.equals(params.revision, 'main');
  const onText = [isMain, when.isIn('a', params.flags), when.notIn(cloned.results.commit, ['a', params.url])];
  pipeline.addTask('lint', lint, { when: [...onText, when.cel`${params.url} == 'a' && ${1} < 2`] });
  pipeline.addFinally('text', lint, { when: onText });
  pipeline.addFinally('status', lint, {
    params: { version: pipeline.status },
    when: [when.notEquals(cloned.status, 'Succeeded'), when.cel`${cloned.status} == 'Failed' && ${params.url} != ''`],
  });
}

/** Steps that later steps take results from, and StepActions. */
export function steps(): void {
  new Task(chart, 'steps', {
    steps: () => {
      const read = step('read', { results: { version: result.string() } }, ({ results }) => ({
        image: 'alpine:3.21',
        script: sh`printf %s 1.2.3 > ${results.version.path}`,
      }));
      const greeted = greet.step('greet', { params: { name: read.results.version } });
      typed<StringRef>()(read.results.version);
      typed<StringRef>()(greeted.results.greeting);
      return [read, greeted, step({ name: 'last', image: 'alpine:3.21', env: { V: greeted.results.greeting } })];
    },
  });
}

/** Classes of tasks, and functions over any task. */
export function abstractions(): void {
  const Npm = defineTask(
    { params: { directory: param.string({ default: '.' }) }, results: { version: result.string() } },
    (props: { readonly command: 'test' | 'build' }, { params, results }) => [
      {
        name: 'npm',
        image: 'node:22-slim',
        workingDir: params.directory,
        script: sh`npm run ${props.command} > ${results.version.path}`,
      },
    ],
  );
  const npm = new Npm(chart, 'npm', { command: 'test', description: undefined, name: 'other' });
  typed<StringRef>()(pipeline.addTask('npm', npm).results.version);

  const Idle = defineTask({}, () => [{ name: 'idle', image: 'alpine:3.21', command: ['true'] }]);
  pipeline.addTask('idle', new Idle(chart, 'idle'));

  const addTwice = <P extends ParamDeclarations>(task: ITask<P, {}, {}>): string => task.title;
  addTwice(nothing);

  const existing = Task.fromName('org-lint', {
    workspaces: { source: workspace() },
    results: { report: result.array() },
  });
  const linted = pipeline.addTask('org-lint', existing, { workspaces: { source: workspaces.source } });
  typed<ArrayRef>()(linted.results.report);

  const file = Task.fromFile(chart, 'sonar', 'sonar.yaml');
  pipeline.addTask('sonar', file, { params: { anything: 'a' }, workspaces: { whatever: workspaces.source } });
}
