import { DOCUMENT_TYPES } from '../../src/validation/decoding/decode-table';
import { goStruct, goType, type GoType } from '../../src/validation/decoding/go-types';
import { structsOf } from './fields';
import type { Random } from './random';

/** A JSON object under construction. */
export type Json = Record<string, unknown>;

/** A param that texts may refer to. */
interface Param {
  readonly name: string;
  readonly type: 'string' | 'array' | 'object';
  readonly keys: readonly string[];
}

/** What texts may refer to where they stand. */
interface Scope {
  readonly params: readonly Param[];
  readonly results?: readonly string[];
  readonly tasks?: readonly string[];
  readonly workspaces?: readonly string[];
  readonly flags: Readonly<Record<string, string>>;
}

const NAMES = ['alpha', 'beta', 'gamma', 'delta', 'omega'];
const PARAM_NAMES = ['foo', 'bar', 'image', 'git', 'x_y', 'with-dash', 'a.b'];
const WORDS = [
  'text',
  'alpine:3',
  'a b c',
  '',
  'ünïcode ✓',
  '0',
  'true',
  '$',
  '$$(HOME)',
  '$(date)',
  'line\nline',
  '-v',
];

/** Every kind of document, by `apiVersion/kind`. */
export const KINDS: readonly string[] = Object.keys(DOCUMENT_TYPES);
const WEIGHTED = KINDS.flatMap((key) => Array<string>(weightOf(key)).fill(key));

/** From this depth on structs have few fields. */
const DEEP = 5;
/** Below this depth nothing is steered to the focus any more. */
const DEEPEST = 14;

/** Kinds that are used most, and have most rules, come most. */
function weightOf(key: string): number {
  if (!key.includes('tekton.dev/')) return 1;
  return /tekton.dev\/v1\/|v1beta1\/(?:EventListener|StepAction)/.test(key) ? 6 : 2;
}

/** Makes one document. */
export function generate(random: Random, flags: Readonly<Record<string, string>>): Json {
  const focus = random.chance(0.15) ? random.pick([...KINDS_BY_STRUCT.keys()]) : undefined;
  const key = random.pick(focus === undefined ? WEIGHTED : (KINDS_BY_STRUCT.get(focus) ?? WEIGHTED));
  const kind = key.slice(key.lastIndexOf('/') + 1);
  const document = new Generator(random, flags, focus).document(key.slice(0, key.lastIndexOf('/')), kind);
  if (focus !== undefined) addField(random, document, focus);
  return document;
}

/** Adds a field that is not there to a struct, since what is made by hand has only the fields that matter. */
function addField(random: Random, document: Json, struct: string): void {
  const places = structsOf(document).filter((place) => place.struct === struct);
  if (places.length === 0) return;
  const { value } = random.pick(places);
  const missing = [...goStruct(struct).fields].filter(([field]) => !(field in value));
  if (missing.length === 0) return;
  const [field, type] = random.pick(missing);
  value[field] = new Generator(random, {}, undefined).value(type, DEEP);
}

/** Names of Go types below `pipeline/pipeline/`, by the version of the document. */
const prefixOf = (apiVersion: string): string =>
  `pipeline/pipeline/${apiVersion === 'tekton.dev/v1beta1' ? 'v1beta1' : 'v1'}.`;

const reachable = new Map<GoType, ReadonlySet<string>>();

/** Names of the structs below a type, its own included. */
function reachableFrom(type: GoType): ReadonlySet<string> {
  const known = reachable.get(type);
  if (known) return known;
  const found = new Set<string>();
  const visit = (one: GoType): void => {
    if (one.of) visit(one.of);
    if (one.shape !== 'struct' || found.has(one.struct)) return;
    found.add(one.struct);
    for (const inner of goStruct(one.struct).fields.values()) visit(inner);
  };
  visit(type);
  reachable.set(type, found);
  return found;
}

const KINDS_BY_STRUCT = kindsByStruct();

function kindsByStruct(): ReadonlyMap<string, readonly string[]> {
  const kinds = new Map<string, string[]>();
  for (const [key, text] of Object.entries(DOCUMENT_TYPES))
    for (const struct of reachableFrom(goType(text))) kinds.set(struct, [...(kinds.get(struct) ?? []), key]);
  return kinds;
}

class Generator {
  /** Whether the document is of v1beta1 of Pipelines, whose fields have other names here and there. */
  private isOld = false;
  /** Whether the document is of v1alpha1 of Triggers. */
  private isOldTriggers = false;
  private prefix = prefixOf('tekton.dev/v1');

  constructor(
    private readonly r: Random,
    private readonly flags: Readonly<Record<string, string>>,
    /** A struct that the document is to have if it can, with most of its fields. */
    private readonly focus: string | undefined,
  ) {}

  document(apiVersion: string, kind: string): Json {
    this.isOld = apiVersion === 'tekton.dev/v1beta1' && kind !== 'StepAction';
    this.isOldTriggers = apiVersion === 'triggers.tekton.dev/v1alpha1';
    this.prefix = prefixOf(apiVersion);
    const type = goType(DOCUMENT_TYPES[`${apiVersion}/${kind}`] ?? '');
    const spec = goStruct(type.struct).fields.get('spec');
    const scope: Scope = { params: [], flags: this.flags };
    const metadata: Json = this.r.chance(0.9)
      ? { name: this.r.pick(NAMES) }
      : { generateName: `${this.r.pick(NAMES)}-` };
    if (!apiVersion.includes('tekton.dev/')) return { ...this.struct(type.struct), apiVersion, kind, metadata };
    if (this.r.chance(0.3)) metadata['labels'] = { 'app.kubernetes.io/name': 'x', tier: 'a_b' };
    if (kind === 'ResolutionRequest') metadata['labels'] = { 'resolution.tekton.dev/type': 'git' };
    if (this.r.chance(0.2)) metadata['annotations'] = { 'Example.com/note': 'any text' };
    if (this.r.chance(0.2)) metadata['namespace'] = 'ci';
    if (this.r.chance(0.1)) Object.assign(metadata, this.metadataOfStored());
    const status = goStruct(type.struct).fields.get('status');
    const hasStatus = status && (this.leadsToFocus(status) || this.r.chance(0.05));
    return {
      apiVersion,
      kind,
      metadata,
      spec: this.special(kind, spec, scope),
      ...(hasStatus && { status: this.value(status, 0) }),
    };
  }

