import type { IConstruct } from 'constructs';
import { diagnostic, type Diagnostic } from '../../diagnostics/diagnostic';
import type { PendingPlace } from '../../diagnostics/place';
import type { TaskSpec } from '../../schema/task';
import { variableKind } from '../../schema/variable-kinds';
import { parseVariables } from '../../schema/variables';
import { quote } from '../../util/quote';
import type { INamed } from '../named';
import { placeOfTask, type Entry } from '../pipeline/entry';
import type { IPipeline } from '../pipeline/ipipeline';
import { Reference } from '../references/reference';
import type { ITask } from '../task/itask';
import type { TaskUse } from '../task/task-use';
import { checkChildAccounts } from './check-child-accounts';
import type { RunContent } from './render-run';

/**
 * What is wrong with what tasks get in this run: logins that are missing, or come twice. Asked when the program is complete.
 *
 * @param transports what is known of addresses that an event gives
 */
export function checkTaskUses(run: RunContent, place: PendingPlace, transports?: TaskUse['transports']): Diagnostic[] {
  const account = run.serviceAccount ?? run.pipeline.run.serviceAccount;
  const found = usesOf(run).flatMap(({ task, entry: _, ...use }) =>
    judge(task, { ...use, transports, accountSecrets: secretsOf(task.serviceAccount ?? account), place }),
  );
  // Tekton hands the account of the run down, whatever a task of a pipeline in it brings.
  const below = childrenOf(run)
    .flatMap(usesOf)
    .flatMap(({ task, entry: _, ...use }) =>
      judge(task, { ...use, transports, accountSecrets: secretsOf(account), place }),
    );
  return [...found, ...below, ...checkChildAccounts(run.pipeline, account, place)];
}

/** The same for a pipeline that nothing in the program runs, as far as it is its own doing. */
export function checkUnrunTasks(pipeline: IPipeline & Pick<IConstruct, 'node'>): Diagnostic[] {
  const account = pipeline.run.serviceAccount;
  return usesOf({ pipeline }).flatMap(({ task, entry, ...use }) => {
    const said = task.serviceAccount ?? account;
    const accountSecrets = said && secretsOf(said);
    return judge(task, { ...use, accountSecrets, isUnrun: said === undefined, place: placeOfTask(pipeline, entry) });
  });
}

interface KnownUse extends Pick<TaskUse, 'name' | 'params' | 'given' | 'results' | 'workspaces'> {
  readonly task: ITask;
  readonly entry: Entry;
}

function usesOf(run: Pick<RunContent, 'pipeline' | 'params'>): KnownUse[] {
  const values = valuesOf(run);
  return [...run.pipeline.entries.values()].flatMap((entry) => {
    const { name, task, bound } = entry;
    if (!task) return [];
    const given = givenTo(entry);
    const results = resultsOf(given, run.pipeline);
    return [{ name, task, entry, params: paramsOf(entry, values), given, results, workspaces: new Set(bound.keys()) }];
  });
}

/** The pipelines inside of a pipeline, on every level, each with the texts that it is given. */
function childrenOf(
  run: Pick<RunContent, 'pipeline' | 'params'>,
  above: ReadonlySet<IPipeline> = new Set([run.pipeline]),
): Pick<RunContent, 'pipeline' | 'params'>[] {
  const values = valuesOf(run);
  return [...run.pipeline.entries.values()].flatMap(({ child, wire }) => {
    if (!child || above.has(child)) return [];
    const params = Object.fromEntries(
      (wire.params ?? []).map(({ name, value }) => [name, textOf(value, values) ?? value] as const),
    );
    const inner = { pipeline: child, params };
    return [inner, ...childrenOf(inner, new Set([...above, child]))];
  });
}

function judge(task: ITask, use: TaskUse): Diagnostic[] {
  return [...(task.checkUse?.(use) ?? []), ...twice(use, task.spec)];
}

/**
 * Secrets that Tekton hands to the steps of an account's pods: those of a RunAccount, none of an account that is made for a run,
 * and nobody knows those of accounts that exist.
 */
export function secretsOf(account: INamed | undefined): readonly INamed[] | undefined {
  if (account === undefined) return [];
  return 'secrets' in account ? (account.secrets as readonly INamed[]) : undefined;
}

/** Texts of the params of the pipeline in this run. */
function valuesOf({ pipeline, params = {} }: Pick<RunContent, 'pipeline' | 'params'>): ReadonlyMap<string, string> {
  const declared = Object.entries(pipeline.declarations.params).flatMap(([name, declaration]) => {
    const given = params[name] ?? ('default' in declaration ? declaration.default : undefined);
    const value = Reference.isReference(given) ? `${given}` : given;
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  return new Map(declared);
}

function givenTo({ wire }: Entry): ReadonlyMap<string, string> {
  return new Map((wire.params ?? []).flatMap(({ name, value }) => (typeof value === 'string' ? [[name, value]] : [])));
}

function resultsOf(given: ReadonlyMap<string, string>, { entries }: IPipeline): TaskUse['results'] {
  const taken = [...given].flatMap(([name, text]) => {
    const [variable] = parseVariables(text);
    if (variable?.text !== text) return [];
    const meaning = variableKind(variable);
    if (meaning.kind !== 'task-result') return [];
    const { task, result } = meaning;
    return [[name, { task, result, network: entries.get(task)?.task?.network }] as const];
  });
  return new Map(taken);
}

/** Texts of the params of a task: fixed ones, and those that the run gives whole. */
function paramsOf({ wire, declarations }: Entry, values: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const defaults = Object.entries(declarations.params).flatMap(([name, declaration]) =>
    'default' in declaration && typeof declaration.default === 'string' ? [[name, declaration.default] as const] : [],
  );
  const given = (wire.params ?? []).map(({ name, value }) => [name, textOf(value, values)] as const);
  const all = new Map<string, string | undefined>([...defaults, ...given]);
  return new Map([...all].flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const])));
}

function textOf(value: unknown, values: ReadonlyMap<string, string>): string | undefined {
  if (typeof value !== 'string') return undefined;
  const variables = parseVariables(value);
  const [first] = variables;
  if (!first) return value;
  const meaning = variableKind(first);
  return variables.length === 1 && first.text === value && meaning.kind === 'param'
    ? values.get(meaning.name)
    : undefined;
}

/** A Secret that the account hands to every step, and that is mounted as well. */
function twice({ name, accountSecrets = [], place }: TaskUse, spec: TaskSpec | undefined): Diagnostic[] {
  const mounted = (spec?.volumes ?? []).flatMap(({ secret, projected }) => [
    secret?.secretName,
    ...(projected?.sources ?? []).map((source) => source.secret?.name),
  ]);
  const both = accountSecrets.find((secret) => mounted.includes(secret.name));
  if (!both) return [];
  return [
    diagnostic({
      rule: 'credentials-twice',
      message: `Secret ${quote(both.name)} reaches task ${quote(name)} as files of its own and by the account of the run`,
      data: { secret: both.name, task: name },
      at: place,
      help: 'drop it from the secrets of the account: there every step of every task can read it',
    }),
  ];
}
