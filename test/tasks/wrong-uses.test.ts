import { Size } from 'cdk8s';
import {
  DeployTask,
  GitCloneTask,
  KanikoBuildTask,
  param,
  Pipeline,
  PipelineRun,
  RegistryWithUi,
  volumeClaim,
  workspace,
  type GitCloneTaskProps,
  type PipelineChart,
} from 'cdk8s-tekton';
import { synthesize } from '../../src/core/app/synthesis';
import type { PipelineApp } from '../../src/core/app/pipeline-app';
import { testChart } from '../helpers/chart';

/** Everything that is found in the app of a chart, shortly. */
function found(chart: PipelineChart): string[] {
  return synthesize(chart.node.root as PipelineApp).diagnostics.map(
    ({ rule, severity, message, at, help }) => `${severity}[${rule}] ${message} (${at.field}): ${help.join('; ')}`,
  );
}

const SOURCE = { source: volumeClaim(Size.gibibytes(1)) };

describe('the address of a clone', () => {
  function cloning(url: string, props: GitCloneTaskProps = {}): string[] {
    const chart = testChart();
    const pipeline = new Pipeline(chart, 'p', { params: { url: param.string() }, workspaces: { source: workspace() } });
    const { params, workspaces } = pipeline;
    pipeline.addTask('clone', new GitCloneTask(chart, 'clone', props), {
      params,
      workspaces: { output: workspaces.source },
    });
    new PipelineRun(chart, 'run', { pipeline, params: { url }, workspaces: SOURCE });
    return found(chart);
  }

  test.each([
    'https://github.com/acme/x',
    'HTTPS://github.com/acme/x',
    'http://git.ci.svc/x',
    'https://user@example.com:8443/x.git',
  ])('is fine with a scheme: %s', (url) => {
    expect(cloning(url)).toEqual([]);
  });

  test('without a scheme is a folder of the pod', () => {
    expect(cloning('github.com/acme/x')).toEqual([
      'error[git-transport] git url "github.com/acme/x" has no scheme, so git takes it for a folder (params.url): write https://github.com/acme/x',
    ]);
    expect(cloning('/srv/x.git')).toEqual([
      `error[git-transport] git url "/srv/x.git" has no scheme, so git takes it for a folder (params.url): transports of the GitCloneTask: https, http, ssh; for a folder add 'file'`,
    ]);
  });

  test('may be a folder where that is allowed', () => {
    expect(cloning('/srv/x.git', { transports: ['file'] })).toEqual([]);
  });

  test('by a way that the task does not allow is refused', () => {
    expect(cloning('git://example.com/x')).toEqual([
      'error[git-transport] git url "git://example.com/x" is reached by git, which task "clone" does not allow (params.url): transports of the GitCloneTask: https, http, ssh',
    ]);
  });
});

describe('the namespace of a deployment', () => {
  function deploying(namespace: string, props: { namespaces?: string[]; serviceAccount?: { name: string } } = {}) {
    const chart = testChart();
    const pipeline = new Pipeline(chart, 'p', {
      params: { stage: param.string() },
      workspaces: { source: workspace() },
    });
    const deploy = new DeployTask(chart, 'deploy', { namespace: 'staging', ...props });
    pipeline.addTask('deploy', deploy, {
      params: { image: 'ghcr.io/acme/shop@sha256:aa', namespace: pipeline.params.stage },
      workspaces: { source: pipeline.workspaces.source },
    });
    new PipelineRun(chart, 'run', { pipeline, params: { stage: namespace }, workspaces: SOURCE });
    return found(chart);
  }

  test('has to be one that the account has rights in', () => {
    expect(deploying('production')).toEqual([
      `error[namespace-without-rights] task "deploy" deploys to namespace "production", where its account has no rights (params.namespace): say it where the DeployTask is made: namespaces: ['production']; it may deploy to: staging`,
    ]);
  });

  test.each([
    ['is its own', 'staging', {}],
    ['is among its namespaces', 'production', { namespaces: ['production'] }],
    ['is for an account that nobody knows', 'production', { serviceAccount: { name: 'runner' } }],
  ])('is fine when it %s', (_what, namespace, props) => {
    expect(deploying(namespace, props)).toEqual([]);
  });
});

describe('the image between build and deployment', () => {
  function delivery(image: (registry: RegistryWithUi) => string, result: 'IMAGE_REF' | 'IMAGE_URL' = 'IMAGE_REF') {
    const chart = testChart();
    const registry = new RegistryWithUi(chart, 'registry');
    const pipeline = new Pipeline(chart, 'p', { workspaces: { source: workspace() }, run: { workspaces: SOURCE } });
    const { source } = pipeline.workspaces;
    const build = new KanikoBuildTask(chart, 'build', { registry });
    const built = pipeline.addTask('build', build, { params: { image: image(registry) }, workspaces: { source } });
    pipeline.addTask('deploy', new DeployTask(chart, 'deploy', { namespace: 'shop' }), {
      params: { image: built.results[result] },
      workspaces: { source },
    });
    new PipelineRun(chart, 'run', { pipeline });
    return found(chart);
  }

  test('is fine as the registry names it', () => {
    expect(delivery((registry) => `${registry.image('shop', '1')}`)).toEqual([]);
  });

  test('is not pushed by the name for nodes', () => {
    expect(delivery(() => 'localhost:30500/shop:$(context.pipelineRun.name)')).toEqual([
      `error[pull-name-pushed] task "build" pushes to "localhost:30500", by which nodes know the registry and pods do not (params.image): let the registry name it: registry.image('shop', source.results.commit), which holds both names`,
    ]);
  });

  test('is probably not meant for Docker Hub', () => {
    expect(delivery(() => 'shop:1')).toEqual([
      `warning[other-registry] task "build" pushes "shop:1" to "docker.io", and not to its registry "shop-registry.ci.svc.cluster.local:5000" (params.image): let the registry name it: registry.image('shop', source.results.commit), which holds both names`,
    ]);
  });

  test('is not deployed by the name for pods', () => {
    expect(delivery((registry) => `${registry.image('shop', '1')}`, 'IMAGE_URL')).toEqual([
      'error[push-name-deployed] param "image" of task "deploy" is IMAGE_URL of task "build", a name that nodes do not know (params.image): give IMAGE_REF: it says localhost:30500 and the digest, IMAGE_URL says shop-registry.ci.svc.cluster.local:5000',
    ]);
  });
});