  /** What a cluster adds, as in a document that was exported from one. */
  private metadataOfStored(): Json {
    const r = this.r;
    const time = '2026-01-31T12:00:00Z';
    return {
      ...(r.chance(0.5) && { creationTimestamp: r.pick([time, null]), uid: 'u', resourceVersion: '1' }),
      ...(r.chance(0.3) && { generation: 1, selfLink: '/x', deletionTimestamp: time, deletionGracePeriodSeconds: 1 }),
      ...(r.chance(0.5) && { finalizers: ['example.com/wait'] }),
      ...(r.chance(0.5) && {
        ownerReferences: [
          {
            apiVersion: 'tekton.dev/v1',
            kind: 'Pipeline',
            name: 'owner',
            uid: 'u',
            ...(r.chance(0.5) && { controller: true, blockOwnerDeletion: r.chance(0.5) }),
          },
        ],
      }),
      ...(r.chance(0.5) && {
        managedFields: [
          {
            apiVersion: 'tekton.dev/v1',
            fieldsType: 'FieldsV1',
            fieldsV1: { 'f:spec': {} },
            manager: 'kubectl',
            operation: r.pick(['Apply', 'Update']),
            time,
            ...(r.chance(0.3) && { subresource: 'status' }),
          },
        ],
      }),
    };
  }

  private leadsToFocus(type: GoType): boolean {
    return this.focus !== undefined && reachableFrom(type).has(this.focus);
  }

  private special(kind: string, spec: GoType | undefined, scope: Scope): unknown {
    switch (kind) {
      case 'Task':
        return this.taskSpec([]);
      case 'Pipeline':
        return this.pipelineSpec(scope, true);
      case 'TaskRun':
        return this.taskRun();
      case 'PipelineRun':
        return this.pipelineRun(scope);
      case 'StepAction':
        return this.stepAction(spec?.struct ?? '');
      case 'CustomRun':
        return this.customRun();
      case 'VerificationPolicy':
        return this.policy();
      case 'EventListener':
        return this.listener();
      case 'Trigger':
        return this.trigger(false);
      case 'TriggerTemplate':
        return this.triggerTemplate();
      case 'TriggerBinding':
      case 'ClusterTriggerBinding':
        return {
          params: this.unique(NAMES, 1, 3, (name) => ({
            name,
            value: this.r.pick(['$(body.x)', 'a $(body.x) $(header.Y)', 'text', '$(body.a(b))']),
          })),
        };
      case 'Interceptor':
      case 'ClusterInterceptor':
        return { clientConfig: this.clientConfig() };
      default:
        return spec ? this.value(spec, 0) : {};
    }
  }

  /** Any value of a type, for fields that nobody checks. */
  value(type: GoType, depth: number): unknown {
    switch (type.shape) {
      case 'scalar':
        return this.scalar(type.scalar);
      case 'list':
        return this.r.times(...this.lengths(type, depth), () => this.value(type.of ?? type, depth + 1));
      case 'map':
        return Object.fromEntries(
          this.r.times(...this.lengths(type, depth), (i) => [`key${i}`, type.of ? this.value(type.of, depth + 1) : '']),
        );
      case 'struct':
        return this.struct(type.struct, depth);
    }
  }

  /** How many elements a list or map may have. */
  private lengths(type: GoType, depth: number): [min: number, max: number] {
    if (this.leadsToFocus(type)) return depth <= DEEPEST ? [1, 1] : [0, 0];
    return [0, depth < DEEPEST ? 2 : 0];
  }

  /** A struct with some of its fields; on the way to the focus at least one that leads there. */
  struct(name: string, depth = 0, skip: readonly string[] = []): Json {
    const fields = [...goStruct(name).fields].filter(([field]) => !skip.includes(field));
    const isFocus = name === this.focus && depth <= DEEPEST;
    const leading = isFocus || depth > DEEPEST ? [] : fields.filter(([, type]) => this.leadsToFocus(type));
    const way = leading.length > 0 ? this.r.pick(leading)[0] : undefined;
    const chance = isFocus ? 0.85 : depth >= DEEP ? 0.05 : Math.min(0.5, 2.5 / fields.length + 0.05);
    const out: Json = {};
    for (const [field, type] of fields) {
      const required = type.scalar === 'param' && !type.pointer;
      if (required || field === way || this.r.chance(chance)) out[field] = this.value(type, depth + 1);
    }
    return out;
  }

  private scalar(name: string): unknown {
    const r = this.r;
    switch (name) {
      case 'bool':
        return r.chance(0.5);
      case 'int':
      case 'int32':
      case 'int64':
      case 'uint8':
      case 'resultType':
        return r.pick([0, 1, 2, 80]);
      case 'float64':
        return r.pick([0, 0.5]);
      case 'duration':
        return r.pick(['1h', '30m', '1h0m0s', '0', '1.5h', '100ms', '1µs']);
      case 'quantity':
        return r.pick(['1', '500m', '1Gi', '0.5', 2, '1e3', '12E', '100k']);
      case 'intOrString':
        return r.pick<unknown>([80, 'http']);
      case 'time':
      case 'microtime':
        return '2026-01-31T12:00:00Z';
      case 'url':
        return r.pick(['http://example.com', 'https://example.com:8080/path?x=y', 'example']);
      case 'bytes':
        return r.pick(['', 'YWJj']);
      case 'param':
        return r.pick<unknown>(['text', 1, true, ['a', 'b'], { a: 'b' }, 1.5, [1, 2], { a: { b: 'c' } }]);
      case 'raw':
      case 'any':
        return r.pick<unknown>([{ a: [1, null, { b: 'c' }] }, {}]);
      default:
        return r.pick(WORDS);
    }
  }

