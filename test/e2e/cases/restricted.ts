import { Size } from 'cdk8s';
import {
  DeployTask,
  GitCloneTask,
  param,
  Pipeline,
  PipelineChart,
  PipelineNamespace,
  PipelineRun,
  Schedule,
  sh,
  Task,
  volumeClaim,
  workspace,
  type PipelineApp,
} from 'cdk8s-tekton';
import { join } from 'node:path';
import { ROOT } from '../../../scripts/examples';
import type { Case } from '../harness/case';
import { withFeatures } from '../harness/features';
import { httpUrl, makeRepository } from '../harness/git-server';
import { apply, getObject, kubectl, listObjects, type KubernetesObject } from '../harness/kubectl';
import { enforceNetworkPolicies } from '../harness/network-policies';
import { NewRuns, succeeded } from '../harness/runs';
import { answers } from '../harness/service';
import { synthesizeProgram } from '../harness/synthesis';
import { WorkTree } from '../harness/work-tree';

const NAMESPACE = 'e2e-restricted';
const REPOSITORY = 'restricted-mountains';
/** Tekton's own containers are refused without it. */
const FEATURES = { 'set-security-context': 'true' } as const;
const IMAGE = 'docker.io/library/python:3.13-slim';

/** Clone, test and deployment where nothing may get rights, and what policies say to the pods that there are. */
export const restricted: Case = {
  name: 'restricted',
  title:
    'Clone, pytest and deployment in a namespace that enforces Pod Security `restricted`, and each pod under the NetworkPolicies that are meant for it, which are enforced',
  run: async (context) => {
    const { cluster, must, check, namespaces, evidence } = context;
    await must('a repository whose service is Python itself', async () => {
      await makeRepository(cluster.git, REPOSITORY);
      const tree = new WorkTree(cluster.git, REPOSITORY);
      await tree.begin(join(ROOT, 'examples/fastapi/service'));
      tree.replace(
        'k8s/deployment.yaml',
        'ports: [{ name: http',
        "command: [python, -m, http.server, '8000']\n          ports: [{ name: http",
      );
      tree.replace('k8s/deployment.yaml', 'image: mountains', 'image: python');
      tree.replace('k8s/deployment.yaml', 'path: /healthz', 'path: /');
      await tree.push('mountains');
      tree.remove();
    });
    const url = httpUrl(cluster.git, REPOSITORY);
    const outdir = synthesizeProgram((app) => {
      program(app, url);
    }, cluster.images);
    await must('the namespace enforces `restricted`', async () => {
      await namespaces([NAMESPACE]);
      await apply('-f', outdir);
      const { metadata } = await getObject('default', 'namespace', NAMESPACE);
      const level = metadata.labels?.['pod-security.kubernetes.io/enforce'];
      if (level !== 'restricted') throw new Error(`it enforces ${level}`);
    });
    await enforceNetworkPolicies(context);
    const runs = await withFeatures(FEATURES, async () => {
      const made = await NewRuns.since(NAMESPACE);
      const run = await must('clone, pytest and deployment succeed', async () => {
        await kubectl(['create', '-f', join(outdir, 'runs')]);
        const first = await made.first();
        await succeeded(NAMESPACE, first);
        return first;
      });
      const next = await NewRuns.since(NAMESPACE);
      const scheduled = await must('a schedule starts a run whose tasks stand inside the pipeline', async () => {
        await kubectl(['-n', NAMESPACE, 'create', 'job', 'now', '--from=cronjob/inlined-nightly']);
        const second = await next.first();
        await succeeded(NAMESPACE, second);
        return second;
      });
      return [run, scheduled];
    });
    for (const run of runs) await evidence.keepRun(NAMESPACE, run);
    await check('the deployed service answers 200', () => answers(NAMESPACE, 'mountains', 80, '/', '<html'));
    const all = ['default-deny', 'dns'];
    const expected: Readonly<Record<string, readonly string[]>> = {
      [`${runs[0]}-clone-pod`]: [...all, 'task-restricted-clone'],
      [`${runs[0]}-test-pod`]: [...all, 'task-restricted-pytest'],
      [`${runs[0]}-deploy-pod`]: [...all, 'task-restricted-deploy'],
      [`${runs[1]}-clone-pod`]: [...all, 'inline-inlined-pipeline-clone', 'tasks'],
      'now-': [...all, 'kubectl'],
      'mountains-': all,
    };
    const policies = await listObjects(NAMESPACE, 'networkpolicy');
    const selected = new Map<string, string[]>();
    for (const policy of policies)
      for (const { metadata } of await listObjects(NAMESPACE, 'pod', selectorOf(policy)))
        selected.set(metadata.name, [...(selected.get(metadata.name) ?? []), policy.metadata.name]);
    for (const [pod, names] of Object.entries(expected))
      await check(
        `${names.join(', ')} select the pod ${pod.replace(/^restricted-run-\w+-|^inlined-nightly-\w+-/, '')}`,
        () => {
          const found = [...selected].filter(([name]) => name.startsWith(pod));
          const wrong = found.filter(([, has]) => has.sort().join() !== [...names].sort().join());
          if (found.length > 0 && wrong.length === 0) return Promise.resolve();
          return Promise.reject(new Error(`${JSON.stringify(wrong)} of pods ${[...selected.keys()].join(', ')}`));
        },
      );
  },
};

