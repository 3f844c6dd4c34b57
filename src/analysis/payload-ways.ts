import { parseVariables } from '../schema/variables';
import { variableKind } from '../schema/variable-kinds';
import { quote } from '../util/quote';
import type { Callee, Callees } from './callee';
import { placed } from './containers';
import type { SetDocument } from './document-set';
import { programs } from './pasted-text';
import { allParams, valueTexts } from './result-references';
import type {
  AnyContainer,
  AnyParam,
  AnyParamSpec,
  AnyPipelineRunSpec,
  AnyPipelineSpec,
  AnyPipelineTask,
  AnyStepActionSpec,
  AnyTaskRunSpec,
  AnyTaskSpec,
} from './wire';

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
  /** The param that is pasted, if it is not the template's own. */
  readonly param: string | undefined;
  /** The last one is the script. */
  readonly hops: readonly Hop[];
}

/** Names of variables with a value of the event, each with its way so far. */
type Carried = ReadonlyMap<string, readonly Hop[]>;

/** The scripts that a param of a TriggerTemplate reaches through a run that the template makes. */
export function scriptsReached(
  param: string,
  run: { readonly kind?: unknown; readonly spec?: unknown },
  at: Spot,
  callees: Callees,
): ReachedScript[] {
  const carried: Carried = new Map([[`tt.params.${param}`, []]]);
  const ways = new Ways(callees);
  const spec: Spot = { ...at, path: `${at.path}.spec` };
  if (run.kind === 'PipelineRun') ways.pipelineRun(run.spec ?? {}, spec, carried);
  if (run.kind === 'TaskRun') ways.taskRun(run.spec ?? {}, spec, carried);
  return ways.reached;
}

class Ways {
  readonly reached: ReachedScript[] = [];
  private readonly within = new Set<object>();

  constructor(private readonly callees: Callees) {}

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

  private pipeline(callee: Callee<AnyPipelineSpec>, at: Spot, all: Carried): void {
    const { spec, document } = callee;
    const carried = unlisted(all, spec.params);
    const callees = document ? this.callees.from(document.namespace) : this.callees;
    for (const section of ['tasks', 'finally'] as const)
      spec[section]?.forEach((task, i) => {
        const here = below(at, `${section}[${i}]`);
        const open = unguarded(carried, task);
        if (open.size === 0) return;
        this.childPipeline(task, here, open, callees);
        const found = callees.ofPipelineTask(task, isCustom(task));
        if (!found) return;
        const given = givenTo(`task ${quote(task.name ?? '')}`, allParams(task), here, open);
        const [inside, into] = entered(found, below(here, 'taskSpec'), open, given);
        this.task(found, inside, into);
      });
  }

  private childPipeline(task: AnyPipelineTask, here: Spot, open: Carried, callees: Callees): void {
    const child = callees.ofChildPipeline(task);
    // A pipeline that runs itself is another fault.
    if (!child || this.within.has(child.spec)) return;
    this.within.add(child.spec);
    const given = givenTo(`pipeline task ${quote(task.name ?? '')}`, task.params ?? [], below(here, 'params'), open);
    const [inside, into] = entered(child, below(here, 'pipelineSpec'), open, given);
    this.pipeline(child, inside, into);
    this.within.delete(child.spec);
  }

  private task({ spec, title, document }: Callee<AnyTaskSpec>, at: Spot, all: Carried): void {
    const carried = unlisted(all, spec.params);
    if (carried.size === 0) return;
    const callees = document ? this.callees.from(document.namespace) : this.callees;
    for (const { container, what, path } of [
      ...placed(spec.steps, 'step', `${at.path}.steps`),
      ...placed(spec.sidecars, 'sidecar', `${at.path}.sidecars`),
    ])
      this.container(container, `${what} of ${title}`, { ...at, path }, carried);
    spec.steps?.forEach(({ ref, params = [], name = '' }, i) => {
      const action = callees.ofStep(ref);
      const here = below(at, `steps[${i}].params`);
      if (action) this.stepAction(action, givenTo(`step ${quote(name)}`, params, here, carried));
    });
  }

  private stepAction({ spec, title, document }: Callee<AnyStepActionSpec>, given: Carried): void {
    this.container(spec, title, { document, path: 'spec' }, unlisted(given, spec.params));
  }

  private container(container: AnyContainer, what: string, at: Spot, carried: Carried): void {
    for (const { field, text } of programs(container))
      for (const { name, variable, hops } of carriedIn(text, carried))
        this.reached.push({
          what,
          variable,
          param: name.startsWith('tt.') ? undefined : name,
          hops: [...hops, { note: `it is pasted into the script of ${what}`, at: below(at, field) }],
        });
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
function givenTo(whom: string, params: readonly AnyParam[], at: Spot, carried: Carried): Carried {
  return new Map(
    params.flatMap(({ name = '', value }, i) => {
      const [first] = valueTexts(value).flatMap((text) => carriedIn(text, carried));
      if (!first) return [];
      // Params of a matrix stand elsewhere; the task is near enough.
      const place = at.path.endsWith('params') ? below(at, `[${i}].value`) : at;
      return [[name, [...first.hops, { note: `${whom} gets it as param ${quote(name)}`, at: place }]] as const];
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
    const name = kind.kind === 'param' ? kind.name : kind.kind === 'trigger-param' ? `tt.params.${kind.name}` : '';
    const hops = carried.get(name);
    return hops ? [{ name, variable: variable.text, hops }] : [];
  });
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