  private params(scope: readonly Param[] = []): Param[] {
    const r = this.r;
    const taken = new Set(scope.map(({ name }) => name));
    return this.unique(PARAM_NAMES, 0, 4, (name) => name)
      .filter((name) => !taken.has(name))
      .map((name) => {
        const type = r.pick(['string', 'string', 'array', 'object'] as const);
        const dotted = name.includes('.');
        return {
          name,
          type: dotted && type === 'object' ? 'string' : type,
          keys: ['url', 'rev'].slice(0, 1 + r.below(2)),
        };
      });
  }

  private paramSpec({ name, type, keys }: Param, enums = true): Json {
    const r = this.r;
    const spec: Json = { name };
    if (type === 'object') {
      spec['properties'] = Object.fromEntries(keys.map((key) => [key, r.chance(0.5) ? {} : { type: 'string' }]));
      if (r.chance(0.5)) spec['type'] = 'object';
      if (r.chance(0.3)) spec['default'] = Object.fromEntries(keys.map((key) => [key, 'v']));
    } else if (type === 'array') {
      spec['type'] = 'array';
      if (r.chance(0.3)) spec['default'] = r.pick([[], ['a'], ['a', 'b']]);
    } else {
      if (r.chance(0.3)) spec['type'] = 'string';
      if (r.chance(0.3)) spec['default'] = r.pick<unknown>(['v', '', 1, true]);
      if (enums && this.flags['enable-param-enum'] === 'true' && r.chance(0.3)) {
        spec['enum'] = ['v', 'w', '1', 'true'];
      }
    }
    if (r.chance(0.2)) spec['description'] = 'why';
    return spec;
  }

  /** A text that may stand in a step. */
  private text({ params }: Scope, element = false): string {
    const r = this.r;
    if (r.chance(0.6)) return r.pick(WORDS);
    const param = params.length > 0 ? r.pick(params) : undefined;
    if (!param)
      return r.pick(['$(context.taskRun.name)', '$(context.task.retry-count)', '$(workspaces.w.path)', '$(other.x)']);
    return this.reference(param, element);
  }

  private reference({ name, type, keys }: Param, element: boolean): string {
    const r = this.r;
    const dotted = name.includes('.');
    const path = dotted ? `params["${name}"]` : r.pick([`params.${name}`, `params["${name}"]`, `params['${name}']`]);
    if (type === 'array')
      return element
        ? `$(params${dotted ? `["${name}"]` : `.${name}`}[*])`
        : `x-$(params${dotted ? `["${name}"]` : `.${name}`}[0])`;
    if (type === 'object') return `$(params.${name}.${r.pick(keys)})`;
    return r.pick([`$(${path})`, `pre $(${path}) post`]);
  }

  private env(scope: Scope): Json[] {
    return this.unique(['A', 'B', 'C'], 0, 3, (name) =>
      this.r.chance(0.7)
        ? { name, value: this.text(scope) }
        : { name, valueFrom: { secretKeyRef: { name: 's', key: 'k' } } },
    );
  }

  private step(scope: Scope, name: string | undefined, workspaces: readonly string[], hasTemplateImage: boolean): Json {
    const r = this.r;
    if (r.chance(0.12)) {
      return {
        ...(name && { name }),
        ref: this.ref(),
        ...(r.chance(0.3) && { params: this.givenParams(scope) }),
        ...(r.chance(0.3) && { onError: 'continue' }),
      };
    }
    const special = [
      'name',
      'image',
      'command',
      'args',
      'script',
      'env',
      'volumeMounts',
      'timeout',
      'workspaces',
      'onError',
      'stdoutConfig',
      'stderrConfig',
      'ref',
      'params',
      'results',
      'when',
      'workingDir',
    ];
    const out = this.struct(`${this.prefix}Step`, 2, special);
    if (name) out['name'] = name;
    if (!hasTemplateImage || r.chance(0.5)) out['image'] = 'alpine';
    if (r.chance(0.5)) {
      out['script'] = r.pick(['#!/bin/sh\n', '']) + this.text(scope);
      if (scope.results?.length && r.chance(0.5)) out['script'] = `echo > $(results.${r.pick(scope.results)}.path)`;
    } else if (r.chance(0.6)) out['command'] = r.times(0, 2, () => this.text(scope, true));
    if (r.chance(0.4)) out['args'] = r.times(0, 2, () => this.text(scope, true));
    if (r.chance(0.3)) out['env'] = this.env(scope);
    if (r.chance(0.2)) out['workingDir'] = this.text(scope);
    if (r.chance(0.2))
      out['volumeMounts'] = r.times(0, 2, (i) => ({
        name: `v${i}`,
        mountPath: r.pick([`/m/${i}`, '/tekton/home']),
        ...(r.chance(0.3) && { subPath: this.text(scope) }),
      }));
    if (r.chance(0.2)) out['timeout'] = this.scalar('duration');
    if (r.chance(0.2)) out['onError'] = r.pick(['continue', 'stopAndFail']);
    if (r.chance(0.2) && workspaces.length > 0)
      out['workspaces'] = [{ name: r.pick(workspaces), ...(r.chance(0.3) && { mountPath: '/z' }) }];
    if (r.chance(0.15)) out['results'] = this.results();
    if (r.chance(0.15)) out['when'] = this.whens(scope, false);
    if (this.flags['enable-api-fields'] === 'alpha' && r.chance(0.2))
      out[r.pick(['stdoutConfig', 'stderrConfig'])] = { path: '/out' };
    return out;
  }

