import { type Draft, type Json, NAMES } from './draft';
import { type Scope, declaredParams, valueOf } from './params';
import { pipelineSpec } from './pipeline';
import { ref } from './references';
import { taskSpec } from './task';
import { anyScalar, anyStruct } from './values';

export function taskRun(g: Draft): Json {
  const r = g.r;
  const out = anyStruct(g, `${g.prefix}TaskRunSpec`, 1, [
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
  const given = r.chance(0.5) ? declaredParams(g) : [];
  if (r.chance(0.5)) out['taskRef'] = ref(g);
  else out['taskSpec'] = taskSpec(g, given, true);
  if (given.length > 0) out['params'] = given.map((param) => ({ name: param.name, value: valueOf(param) }));
  if (r.chance(0.5)) out['workspaces'] = bindings(g);
  if (r.chance(0.2)) out[g.isOld ? 'sidecarOverrides' : 'sidecarSpecs'] = computeSpecs(g);
  if (r.chance(0.2)) out[g.isOld ? 'stepOverrides' : 'stepSpecs'] = computeSpecs(g);
  else if (r.chance(0.2)) out['computeResources'] = anyStruct(g, 'api/core/v1.ResourceRequirements', 2);
  if (r.chance(0.2)) {
    out['status'] = r.pick(['TaskRunCancelled', 'TaskRunPending']);
    if (r.chance(0.5)) out['statusMessage'] = 'why';
  }
  if (r.chance(0.2)) out['retries'] = r.pick([0, 2]);
  if (r.chance(0.3)) out['timeout'] = anyScalar(g, 'duration');
  if (g.flags['enable-api-fields'] === 'alpha' && r.chance(0.3))
    out['debug'] = { breakpoints: { onFailure: 'enabled', ...(r.chance(0.5) && { beforeSteps: ['a', 'b'] }) } };
  return out;
}

export function pipelineRun(g: Draft, scope: Scope): Json {
  const r = g.r;
  const out = anyStruct(g, `${g.prefix}PipelineRunSpec`, 1, [
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
  const given = r.chance(0.5) ? declaredParams(g) : [];
  if (r.chance(0.5)) out['pipelineRef'] = ref(g);
  else out['pipelineSpec'] = pipelineSpec(g, scope, false, given);
  if (given.length > 0) out['params'] = given.map((param) => ({ name: param.name, value: valueOf(param) }));
  if (r.chance(0.5)) out['workspaces'] = bindings(g);
  if (r.chance(0.4))
    out['timeouts'] = r.pick<Json>([
      { pipeline: '2h', tasks: '1h', finally: '1h' },
      { tasks: '30m' },
      { pipeline: '0', tasks: '5h' },
      { finally: '10m' },
      {},
    ]);
  else if (g.isOld && r.chance(0.4)) out['timeout'] = r.pick(['1h', '0', '3h', '1m']);
  if (r.chance(0.2))
    out['status'] = r.pick(['Cancelled', 'CancelledRunFinally', 'StoppedRunFinally', 'PipelineRunPending']);
  if (!g.isOld && r.chance(0.3)) out['taskRunTemplate'] = anyStruct(g, `${g.prefix}PipelineTaskRunTemplate`, 1);
  if (r.chance(0.3))
    out['taskRunSpecs'] = r.times(0, 2, () => ({
      ...anyStruct(g, `${g.prefix}PipelineTaskRunSpec`, 1, [
        'stepSpecs',
        'sidecarSpecs',
        'stepOverrides',
        'sidecarOverrides',
        'computeResources',
        'timeout',
      ]),
      ...(r.chance(0.3)
        ? { [g.isOld ? 'stepOverrides' : 'stepSpecs']: computeSpecs(g) }
        : r.chance(0.3) && { computeResources: anyStruct(g, 'api/core/v1.ResourceRequirements', 2) }),
      ...(r.chance(0.3) && { [g.isOld ? 'sidecarOverrides' : 'sidecarSpecs']: computeSpecs(g) }),
      ...(r.chance(0.3) && { timeout: '5m' }),
    }));
  return out;
}

export function customRun(g: Draft): Json {
  const r = g.r;
  const out = anyStruct(g, 'pipeline/pipeline/v1beta1.CustomRunSpec', 1, [
    'customRef',
    'customSpec',
    'params',
    'workspaces',
    'status',
    'statusMessage',
  ]);
  if (r.chance(0.5))
    out['customRef'] = {
      ...anyStruct(g, 'pipeline/pipeline/v1beta1.TaskRef', 2),
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
  if (r.chance(0.5)) out['params'] = g.unique(NAMES, 0, 3, (name) => ({ name, value: anyScalar(g, 'param') }));
  if (r.chance(0.5)) out['workspaces'] = bindings(g);
  if (r.chance(0.3)) Object.assign(out, { status: 'RunCancelled' }, r.chance(0.5) && { statusMessage: 'why' });
  return out;
}

function bindings(g: Draft): Json[] {
  const r = g.r;
  return g.unique(['w', 'src', 'cache'], 0, 3, (name) => ({
    name,
    ...(r.chance(0.2) && { subPath: 'x' }),
    ...r.pick<() => Json>([
      () => ({ emptyDir: anyStruct(g, 'api/core/v1.EmptyDirVolumeSource', 3) }),
      () => ({
        persistentVolumeClaim: { ...anyStruct(g, 'api/core/v1.PersistentVolumeClaimVolumeSource', 3), claimName: 'c' },
      }),
      () => ({ configMap: { ...anyStruct(g, 'api/core/v1.ConfigMapVolumeSource', 3), name: 'c' } }),
      () => ({ secret: { ...anyStruct(g, 'api/core/v1.SecretVolumeSource', 3), secretName: 'c' } }),
      () => ({ projected: { sources: [anyStruct(g, 'api/core/v1.VolumeProjection', 2)] } }),
      () => ({ csi: { ...anyStruct(g, 'api/core/v1.CSIVolumeSource', 3), driver: 'd' } }),
      () => ({
        volumeClaimTemplate: {
          ...anyStruct(g, 'api/core/v1.PersistentVolumeClaim', 1, ['metadata', 'kind', 'apiVersion']),
          ...(r.chance(0.3) && { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'c' } }),
        },
      }),
    ])(),
  }));
}

function computeSpecs(g: Draft): Json[] {
  return g.unique(NAMES, 0, 2, (name) => ({
    name,
    ...(g.r.chance(0.5) && {
      [g.isOld ? 'resources' : 'computeResources']: anyStruct(g, 'api/core/v1.ResourceRequirements', 2),
    }),
  }));
}
