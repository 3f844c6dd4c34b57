import type { Json } from './generate';
import { spotsOf } from './spots';
import type { Random } from './random';

/** A fault that chance alone makes too seldom. */
interface Sabotage {
  readonly fits: (fields: Json, kind: string) => boolean;
  readonly change: (fields: Json, random: Random) => void;
}

const has = (fields: Json, ...keys: readonly string[]): boolean => keys.some((key) => key in fields);
/** The objects of a list; earlier damage may have put anything else into it. */
const listOf = (fields: Json, key: string): Json[] => {
  const list = fields[key];
  return Array.isArray(list) && list.every((one) => typeof one === 'object' && one !== null) ? (list as Json[]) : [];
};
const on = (fits: Sabotage['fits'], change: Sabotage['change']): Sabotage => ({ fits, change });
const isStep = (fields: Json): boolean => has(fields, 'image') && !has(fields, 'steps');
const isTask = (fields: Json): boolean => has(fields, 'steps');
const isPipeline = (fields: Json): boolean => has(fields, 'tasks');
const isRun = (fields: Json, kind: string): boolean =>
  kind.endsWith('Run') && has(fields, 'taskRef', 'taskSpec', 'pipelineRef', 'pipelineSpec') && !has(fields, 'name');

const isDocument = (fields: Json): boolean =>
  has(fields, 'apiVersion') && has(fields, 'metadata') && has(fields, 'spec');

