import type { IConstruct } from 'constructs';
import type { CallSite } from '../../diagnostics/call-site';
import type { PendingPlace } from '../../diagnostics/place';
import type { PipelineTask as WirePipelineTask } from '../../schema/pipeline-task';
import { quote } from '../../util/quote';
import type { PipelineWorkspace } from '../references/pipeline-workspace';
import type { AnyDeclarations, ITask } from '../task/itask';
import type { IPipeline } from './ipipeline';
import type { Use } from './uses';

/** One task of a pipeline, as the pipeline keeps it until it renders. */
export interface Entry {
  readonly name: string;
  readonly section: 'tasks' | 'finally';
  /** Position in its section, from 0. */
  readonly index: number;
  /** Everything but what it runs and `runAfter`. */
  readonly wire: Omit<WirePipelineTask, 'taskRef' | 'taskSpec' | 'runAfter'>;
  /** Every variable in it. */
  readonly uses: readonly Use[];
  /** Tasks that have to be done before, by workspace or `runAfter`. */
  readonly after: ReadonlySet<string>;
  readonly declarations: AnyDeclarations;
  /** The task it runs; undefined for a pipeline in the pipeline. */
  readonly task: ITask | undefined;
  /** The pipeline it runs; undefined for a task. */
  readonly child: IPipeline | undefined;
  /** What it runs, on the wire. */
  readonly target: () => Partial<WirePipelineTask>;
  /** Workspaces by the names of its Task. */
  readonly bound: ReadonlyMap<string, PipelineWorkspace>;
  /** Whether its results are lists. */
  readonly isMatrix: boolean;
  readonly site: CallSite;
}

/** Tasks by name, in the order in which they were added. */
export type Entries = ReadonlyMap<string, Entry>;

/** Where a task of a pipeline stands, for reports. */
export function placeOfTask(
  pipeline: Pick<IConstruct, 'node'>,
  { section, index, name, site }: Pick<Entry, 'section' | 'index' | 'name' | 'site'>,
): PendingPlace {
  return { construct: pipeline.node.path, field: `${section}[${index}] ${quote(name)}`, source: site };
}
