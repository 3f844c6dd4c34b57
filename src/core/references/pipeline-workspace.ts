import { quote } from '../../util/quote';
import { showAs } from '../shown';
import { noText } from './no-text';
import { StringRef } from './string-ref';
import type { Text } from './text';

const BRAND = Symbol.for('cdk8s-tekton.PipelineWorkspace');

/** Where a workspace was handed over: by the pipeline itself, or by the tasks that worked in it before. */
interface Source {
  readonly pipeline: object;
  readonly name: string;
  readonly optional: boolean;
  readonly subPath?: string | undefined;
  /** Names of the tasks that must be done before anybody takes it. */
  readonly after: readonly string[];
  /** Whether it comes from a task in finally, where nothing can be ordered. */
  readonly finally?: boolean | undefined;
}

/** Whether every run binds a workspace, or may leave it out. */
export type Presence = 'required' | 'optional';

/**
 * A workspace of a Pipeline, given to tasks by binding.
 *
 * Taken from a task's handle it also says that the task has to be done first.
 */
export class PipelineWorkspace<Is extends Presence = Presence> {
  // Not private: the published declarations drop the types of what is.
  declare protected readonly presence: Is;
  /** `true` or `false`: whether an optional workspace is bound. */
  readonly bound: StringRef;
  /** @internal */
  readonly source: Source;

  static {
    // Once for all: on each object it would take longer than all else.
    Object.defineProperty(this.prototype, BRAND, { value: true });
    showAs(this, ({ source: { name, after } }) => [quote(name), ...after.map((task) => `after ${task}`)].join(' '));
  }

  /** @internal */
  constructor(source: Source) {
    this.source = source;
    this.bound = new StringRef(`workspaces.${source.name}.bound`, { owner: source.pipeline });
  }

  /**
   * The same workspace, narrowed to a folder inside it.
   *
   * @param path relative to the workspace, or to the folder it is already narrowed to
   */
  withSubPath(path: Text): PipelineWorkspace<Is> {
    const { subPath } = this.source;
    return new PipelineWorkspace({ ...this.source, subPath: subPath === undefined ? `${path}` : `${subPath}/${path}` });
  }

  /** @internal */
  handedOverBy(task: string, isFinally: boolean): PipelineWorkspace<Is> {
    return new PipelineWorkspace({ ...this.source, after: [task], finally: isFinally });
  }

  /** Refuses to be a text. @throws `not-a-text` */
  toString(): never {
    return noText(
      `workspace "${this.source.name}" of a pipeline`,
      'bind it: workspaces: { <name>: … }; only steps know its folder, as workspaces.<name>.path',
    );
  }

  /** Whether `x` is a PipelineWorkspace, also one made by another copy of this package. */
  static isPipelineWorkspace(x: unknown): x is PipelineWorkspace {
    return typeof x === 'object' && x !== null && BRAND in x;
  }
}

/** References to all declared workspaces of a Pipeline, by name. */
export type PipelineWorkspaces<W> = {
  readonly [Name in keyof W]: PipelineWorkspace<W[Name] extends { readonly optional: false } ? 'required' : 'optional'>;
};
