import type { GoType } from '../../../src/validation/decoding/go-types';
import { type Draft, NAMES } from './draft';
import { clientConfig } from './interceptors';
import { listener } from './listener';
import type { Scope } from './params';
import { pipelineSpec } from './pipeline';
import { policy } from './policy';
import { customRun, pipelineRun, taskRun } from './runs';
import { stepAction } from './step';
import { taskSpec } from './task';
import { trigger, triggerTemplate } from './triggers';
import { anyValue } from './values';

/** The spec of a document: by hand where there are rules to keep, else any value of its type. */
export function specOf(g: Draft, kind: string, spec: GoType | undefined, scope: Scope): unknown {
  switch (kind) {
    case 'Task':
      return taskSpec(g, []);
    case 'Pipeline':
      return pipelineSpec(g, scope, true);
    case 'TaskRun':
      return taskRun(g);
    case 'PipelineRun':
      return pipelineRun(g, scope);
    case 'StepAction':
      return stepAction(g, spec?.struct ?? '');
    case 'CustomRun':
      return customRun(g);
    case 'VerificationPolicy':
      return policy(g);
    case 'EventListener':
      return listener(g);
    case 'Trigger':
      return trigger(g, false);
    case 'TriggerTemplate':
      return triggerTemplate(g);
    case 'TriggerBinding':
    case 'ClusterTriggerBinding':
      return {
        params: g.unique(NAMES, 1, 3, (name) => ({
          name,
          value: g.r.pick(['$(body.x)', 'a $(body.x) $(header.Y)', 'text', '$(body.a(b))']),
        })),
      };
    case 'Interceptor':
    case 'ClusterInterceptor':
      return { clientConfig: clientConfig(g) };
    default:
      return spec ? anyValue(g, spec, 0) : {};
  }
}