/** What kubectl takes after `-l`. */
function selectorOf({ spec }: KubernetesObject): string {
  const { matchLabels = {}, matchExpressions = [] } = (spec as { podSelector: Selector }).podSelector;
  const expressions = matchExpressions.map(({ key, operator, values = [] }) => {
    if (operator === 'NotIn') return `${key} notin (${values.join(',')})`;
    if (operator === 'DoesNotExist') return `!${key}`;
    throw new Error(`operator ${operator}`);
  });
  return [...Object.entries(matchLabels).map(([key, value]) => `${key}=${value}`), ...expressions].join(',');
}

interface Selector {
  readonly matchLabels?: Readonly<Record<string, string>>;
  readonly matchExpressions?: readonly {
    readonly key: string;
    readonly operator: string;
    readonly values?: readonly string[];
  }[];
}

function program(app: PipelineApp, url: string): void {
  const chart = new PipelineChart(app, 'restricted', { namespace: NAMESPACE, features: FEATURES });
  new PipelineNamespace(chart, 'namespace', { podSecurity: 'restricted', network: {} });
  const test = new Task(chart, 'pytest', {
    workspaces: { source: workspace() },
    stepTemplate: {
      securityContext: {
        runAsNonRoot: true,
        runAsUser: 65532,
        allowPrivilegeEscalation: false,
        capabilities: { drop: ['ALL'] },
        seccompProfile: { type: 'RuntimeDefault' },
      },
    },
    steps: ({ workspaces }) => [
      {
        name: 'pytest',
        image: 'python:3.13-slim',
        workingDir: workspaces.source.path,
        script: sh`python -m pytest -p no:cacheprovider`,
      },
    ],
  });
  const pipeline = new Pipeline(chart, 'pipeline', {
    params: { image: param.string() },
    workspaces: { source: workspace() },
  });
  const { params, workspaces } = pipeline;
  const clone = new GitCloneTask(chart, 'clone');
  const deploy = new DeployTask(chart, 'deploy', { manifests: 'k8s' });
  const source = pipeline.addTask('clone', clone, { params: { url }, workspaces: { output: workspaces.source } });
  const tested = pipeline.addTask('test', test, { workspaces: { source: source.workspaces.output } });
  pipeline.addTask('deploy', deploy, { params, workspaces: { source: tested.workspaces.source } });
  // Tekton's init containers run as the user of their image, which is root in some clusters.
  const podTemplate = { securityContext: { runAsUser: 65532, fsGroup: 65532 } };
  const source1 = { source: volumeClaim(Size.mebibytes(100)) };
  new PipelineRun(chart, 'run', { pipeline, params: { image: IMAGE }, workspaces: source1, podTemplate });

  const inlined = new PipelineChart(app, 'inlined', { namespace: NAMESPACE, features: FEATURES, tasks: 'inline' });
  const second = new Pipeline(inlined, 'pipeline', { workspaces: { source: workspace() } });
  const output = second.workspaces.source;
  second.addTask('clone', new GitCloneTask(inlined, 'clone'), { params: { url }, workspaces: { output } });
  new Schedule(inlined, 'nightly', {
    pipeline: second,
    cron: '0 0 * * *',
    workspaces: { source: volumeClaim(Size.mebibytes(100)) },
    podTemplate,
  });
}
