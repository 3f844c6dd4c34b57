import { CallSite } from '../../diagnostics/call-site';
import { fail } from '../../diagnostics/diagnostic-error';
import type { PendingPlace } from '../../diagnostics/place';
import { unknownNameHelp } from '../../diagnostics/unknown-name';
import { compact } from '../../util/compact';
import { quote } from '../../util/quote';
import { unlessEmpty } from '../../util/unless-empty';
import { checkTaskIsThere } from '../check-callee';
import { checkDnsLabel } from '../names';
import { renderDuration } from '../render-duration';
import type { ITask } from '../task/itask';
import { placeOfTask, type Entry } from './entry';
import { checkOptions, type AddMethod } from './check-options';
import { checkReferences } from './check-references';
import { checkUntrusted, checkUses } from './check-uses';
import type { IPipeline } from './ipipeline';
import type { AnyTaskOptions } from './options';
import type { Pipeline } from './pipeline';
import type { HandleInit } from './pipeline-task';
import { renderArguments } from './render-arguments';
import { renderBindings } from './render-bindings';
import { checkMatrix, matrixNames, renderMatrix } from './render-matrix';
import { usesIn } from './uses';

/** A pipeline as a task of another one. */
export interface ChildPipeline extends Omit<ITask, 'spec'> {
  readonly child: IPipeline;
}

/** What a method of a pipeline was called with. */
interface Added {
  readonly name: string;
  readonly task: ITask | ChildPipeline;
  readonly options: AnyTaskOptions;
  readonly method: AddMethod;
  readonly index: number;
  readonly site: CallSite;
}

type AnyPipeline = Pick<Pipeline, 'declarations' | 'entries' | 'node'>;

/** Checks what a task is given and keeps it in wire form; also says what its handle is made of. */
export function makeEntry(pipeline: AnyPipeline, added: Added): { entry: Entry; handle: HandleInit } {
  const { name, task, options, method, index, site } = added;
  const section = method === 'addFinally' ? 'finally' : 'tasks';
  if (typeof (name as unknown) !== 'string')
    checkDnsLabel(name, { what: 'task', construct: pipeline.node.path, source: site });
  const place = placeOfTask(pipeline, { section, index, name, site });
  checkTaskName(name, pipeline, place);
  checkTaskIsThere(task, method, place);
  checkOptions(options, method, place);
  checkReferences(options, pipeline, section, place);
  if (method === 'addMatrix') checkMatrix(options, place);
  const { declarations, title } = task;
  const callee = {
    title,
    params: declarations.params,
    givenElsewhere: matrixNames(options),
    isFinally: section === 'finally',
  };
  const matrix = method === 'addMatrix' ? renderMatrix(options, callee, place) : undefined;
  checkUntrusted(options.params ?? {}, declarations.params, place);
  const params = renderArguments(options.params ?? {}, callee, place);
  const bindings = renderBindings(
    options.workspaces ?? {},
    { title, workspaces: declarations.workspaces, pipeline },
    place,
  );
  const wire = compact({
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
  });
  const uses = usesIn(wire, declarations.params);
  checkUses(uses, { params: pipeline.declarations.params, section }, place);
  const entry: Entry = {
    name,
    section,
    index,
    wire,
    uses,
    after:
      section === 'finally'
        ? new Set()
        : new Set([...(options.runAfter ?? []).map((handle) => handle.name), ...bindings.after]),
    declarations,
    task: 'child' in task ? undefined : task,
    child: 'child' in task ? task.child : undefined,
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
    onUnknownResult: (result) =>
      fail({
        rule: 'unknown-result',
        message: `task ${quote(entry.name)} has no result ${quote(result)}`,
        data: { task: entry.name, result },
        at: { ...place, source: new CallSite() },
        related: [{ note: `${quote(entry.name)} is added`, at: { source: entry.site } }],
        help: unknownNameHelp(result, `results of ${title}`, Object.keys(entry.declarations.results)),
      }),
    onUnbound: (workspace) =>
      fail({
        rule: 'unbound-workspace',
        message: `task ${quote(entry.name)} does not bind workspace ${quote(workspace)}`,
        data: { task: entry.name, workspace },
        at: { ...place, source: new CallSite() },
        related: [{ note: `${quote(entry.name)} is added`, at: { source: entry.site } }],
        help: Object.hasOwn(entry.declarations.workspaces, workspace)
          ? `bind it where the task is added: workspaces: { ${workspace}: … }`
          : unknownNameHelp(workspace, `workspaces of ${title}`, Object.keys(entry.declarations.workspaces)),
      }),
  };
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
