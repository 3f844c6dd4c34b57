import { checkCall } from '../app/check-scope';
import { checkArgument, checkOptionKeys } from '../check-keys';
import type { KeysOf } from '../shape';
import { text } from '../shapes';
import type { Construct } from 'constructs';
import { CallSite } from '../../diagnostics/call-site';
import { fail } from '../../diagnostics/diagnostic-error';
import { inside, type PendingPlace } from '../../diagnostics/place';
import { unknownNameHelp } from '../../diagnostics/unknown-name';
import type { TaskSpec } from '../../schema/task';
import { quote } from '../../util/quote';
import type { LocatedPart } from '../../validation/document';
import type { PartSite } from '../app/origin';
import { settingsOf, type TaskDelivery } from '../app/settings';
import type { ParamDeclaration, ParamDeclarations } from '../declarations/param';
import type { ResultDeclaration, ResultDeclarations } from '../declarations/result';
import type { WorkspaceDeclarations } from '../declarations/workspace';
import { imageOf } from '../images/image-of';
import { Resource } from '../resource';
import { isAsInFile, readTaskFile, type TaskFile } from './read-task-file';
import { deliverTask, placementOf } from './deliver-task';
import type { AnyDeclarations, DeclarationOptions, Declarations, ITask, TaskTarget } from './itask';

const SAID_KEYS: KeysOf<DeclarationOptions<AnyMap, AnyMap, AnyMap>> = { params: true, workspaces: true, results: true };

/**
 * A Task read from a YAML file; made by `Task.fromFile`.
 *
 * The document is rendered under a name of this chart, with its labels and annotations. Images are those that the chart's table and mirror say.
 *
 * @throws `unreadable-file`, `not-a-task`, `declaration-mismatch`, and what `lint` says of a file that cannot be read
 *
 * @example
 * ```ts
 * const sonar = Task.fromFile(chart, 'sonar', 'sonar.yaml');
 * ```
 * ```yaml
 * kind: Task
 * metadata: { name: mountains-sonar }
 * ```
 */
export class FileTask<P = ParamDeclarations, W = WorkspaceDeclarations, R = ResultDeclarations>
  extends Resource
  implements ITask<P, W, R>
{
  readonly declarations: Declarations<P, W, R>;
  readonly delivery: TaskDelivery;
  readonly spec: TaskSpec;
  private readonly file: TaskFile;

  /** @internal */
  constructor(scope: Construct, id: string, path: string, said?: DeclarationOptions<P, W, R>) {
    checkCall(scope, id, said ?? {}, 'Task.fromFile');
    checkArgument(path, text, 'path', 'Task.fromFile');
    if (said) checkOptionKeys(said, SAID_KEYS, 'Task.fromFile');
    const delivery = settingsOf(scope).tasks;
    const file = readTaskFile(path, { construct: `${scope.node.path}/${id}`, source: new CallSite() });
    const { spec, metadata = {} } = file.document;
    super(scope, id, { ...keptOf(metadata), kind: 'Task', placement: placementOf(delivery) });
    this.delivery = delivery;
    this.file = file;
    this.spec = withImages(spec, this);
    const found = declarationsOf(spec);
    if (said) checkSaid(said as DeclarationOptions<AnyMap, AnyMap, AnyMap>, found, path, this.place());
    // What is said is a part of what was found, checked above.
    this.declarations = found as Declarations<P, W, R>;
  }

  get title(): string {
    return `Task "${this.name}"`;
  }

  target(scope: Construct): TaskTarget {
    return deliverTask(this, scope);
  }

  /**
   * The line of a field in the file, unless a patch put something else there.
   * @internal
   */
  siteOfPart(rendered: object, path: string, part: LocatedPart): PartSite | undefined {
    const { document, locate } = this.file;
    if (!isAsInFile(rendered, { ...document, spec: this.spec }, path)) return undefined;
    const source = locate(path, part);
    return source && { source, readAt: this.callSite };
  }

  protected override renderSpec(): TaskSpec {
    return this.spec;
  }
}

/** The images of steps, sidecars and their template as the chart says them. */
function withImages({ steps, sidecars, stepTemplate, ...spec }: TaskSpec, scope: Construct): TaskSpec {
  const replaced = <Part extends { readonly image?: string }>(part: Part): Part =>
    part.image ? { ...part, image: imageOf(scope, part.image) } : part;
  return {
    ...spec,
    steps: steps.map(replaced),
    ...(sidecars && { sidecars: sidecars.map(replaced) }),
    ...(stepTemplate && { stepTemplate: replaced(stepTemplate) }),
  };
}

