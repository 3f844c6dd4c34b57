import type { AnyKey, AnyParam, Fields } from '../../analysis/wire';
import { type Show, each, given, workspaceBindings } from './walk-parts';
import { pipeline } from './walk-pipelines';
import { hasStarted, pipelineRun, taskRun } from './walk-runs';
import { stepAction, task } from './walk-tasks';
import { eventListener, trigger } from './walk-triggers';

/** Walks a document once, outside in. */
export function walk(kind: string, object: Fields, show: Show): void {
  const apiVersion = String(object['apiVersion']);
  // The webhook of v1beta1 does not look everywhere.
  const isOld = apiVersion === 'tekton.dev/v1beta1';
  const spec = (object['spec'] ?? {}) as Fields;
  const path = 'spec';
  switch (kind) {
    case 'Task': {
      const { place, texts } = task(spec, path, show, isOld);
      show('ParamUse', {
        texts,
        params: place.spec.params ?? [],
        complete: true,
        checksArrays: true,
        path: `${path}.params`,
      });
      break;
    }
    case 'StepAction':
      stepAction(spec, path, apiVersion, show);
      break;
    case 'Pipeline':
      pipeline(spec, path, show, { isDocument: true, isOld });
      break;
    case 'TaskRun':
      show('TaskRun', { spec, path, hasStarted: hasStarted(object) });
      taskRun(spec, path, show, isOld);
      break;
    case 'PipelineRun':
      show('PipelineRun', { spec, path, hasStarted: hasStarted(object) });
      pipelineRun(spec, path, show, isOld);
      break;
    case 'CustomRun':
      show('CustomRun', { spec, path });
      given(spec['params'] as readonly AnyParam[] | undefined, `${path}.params`, show);
      workspaceBindings(spec, path, show, true);
      break;
    case 'VerificationPolicy':
      show('VerificationPolicy', { spec, path });
      each(spec['authorities'] as readonly { readonly key?: AnyKey }[], `${path}.authorities`, ({ key }, at) => {
        if (key) show('Key', { key, path: `${at}.key` });
      });
      break;
    case 'EventListener':
      eventListener(spec, path, show);
      break;
    case 'Trigger':
      trigger(spec, path, show, false);
      break;
    case 'TriggerTemplate':
      show('TriggerTemplateSpec', { spec, path });
      break;
    case 'TriggerBinding':
    case 'ClusterTriggerBinding':
      show('TriggerBinding', { spec, path, mayBeEmpty: false });
      break;
    case 'Interceptor':
    case 'ClusterInterceptor':
      show('ClientConfig', { config: spec['clientConfig'] ?? {}, path: `${path}.clientConfig` });
      break;
  }
}
