import { parseVariables } from '../../schema/variables';
import { variableKind, type VariableKind } from '../../schema/variable-kinds';
import { quote } from '../../util/quote';
import type { Callee, Callees } from '../documents/callee';
import { placed } from '../tasks/containers';
import type { SetDocument } from '../documents/document-set';
import { mergedSteps } from '../tasks/merge-steps';
import { mentions, writtenResults, type FindRun } from './payload-scripts';
import { programs } from '../scripts/pasted-text';
import { allParams, valueTexts } from '../pipelines/result-references';
import type {
  AnyContainer,
  AnyParam,
  AnyParamSpec,
  AnyPipelineRunSpec,
  AnyPipelineSpec,
  AnyPipelineTask,
  AnyStep,
  AnyStepActionSpec,
  AnyTaskRunSpec,
  AnyTaskSpec,
} from '../wire';

/** A field of a document of the set; of the document at hand without one. */
export interface Spot {
  readonly document: SetDocument | undefined;
  readonly path: string;
}

/** One station of a value. */
export interface Hop {
  readonly note: string;
  readonly at: Spot;
}

/** A script in which a value ends, with the way to it. */
export interface ReachedScript {
  /** `step "log" of Task "notify"`. */
  readonly what: string;
  readonly variable: string;
  /** The param or result that is pasted, if it is not a param of the template. */
  readonly param: string | undefined;
  /** The environment variable whose text the script runs. @default - the text is pasted */
  readonly evaluated?: string;
  /** The last one is the script. */
  readonly hops: readonly Hop[];
}

/** Names of variables with a value of the event, each with its way so far. */
type Carried = ReadonlyMap<string, readonly Hop[]>;

/** More than any pipeline hands a text on in. */
const MOST_ROUNDS = 20;

/** The scripts that a param of a TriggerTemplate reaches through a run that the template makes. */
export function scriptsReached(
  param: string,
  run: { readonly kind?: unknown; readonly spec?: unknown },
  at: Spot,
  callees: Callees,
  findRun: FindRun,
): ReachedScript[] {
  const carried: Carried = new Map([[`tt.params.${param}`, []]]);
  const ways = new Ways(callees, findRun);
  const spec: Spot = { ...at, path: `${at.path}.spec` };
  if (run.kind === 'PipelineRun') ways.pipelineRun(run.spec ?? {}, spec, carried);
  if (run.kind === 'TaskRun') ways.taskRun(run.spec ?? {}, spec, carried);
  return ways.reached;
}

class Ways {
  readonly reached: ReachedScript[] = [];
  private readonly within = new Set<object>();

  constructor(
    private readonly callees: Callees,
    private readonly findRun: FindRun,
  ) {}

  pipelineRun(run: AnyPipelineRunSpec, at: Spot, carried: Carried): void {
    const given = givenTo('the run', run.params ?? [], below(at, 'params'), carried);
    const callee = this.callees.ofPipelineRun(run);
    if (!callee) return;
    const [inside, into] = entered(callee, below(at, 'pipelineSpec'), carried, given);
    this.pipeline(callee, inside, into);
  }

  taskRun(run: AnyTaskRunSpec, at: Spot, carried: Carried): void {
    const given = givenTo('the run', run.params ?? [], below(at, 'params'), carried);
    const callee = this.callees.ofTaskRun(run);
    if (!callee) return;
    const [inside, into] = entered(callee, below(at, 'taskSpec'), carried, given);
    this.task(callee, inside, into);
  }

