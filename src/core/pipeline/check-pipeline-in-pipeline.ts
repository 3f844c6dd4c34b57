import { fail } from '../../diagnostics/diagnostic-error';
import type { PendingPlace } from '../../diagnostics/place';
import { quote } from '../../util/quote';
import { isAtLeast, type TektonVersion } from '../app/tekton-version';

/**
 * Refuses a pipeline as a task where Tekton is too old for it. Whether the feature is on is asked of the finished document.
 *
 * @throws `tekton-version`
 */
export function checkPipelineInPipeline(version: TektonVersion, task: string, at: PendingPlace): void {
  if (isAtLeast(version, '1.14')) return;
  fail({
    rule: 'tekton-version',
    message: `task ${quote(task)} runs a pipeline, which Tekton ${version} does not`,
    data: { version },
    at,
    help: "needs Tekton 1.14: say version: '1.15' on the chart",
  });
}
