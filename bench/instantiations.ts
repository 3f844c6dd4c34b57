import { join } from 'node:path';
import typescript from 'typescript';

const ROOT = join(__dirname, '..');
/** Where the generated programs would lie; they are never written. */
const PROGRAM = join(ROOT, 'bench/generated.ts');
const FEW = 10;
const MANY = 60;

/** Everything a generated program starts from. */
const START = `
import { App, Size } from 'cdk8s';
import { param, Pipeline, PipelineChart, PipelineRun, result, Task, volumeClaim, when, workspace } from 'cdk8s-tekton';
const chart = new PipelineChart(new App(), 'chart');
const clone = new Task(chart, 'clone', {
  params: { url: param.string(), revision: param.string({ default: 'main' }), depth: param.string({ default: '1' }) },
  workspaces: { output: workspace(), ssh: workspace({ optional: true }) },
  results: { commit: result.string(), url: result.string() },
  steps: ({ params, workspaces }) => [
    { name: 'clone', image: 'alpine:3.21', args: [params.url, params.revision], workingDir: workspaces.output.path },
  ],
});
const pipeline = new Pipeline(chart, 'pipeline', { params: { url: param.string() }, workspaces: { source: workspace() } });
const { params, workspaces } = pipeline;
const task0 = pipeline.addTask('task-0', clone, { params, workspaces: { output: workspaces.source } });
`;

/** A statement of a generated program, for the i-th time. */
export type Statement = (i: number) => string;

/** What is measured, by name. Right ones compile, wrong ones have one error each. */
export const RIGHT_CALLS: Readonly<Record<string, Statement>> = {
  'addTask of a known task': (i) =>
    `const task${i} = pipeline.addTask('task-${i}', clone, { params: { url: params.url, revision: task${i - 1}.results.commit }, workspaces: { output: task${i - 1}.workspaces.output } });`,
  'addTask with conditions and flow': (i) =>
    `const task${i} = pipeline.addTask('task-${i}', clone, { params: { url: 'a' }, workspaces: { output: workspaces.source }, when: [when.equals(params.url, 'a')], retries: 2, runAfter: [task${i - 1}] });`,
  'addFinally of a known task': (i) =>
    `pipeline.addFinally('last-${i}', clone, { params: { url: params.url }, workspaces: { output: workspaces.source } });`,
  'addMatrix of a known task': (i) =>
    `pipeline.addMatrix('each-${i}', clone, { params: { url: params.url }, matrix: { revision: ['a', 'b'] }, workspaces: { output: workspaces.source } });`,
  'a new Task with its addTask': (i) => `
const new${i} = new Task(chart, 'new-${i}', {
  params: { a${i}: param.string(), b: param.string({ default: '${i}' }) },
  workspaces: { w${i}: workspace() },
  results: { r${i}: result.string() },
  steps: ({ params, workspaces }) => [{ name: 'step', image: 'alpine:3.21', args: [params.a${i}, params.b], workingDir: workspaces.w${i}.path }],
});
const task${i} = pipeline.addTask('task-${i}', new${i}, { params: { a${i}: params.url }, workspaces: { w${i}: workspaces.source } });`,
  'a new Pipeline with one task and a run': (i) => `
const pipeline${i} = new Pipeline(chart, 'pipeline-${i}', { params: { p${i}: param.string() }, workspaces: { w${i}: workspace() } });
pipeline${i}.addTask('clone', clone, { params: { url: pipeline${i}.params.p${i} }, workspaces: { output: pipeline${i}.workspaces.w${i} } });
new PipelineRun(chart, 'run-${i}', { pipeline: pipeline${i}, params: { p${i}: 'a' }, workspaces: { w${i}: volumeClaim(Size.gibibytes(1)) } });`,
};

export const WRONG_CALLS: Readonly<Record<string, Statement>> = {
  'wrong: unknown param': (i) =>
    `pipeline.addTask('task-${i}', clone, { params: { url: 'a', revison: 'b' }, workspaces: { output: workspaces.source } });`,
  'wrong: missing param': (i) =>
    `pipeline.addTask('task-${i}', clone, { params: { revision: 'b' }, workspaces: { output: workspaces.source } });`,
  'wrong: object for a text': (i) =>
    `pipeline.addTask('task-${i}', clone, { params: { url: {} }, workspaces: { output: workspaces.source } });`,
  'wrong: missing workspace': (i) => `pipeline.addTask('task-${i}', clone, { params: { url: 'a' } });`,
  'wrong: unknown option': (i) =>
    `pipeline.addTask('task-${i}', clone, { params: { url: 'a' }, workspaces: { output: workspaces.source }, retreis: 1 });`,
  'wrong: unknown result': (i) =>
    `pipeline.addTask('task-${i}', clone, { params: { url: task0.results.comit }, workspaces: { output: workspaces.source } });`,
};

/** What one more statement costs the type checker, and how many errors there are per statement. */
export interface TypeCost {
  readonly instantiations: number;
  readonly errors: number;
}

/** Counts type instantiations: the same number on every machine. */
export class TypeCosts {
  private readonly files = new Map<string, typescript.SourceFile | undefined>();
  private readonly options = readOptions();

  /** What the first statement costs, and each further one when types known by then are not made again. */
  of(statement: Statement): TypeCost & { readonly first: number } {
    const [none, one, few, many] = [0, 1, FEW, MANY].map((count) => this.check(programOf(statement, count)));
    if (!none || !one || !few || !many) throw new Error('four programs were checked');
    const further = (a: number, b: number): number => (b - a) / (MANY - FEW);
    return {
      first: one.instantiations - none.instantiations,
      instantiations: further(few.instantiations, many.instantiations),
      errors: further(few.errors, many.errors),
    };
  }

  private check(text: string): TypeCost {
    const host = typescript.createCompilerHost(this.options);
    const read = host.getSourceFile.bind(host);
    host.getSourceFile = (name, ...rest) => {
      if (name === PROGRAM) return typescript.createSourceFile(name, text, typescript.ScriptTarget.ES2022);
      if (!this.files.has(name)) this.files.set(name, read(name, ...rest));
      return this.files.get(name);
    };
    const program = typescript.createProgram([PROGRAM], this.options, host);
    const errors = program.getSemanticDiagnostics(program.getSourceFile(PROGRAM)).length;
    // Not in the public API, but what --extendedDiagnostics prints.
    const { getInstantiationCount } = program as unknown as { readonly getInstantiationCount: () => number };
    return { instantiations: getInstantiationCount(), errors };
  }
}

function programOf(statement: Statement, count: number): string {
  return START + Array.from({ length: count }, (_, i) => statement(i + 1)).join('\n');
}

function readOptions(): typescript.CompilerOptions {
  const { config } = typescript.readConfigFile(join(ROOT, 'tsconfig.json'), (path) =>
    typescript.sys.readFile(path),
  ) as {
    config: unknown;
  };
  const { options } = typescript.parseJsonConfigFileContent(config, typescript.sys, ROOT);
  return { ...options, noUnusedLocals: false, noUnusedParameters: false };
}
