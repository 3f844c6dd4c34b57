import { inside, type PendingPlace } from '../../diagnostics/place';
import type { PipelineTaskRunSpec } from '../../schema/pipeline-run';
import { compact } from '../../util/compact';
import { quote } from '../../util/quote';
import { unlessEmpty } from '../../util/unless-empty';
import { checkKeys } from '../check-keys';
import { checkOwner } from '../pipeline/check-references';
import type { Entries } from '../pipeline/entry';
import { renderDuration } from '../render-duration';
import { TASK_RUN_SETTINGS_KEYS, type TaskRunSettings } from './run-settings';

/**
 * What a run says of single tasks: the accounts that Tasks carry, then the settings of the pipeline, then those of the run;
 * the last word on a field counts.
 */
export function renderTaskRunSpecs(
  pipeline: { readonly entries: Entries },
  settings: readonly TaskRunSettings[],
): PipelineTaskRunSpec[] {
  const specs = new Map<string, PipelineTaskRunSpec>();
  for (const [name, { task }] of pipeline.entries) {
    const account = task?.serviceAccount?.name;
    if (account !== undefined) specs.set(name, { pipelineTaskName: name, serviceAccountName: account });
  }
  for (const said of settings) {
    const { name } = said.task;
    specs.set(name, { pipelineTaskName: name, ...specs.get(name), ...renderSettings(said) });
  }
  return [...specs.values()];
}

/**
 * Checks that the settings are for tasks of the pipeline that runs.
 *
 * @throws `other-pipeline`, `unknown-key`
 */
export function checkTaskRunSpecs(pipeline: object, settings: readonly TaskRunSettings[], place: PendingPlace): void {
  for (const [i, said] of settings.entries()) {
    const at = inside(place, `taskRunSpecs[${i}]`);
    checkKeys(said, TASK_RUN_SETTINGS_KEYS, 'setting of a task', at);
    checkOwner(said.task.pipeline, pipeline, `task ${quote(said.task.name)}`, at);
  }
}

function renderSettings(said: TaskRunSettings): Omit<PipelineTaskRunSpec, 'pipelineTaskName'> {
  return compact({
    serviceAccountName: said.serviceAccount?.name,
    podTemplate: said.podTemplate,
    computeResources: said.computeResources,
    stepSpecs: said.stepSpecs && unlessEmpty(said.stepSpecs),
    sidecarSpecs: said.sidecarSpecs && unlessEmpty(said.sidecarSpecs),
    metadata: said.metadata,
    timeout: said.timeout && renderDuration(said.timeout),
  });
}
