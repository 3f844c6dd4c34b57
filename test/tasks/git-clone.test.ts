import { param, Pipeline, PipelineRun, secretKey, volumeClaim, workspace } from 'cdk8s-tekton';
import { Size } from 'cdk8s';
import type { Step } from '../../src/schema/step';
import { GitCloneTask, type GitCloneTaskProps } from '../../src/tasks/git-clone';
import { reportOfCall, testChart, theOnly } from '../helpers/chart';

const specOf = (props?: GitCloneTaskProps) => new GitCloneTask(testChart(), 'git-clone', props).spec;
const stepOf = (props?: GitCloneTaskProps): Step => specOf(props).steps[0]!;
const envOf = (name: string, props?: GitCloneTaskProps) =>
  stepOf(props).env!.find((variable) => variable.name === name);
const defaultOf = (name: string, props?: GitCloneTaskProps) =>
  specOf(props).params!.find((declared) => declared.name === name)?.default;

describe('GitCloneTask', () => {
  it('asks for the url alone', () => {
    const required = specOf().params!.filter(({ default: fallback }) => fallback === undefined);
    expect(required.map(({ name }) => name)).toEqual(['url']);
  });

  it('asks for the workspace of the files and takes those of credentials', () => {
    expect(
      specOf().workspaces!.map(({ name, optional = false, readOnly = false }) => ({ name, optional, readOnly })),
    ).toEqual([
      { name: 'output', optional: false, readOnly: false },
      { name: 'ssh-directory', optional: true, readOnly: true },
      { name: 'basic-auth', optional: true, readOnly: true },
      { name: 'ssl-ca-directory', optional: true, readOnly: true },
    ]);
  });

  it('gives the results of the catalog and those of Chains', () => {
    expect(specOf().results!.map(({ name }) => name)).toEqual([
      'commit',
      'url',
      'committer-date',
      'CHAINS-GIT_URL',
      'CHAINS-GIT_COMMIT',
    ]);
  });

  it.each<[string, GitCloneTaskProps, string]>([
    ['revision', { revision: 'main' }, 'main'],
    ['depth', { depth: 0 }, '0'],
    ['submodules', { submodules: false }, 'false'],
    ['submodulePaths', { submodulePaths: ['lib', 'vendor/x'] }, 'lib,vendor/x'],
    ['sparseCheckoutDirectories', { sparseCheckoutDirectories: ['web', 'api'] }, 'web,api'],
    ['lfs', { lfs: false }, 'false'],
    ['subdirectory', { subdirectory: 'src' }, 'src'],
  ])('takes the default of param %s from the prop', (name, props, value) => {
    expect(defaultOf(name, props)).toBe(value);
  });

  it.each([
    ['revision', ''],
    ['refspec', ''],
    ['depth', '1'],
    ['submodules', 'true'],
    ['submodulePaths', ''],
    ['sparseCheckoutDirectories', ''],
    ['lfs', 'true'],
    ['subdirectory', ''],
  ])('has a default for param %s', (name, value) => {
    expect(defaultOf(name)).toBe(value);
  });

  it('has the same script for every Task, with no variables in it', () => {
    const script = stepOf().script!;
    expect(script).not.toMatch(/\$\((params|workspaces|results|context)\b/);
    expect(stepOf({ depth: 0, user: 1000, sslVerify: false, transports: ['ssh'] }).script).toBe(script);
  });

  it('runs with no rights as a user that images know', () => {
    expect(stepOf().securityContext).toEqual({
      runAsNonRoot: true,
      runAsUser: 65534,
      runAsGroup: 65534,
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
      seccompProfile: { type: 'RuntimeDefault' },
    });
  });

  it('runs as another user', () => {
    expect(stepOf({ user: 1000 }).securityContext).toMatchObject({ runAsUser: 1000, runAsGroup: 1000 });
  });

  it('leaves the user to the cluster', () => {
    const { runAsUser, runAsGroup, runAsNonRoot } = stepOf({ user: 'cluster' }).securityContext!;
    expect({ runAsUser, runAsGroup, runAsNonRoot }).toEqual({ runAsNonRoot: true });
  });

  it('runs the image of the table', () => {
    expect(stepOf().image).toMatch(/^docker\.io\/alpine\/git:v[\d.]+@sha256:[0-9a-f]{64}$/);
    const chart = testChart({ images: { git: 'example.com/git:2' } });
    expect(new GitCloneTask(chart, 'git-clone').spec.steps[0]!.image).toBe('example.com/git:2');
  });

  it('runs another image', () => {
    expect(stepOf({ image: 'example.com/git:2' }).image).toBe('example.com/git:2');
  });

  it.each<[string, GitCloneTaskProps, string]>([
    ['GIT_ALLOW_PROTOCOL', { transports: ['https', 'ssh'] }, 'https:ssh'],
    ['DELETE_EXISTING', { deleteExisting: false }, 'false'],
    ['UNKNOWN_HOSTS', { unknownHosts: 'accept' }, 'accept'],
    ['GIT_SSL_NO_VERIFY', { sslVerify: false }, 'true'],
    ['http_proxy', { httpProxy: 'http://proxy:3128' }, 'http://proxy:3128'],
    ['https_proxy', { httpsProxy: 'http://proxy:3128' }, 'http://proxy:3128'],
    ['no_proxy', { noProxy: '.svc,10.0.0.0/8' }, '.svc,10.0.0.0/8'],
  ])('says %s to git', (name, props, value) => {
    expect(envOf(name, props)?.value).toBe(value);
  });

  it('allows https, http and ssh and checks everything', () => {
    const names = ['GIT_ALLOW_PROTOCOL', 'DELETE_EXISTING', 'UNKNOWN_HOSTS', 'GIT_SSL_NO_VERIFY', 'https_proxy'];
    expect(names.map((name) => envOf(name)?.value)).toEqual(['https:http:ssh', 'true', 'refuse', undefined, undefined]);
  });

  it('takes a proxy with a password from a Secret, after everything that could read it', () => {
    const { env } = stepOf({ httpsProxy: secretKey({ name: 'proxy' }, 'url') });
    const secretAt = env!.findIndex(({ valueFrom }) => valueFrom !== undefined);
    const lastReference = env!.findLastIndex(({ value }) => value?.includes('$('));
    expect(env![secretAt]).toEqual({
      name: 'https_proxy',
      valueFrom: { secretKeyRef: { name: 'proxy', key: 'url' } },
    });
    expect(secretAt).toBeGreaterThan(lastReference);
  });

  it('limits the step', () => {
    const computeResources = { limits: { memory: '512Mi' } };
    expect(stepOf({ computeResources }).computeResources).toEqual(computeResources);
  });

  it('takes the params of a pipeline whole, and gives what others build from', () => {
    const chart = testChart();
    const clone = new GitCloneTask(chart, 'git-clone');
    const pipeline = new Pipeline(chart, 'delivery', {
      params: { url: param.string(), revision: param.string({ default: 'main' }) },
      workspaces: { source: workspace(), key: workspace({ optional: true }) },
    });
    const { params, workspaces } = pipeline;
    const source = pipeline.addTask('clone', clone, {
      params,
      workspaces: { output: workspaces.source, 'ssh-directory': workspaces.key },
    });
    expect(`${source.results.commit} ${source.results['CHAINS-GIT_URL']}`).toBe(
      '$(tasks.clone.results.commit) $(tasks.clone.results.CHAINS-GIT_URL)',
    );
  });

  it('has the run give new volumes to its group', () => {
    const chart = testChart();
    const clone = new GitCloneTask(chart, 'git-clone');
    const pipeline = new Pipeline(chart, 'delivery', {
      params: { url: param.string() },
      workspaces: { source: workspace() },
    });
    pipeline.addTask('clone', clone, { params: pipeline.params, workspaces: { output: pipeline.workspaces.source } });
    new PipelineRun(chart, 'run', {
      pipeline,
      params: { url: 'https://github.com/acme/shop' },
      workspaces: { source: volumeClaim(Size.gibibytes(1)) },
    });
    const { taskRunTemplate } = theOnly('PipelineRun', chart).spec;
    expect(taskRunTemplate.podTemplate.securityContext.fsGroup).toBe(65534);
  });

  it.each<[string, GitCloneTaskProps]>([
    ['error[invalid-depth]: depth -1 is no number of commits', { depth: -1 }],
    ['error[invalid-depth]: depth 1.5 is no number of commits', { depth: 1.5 }],
    ['error[root-user]: user 0 may not clone', { user: 0 }],
    ['error[path-outside-workspace]: "../x" is no folder inside the repository', { subdirectory: '../x' }],
    ['error[path-outside-workspace]: "/x" is no folder inside the repository', { sparseCheckoutDirectories: ['/x'] }],
    ['error[path-outside-workspace]: "a,b" is no folder inside the repository', { submodulePaths: ['a,b'] }],
  ])('refuses with %s', (message, props) => {
    const report = reportOfCall(() => specOf(props));
    expect(report.split('\n')[0]).toBe(message);
    expect(report).toContain('at shop/git-clone');
    expect(report).toContain('test/tasks/git-clone.test.ts');
  });
});
