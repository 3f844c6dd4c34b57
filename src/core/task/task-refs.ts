import type { ParamDeclarations, ParamRefs } from '../declarations/param';
import type { ResultDeclarations } from '../declarations/result';
import type { WorkspaceDeclarations } from '../declarations/workspace';
import { ArrayRef } from '../references/array-ref';
import { ObjectRef } from '../references/object-ref';
import { PathRef } from '../references/path-ref';
import { ResultFile } from '../references/result-file';
import { StringRef } from '../references/string-ref';
import { UntrustedText } from '../references/untrusted-text';
import { WorkspaceRef } from '../references/workspace-ref';
import type { AnyDeclarations } from './itask';

/** What the inside of a Task gets: typed references to everything it declares. */
export interface TaskRefs<P, W, R> {
  readonly params: ParamRefs<P>;
  readonly workspaces: { readonly [Name in keyof W]: WorkspaceRef };
  /** Files that the steps write; their content is the result. */
  readonly results: { readonly [Name in keyof R]: ResultFile };
  /** Facts about the run. */
  readonly context: TaskContext;
}

/** Facts that Tekton fills in for every TaskRun. */
export interface TaskContext {
  readonly taskRun: { readonly name: StringRef; readonly namespace: StringRef; readonly uid: StringRef };
  readonly task: { readonly name: StringRef };
  /** Folder with the credentials of the run's ServiceAccount. */
  readonly credentialsPath: PathRef;
}

/** A value, or a function that gets the references it is made of. */
export type Inside<T, P, W, R> = T | ((refs: TaskRefs<P, W, R>) => T);

/** Makes the references for declared things. */
export function taskRefs(
  declarations: AnyDeclarations,
  owner: object,
): TaskRefs<ParamDeclarations, WorkspaceDeclarations, ResultDeclarations> {
  const origin = { owner };
  const text = (variable: string): StringRef => new StringRef(variable, origin);
  return {
    params: paramRefs(declarations.params, owner),
    workspaces: mapValues(declarations.workspaces, (name, { mountPath }) => new WorkspaceRef(name, origin, mountPath)),
    results: mapValues(declarations.results, (name) => new ResultFile(name, origin)),
    context: {
      taskRun: {
        name: text('context.taskRun.name'),
        namespace: text('context.taskRun.namespace'),
        uid: text('context.taskRun.uid'),
      },
      task: { name: text('context.task.name') },
      credentialsPath: new PathRef('credentials.path', origin),
    },
  };
}

/** References to declared params. */
export function paramRefs<P extends ParamDeclarations>(params: P, owner: object): ParamRefs<P> {
  const origin = { owner };
  return mapValues(params, (name, declared) => {
    const variable = `params.${name}`;
    switch (declared.kind) {
      case 'string':
        return new StringRef(variable, origin);
      case 'array':
        return new ArrayRef(variable, origin);
      case 'object':
        return new ObjectRef(variable, declared.keys, origin);
      case 'untrusted':
        return new UntrustedText(variable, origin);
    }
  }) as ParamRefs<P>;
}

function mapValues<T, U>(items: Readonly<Record<string, T>>, make: (name: string, item: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(items).map(([name, item]) => [name, make(name, item)]));
}
