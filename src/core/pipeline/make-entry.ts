import type { CallSite } from '../../diagnostics/call-site';
import { fail } from '../../diagnostics/diagnostic-error';
import type { PendingPlace } from '../../diagnostics/place';
import { unknownNameHelp } from '../../diagnostics/unknown-name';
import type { Matrix } from '../../schema/matrix';
import { compact } from '../../util/compact';
import { quote } from '../../util/quote';
import { unlessEmpty } from '../../util/unless-empty';
import { checkDnsLabel } from '../names';
import { Reference } from '../references/reference';
import { renderDuration } from '../render-duration';
import type { ITask } from '../task/itask';
import { placeOfTask, type Entry } from './entry';
import { checkReferences } from './check-references';
import type { AnyTaskOptions } from './options';
import type { Pipeline } from './pipeline';
import type { HandleInit } from './pipeline-task';
import { renderArguments } from './render-arguments';
import { renderBindings } from './render-bindings';

/** What a method of a pipeline was called with. */
interface Added {
  readonly name: string;
  readonly task: ITask | Omit<ITask, 'spec'>;
  readonly options: AnyTaskOptions;
  readonly section: Entry['section'];
  readonly index: number;
  readonly site: CallSite;
}

type AnyPipeline = Pick<Pipeline, 'entries' | 'node'>;

const OPTION_KEYS: Record<keyof AnyTaskOptions, true> = {
  when: true,
  retries: true,
  timeout: true,
  onError: true,
  displayName: true,
  description: true,
  params: true,
  workspaces: true,
  runAfter: true,
  matrix: true,
  include: true,
};

/** Checks what a task is given and keeps it in wire form; also says what its handle is made of. */
export function makeEntry(pipeline: AnyPipeline, added: Added): { entry: Entry; handle: HandleInit } {
  const { name, task, options, section, index, site } = added;
  const place = placeOfTask(pipeline, added);
  checkTaskName(name, pipeline, place);
  checkOptions(options, place);
  checkReferences(options, pipeline, section, place);
  const { declarations, title } = task;
  const matrix = renderMatrix(options);
  const params = renderArguments(
    options.params ?? {},
    { title, params: declarations.params, givenElsewhere: matrixNames(options), isFinally: section === 'finally' },
    place,
  );
  const bindings = renderBindings(
    options.workspaces ?? {},
    { title, workspaces: declarations.workspaces, pipeline },
    place,
  );
  const entry: Entry = {
    name,
    section,
    index,
    wire: compact({
      name,
      displayName: options.displayName === undefined ? undefined : `${options.displayName}`,
      description: options.description,
      when: unlessEmpty((options.when ?? []).map((expression) => expression.wire)),
      params: unlessEmpty(params),
      matrix,
      workspaces: unlessEmpty(bindings.wire),
      retries: options.retries,
      timeout: options.timeout && renderDuration(options.timeout),
      onError: options.onError === undefined ? undefined : (`${options.onError}` as 'continue'),
    }),
    after:
      section === 'finally'
        ? new Set()
        : new Set([...(options.runAfter ?? []).map((handle) => handle.name), ...bindings.after]),
    declarations,
    task: 'spec' in task ? task : undefined,
    target: () => task.target(pipeline as Pipeline),
    bound: bindings.bound,
    isMatrix: matrix !== undefined,
    site,
  };
  return { entry, handle: handleInit(pipeline, entry, title, place) };
}

function handleInit(pipeline: object, entry: Entry, title: string, place: PendingPlace): HandleInit {
  return {
    pipeline,
    name: entry.name,
    results: entry.declarations.results,
    workspaces: entry.bound,
    onUnbound: (workspace) =>
      fail({
        rule: 'unbound-workspace',
        message: `task ${quote(entry.name)} does not bind workspace ${quote(workspace)}`,
        data: { task: entry.name, workspace },
        at: place,
        help: Object.hasOwn(entry.declarations.workspaces, workspace)
          ? `bind it where the task is added: workspaces: { ${workspace}: … }`
          : unknownNameHelp(workspace, `workspaces of ${title}`, Object.keys(entry.declarations.workspaces)),
      }),
  };
}

function renderMatrix({ matrix = {}, include = [] }: AnyTaskOptions): Matrix | undefined {
  const params = Object.entries(matrix).flatMap(([name, values]) =>
    values === undefined ? [] : [{ name, value: Reference.isReference(values) ? [`${values}`] : values.map(String) }],
  );
  const included = include.map(({ name, params: given }) =>
    compact({
      name,
      params: Object.entries(given).flatMap(([key, value]) =>
        value === undefined ? [] : [{ name: key, value: `${value}` }],
      ),
    }),
  );
  if (params.length === 0 && included.length === 0) return undefined;
  return compact({ params: unlessEmpty(params), include: unlessEmpty(included) });
}

function matrixNames({ matrix = {}, include = [] }: AnyTaskOptions): Set<string> {
  return new Set([...Object.keys(matrix), ...include.flatMap(({ params }) => Object.keys(params))]);
}

function checkTaskName(name: string, pipeline: AnyPipeline, place: PendingPlace): void {
  checkDnsLabel(name, { what: 'task', ...place });
  const first = pipeline.entries.get(name);
  if (!first) return;
  fail({
    rule: 'duplicate-task',
    message: `the pipeline has two tasks called ${quote(name)}`,
    data: { task: name },
    at: place,
    related: [{ note: 'first added', at: { source: first.site } }],
    help: 'give each use of a Task a name of its own',
  });
}

function checkOptions(options: AnyTaskOptions, place: PendingPlace): void {
  const unknown = Object.keys(options).find((key) => !(key in OPTION_KEYS));
  if (unknown !== undefined) {
    fail({
      rule: 'unknown-key',
      message: `a task has no option ${quote(unknown)}`,
      data: { key: unknown },
      at: place,
      help: unknownNameHelp(unknown, 'options', Object.keys(OPTION_KEYS)),
    });
  }
  const { retries, onError } = options;
  if (retries !== undefined && (!Number.isInteger(retries) || retries < 0)) {
    fail({
      rule: 'invalid-retries',
      message: `retries is ${retries}`,
      data: { retries },
      at: place,
      help: 'allowed: 0, 1, 2, …',
    });
  }
  if (retries !== undefined && retries > 0 && onError === 'continue') {
    fail({
      rule: 'retries-and-continue',
      message: "a task with retries has onError: 'continue', which Tekton does not take together",
      data: { retries },
      at: place,
      help: 'drop one of the two',
    });
  }
}
