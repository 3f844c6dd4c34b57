import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { compileProgram } from './compile-program';
import { entries, filesBelow, installPacked, MANIFEST, ROOT, type Consumer } from './consumer';

let consumer: Consumer;

beforeAll(() => {
  consumer = installPacked();
}, 240_000);

afterAll(() => {
  rmSync(consumer.folder, { recursive: true, force: true });
});

describe('the tarball', () => {
  test('holds compiled code, sources, licence and documents, and nothing else', () => {
    const files = filesBelow(consumer.installed);
    const top = [...new Set(files.map((path) => path.split('/')[0]))];

    expect(top).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'lib', 'package.json', 'src']);
    expect(files.filter((path) => /(^|\/)(test|tests|bench)\/|\.(test|spec)\.|\.tsbuildinfo$/.test(path))).toEqual([]);
  });

  test('holds the whole licence', () => {
    expect(readFileSync(join(consumer.installed, 'LICENSE'), 'utf8')).toBe(readFileSync(join(ROOT, 'LICENSE'), 'utf8'));
  });

  test('holds no compiled file whose source is gone', () => {
    const withoutSource = filesBelow(join(consumer.installed, 'lib'))
      .filter((path) => path.endsWith('.js') && !path.startsWith('imports/'))
      .filter((path) => !existsSync(join(consumer.installed, 'src', path.replace(/\.js$/, '.ts'))));

    expect(withoutSource).toEqual([]);
  });

  test('holds the sources that its source maps name', () => {
    const maps = filesBelow(join(consumer.installed, 'lib')).filter((path) => path.endsWith('.js.map'));
    const missing = maps.flatMap((path) => {
      const { sources } = JSON.parse(readFileSync(join(consumer.installed, 'lib', path), 'utf8')) as {
        readonly sources: readonly string[];
      };
      return sources.filter((source) => !existsSync(join(consumer.installed, 'lib', path, '..', source)));
    });

    expect(maps.length).toBeGreaterThan(50);
    expect(missing).toEqual([]);
  });
});

describe.each(entries())('the entry $specifier', ({ specifier, file, types }) => {
  test('has its code and its declarations in the tarball', () => {
    expect([file, types].filter((path) => !existsSync(join(consumer.installed, path)))).toEqual([]);
  });

  test('can be required and imported, with the same names', () => {
    const required = consumer.run('-p', `JSON.stringify(Object.keys(require('${specifier}')).sort())`);
    const imported = consumer.run(
      '--input-type=module',
      '-e',
      `import * as all from '${specifier}';
       const { default: _, 'module.exports': __, ...names } = all;
       console.log(JSON.stringify(Object.keys(names).sort()));`,
    );

    expect(required.stderr + imported.stderr).toBe('');
    const names = JSON.parse(required.stdout) as string[];
    expect(names.length).toBeGreaterThan(3);
    expect((JSON.parse(imported.stdout) as string[]).filter((name) => name !== '__esModule')).toEqual(names);
  });
});

describe('a file that is no entry', () => {
  test('cannot be required', () => {
    expect(consumer.run('-e', `require('${MANIFEST.name}/lib/core/task/task')`).stderr).toContain(
      'ERR_PACKAGE_PATH_NOT_EXPORTED',
    );
  });
});

describe("the program of the README, in a consumer's project", () => {
  const [, program = ''] = /```ts\n([^]*?)```/.exec(readFileSync(join(ROOT, 'README.md'), 'utf8')) ?? [];

  test.each([
    ['CommonJS', 'commonjs'],
    ['ES modules', 'module'],
  ] as const)('compiles as %s, writes its YAML and says nothing on standard error', (_name, type) => {
    consumer.write('package.json', JSON.stringify({ name: 'consumer', private: true, type }));
    consumer.write('main.ts', program);
    rmSync(join(consumer.folder, 'dist'), { recursive: true, force: true });

    expect(compileProgram(consumer.folder)).toEqual([]);
    const { status, stderr, stdout } = consumer.run('main.js');

    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('apply:  kubectl apply -f dist/');
    expect(filesBelow(join(consumer.folder, 'dist'))).toEqual(['mountains.k8s.yaml', 'runs/mountains.k8s.yaml']);
  });

  test('reports a fault at the line of the compiled program, without stacks', () => {
    consumer.write('package.json', JSON.stringify({ name: 'consumer', private: true }));
    consumer.write(
      'wrong.js',
      `const { PipelineApp, PipelineChart, Pipeline } = require('${MANIFEST.name}');
const chart = new PipelineChart(new PipelineApp(), 'shop');
new Pipeline(chart, 'empty');
chart.node.root.synth();
`,
    );

    expect(consumer.run('wrong.js')).toEqual({
      status: 1,
      stdout: '',
      stderr: `error[no-tasks]: a Pipeline needs at least one task
  at shop/empty                                        wrong.js:3:1
  help: add one with addTask
`,
    });
  });
});

