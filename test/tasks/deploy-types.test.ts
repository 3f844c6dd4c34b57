import { join } from 'node:path';
import ts from 'typescript';
import { complaints, compilerOptions, fits, markers, ROOT } from '../types/compile';

const START = `
import { App } from 'cdk8s';
import { Pipeline, PipelineChart, workspace } from 'cdk8s-tekton';
import { DeployTask } from '../../src/tasks/deploy';
import { ImageSlot } from '../../src/tasks/deploy/image-slot';
import { Strategy } from '../../src/tasks/deploy/strategy';

const chart = new PipelineChart(new App(), 'shop', { namespace: 'ci' });
const pipeline = new Pipeline(chart, 'delivery', { workspaces: { source: workspace() } });
const workspaces = { source: pipeline.workspaces.source };
const one = new DeployTask(chart, 'one', { manifests: 'k8s', namespace: 'default' });
const two = new DeployTask(chart, 'two', { images: ['web', 'worker'] });
const slots = new DeployTask(chart, 'slots', { images: { web: ImageSlot.name('acme/web'), worker: undefined } });
const set = new DeployTask(chart, 'set', { strategy: Strategy.setImage() });
const release = new DeployTask(chart, 'release', { strategy: Strategy.helm({ chart: 'chart', release: 'shop' }) });
`;

const RIGHT = `
new DeployTask(chart, 'nothing-said');
pipeline.addTask('a', one, { params: { image: 'x' }, workspaces });
pipeline.addTask('b', one, { params: { image: 'x', imageName: 'y', manifests: 'k8s', namespace: 'n' }, workspaces });
pipeline.addTask('c', two, { params: { web: 'x', worker: 'y', namespace: undefined }, workspaces });
pipeline.addTask('d', slots, { params: { web: 'x', worker: 'y' }, workspaces });
pipeline.addTask('e', set, { params: { image: 'x' } });
pipeline.addTask('f', release, { params: { image: 'x', chart: 'charts/shop' }, workspaces });
new DeployTask(chart, 'kinds', {
  kinds: ['Deployment', { kind: 'Rollout', apiGroup: 'argoproj.io', resource: 'rollouts' }],
  clusterKinds: [{ kind: 'Namespace', names: ['shop'] }],
});
`;

const WRONG = `
pipeline.addTask('a', one, { params: {}, workspaces });
//                           ^ TS2322: Property 'image' is missing
pipeline.addTask('b', one, { params: { image: 'x', manifest: 'k8s' }, workspaces });
//                                                 ^ TS2322: no param 'manifest'; there are
pipeline.addTask('c', one, { params: { image: 'x' } });
//                         ^ TS2345: Property 'workspaces' is missing
pipeline.addTask('d', two, { params: { web: 'x' }, workspaces });
//                           ^ TS2322: Property 'worker' is missing
pipeline.addTask('e', two, { params: { image: 'x' }, workspaces });
//                                     ^ TS2353: 'image' does not exist
pipeline.addTask('f', slots, { params: { web: 'x', wrker: 'y' }, workspaces });
//                                                 ^ TS2561: Did you mean to write 'worker'?
pipeline.addTask('g', two, { params: { web: 'x', worker: 'y', imageName: 'z' }, workspaces });
//                                                            ^ TS2322: no param 'imageName'; there are
pipeline.addTask('h', release, { params: { image: 'x', manifests: 'y' }, workspaces });
//                                                     ^ TS2322: no param 'manifests'; there are
pipeline.addTask('i', set, { params: { image: 'x' }, workspaces });
//                                                   ^ TS2322: no workspace 'source'; there are
new DeployTask(chart, 'j', { manifests: 'k8s', strategy: Strategy.setImage() });
//                                             ^ TS2322: Type 'Strategy<"setImage">' is not assignable to type 'undefined'
new DeployTask(chart, 'k', { images: ['web'], replaces: ImageSlot.name('x') });
//                                            ^ TS2322: Type 'ImageSlot' is not assignable to type 'undefined'
new DeployTask(chart, 'l', { kinds: ['Deploymet'] });
//                                   ^ TS2820: Did you mean '"Deployment"'?
new DeployTask(chart, 'm', { clusterKinds: [{ kind: 'Deployment', names: ['x'] }] });
//                                            ^ TS2322: '"Deployment"' is not assignable to type 'ClusterKind'
new DeployTask(chart, 'n', { namspace: 'x' });
//                           ^ TS2561: Did you mean to write 'namespace'?
new DeployTask(chart, 'o', { conflicts: 'force' });
//                           ^ TS2322: Type '"force"' is not assignable to type '"take" | "fail" | undefined'
new DeployTask(chart, 'p', { strategy: Strategy.helm({ chart: 'c', relase: 'r' }) });
//                                                                 ^ TS2561: Did you mean to write 'release'?
`;

/** The compiler's complaints about programs that stand here only. */
function check(texts: Readonly<Record<string, string>>): Record<string, string[]> {
  const sources = new Map(Object.entries(texts).map(([name, text]) => [join(__dirname, name), START + text]));
  const options = compilerOptions(ts, 'sources');
  const real = ts.createCompilerHost(options);
  const readFile = (path: string): string | undefined => sources.get(path) ?? real.readFile(path);
  const host: ts.CompilerHost = {
    ...real,
    readFile,
    fileExists: (path) => sources.has(path) || real.fileExists(path),
    getSourceFile: (path, version) => {
      const text = readFile(path);
      return text === undefined ? undefined : ts.createSourceFile(path, text, version);
    },
    getCurrentDirectory: () => ROOT,
  };
  const program = ts.createProgram([...sources.keys()], options, host);
  return Object.fromEntries(
    [...sources].map(([path, text]) => {
      const expected = markers(text);
      const found = complaints(ts, program, path);
      const missed = expected.filter((marker) => !found.some((complaint) => fits(marker, complaint)));
      const unexpected = found.filter((complaint) => !expected.some((marker) => fits(marker, complaint)));
      const lines = [...missed, ...unexpected].map(
        ({ line, text }) => `${sources.get(path)!.split('\n')[line]}\n${text}`,
      );
      return [path.slice(path.lastIndexOf('/') + 1), lines];
    }),
  );
}

test('right programs compile, and wrong ones fail where and as they shall', () => {
  expect(check({ 'right.ts': RIGHT, 'wrong.ts': WRONG })).toEqual({ 'right.ts': [], 'wrong.ts': [] });
}, 120_000);