  private results(): Json[] {
    const r = this.r;
    return this.unique(['out', 'a.b', 'C-d', 'x_y'], 0, 2, (name) => {
      const type = r.pick([undefined, 'string', 'array', 'object']);
      return {
        name,
        ...(type && { type }),
        ...(type === 'object' && { properties: { url: { type: 'string' } } }),
        ...(r.chance(0.2) && { description: 'd' }),
      };
    });
  }

  private taskSpec(inherited: readonly Param[], isInline = false): Json {
    const r = this.r;
    const params = this.params(isInline ? inherited : []);
    const results = this.results();
    const names = results.map(({ name }) => String(name)).filter((name) => !name.includes('.'));
    const workspaces = this.unique(['w', 'src', 'Cache'], 0, 2, (name) => name);
    const scope: Scope = { params: [...params, ...inherited], results: names, flags: this.flags };
    const template = r.chance(0.15);
    const out: Json = { steps: [] };
    if (template) {
      out['stepTemplate'] = {
        ...this.struct(`${this.prefix}StepTemplate`, 3, ['name', 'image', 'command', 'args', 'env', 'volumeMounts']),
        image: 'alpine',
        ...(r.chance(0.5) && { env: this.env(scope) }),
      };
    }
    out['steps'] = this.unique([...NAMES, ''], 1, 3, (name) => this.step(scope, name, workspaces, template));
    if (params.length > 0) out['params'] = params.map((param) => this.paramSpec(param));
    if (results.length > 0) {
      out['results'] = results.map((result) => ({
        ...result,
        ...(r.chance(0.2) && { value: '$(steps.alpha.results.out)' }),
      }));
    }
    if (workspaces.length > 0) {
      out['workspaces'] = workspaces.map((name) => ({
        ...this.struct(`${this.prefix}WorkspaceDeclaration`, 3, ['name', 'mountPath']),
        name,
        ...(r.chance(0.2) && { mountPath: `/ws/${name}` }),
      }));
    }
    if (r.chance(0.2))
      out['volumes'] = this.unique(['v0', 'v1'], 0, 2, (name) => ({
        ...this.struct('api/core/v1.Volume', 2, ['name']),
        name,
      }));
    if (r.chance(0.2)) {
      out['sidecars'] = r.times(0, 2, () => ({
        ...this.struct(`${this.prefix}Sidecar`, 2, ['name', 'image', 'script', 'command', 'workspaces']),
        image: 'redis',
        ...(r.chance(0.5) && { name: r.pick(NAMES) }),
        ...(r.chance(0.3) ? { script: this.r.pick(WORDS) } : { command: ['x'] }),
        ...(r.chance(0.2) && workspaces.length > 0 && { workspaces: [{ name: r.pick(workspaces) }] }),
      }));
    }
    for (const field of ['displayName', 'description']) if (r.chance(0.15)) out[field] = 'words';
    return out;
  }

  private ref(): Json {
    const r = this.r;
    if (r.chance(0.6)) return { name: r.pick(['build', 'Build.x', 'example.com/build']) };
    return {
      resolver: r.pick(['git', 'hub']),
      ...(r.chance(0.6) && { params: this.unique(NAMES, 0, 2, (name) => ({ name, value: this.scalar('param') })) }),
    };
  }

  private givenParams(scope: Scope): Json[] {
    return this.unique(PARAM_NAMES, 0, 3, (name) => ({ name, value: this.paramValue(scope) }));
  }

  private paramValue(scope: Scope): unknown {
    const r = this.r;
    const tasks = scope.tasks ?? [];
    if (tasks.length > 0 && r.chance(0.3)) {
      const task = r.pick(tasks);
      return r.pick([
        `$(tasks.${task}.results.out)`,
        `$(tasks.${task}.results.arr[*])`,
        `$(tasks.${task}.results.obj.key)`,
        `a $(tasks.${task}.results.out[0])`,
      ]);
    }
    if (scope.params.length > 0 && r.chance(0.4)) {
      const param = r.pick(scope.params);
      if (param.type !== 'string' && r.chance(0.4) && !param.name.includes('.')) return `$(params.${param.name}[*])`;
      return r.chance(0.7) ? this.reference(param, false) : [this.reference(param, true), 'x'];
    }
    return r.pick<unknown>(['text', ['a', 'b'], { k: 'v' }, 1, true, '$(context.pipelineRun.name)', '', []]);
  }

  private whens(scope: Scope, pipeline = true): Json[] {
    const r = this.r;
    return r.times(0, 2, () => {
      if (this.flags['enable-cel-in-whenexpression'] === 'true' && r.chance(0.4))
        return {
          cel: r.pick([
            "'a' == 'b'",
            "'$(params.foo)' == 'x'",
            '1 + 1 == 2',
            'true',
            "['a'].size() == 1",
            "'x'.startsWith('y') && !false",
            'has({"a": 1}.a)',
          ]),
        };
      const tasks = pipeline ? (scope.tasks ?? []) : [];
      const input = tasks.length > 0 && r.chance(0.3) ? `$(tasks.${r.pick(tasks)}.results.out)` : 'x';
      const strings = pipeline ? scope.params.filter(({ type, name }) => type !== 'object' && !name.includes('.')) : [];
      const param = strings.length > 0 ? r.pick(strings) : undefined;
      return {
        ...(r.chance(0.9) && { input }),
        operator: r.pick(['in', 'notin']),
        values: [
          r.pick(['', 'a']),
          ...(param ? [param.type === 'array' ? `$(params.${param.name}[*])` : `$(params.${param.name})`] : []),
        ],
      };
    });
  }

