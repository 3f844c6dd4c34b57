import { readFileSync } from 'node:fs';
import type { Construct } from 'constructs';
import { fail } from '../../diagnostics/diagnostic-error';
import type { PendingPlace } from '../../diagnostics/place';
import type { TaskSpec } from '../../schema/task';
import { quote } from '../../util/quote';
import { settingsOf, type TaskDelivery } from '../app/settings';
import type { ParamDeclaration, ParamDeclarations } from '../declarations/param';
import type { ResultDeclaration, ResultDeclarations } from '../declarations/result';
import type { WorkspaceDeclarations } from '../declarations/workspace';
import { imageOf } from '../images/image-of';
import { loadYaml } from '../load-yaml';
import { Resource } from '../resource';
import { deliverTask, placementOf } from './deliver-task';
import type { AnyDeclarations, ITask, TaskTarget } from './itask';

/**
 * A Task read from a YAML file; made by `Task.fromFile`.
 *
 * The document is rendered under a name of this chart. Images are those that the chart's table and mirror say.
 *
 * @throws `unreadable-file`, `not-a-task`
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
export class FileTask extends Resource implements ITask {
  readonly declarations: AnyDeclarations;
  readonly delivery: TaskDelivery;
  readonly spec: TaskSpec;

  /** @internal */
  constructor(scope: Construct, id: string, path: string) {
    const delivery = settingsOf(scope).tasks;
    super(scope, id, { kind: 'Task', placement: placementOf(delivery) });
    this.delivery = delivery;
    const spec = readTask(path, this.place());
    this.spec = {
      ...spec,
      steps: spec.steps.map((step) => (step.image ? { ...step, image: imageOf(this, step.image) } : step)),
    };
    this.declarations = declarationsOf(spec);
  }

  get title(): string {
    return `Task "${this.name}"`;
  }

  target(scope: Construct): TaskTarget {
    return deliverTask(this, scope);
  }

  protected override renderSpec(): TaskSpec {
    return this.spec;
  }
}

function readTask(path: string, place: PendingPlace): TaskSpec {
  const documents = parse(path, place);
  const [document] = documents;
  if (documents.length === 1 && document?.kind === 'Task' && document.spec?.steps) return document.spec;
  fail({
    rule: 'not-a-task',
    message: `${quote(path)} does not hold one document of kind Task`,
    data: { path, kinds: documents.map(({ kind }) => kind ?? '') },
    at: place,
    help: `it holds: ${documents.map(({ kind }) => kind ?? 'something without a kind').join(', ') || 'nothing'}`,
  });
}

interface ParsedDocument {
  readonly kind?: string;
  readonly spec?: TaskSpec;
}

function parse(path: string, place: PendingPlace): ParsedDocument[] {
  try {
    return loadYaml()
      .parseAllDocuments(readFileSync(path, 'utf8'), { version: '1.1' })
      .flatMap((document) => {
        const [error] = document.errors;
        if (error) throw error;
        const content = document.toJS() as ParsedDocument | null;
        return content ? [content] : [];
      });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    fail({
      rule: 'unreadable-file',
      message: `${quote(path)} cannot be read: ${reason}`,
      data: { path },
      at: place,
      help: 'the path is relative to the folder in which the program runs',
    });
  }
}

function declarationsOf({ params = [], workspaces = [], results = [] }: TaskSpec): AnyDeclarations {
  return {
    params: Object.fromEntries(params.map((spec) => [spec.name, paramOf(spec)])) satisfies ParamDeclarations,
    workspaces: Object.fromEntries(
      workspaces.map(({ name, optional = false, readOnly = false }) => [name, { optional, readOnly }]),
    ) satisfies WorkspaceDeclarations,
    results: Object.fromEntries(results.map((spec) => [spec.name, resultOf(spec)])) satisfies ResultDeclarations,
  };
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