test('the command lint loads neither cdk8s nor a parser that the file does not need', () => {
  const yaml =
    'kind: Task\napiVersion: tekton.dev/v1\nmetadata: { name: a }\nspec: { steps: [{ name: a, image: alpine }] }\n';
  consumer.write('task.yaml', yaml);

  const { stdout, stderr } = consumer.run(
    '-e',
    `process.on('exit', () => console.log(JSON.stringify(Object.keys(require.cache))));
    process.argv = ['node', 'cdk8s-tekton', 'lint', 'task.yaml'];
    require(${JSON.stringify(join(consumer.installed, 'lib/cli/main.js'))});`,
  );

  expect(stderr).toBe('');
  const files = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as string[];
  const packages = files.flatMap((file) => file.split('/node_modules/').slice(1).at(-1)?.split('/')[0] ?? []);
  expect([...new Set(packages)].filter((name) => name !== MANIFEST.name).sort()).toEqual(['commander', 'yaml']);
});

describe('the main entry', () => {
  const IMAGE = `alpine@sha256:${'0'.repeat(64)}`;
  const HEAVY = ['cdk8s-plus-28', 'mvdan-sh', 'acorn', 'yaml'];

  /** Packages of which a program loads something; the copies that cdk8s brings do not count. */
  function loadedBy(program: string): string[] {
    const { stdout, stderr } = consumer.run(
      '-e',
      `${program};
      console.log(JSON.stringify(Object.keys(require.cache)));`,
    );
    expect(stderr).toBe('');
    const files = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as string[];
    return HEAVY.filter((name) => files.some((file) => file.startsWith(join(ROOT, 'node_modules', name, '/'))));
  }

  const START = `const { PipelineApp, PipelineChart, Task, Pipeline, PipelineRun, sh, node, param, RegistryWithUi } = require('${MANIFEST.name}');
    const app = new PipelineApp({ outdir: 'lazy', summary: false });
    const chart = new PipelineChart(app, 'shop');`;

  test('loads nothing heavy by itself', () => {
    expect(loadedBy(`const all = require('${MANIFEST.name}'); for (const name of Object.keys(all)) all[name]`)).toEqual(
      [],
    );
  });

  test('loads nothing heavy for tasks with plain scripts, from the first construct to the files', () => {
    expect(
      loadedBy(`${START}
        const pipeline = new Pipeline(chart, 'p');
        pipeline.addTask('a', new Task(chart, 't', { steps: [{ name: 'a', image: '${IMAGE}', script: 'true' }] }));
        new PipelineRun(chart, 'r', { pipeline });
        app.synth()`),
    ).toEqual([]);
  });

  test('loads the parser of shell with the first sh script that holds a reference, and nothing else', () => {
    expect(
      loadedBy(`${START}
        new Task(chart, 't', { params: { a: param.string() }, steps: ({ params }) => [{ name: 'a', image: '${IMAGE}', script: sh\`echo \${params.a}\` }] })`),
    ).toEqual(['mvdan-sh']);
  });

  test('loads cdk8s-plus with the first registry', () => {
    expect(loadedBy(`${START} new RegistryWithUi(chart, 'registry')`)).toContain('cdk8s-plus-28');
  });

  test('names cdk8s-plus when a registry needs it and it is not installed', () => {
    const moved = join(consumer.folder, 'node_modules/cdk8s-plus-28');
    rmSync(moved);

    const { status, stderr } = consumer.run('-e', `${START} new RegistryWithUi(chart, 'registry')`);

    expect(status).toBe(1);
    expect(stderr).toContain('error[missing-package]: RegistryWithUi needs the package "cdk8s-plus-28"');
  });
});

describe('tools that look at packages', () => {
  test('publint finds nothing', () => {
    const { status, stdout, stderr } = tool('publint', ['run', consumer.installed, '--strict']);

    expect({ status, output: stdout + stderr }).toEqual({
      status: 0,
      output: expect.stringContaining('All good!') as string,
    });
  });

  test('attw finds nothing for Node 16 and bundlers', () => {
    const { status, stdout } = tool('attw', [consumer.tarball, '--profile', 'node16', '--format', 'json']);

    const { analysis } = JSON.parse(stdout) as {
      readonly analysis: { readonly problems: readonly { readonly resolutionKind?: string }[] };
    };
    // The report lists what the profile leaves out, too: TypeScript's old resolution knows no subpaths.
    expect(analysis.problems.filter(({ resolutionKind }) => resolutionKind !== 'node10')).toEqual([]);
    expect(status).toBe(0);
  });

  function tool(name: string, args: readonly string[]) {
    return spawnSync(join(ROOT, 'node_modules/.bin', name), args, { cwd: consumer.folder, encoding: 'utf8' });
  }
});