const SABOTAGES: readonly Sabotage[] = [
  // The oracle does not know which kinds there are of other groups.
  on(
    (one) => isDocument(one) && /^(?:triggers\.)?tekton\.dev/.test(String(one['apiVersion'])),
    (document, r) =>
      Object.assign(
        document,
        r.pick<Json>([
          { apiVersion: 'tekton.dev/v2' },
          { kind: 'Tusk' },
          { apiVersion: 'triggers.tekton.dev/v1' },
          { kind: '' },
        ]),
      ),
  ),
  on(
    (one) => isDocument(one) && one['apiVersion'] === 'tekton.dev/v1beta1',
    (document, r) => {
      const spec = document['spec'];
      if (typeof spec !== 'object' || spec === null) return;
      const refs = [...spotsOf(spec)].filter(({ key }) => key === 'taskRef' || key === 'pipelineRef');
      const ref = refs.length > 0 && r.chance(0.5) ? (refs[0]?.holder as Json)[refs[0]?.key ?? ''] : undefined;
      if (typeof ref === 'object' && ref !== null) Object.assign(ref, { bundle: 'example.com/tasks' });
      else Object.assign(spec, r.pick<Json>([{ resources: {} }, { resources: [{}] }, { timeout: '1h', timeouts: {} }]));
    },
  ),
  on(
    (one) => isTask(one) && listOf(one, 'steps').length > 0,
    (task, r) => {
      const [step] = listOf(task, 'steps');
      if (!step) return;
      const [field, key] = r.pick([
        ['env', 'name'],
        ['env', 'name'],
        ['volumeMounts', 'mountPath'],
        ['volumeDevices', 'devicePath'],
      ] as const);
      const entry = (name: string, more: string): Json => ({
        [key]: name,
        ...(field === 'env' ? { value: more } : { name: more }),
      });
      task['stepTemplate'] = { image: 'alpine', [field]: [entry(r.pick(['/a', '/x']), 'v')] };
      step[field] = r.pick([
        [entry('/a', 'one'), entry('/b', 'two'), entry('/a', 'three')],
        [entry('/a', 'v'), entry('/b', 'two'), entry('/a', 'v')],
        [entry('/b', 'one'), entry('/b', 'two'), entry('/a', 'three')],
        [entry('/b', 'one'), entry('/a', 'v'), entry('/a', 'v'), entry('/b', 'one')],
        [entry('/a', ''), entry('', 'two'), entry('/a', '$(params.nope)')],
        [entry('/b', '$(params.nope)'), entry('/b', 'two'), entry('', 'three')],
      ]);
    },
  ),
  on(
    (one) => isTask(one) && listOf(one, 'steps').length > 0,
    (task, r) => {
      task['params'] = [{ name: 'bundle', properties: { url: {} }, ...(r.chance(0.5) && { type: 'object' }) }];
      for (const step of listOf(task, 'steps').slice(0, 1))
        step[r.pick(['image', 'script', 'workingDir'])] = `x $(params.bundle.${r.pick(['url', 'nope', 'u.v'])})`;
    },
  ),
  on(isStep, (step, r) => {
    const variable = r.pick([
      'context.task.nope',
      'context.taskRun.nope',
      'context.taskRun.uid',
      'context.task.retry-count',
    ]);
    step[r.pick(['image', 'script', 'workingDir'])] = `$(${variable})`;
  }),
  on(
    (one) => has(one, 'name') && has(one, 'taskRef', 'taskSpec'),
    (task, r) => {
      const variable = r.pick(['context.pipeline.nope', 'context.pipelineRun.nope', 'context.pipelineTask.nope']);
      task['params'] = [{ name: 'x', value: r.pick<unknown>([`$(${variable})`, [`$(${variable})`]]) }];
    },
  ),
  on(
    (one) => listOf(one, 'tasks').length > 0,
    (pipeline, r) => {
      const last = listOf(pipeline, 'finally');
      if (last.length === 0) pipeline['finally'] = last;
      if (last.length === 0) last.push({ name: 'report', taskRef: { name: 'report' } });
      const [first] = last;
      if (!first) return;
      if (last.length === 1) last.push({ name: 'cleanup', taskRef: { name: 'clean' } });
      first['params'] = [{ name: 'p', value: `$(${r.pick(['tasks', 'finally'])}.${last[1]?.['name']}.results.x)` }];
    },
  ),
  on(
    (one) => listOf(one, 'finally').length > 0,
    (pipeline) => {
      for (const last of listOf(pipeline, 'finally').slice(0, 1)) last['runAfter'] = ['alpha'];
    },
  ),
  on(
    (one) => listOf(one, 'tasks').length > 1,
    (pipeline, r) => {
      const [a, b] = listOf(pipeline, 'tasks');
      if (a && b)
        a['params'] = [
          {
            name: 'p',
            value: r.pick([`$(tasks.${b['name']}.status)`, '$(tasks.status)', `$(tasks.${b['name']}.reason)`]),
          },
        ];
    },
  ),
  on(isRun, (run) => (run['params'] = [{ name: 'a', value: '$(tasks.a.results.b)' }])),
  on(
    (one, kind) => kind === 'StepAction' && has(one, 'image'),
    (spec, r) =>
      (spec['params'] = r.pick([
        [{ name: 'a', default: '$(params.b)' }],
        [
          { name: 'a', default: '$(params.b)' },
          { name: 'b', default: '$(params.a)' },
        ],
        [{ name: 'a', default: '$(params.b) $(params.c)' }, { name: 'b' }, { name: 'c', default: '$(params.b)' }],
      ])),
  ),
  on(
    (one) => has(one, 'authorities'),
    (policy, r) =>
      Object.assign(
        policy,
        r.pick<Json>([
          { mode: 'ask' },
          { resources: [] },
          { resources: [{ pattern: '(' }] },
          { authorities: [] },
          { authorities: [{ name: 'a', key: {} }] },
          { authorities: [{ name: 'a', key: { kms: 'k', data: 'd' } }] },
          { authorities: [{ name: 'a', key: { kms: 'k', hashAlgorithm: 'md5' } }] },
        ]),
      ),
  ),
  on(isStep, (step) => (step['timeout'] = '-1m')),
  on(isStep, (step) => Object.assign(step, { script: 'x', command: ['y'] })),
  on(isStep, (step) => (step['params'] = [{ name: 'a', value: 'b' }])),
  on(isStep, (step) => (step['ref'] = { name: 'a' })),
  on(
    isStep,
    (step, r) =>
      (step['volumeMounts'] = [{ name: r.pick(['a', 'tekton-internal-a']), mountPath: r.pick(['/tekton/x', '/a']) }]),
  ),
  on(
    isStep,
    (step, r) =>
      (step[r.pick(['image', 'script', 'workingDir'])] = r.pick([
        '$(steps.a.results.b)',
        '$(steps.a.outputs.b)',
        '$(step.artifacts.path)',
      ])),
  ),
  on(
    isStep,
    (step, r) =>
      (step['when'] = [
        r.pick<Json>([
          { input: 'a', operator: 'in' },
          {},
          { operator: 'eq', values: ['a'] },
          { cel: 'true' },
          { cel: 'true', input: 'a' },
        ]),
      ]),
  ),
  on(isStep, (step) => (step['script'] = '#!win')),
  on(isStep, (step, r) => (step[r.pick(['stdoutConfig', 'stderrConfig'])] = { path: 'x' })),
  on(
    isStep,
    (step, r) =>
      (step[r.pick(['image', 'script'])] = r.pick(['$(params.a.b.c)', '$(context.task.a.b.c)', '$(results.a.b.c)'])),
  ),
  on(
    isTask,
    (task) =>
      (task['volumes'] = [
        { name: 'a', emptyDir: {} },
        { name: 'a', emptyDir: {} },
      ]),
  ),
  on(
    isTask,
    (task, r) =>
      (task['workspaces'] = [
        { name: 'a' },
        { name: r.pick(['a', 'b']), mountPath: r.pick(['/workspace/a', '/b', '/workspace/a/']) },
      ]),
  ),
  on(
    isTask,
    (task, r) =>
      (task['sidecars'] = [
        {
          name: r.pick(['tekton-log-results', 'a']),
          ...(r.chance(0.5) && { image: 'a' }),
          workspaces: [{ name: 'nope' }],
        },
      ]),
  ),
  on(isTask, (task) => (task['steps'] = [])),
  on(isTask, (task) => listOf(task, 'steps').push(...structuredClone(listOf(task, 'steps').slice(0, 1)))),
  on(
    isTask,
    (task, r) =>
      (task['results'] = [
        r.pick<Json>([
          { name: 'a', type: 'int' },
          { name: '.a' },
          { name: 'a', value: 'b' },
          { name: 'a', value: ['b'] },
          { name: 'a', type: 'object' },
          { name: 'a', value: '$(steps.A.results.b)' },
        ]),
      ]),
  ),
  on(
    isTask,
    (task, r) =>
      (task['params'] = [
        r.pick<Json>([
          { name: 'a', enum: ['x', 'x'] },
          { name: 'a', type: 'array', enum: ['x'] },
          { name: 'a', enum: ['x'], default: 'y' },
          { name: 'a', type: 'array', default: 'x' },
        ]),
      ]),
  ),
  on(isPipeline, (pipeline) => Object.assign(pipeline, { finally: pipeline['tasks'], tasks: [] })),
  on(isPipeline, (pipeline) =>
    listOf(pipeline, 'tasks').push(...structuredClone(listOf(pipeline, 'tasks').slice(0, 1))),
  ),
  on(isPipeline, (pipeline) => (pipeline['workspaces'] = [{ name: 'a' }, { name: 'a' }, {}])),
  on(isPipeline, (pipeline) => {
    for (const key of Object.keys(pipeline)) Reflect.deleteProperty(pipeline, key);
  }),
  on(
    isPipeline,
    (pipeline, r) =>
      (pipeline['results'] = [
        {
          name: 'a',
          value: r.pick([
            'x',
            '$(params.a)',
            '$(tasks.a.results.b.c.d)',
            '$(tasks.nope.results.a)',
            'x $(tasks.alpha.results.a)',
            '$(finally.alpha.results.a)',
          ]),
        },
      ]),
  ),
  on(
    (one) => isPipeline(one) && listOf(one, 'tasks').length > 1,
    (pipeline, r) => {
      const [a, b] = listOf(pipeline, 'tasks');
      if (!a || !b) return;
      if (r.chance(0.5)) {
        a['runAfter'] = [b['name']];
        b['runAfter'] = [a['name']];
      } else
        Object.assign(a, {
          params: [
            {
              name: 'p',
              value: r.pick([`$(tasks.${b['name']}.status)`, `$(tasks.${a['name']}.results.x)`, '$(tasks.status)']),
            },
          ],
        });
    },
  ),
  on(
    (one) => listOf(one, 'finally').length > 0 && listOf(one, 'tasks').length > 0,
    (pipeline, r) => {
      const [last] = listOf(pipeline, 'finally');
      if (last)
        Object.assign(
          last,
          r.pick<Json>([
            { runAfter: ['alpha'] },
            { params: [{ name: 'p', value: `$(tasks.${last['name']}.results.x)` }] },
            { params: [{ name: 'p', value: '$(tasks.nope.status)' }] },
            { when: [{ input: '$(tasks.nope.results.x)', operator: 'in', values: ['a'] }] },
          ]),
        );
    },
  ),
  on(
    (one) => listOf(one, 'tasks').length > 1,
    (pipeline, r) => {
      const [a, b] = listOf(pipeline, 'tasks');
      if (!a || !b) return;
      a['matrix'] = { params: [{ name: 'm', value: ['a', 'b'] }] };
      b['params'] = [
        {
          name: 'q',
          value: r.pick([
            `$(tasks.${a['name']}.results.out)`,
            `$(tasks.${a['name']}.results.out[*])`,
            `$(tasks.${a['name']}.results.out[0])`,
          ]),
        },
      ];
      if (r.chance(0.4) && typeof a['taskSpec'] === 'object' && a['taskSpec'] !== null)
        (a['taskSpec'] as Json)['results'] = [{ name: 'out', type: r.pick(['array', 'string']) }];
    },
  ),
  on(
    (one) => listOf(one, 'tasks').length > 1,
    (pipeline) => {
      const [a, b] = listOf(pipeline, 'tasks');
      if (!a || !b) return;
      for (const key of ['taskRef', 'taskSpec']) Reflect.deleteProperty(a, key);
      a['pipelineRef'] = { name: 'p' };
      b['params'] = [{ name: 'q', value: `$(tasks.${a['name']}.results.out)` }];
    },
  ),
  on(
    (one) => has(one, 'name') && has(one, 'taskRef', 'taskSpec'),
    (task, r) =>
      Object.assign(
        task,
        r.pick<Json>([
          { onError: 'continue', retries: 1 },
          { onError: 'no' },
          { taskRef: { kind: 'Wait' } },
          { taskRef: { apiVersion: 'v1', kind: 'Wait' } },
          { pipelineSpec: { tasks: [] } },
          { name: 'A' },
          { params: [{ name: 'x', value: '$(nope.x)' }] },
          { params: [{ name: 'x', value: '$(tasks.a.outputs.b)' }] },
          {
            matrix: {
              params: [
                { name: 'x', value: Array.from({ length: 17 }, String) },
                { name: 'y', value: Array.from({ length: 16 }, String) },
              ],
            },
          },
          { workspaces: [{ name: 'a' }, { name: 'a' }] },
        ]),
      ),
  ),
  on(isRun, (run) => (run['retries'] = -1)),
  on(isRun, (run, r) =>
    Object.assign(
      run,
      r.pick<Json>([
        { timeout: '-1h' },
        { timeouts: { tasks: '-1h' } },
        { timeouts: { tasks: '2h' } },
        { timeouts: { pipeline: '1h', finally: '0' } },
        { timeouts: { tasks: '40m', finally: '40m' } },
      ]),
    ),
  ),
  on(isRun, (run) => (run['statusMessage'] = 'why')),
  on(isRun, (run) => (run['status'] = 'Bogus')),
  on(
    isRun,
    (run, r) =>
      (run['debug'] = {
        breakpoints: r.pick<Json>([{}, { onFailure: 'no' }, { onFailure: 'enabled', beforeSteps: ['a', 'a'] }]),
      }),
  ),
  on(
    isRun,
    (run, r) =>
      (run['workspaces'] = [
        r.pick<Json>([
          {},
          { name: 'a' },
          { emptyDir: {}, secret: { secretName: 'x' } },
          { name: 'a', configMap: {} },
          { csi: {} },
          { projected: {} },
          { persistentVolumeClaim: {} },
        ]),
      ]),
  ),
  on(isRun, (run, r) => {
    const spec = r.pick<Json>([
      { stepSpecs: [{}] },
      { sidecarSpecs: [{ name: 'a' }, { name: 'A' }] },
      { computeResources: {}, stepSpecs: [{ name: 'a', computeResources: { limits: { cpu: 1 } } }] },
      { timeout: '3h' },
      { timeout: '-1h' },
    ]);
    if (r.chance(0.5)) Object.assign(run, spec);
    else run['taskRunSpecs'] = [spec];
  }),
  on(
    isRun,
    (run, r) =>
      (run['params'] = [
        { name: 'a', value: r.pick(['$(tasks.a.results.b)', 'x']) },
        { name: r.pick(['A', 'a', 'b']), value: { k: 'v' } },
      ]),
  ),
  on(
    (one) => has(one, 'resolver') || (has(one, 'name') && Object.keys(one).length === 1),
    (ref, r) =>
      Object.assign(
        ref,
        r.pick<Json>([
          { name: 'http://x' },
          { resolver: 'git', name: 'x' },
          { name: '' },
          { name: '-x' },
          { params: [{ name: 'a', value: 'b' }] },
        ]),
      ),
  ),
  on(
    (one) => has(one, 'resources', 'triggers', 'serviceAccountName') && !has(one, 'image'),
    (listener, r) =>
      (listener['resources'] = r.pick<Json>([
        { kubernetesResource: { replicas: -1 } },
        { kubernetesResource: { serviceLoadBalancerClass: 'x' } },
        { kubernetesResource: { spec: { template: { spec: { hostNetwork: true } } } } },
        {
          kubernetesResource: {
            spec: { template: { spec: { containers: [{ env: [{ name: 'TLS_CERT', value: 'x' }] }] } } },
          },
        },
        { kubernetesResource: {}, customResource: {} },
        { customResource: { spec: { template: { spec: { containers: [{ name: 'x' }, {}] } } } } },
      ])),
  ),
  on(
    (one) => has(one, 'clientConfig'),
    (spec, r) => (spec['clientConfig'] = r.pick<Json>([{ url: 'x', service: { name: 'a' } }, { service: {} }])),
  ),
  on(
    (one) => has(one, 'template'),
    (trigger, r) =>
      Object.assign(
        trigger,
        r.pick<Json>([
          { template: {} },
          { template: { ref: '' } },
          { template: { ref: 'a', apiversion: 'v2' } },
          { bindings: [{}] },
          { bindings: [{ ref: 'a', kind: 'No' }] },
          { interceptors: [null] },
          { interceptors: [{ webhook: {} }] },
          { bindings: [null] },
          { triggerRef: 'a' },
          { interceptors: [{ webhook: { objectRef: { kind: 'Pod' }, header: [{ name: 'x-a', value: '' }] } }] },
        ]),
      ),
  ),
  on(
    (one, kind) => kind === 'StepAction' && has(one, 'image'),
    (spec, r) =>
      Object.assign(
        spec,
        r.pick<Json>([
          { script: '$(params.a)' },
          { volumeMounts: [{ name: 'a' }] },
          { params: [{ name: 'a', default: '$(params.b)' }] },
          { params: [{ name: 'a', default: '$(params.a)' }] },
        ]),
      ),
  ),
];

/** Puts one known fault in; false when the document has no place for any that was tried. */
export function sabotage(random: Random, document: Json): boolean {
  const kind = String(document['kind']);
  const objects = [...spotsOf({ document })]
    .map(({ holder, key }) => (holder as Json)[key])
    .filter((value): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value));
  for (let tries = 0; tries < 12; tries++) {
    const { fits, change } = random.pick(SABOTAGES);
    const fitting = objects.filter((one) => fits(one, kind));
    if (fitting.length === 0) continue;
    change(random.pick(fitting), random);
    return true;
  }
  return false;
}