  /** Follows the values through the tasks, and gives back the results of the pipeline that have them. */
  private pipeline(callee: Callee<AnyPipelineSpec>, at: Spot, all: Carried): Carried {
    const { spec } = callee;
    const carried = new Map(unlisted(all, spec.params));
    // A result may be used by a task that stands before the one that has it.
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const [known, told] = [carried.size, this.reached.length];
      for (const section of ['tasks', 'finally'] as const)
        spec[section]?.forEach((task, i) => {
          const results = this.pipelineTask(task, below(at, `${section}[${i}]`), carried);
          for (const [result, hops] of results) carried.set(`tasks.${task.name ?? ''}.results.${result}`, hops);
        });
      if (carried.size === known) break;
      this.reached.length = told;
    }
    return givenTo(
      'the pipeline',
      (spec.results ?? []) as readonly AnyParam[],
      below(at, 'results'),
      carried,
      'result',
    );
  }

  private pipelineTask(task: AnyPipelineTask, here: Spot, carried: Carried): Carried {
    const open = unguarded(carried, task);
    if (open.size === 0) return open;
    const ofChild = this.childPipeline(task, here, open);
    const found = this.callees.ofPipelineTask(task, isCustom(task));
    if (!found) return ofChild;
    const given = givenTo(`task ${quote(task.name ?? '')}`, allParams(task), here, open);
    const [inside, into] = entered(found, below(here, 'taskSpec'), open, given);
    return this.task(found, inside, into);
  }

  private childPipeline(task: AnyPipelineTask, here: Spot, open: Carried): Carried {
    const child = this.callees.ofChildPipeline(task);
    // A pipeline that runs itself is another fault.
    if (!child || this.within.has(child.spec)) return new Map();
    this.within.add(child.spec);
    const given = givenTo(`pipeline task ${quote(task.name ?? '')}`, task.params ?? [], below(here, 'params'), open);
    const [inside, into] = entered(child, below(here, 'pipelineSpec'), open, given);
    // Its tasks have names of their own.
    const results = this.pipeline(child, inside, new Map([...into].filter(([name]) => !name.startsWith('tasks.'))));
    this.within.delete(child.spec);
    return results;
  }

  /** Follows the values through the steps, and gives back the results of the task that have them. */
  private task({ spec, title }: Callee<AnyTaskSpec>, at: Spot, all: Carried): Carried {
    const carried = new Map(unlisted(all, spec.params));
    const results = new Map<string, readonly Hop[]>();
    if (carried.size === 0) return results;
    const declared = new Set((spec.results ?? []).map(({ name = '' }) => name));
    for (const { container, what, path } of placed(mergedSteps(spec), 'step', `${at.path}.steps`)) {
      const { ref, params = [], name = '' } = container as AnyStep;
      const action = this.callees.ofStep(ref);
      const here = { ...at, path };
      const written = action
        ? this.stepAction(action, givenTo(`step ${quote(name)}`, params, below(here, 'params'), carried))
        : this.container(container, `${what} of ${title}`, here, carried);
      for (const [result, hops] of written) {
        if (declared.has(result)) results.set(result, hops);
        carried.set(`steps.${name}.results.${result}`, hops);
      }
    }
    for (const { container, what, path } of placed(spec.sidecars, 'sidecar', `${at.path}.sidecars`))
      this.container(container, `${what} of ${title}`, { ...at, path }, carried);
    const handedOn = (spec.results ?? []).filter(({ value }) => value !== undefined);
    for (const one of givenTo(title, handedOn as readonly AnyParam[], below(at, 'results'), carried, 'result'))
      results.set(...one);
    return results;
  }

  private stepAction({ spec, title, document }: Callee<AnyStepActionSpec>, given: Carried): Carried {
    return this.container(spec, title, { document, path: 'spec' }, unlisted(given, spec.params));
  }

  /** Tells of what a container runs, and gives back the results that it writes values into. */
  private container(container: AnyContainer, what: string, at: Spot, carried: Carried): Carried {
    const results = new Map<string, readonly Hop[]>();
    const variables = new Map(
      (container.env ?? []).flatMap(({ name = '', value }) => {
        const [first] = carriedIn(value ?? '', carried);
        return first && /^\w+$/.test(name) ? [[name, first] as const] : [];
      }),
    );
    for (const program of programs(container)) {
      const { field, text } = program;
      const place = below(at, field);
      for (const { name, variable, hops } of carriedIn(text, carried))
        this.reached.push({
          what,
          variable,
          param: name.startsWith('tt.') ? undefined : name.replace(/^.*\./, ''),
          hops: [...hops, { note: `it is pasted into the script of ${what}`, at: place }],
        });
      for (const [name, { variable, hops }] of variables) {
        const run = this.findRun(program, name);
        if (run === undefined) continue;
        const note = `the script of ${what} runs the text of "$${name}"${run}`;
        this.reached.push({ what, variable, param: undefined, evaluated: name, hops: [...hops, { note, at: place }] });
      }
      const waysIn = (line: string): readonly Hop[] | undefined =>
        carriedIn(line, carried)[0]?.hops ?? [...variables].find(([name]) => mentions(line, name))?.[1].hops;
      for (const result of writtenResults(text, (line) => waysIn(line) !== undefined)) {
        const [hops = []] = [...variables.values(), ...carriedIn(text, carried)].map((one) => one.hops);
        results.set(result, [...hops, { note: `${what} writes it into result ${quote(result)}`, at: place }]);
      }
    }
    return results;
  }
}

