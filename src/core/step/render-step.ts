import type { Construct } from 'constructs';
import { fail } from '../../diagnostics/diagnostic-error';
import { inside, type PendingPlace } from '../../diagnostics/place';
import type { Step as WireStep } from '../../schema/step';
import { compact } from '../../util/compact';
import { quote } from '../../util/quote';
import { unlessEmpty } from '../../util/unless-empty';
import { imageOf } from '../images/image-of';
import type { WorkspaceRef } from '../references/workspace-ref';
import { checkDnsLabel } from '../names';
import { renderDuration } from '../render-duration';
import { renderResults } from '../render-declarations';
import { optionalText, renderContainer } from './render-container';
import { renderScript } from './render-script';
import type { ContainerStep, Step, StepWorkspace } from './step';
import { StepHandle, type StepActionUse, type StepContent } from './step-handle';
import { checkKeys, checkPlainKeys } from '../check-keys';
import type { KeysOf } from '../shape';
import { made, needed, text } from '../shapes';
import { checkObjects } from '../check-list';
import { STEP_KEYS } from './step-keys';

const WORKSPACE_KEYS: KeysOf<StepWorkspace> = {
  workspace: needed(made<WorkspaceRef>('a workspace of the Task', 'workspaces.source', 'mountPath')),
  mountPath: text,
};

/** `step-` and the name have to fit into the 63 characters of a container's name. */
const LONGEST_NAME = 58;

/** What the rendering of a step has to know of its surroundings. */
export interface StepContext {
  /** Decides images and settings. */
  readonly scope: Construct;
  /** Where the step stands, for reports. */
  readonly place: (field?: string) => PendingPlace;
  /** Whether the template of steps gives an image. */
  readonly hasTemplateImage: boolean;
  /** Whether the template of steps gives a command, which no step with a script can have. */
  readonly hasTemplateCommand: boolean;
}

/** The wire form of one step. */
export function renderStep(step: Step, index: number, context: StepContext): WireStep {
  const content: StepContent = StepHandle.isStepHandle(step) ? step.content : { kind: 'container', step };
  const place = context.place(`steps[${index}] ${quote(step.name)}`);
  checkStepName(step.name, place);
  return content.kind === 'action'
    ? renderAction(step.name, content)
    : renderContainerStep(content.step, place, context);
}

function renderAction(name: string, content: Extract<StepContent, { kind: 'action' }>): WireStep {
  const { ref, params, use } = content;
  return compact({ name, ref, params: unlessEmpty(params), ...renderFlow(use) });
}

function renderContainerStep(step: ContainerStep, place: PendingPlace, context: StepContext): WireStep {
  checkKeys(step, STEP_KEYS, 'step', place);
  if (step.image === undefined && !context.hasTemplateImage) {
    fail({
      rule: 'missing-image',
      message: `step ${quote(step.name)} has no image`,
      at: place,
      help: 'say image, or give stepTemplate one',
    });
  }
  if (step.script !== undefined && context.hasTemplateCommand) {
    fail({
      rule: 'script-and-command',
      message: `step ${quote(step.name)} has a script, and stepTemplate gives it a command`,
      at: place,
      help: 'say command in the steps that need it',
    });
  }
  checkObjects(
    step.workspaces,
    { field: 'workspaces', holds: 'workspaces', help: 'write workspaces: [workspaces.source]' },
    place,
  );
  for (const [i, used] of (step.workspaces ?? []).entries())
    checkPlainKeys(used, WORKSPACE_KEYS, 'workspace of a step', inside(place, `workspaces[${i}]`));
  const script = renderScript(step, place);
  return compact({
    name: step.name,
    displayName: optionalText(step.displayName),
    image: step.image === undefined ? undefined : imageOf(context.scope, `${step.image}`),
    ...renderContainer({ ...step, args: script.args ?? step.args }, place, script.env),
    script: script.text,
    workspaces: unlessEmpty((step.workspaces ?? []).map(renderStepWorkspace)),
    stdoutConfig: step.stdoutConfig && { path: `${step.stdoutConfig.path}` },
    stderrConfig: step.stderrConfig && { path: `${step.stderrConfig.path}` },
    results: unlessEmpty(renderResults(step.results ?? {})),
    ...renderFlow(step),
  });
}

function renderFlow({ onError, timeout, when = [] }: StepActionUse) {
  return compact({
    onError: onError === undefined ? undefined : (`${onError}` as 'continue'),
    timeout: timeout && renderDuration(timeout),
    when: unlessEmpty(when.map((expression) => expression.wire)),
  });
}

/** The wire form of a workspace that only some containers see. The path is written always: the CRD wants one. */
export function renderStepWorkspace(used: NonNullable<ContainerStep['workspaces']>[number]) {
  const { workspace, mountPath }: StepWorkspace = 'workspace' in used ? used : { workspace: used };
  return { name: workspace.name, mountPath: optionalText(mountPath) ?? workspace.mountPath };
}

function checkStepName(name: string, place: PendingPlace): void {
  checkDnsLabel(name, { what: 'step', construct: place.construct, field: place.field, source: place.source });
  if (name.length <= LONGEST_NAME) return;
  fail({
    rule: 'invalid-name',
    message: `step name ${quote(name)} has ${name.length} characters, ${name.length - LONGEST_NAME} too many`,
    at: place,
    help: `at most ${LONGEST_NAME}: the container is called step-<name>`,
  });
}
