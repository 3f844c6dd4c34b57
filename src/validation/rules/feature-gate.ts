import { diagnostic, type Diagnostic } from '../../diagnostics/diagnostic';
import { FEATURE_FLAGS, type FeatureFlags } from '../../schema/feature-flags';
import { GATED_FIELDS, type GatedField } from '../../schema/gates';
import { quote } from '../../util/quote';
import type { Document } from '../document';

type Fields = Readonly<Record<string, unknown>>;

/** A part of a document of a type that has gated fields. */
interface Part {
  readonly type: GatedField['type'];
  readonly fields: Fields;
  readonly path: string;
}

/** A field that the cluster refuses until a feature flag is set. */
export function featureGate({ document, place, settings }: Document): Diagnostic[] {
  return [...partsOf(document.kind, asFields(document.spec))].flatMap(({ type, fields, path }) =>
    GATED_FIELDS.filter((gated) => gated.type === type && fields[gated.field] !== undefined)
      .filter((gated) => !isOpen(gated.gate, settings.features))
      .map((gated) =>
        diagnostic({
          rule: 'feature-gate',
          message: `${quote(gated.field)} needs ${needed(gated.gate)}, which is not switched on`,
          data: { field: gated.field, gate: gated.gate },
          at: { ...place, field: `${path}.${gated.field}` },
          help: `set it in the ConfigMap feature-flags of the cluster, and say so: features: { ${flagSetting(gated.gate)} }`,
        }),
      ),
  );
}

function isOpen(gate: GatedField['gate'], features: Partial<FeatureFlags>): boolean {
  const level = features['enable-api-fields'] ?? FEATURE_FLAGS['enable-api-fields'].default;
  if (gate === 'alpha') return level === 'alpha';
  if (gate === 'beta') return level !== 'stable';
  return (features[gate] ?? FEATURE_FLAGS[gate].default) === 'true';
}

function needed(gate: GatedField['gate']): string {
  return gate === 'alpha' || gate === 'beta' ? `feature flag "enable-api-fields: ${gate}"` : `feature flag "${gate}"`;
}

function flagSetting(gate: GatedField['gate']): string {
  return gate === 'alpha' || gate === 'beta' ? `'enable-api-fields': '${gate}'` : `'${gate}': 'true'`;
}

function* partsOf(kind: string, spec: Fields): Generator<Part> {
  switch (kind) {
    case 'Task':
      yield* taskParts(spec, 'spec');
      break;
    case 'StepAction':
      yield* params(spec, 'spec');
      break;
    case 'Pipeline':
      yield* pipelineParts(spec, 'spec');
      break;
    case 'TaskRun':
      yield { type: 'TaskRunSpec', fields: spec, path: 'spec' };
      yield* optional('TaskRef', spec['taskRef'], 'spec.taskRef');
      yield* taskParts(asFields(spec['taskSpec']), 'spec.taskSpec');
      break;
    case 'PipelineRun':
      yield* optional('PipelineRef', spec['pipelineRef'], 'spec.pipelineRef');
      yield* each('PipelineTaskRunSpec', spec['taskRunSpecs'], 'spec.taskRunSpecs');
      yield* pipelineParts(asFields(spec['pipelineSpec']), 'spec.pipelineSpec');
      break;
  }
}

function* taskParts(spec: Fields, path: string): Generator<Part> {
  yield* params(spec, path);
  yield* each('Sidecar', spec['sidecars'], `${path}.sidecars`);
  for (const part of each('Step', spec['steps'], `${path}.steps`)) {
    yield part;
    yield* optional('StepRef', part.fields['ref'], `${part.path}.ref`);
    yield* each('WhenExpression', part.fields['when'], `${part.path}.when`);
  }
}

function* pipelineParts(spec: Fields, path: string): Generator<Part> {
  yield* params(spec, path);
  for (const section of ['tasks', 'finally']) {
    for (const task of each('PipelineTask', spec[section], `${path}.${section}`)) {
      yield task;
      yield* optional('TaskRef', task.fields['taskRef'], `${task.path}.taskRef`);
      yield* optional('PipelineRef', task.fields['pipelineRef'], `${task.path}.pipelineRef`);
      yield* each('WhenExpression', task.fields['when'], `${task.path}.when`);
      yield* taskParts(asFields(task.fields['taskSpec']), `${task.path}.taskSpec`);
      yield* pipelineParts(asFields(task.fields['pipelineSpec']), `${task.path}.pipelineSpec`);
    }
  }
}

function* params(spec: Fields, path: string): Generator<Part> {
  yield* each('ParamSpec', spec['params'], `${path}.params`);
}

function* each(type: Part['type'], items: unknown, path: string): Generator<Part> {
  if (!Array.isArray(items)) return;
  for (const [i, item] of items.entries()) yield { type, fields: asFields(item), path: `${path}[${i}]` };
}

function* optional(type: Part['type'], fields: unknown, path: string): Generator<Part> {
  if (fields !== undefined) yield { type, fields: asFields(fields), path };
}

function asFields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}