/** What a callee sees of a value: all where it stands inside its caller, and what it is given. */
function entered(callee: Callee<unknown>, inside: Spot, carried: Carried, given: Carried): [Spot, Carried] {
  if (callee.document) return [{ document: callee.document, path: 'spec' }, given];
  const { params = [] } = callee.spec as { readonly params?: readonly AnyParamSpec[] };
  const own = new Set(params.map(({ name }) => name));
  return [inside, new Map([...[...carried].filter(([name]) => !own.has(name)), ...given])];
}

/** The params that are given a value of the event. */
function givenTo(
  whom: string,
  params: readonly AnyParam[],
  at: Spot,
  carried: Carried,
  what: 'param' | 'result' = 'param',
): Carried {
  return new Map(
    params.flatMap(({ name = '', value }, i) => {
      const [first] = valueTexts(value).flatMap((text) => carriedIn(text, carried));
      if (!first) return [];
      // Params of a matrix stand elsewhere; the task is near enough.
      const place = /(?:params|results)$/.test(at.path) ? below(at, `[${i}].value`) : at;
      return [
        [
          name,
          [
            ...first.hops,
            { note: `${whom} ${what === 'param' ? 'gets' : 'gives'} it as ${what} ${quote(name)}`, at: place },
          ],
        ] as const,
      ];
    }),
  );
}

function carriedIn(
  text: string,
  carried: Carried,
): { readonly name: string; readonly variable: string; readonly hops: readonly Hop[] }[] {
  if (!text.includes('$(')) return [];
  return parseVariables(text).flatMap((variable) => {
    const kind = variableKind(variable);
    const name = carriedName(kind);
    const hops = carried.get(name);
    return hops ? [{ name, variable: variable.text, hops }] : [];
  });
}

function carriedName(kind: VariableKind): string {
  switch (kind.kind) {
    case 'param':
      return kind.name;
    case 'trigger-param':
      return `tt.params.${kind.name}`;
    case 'task-result':
    case 'finally-result':
      return `tasks.${kind.task}.results.${kind.result}`;
    case 'step-result':
      return `steps.${kind.step}.results.${kind.result}`;
    default:
      return '';
  }
}

/** Without the params that take listed values only. */
function unlisted(carried: Carried, params: readonly AnyParamSpec[] = []): Carried {
  const listed = new Set(params.flatMap(({ name, enum: values }) => (values?.length ? [name] : [])));
  return listed.size === 0 ? carried : new Map([...carried].filter(([name]) => !listed.has(name)));
}

/** Without the params that a task compares with listed values before it starts. */
function unguarded(carried: Carried, { when = [] }: AnyPipelineTask): Carried {
  const guarded = new Set(
    when.flatMap(({ input = '', operator }) =>
      operator === 'in'
        ? carriedIn(input, carried).flatMap(({ name, variable }) => (variable === input ? [name] : []))
        : [],
    ),
  );
  return guarded.size === 0 ? carried : new Map([...carried].filter(([name]) => !guarded.has(name)));
}

function isCustom({ taskRef, taskSpec }: AnyPipelineTask): boolean {
  const { kind = 'Task', apiVersion } = taskRef ?? taskSpec ?? {};
  return (kind !== '' && kind !== 'Task') || apiVersion !== undefined;
}

function below({ document, path }: Spot, field: string): Spot {
  return { document, path: field.startsWith('[') ? `${path}${field}` : `${path}.${field}` };
}