  private pipelineSpec(scope: Scope, isDocument: boolean, outer: readonly Param[] = [], depth = 0): Json {
    const r = this.r;
    const params = this.params();
    const workspaces = this.unique(['w', 'src', 'Cache'], 0, 2, (name) => name);
    const inside: Scope = {
      params: [...params, ...outer.filter(({ name }) => !params.some((one) => one.name === name))],
      flags: scope.flags,
    };
    const names = this.unique(NAMES, 1, 4, (name) => name);
    const last = names.length > 2 && r.chance(0.3) ? names.splice(-1) : [];
    const out: Json = {
      tasks: names.map((name, i) =>
        this.pipelineTask(
          { ...inside, tasks: names.slice(0, i), workspaces: isDocument ? workspaces : ['w'] },
          name,
          depth,
          false,
        ),
      ),
    };
    if (last.length > 0)
      out['finally'] = last.map((name) =>
        this.pipelineTask({ ...inside, tasks: names, workspaces: isDocument ? workspaces : ['w'] }, name, depth, true),
      );
    // Inside a pipeline of a pipeline nothing fills in the types.
    if (params.length > 0)
      out['params'] = params.map((param) => ({
        ...this.paramSpec(param),
        ...(depth > 0 && {
          type: param.type,
          ...(param.type === 'object' && { properties: { url: { type: 'string' }, rev: { type: 'string' } } }),
        }),
      }));
    if (workspaces.length > 0)
      out['workspaces'] = workspaces.map((name) => ({
        ...this.struct(`${this.prefix}PipelineWorkspaceDeclaration`, 3, ['name']),
        name,
      }));
    if (r.chance(0.3))
      out['results'] = r.times(0, 2, () => ({
        ...this.struct(`${this.prefix}PipelineResult`, 3, ['name', 'value', 'type']),
        ...(r.chance(0.3) && { type: r.pick(['string', 'array', 'object']) }),
        name: r.pick(NAMES),
        value: r.pick<unknown>([
          `$(tasks.${r.pick(names)}.results.out)`,
          `$(tasks.${r.pick(names)}.results.out)-$(tasks.${r.pick(names)}.results.out[0])`,
          [`$(tasks.${r.pick(names)}.results.out)`],
          { a: `$(tasks.${r.pick(names)}.results.o.k)` },
        ]),
      }));
    for (const field of ['displayName', 'description']) if (r.chance(0.15)) out[field] = 'words';
    return out;
  }

  private pipelineTask(scope: Scope, name: string, depth: number, isFinally: boolean): Json {
    const r = this.r;
    const out: Json = { name };
    const alpha = this.flags['enable-api-fields'] === 'alpha';
    const kind = r.next();
    if (alpha && kind > 0.9) out['pipelineRef'] = this.ref();
    else if (alpha && kind > 0.85 && depth < 2)
      out['pipelineSpec'] = this.pipelineSpec({ params: [], flags: scope.flags }, false, [], depth + 1);
    else if (kind > 0.4)
      out['taskRef'] = r.chance(0.85)
        ? { ...this.ref(), ...(r.chance(0.2) && { kind: 'Task' }) }
        : { apiVersion: 'example.dev/v1', kind: 'Wait', ...(r.chance(0.5) && { name: 'wait' }) };
    else if (kind > 0.35)
      out['taskSpec'] = {
        apiVersion: 'example.dev/v1',
        kind: 'Wait',
        spec: { any: ['thing'] },
        ...(r.chance(0.3) && { metadata: { labels: { a: 'b' } } }),
      };
    else {
      out['taskSpec'] = {
        ...this.taskSpec(scope.params, true),
        ...(r.chance(0.2) && { metadata: { labels: { a: 'b' }, annotations: {} } }),
      };
      // Params of one name would be two declarations of a run.
    }
    const usable =
      out['pipelineSpec'] !== undefined || out['pipelineRef'] !== undefined ? { ...scope, tasks: [] } : scope;
    const safe = { ...usable, tasks: [] as readonly string[] };
    if (r.chance(0.5)) out['params'] = this.givenParams(alpha ? safe : usable);
    if (r.chance(0.2)) {
      const taken = new Set(((out['params'] ?? []) as Json[]).map((param) => param['name']));
      const free = ['m1', 'm2'].filter((one) => !taken.has(one));
      out['matrix'] = {
        ...(r.chance(0.8) && {
          params: free
            .map((one) => ({
              name: one,
              value: r.pick<unknown>([['a', 'b'], ['a'], '$(params.list[*])'.replace('list', 'none'), []]),
            }))
            .map((one) => (typeof one.value === 'string' ? { ...one, value: ['z'] } : one)),
        }),
        ...(r.chance(0.5) && {
          include: r.times(0, 2, (i) => ({
            name: `i${i}`,
            params: [{ name: r.pick(['m1', 'm3']), value: r.pick(['a', 'c']) }],
          })),
        }),
      };
    }
    if (r.chance(0.25)) out['when'] = this.whens(alpha ? safe : usable);
    if (!isFinally && r.chance(0.3) && (scope.tasks ?? []).length > 0) out['runAfter'] = [r.pick(scope.tasks ?? [''])];
    if (r.chance(0.3) && (scope.workspaces ?? []).length > 0)
      out['workspaces'] = this.unique(['one', 'two'], 0, 2, (one) => ({
        name: one,
        workspace: r.pick(scope.workspaces ?? ['']),
        ...(r.chance(0.3) && { subPath: 'x' }),
      }));
    if (r.chance(0.15)) out['retries'] = r.pick([0, 1, 3]);
    if (r.chance(0.15)) out['timeout'] = this.scalar('duration');
    if (r.chance(0.15)) out['onError'] = r.pick(['stopAndFail', ...(out['retries'] ? [] : ['continue'])]);
    for (const field of ['displayName', 'description']) if (r.chance(0.1)) out[field] = 'words';
    return out;
  }