type AnyMap = Readonly<Record<string, ParamDeclaration | ResultDeclaration | WorkspaceDeclarations[string]>>;

/** What the program says of the file has to be what the file says. */
function checkSaid(
  said: DeclarationOptions<AnyMap, AnyMap, AnyMap>,
  found: AnyDeclarations,
  path: string,
  place: PendingPlace,
): void {
  for (const part of ['params', 'workspaces', 'results'] as const) {
    const there: AnyMap = found[part];
    for (const [name, declaration] of Object.entries(said[part] ?? {})) {
      const actual = there[name];
      if (actual && kindOf(actual) === kindOf(declaration)) continue;
      const what = part.slice(0, -1);
      fail({
        rule: 'declaration-mismatch',
        message: actual
          ? `${what} ${quote(name)} is ${kindOf(actual)} in ${quote(path)}, and declared as ${kindOf(declaration)}`
          : `${quote(path)} has no ${what} ${quote(name)}`,
        data: { path, name },
        at: inside(place, `${part}.${name}`),
        help: actual ? 'declare what the file says' : unknownNameHelp(name, `${part} of the file`, Object.keys(there)),
      });
    }
  }
  const required = [
    ...Object.entries(found.params).map(([name, { kind, hasDefault }]) => ({
      part: 'params' as const,
      name,
      mayMiss: hasDefault,
      made: `param.${kind}()`,
    })),
    ...Object.entries(found.workspaces).map(([name, { optional }]) => ({
      part: 'workspaces' as const,
      name,
      mayMiss: optional,
      made: 'workspace()',
    })),
  ];
  const missing = required.find(({ part, name, mayMiss }) => !mayMiss && !Object.hasOwn(said[part] ?? {}, name));
  if (!missing) return;
  const { part, name, made } = missing;
  fail({
    rule: 'declaration-mismatch',
    message: `${part.slice(0, -1)} ${quote(name)} of ${quote(path)} is required and not declared, so no pipeline could give it`,
    data: { path, name },
    at: inside(place, part),
    help: `declare it: ${part}: { ${name}: ${made} }`,
  });
}

/** A workspace has no kind but whether it may be left out. */
function kindOf(declaration: AnyMap[string]): string {
  if ('kind' in declaration) return declaration.kind;
  return declaration.optional ? 'optional' : 'required';
}

interface Metadata {
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** Labels and annotations, without those that a cluster or tool wrote into an exported file for its own use. */
function keptOf({ labels = {}, annotations = {} }: Metadata): Metadata {
  return { labels: without(labels, FOREIGN_LABEL), annotations: without(annotations, FOREIGN_ANNOTATION) };
}

const FOREIGN_LABEL = /^(?:tekton\.dev\/|app\.kubernetes\.io\/(?:instance|managed-by)$|argocd\.argoproj\.io\/)/;
const FOREIGN_ANNOTATION = /^(?:kubectl\.kubernetes\.io\/|argocd\.argoproj\.io\/tracking-id$)/;

function without(texts: Readonly<Record<string, string>>, foreign: RegExp): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).filter(([key]) => !foreign.test(key)));
}

function declarationsOf({ params = [], workspaces = [], results = [] }: TaskSpec): AnyDeclarations {
  return {
    params: Object.fromEntries(named(params).map((spec) => [spec.name, paramOf(spec)])) satisfies ParamDeclarations,
    workspaces: Object.fromEntries(
      named(workspaces).map(({ name, optional = false, readOnly = false }) => [name, { optional, readOnly }]),
    ) satisfies WorkspaceDeclarations,
    results: Object.fromEntries(named(results).map((spec) => [spec.name, resultOf(spec)])) satisfies ResultDeclarations,
  };
}

/** Elements that are nothing stay in the document, where synthesis reports them. */
function named<T extends { readonly name: string }>(elements: readonly (T | null)[]): T[] {
  return elements.filter((element) => element !== null);
}

function paramOf({ type, default: fallback, properties }: NonNullable<TaskSpec['params']>[number]): ParamDeclaration {
  const hasDefault = fallback !== undefined;
  if (type === 'object' || properties) return { kind: 'object', hasDefault, keys: Object.keys(properties ?? {}) };
  return { kind: type === 'array' || Array.isArray(fallback) ? 'array' : 'string', hasDefault };
}

function resultOf({ type, properties }: NonNullable<TaskSpec['results']>[number]): ResultDeclaration {
  if (type === 'object' || properties) return { kind: 'object', keys: Object.keys(properties ?? {}) };
  return { kind: type === 'array' ? 'array' : 'string' };
}