  private bindings(): Json[] {
    const r = this.r;
    return this.unique(['w', 'src', 'cache'], 0, 3, (name) => ({
      name,
      ...(r.chance(0.2) && { subPath: 'x' }),
      ...r.pick<() => Json>([
        () => ({ emptyDir: this.struct('api/core/v1.EmptyDirVolumeSource', 3) }),
        () => ({
          persistentVolumeClaim: { ...this.struct('api/core/v1.PersistentVolumeClaimVolumeSource', 3), claimName: 'c' },
        }),
        () => ({ configMap: { ...this.struct('api/core/v1.ConfigMapVolumeSource', 3), name: 'c' } }),
        () => ({ secret: { ...this.struct('api/core/v1.SecretVolumeSource', 3), secretName: 'c' } }),
        () => ({ projected: { sources: [this.struct('api/core/v1.VolumeProjection', 2)] } }),
        () => ({ csi: { ...this.struct('api/core/v1.CSIVolumeSource', 3), driver: 'd' } }),
        () => ({
          volumeClaimTemplate: {
            ...this.struct('api/core/v1.PersistentVolumeClaim', 1, ['metadata', 'kind', 'apiVersion']),
            ...(r.chance(0.3) && { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'c' } }),
          },
        }),
      ])(),
    }));
  }

  private computeSpecs(): Json[] {
    return this.unique(NAMES, 0, 2, (name) => ({
      name,
      ...(this.r.chance(0.5) && {
        [this.isOld ? 'resources' : 'computeResources']: this.struct('api/core/v1.ResourceRequirements', 2),
      }),
    }));
  }

  private taskRun(): Json {
    const r = this.r;
    const out = this.struct(`${this.prefix}TaskRunSpec`, 1, [
      'taskRef',
      'taskSpec',
      'params',
      'workspaces',
      'debug',
      'stepSpecs',
      'sidecarSpecs',
      'stepOverrides',
      'sidecarOverrides',
      'resources',
      'computeResources',
      'status',
      'statusMessage',
      'retries',
      'timeout',
    ]);
    const given = r.chance(0.5) ? this.params() : [];
    if (r.chance(0.5)) out['taskRef'] = this.ref();
    else out['taskSpec'] = this.taskSpec(given, true);
    if (given.length > 0) out['params'] = given.map((param) => ({ name: param.name, value: valueOf(param) }));
    if (r.chance(0.5)) out['workspaces'] = this.bindings();
    if (r.chance(0.2)) out[this.isOld ? 'sidecarOverrides' : 'sidecarSpecs'] = this.computeSpecs();
    if (r.chance(0.2)) out[this.isOld ? 'stepOverrides' : 'stepSpecs'] = this.computeSpecs();
    else if (r.chance(0.2)) out['computeResources'] = this.struct('api/core/v1.ResourceRequirements', 2);
    if (r.chance(0.2)) {
      out['status'] = r.pick(['TaskRunCancelled', 'TaskRunPending']);
      if (r.chance(0.5)) out['statusMessage'] = 'why';
    }
    if (r.chance(0.2)) out['retries'] = r.pick([0, 2]);
    if (r.chance(0.3)) out['timeout'] = this.scalar('duration');
    if (this.flags['enable-api-fields'] === 'alpha' && r.chance(0.3))
      out['debug'] = { breakpoints: { onFailure: 'enabled', ...(r.chance(0.5) && { beforeSteps: ['a', 'b'] }) } };
    return out;
  }

  private pipelineRun(scope: Scope): Json {
    const r = this.r;
    const out = this.struct(`${this.prefix}PipelineRunSpec`, 1, [
      'pipelineRef',
      'pipelineSpec',
      'params',
      'workspaces',
      'timeout',
      'timeouts',
      'taskRunSpecs',
      'status',
      'resources',
      'taskRunTemplate',
    ]);
    const given = r.chance(0.5) ? this.params() : [];
    if (r.chance(0.5)) out['pipelineRef'] = this.ref();
    else out['pipelineSpec'] = this.pipelineSpec(scope, false, given);
    if (given.length > 0) out['params'] = given.map((param) => ({ name: param.name, value: valueOf(param) }));
    if (r.chance(0.5)) out['workspaces'] = this.bindings();
    if (r.chance(0.4))
      out['timeouts'] = r.pick<Json>([
        { pipeline: '2h', tasks: '1h', finally: '1h' },
        { tasks: '30m' },
        { pipeline: '0', tasks: '5h' },
        { finally: '10m' },
        {},
      ]);
    else if (this.isOld && r.chance(0.4)) out['timeout'] = r.pick(['1h', '0', '3h', '1m']);
    if (r.chance(0.2))
      out['status'] = r.pick(['Cancelled', 'CancelledRunFinally', 'StoppedRunFinally', 'PipelineRunPending']);
    if (!this.isOld && r.chance(0.3)) out['taskRunTemplate'] = this.struct(`${this.prefix}PipelineTaskRunTemplate`, 1);
    if (r.chance(0.3))
      out['taskRunSpecs'] = r.times(0, 2, () => ({
        ...this.struct(`${this.prefix}PipelineTaskRunSpec`, 1, [
          'stepSpecs',
          'sidecarSpecs',
          'stepOverrides',
          'sidecarOverrides',
          'computeResources',
          'timeout',
        ]),
        ...(r.chance(0.3)
          ? { [this.isOld ? 'stepOverrides' : 'stepSpecs']: this.computeSpecs() }
          : r.chance(0.3) && { computeResources: this.struct('api/core/v1.ResourceRequirements', 2) }),
        ...(r.chance(0.3) && { [this.isOld ? 'sidecarOverrides' : 'sidecarSpecs']: this.computeSpecs() }),
        ...(r.chance(0.3) && { timeout: '5m' }),
      }));
    return out;
  }

  private stepAction(struct: string): Json {
    const r = this.r;
    const params = this.params();
    const results = this.results();
    const scope: Scope = { params, flags: this.flags };
    const out = this.struct(struct, 1, [
      'image',
      'command',
      'args',
      'script',
      'env',
      'params',
      'results',
      'volumeMounts',
    ]);
    out['image'] = 'alpine';
    const names = results.map(({ name }) => String(name)).filter((name) => !name.includes('.'));
    if (r.chance(0.5))
      out['script'] = names.length > 0 && r.chance(0.5) ? `echo > $(step.results.${r.pick(names)}.path)` : 'echo';
    else out['command'] = r.times(0, 2, () => this.text(scope, true));
    if (r.chance(0.5)) out['args'] = r.times(0, 2, () => this.text(scope, true));
    if (r.chance(0.5)) out['env'] = this.env(scope);
    if (params.length > 0) out['params'] = params.map((param) => this.paramSpec(param));
    if (results.length > 0) out['results'] = results;
    const text = params.find(({ type, name }) => type === 'string' && !name.includes('.'));
    if (text && r.chance(0.4)) out['volumeMounts'] = [{ name: `$(params.${text.name})`, mountPath: '/x' }];
    return out;
  }

  private customRun(): Json {
    const r = this.r;
    const out = this.struct('pipeline/pipeline/v1beta1.CustomRunSpec', 1, [
      'customRef',
      'customSpec',
      'params',
      'workspaces',
      'status',
      'statusMessage',
    ]);
    if (r.chance(0.5))
      out['customRef'] = {
        ...this.struct('pipeline/pipeline/v1beta1.TaskRef', 2),
        apiVersion: 'example.dev/v1',
        kind: 'Wait',
      };
    else
      out['customSpec'] = {
        apiVersion: 'example.dev/v1',
        kind: 'Wait',
        ...(r.chance(0.5) && { spec: { a: 1 } }),
        ...(r.chance(0.3) && { metadata: { labels: { a: 'b' } } }),
      };
    if (r.chance(0.5)) out['params'] = this.unique(NAMES, 0, 3, (name) => ({ name, value: this.scalar('param') }));
    if (r.chance(0.5)) out['workspaces'] = this.bindings();
    if (r.chance(0.3)) Object.assign(out, { status: 'RunCancelled' }, r.chance(0.5) && { statusMessage: 'why' });
    return out;
  }

  private policy(): Json {
    const r = this.r;
    return {
      resources: r.times(1, 2, () => ({
        pattern: r.pick(['.*', 'https://x/(a|b)', '^a{2,3}$', '(?i)x', '[[:alpha:]]+', '(?P<n>x)']),
      })),
      authorities: r.times(1, 2, () => ({
        name: 'a',
        ...(r.chance(0.9) && {
          key: {
            ...r.pick<Json>([{ data: 'x' }, { kms: 'k' }, { secretRef: { name: 's' } }]),
            ...(r.chance(0.4) && { hashAlgorithm: r.pick(['sha256', 'SHA512', 'sha224', '']) }),
          },
        }),
      })),
      ...(r.chance(0.4) && { mode: r.pick(['warn', 'enforce', '']) }),
    };
  }

  private clientConfig(): Json {
    const r = this.r;
    return {
      ...(r.chance(0.3) && { caBundle: 'YWJj' }),
      ...(r.chance(0.5)
        ? { url: this.scalar('url') }
        : {
            service: {
              name: 's',
              namespace: 'n',
              ...(r.chance(0.3) && { path: '/x' }),
              ...(r.chance(0.3) && { port: 8080 }),
            },
          }),
    };
  }

  private interceptor(): Json {
    const r = this.r;
    if (this.isOldTriggers && r.chance(0.4)) return this.oldInterceptor();
    return r.chance(0.7)
      ? {
          ...(r.chance(0.3) && { name: 'check' }),
          ref: {
            name: 'cel',
            ...(r.chance(0.3) && { kind: 'ClusterInterceptor', apiVersion: 'triggers.tekton.dev/v1alpha1' }),
          },
          ...(r.chance(0.5) && { params: [{ name: 'filter', value: r.pick<unknown>(['true', [1], { a: 'b' }]) }] }),
        }
      : {
          webhook: {
            ...(r.chance(0.3) && { url: 'http://x' }),
            objectRef: {
              ...this.struct('api/core/v1.ObjectReference', 2),
              ...{ kind: 'Service', apiVersion: 'v1', name: 'hook' },
            },
            ...(r.chance(0.4) && {
              header: [
                {
                  name: r.pick(['X-Key', 'Foo', 'ETag'.replace('ETag', 'Etag')]),
                  value: r.pick<unknown>(['v', ['a', 'b']]),
                },
              ],
            }),
          },
        };
  }

  private oldInterceptor(): Json {
    const r = this.r;
    const ref = r.chance(0.2) && { ref: { name: 'own' } };
    const secretRef = { secretName: 's', secretKey: 'k' };
    if (r.chance(0.5))
      return {
        ...ref,
        cel: {
          ...(r.chance(0.7) && { filter: r.pick(["body.ref == 'x'", 'true', "header.match('A', 'b')"]) }),
          overlays: [{ key: 'a', expression: r.pick(['body.x', "body.ref.split('/')[2]"]) }],
        },
      };
    return {
      ...ref,
      [r.pick(['github', 'gitlab', 'bitbucket'])]: {
        ...(r.chance(0.7) && { secretRef }),
        ...(r.chance(0.5) && { eventTypes: ['push'] }),
      },
    };
  }

  private binding(): Json {
    const r = this.r;
    return r.chance(0.5)
      ? {
          ref: 'b',
          ...(r.chance(0.5) && { kind: r.pick(['TriggerBinding', 'ClusterTriggerBinding']), apiversion: 'v1beta1' }),
        }
      : { name: 'p', value: r.pick(['', '$(body.x)']) };
  }

  private trigger(ofListener: boolean): Json {
    const r = this.r;
    if (ofListener && r.chance(0.25)) return { triggerRef: 't', ...(r.chance(0.3) && { name: 'n' }) };
    return {
      ...(r.chance(0.6) && { bindings: r.times(0, 2, () => this.binding()) }),
      template: r.chance(0.7)
        ? {
            ref: 't',
            ...(r.chance(0.3) && { apiversion: r.pick(this.isOldTriggers ? ['v1alpha1'] : ['v1beta1', 'v1alpha1']) }),
          }
        : { spec: this.triggerTemplate() },
      ...(r.chance(0.5) && { interceptors: r.times(0, 2, () => this.interceptor()) }),
      ...(r.chance(0.5) && { name: r.pick(['push', 'Push_1', '']) }),
      ...(r.chance(0.2) && { serviceAccountName: 'sa' }),
    };
  }

  private triggerTemplate(): Json {
    const r = this.r;
    const params = this.unique(NAMES, 0, 3, (name) => name);
    return {
      ...(params.length > 0 && {
        params: params.map((name) => ({
          name,
          ...(r.chance(0.3) && { default: 'd' }),
          ...(r.chance(0.3) && { description: 'd' }),
        })),
      }),
      resourcetemplates: r.times(1, 2, () => ({
        apiVersion: 'tekton.dev/v1',
        kind: 'PipelineRun',
        metadata: { generateName: 'x-' },
        spec: { a: params.length > 0 ? `$(tt.params.${r.pick(params)}) $(uid)` : '$(params.old)' },
      })),
    };
  }

  private listener(): Json {
    const r = this.r;
    const out: Json = {};
    if (r.chance(0.7)) out['triggers'] = r.times(1, 2, () => this.trigger(true));
    else out[r.pick(['labelSelector', 'namespaceSelector'])] = {};
    if (out['namespaceSelector']) out['namespaceSelector'] = { matchNames: ['a'] };
    if (out['labelSelector']) out['labelSelector'] = { matchLabels: { a: 'b' } };
    if (!this.isOldTriggers && r.chance(0.3))
      out['triggerGroups'] = r.times(0, 2, () => ({
        name: 'g',
        interceptors: [this.interceptor()],
        triggerSelector: r.chance(0.5)
          ? { labelSelector: { matchLabels: { a: 'b' } } }
          : { namespaceSelector: { matchNames: ['a'] } },
      }));
    if (r.chance(0.5)) out['serviceAccountName'] = 'sa';
    if (!this.isOldTriggers && r.chance(0.2)) out['cloudEventURI'] = 'http://x';
    if (r.chance(0.4)) {
      const pod = this.struct('api/core/v1.PodSpec', 2, [
        'containers',
        ...[...goStruct('api/core/v1.PodSpec').fields.keys()].filter(
          (field) =>
            ![
              'serviceAccountName',
              'tolerations',
              'nodeSelector',
              ...(this.isOldTriggers
                ? []
                : ['affinity', 'topologySpreadConstraints', 'imagePullSecrets', 'securityContext']),
            ].includes(field),
        ),
      ]);
      if (r.chance(0.5)) {
        const env = (name: string): Json => ({ name, valueFrom: { secretKeyRef: { name: 's', key: 'k' } } });
        pod['containers'] = [
          {
            ...this.struct(
              'api/core/v1.Container',
              2,
              [...goStruct('api/core/v1.Container').fields.keys()].filter(
                (field) =>
                  ![
                    'resources',
                    'livenessProbe',
                    'readinessProbe',
                    'startupProbe',
                    ...(this.isOldTriggers ? [] : ['securityContext']),
                  ].includes(field),
              ),
            ),
            ...(r.chance(0.4) && { env: r.pick([[env('TLS_CERT'), env('TLS_KEY')], [env('X')]]) }),
          },
        ];
      }
      if (r.chance(0.7)) {
        const balanced = r.chance(0.3);
        out['resources'] = {
          kubernetesResource: {
            ...(r.chance(0.3) && { replicas: r.pick([0, 1, 2]) }),
            ...(balanced && !this.isOldTriggers
              ? { serviceType: 'LoadBalancer', serviceLoadBalancerClass: 'c' }
              : r.chance(0.3) && { serviceType: 'NodePort' }),
            ...(!this.isOldTriggers && r.chance(0.3) && { servicePort: 80 }),
            spec: { template: { spec: pod, ...(r.chance(0.3) && { metadata: { labels: { a: 'b' } } }) } },
          },
        };
      } else
        out['resources'] = {
          customResource: {
            apiVersion: 'serving.knative.dev/v1',
            kind: 'Service',
            spec: { template: { spec: { serviceAccountName: 'x' } } },
          },
        };
    }
    return out;
  }

  private unique<N, T>(names: readonly N[], min: number, max: number, make: (name: N) => T): T[] {
    const left = [...names];
    const count = Math.min(left.length, min + this.r.below(max - min + 1));
    return Array.from({ length: count }, () => make(left.splice(this.r.below(left.length), 1)[0] as N));
  }
}

function valueOf({ type, keys }: Param): unknown {
  if (type === 'array') return ['a', 'b'];
  return type === 'object' ? Object.fromEntries(keys.map((key) => [key, 'v'])) : 'v';
}
