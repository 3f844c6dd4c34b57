import type { Construct } from 'constructs';
import { fail } from '../../diagnostics/diagnostic-error';
import type { PendingPlace } from '../../diagnostics/place';
import type { TaskSpec } from '../../schema/task';
import { compact } from '../../util/compact';
import { quote } from '../../util/quote';
import { unlessEmpty } from '../../util/unless-empty';
import { checkDeclarations } from '../declarations/check-declarations';
import type { ParamDeclarations } from '../declarations/param';
import type { ResultDeclarations } from '../declarations/result';
import type { WorkspaceDeclarations } from '../declarations/workspace';
import { imageOf } from '../images/image-of';
import { renderParams, renderResults, renderWorkspaces } from '../render-declarations';
import { renderContainer } from '../step/render-container';
import { renderStep } from '../step/render-step';
import { renderSidecar } from '../step/sidecar';
import type { Step } from '../step/step';
import { checkKeys } from '../check-keys';
import { checkObjects } from '../check-list';
import { CONTAINER_KEYS } from '../step/step-keys';
import { checkTaskVariables } from './check-task-variables';
import { rememberCheckedArguments } from './checked-arguments';
import type { Declarations } from './itask';
import { surfaceStepResults } from './surface-step-results';
import type { StepTemplate, TaskProps } from './task';
import { taskRefs, type Inside, type TaskRefs } from './task-refs';
import { textOrReference } from '../shapes';

/** Renders the steps first and the document around them second. */
export function renderTask<P extends ParamDeclarations, W extends WorkspaceDeclarations, R extends ResultDeclarations>(
  owner: Construct,
  declarations: Declarations<P, W, R>,
  props: TaskProps<P, W, R>,
  place: (field?: string) => PendingPlace,
): TaskSpec {
  checkDeclarations(declarations, place());
  const refs = taskRefs(declarations, owner) as TaskRefs<P, W, R>;
  const template = inside(props.stepTemplate, refs);
  const steps = inside(props.steps, refs) ?? [];
  checkSteps(steps, place);
  const sidecars = inside(props.sidecars, refs);
  checkObjects(
    sidecars,
    { field: 'sidecars', holds: 'sidecars', help: "write sidecars: [{ name: '…', image: '…' }]" },
    place(),
  );
  const volumes = inside(props.volumes, refs);
  checkObjects(
    volumes,
    { field: 'volumes', holds: 'volumes', help: "write volumes: [{ name: '…', emptyDir: {} }]" },
    place(),
  );
  const context = {
    scope: owner,
    place,
    hasTemplateImage: template?.image !== undefined,
    hasTemplateCommand: template?.command !== undefined,
  };
  const spec = compact({
    displayName: props.displayName,
    description: props.description,
    params: unlessEmpty(renderParams(declarations.params)),
    workspaces: unlessEmpty(renderWorkspaces(declarations.workspaces)),
    results: unlessEmpty(renderResults(declarations.results)),
    stepTemplate: template && renderTemplate(template, owner, place('stepTemplate')),
    steps: steps.map((step, i) => renderStep(step, i, context)),
    sidecars: unlessEmpty(
      (sidecars ?? []).map((sidecar, i) =>
        renderSidecar(sidecar, place(`sidecars[${i}] ${quote((sidecar.name as string | undefined) ?? '')}`), owner),
      ),
    ),
    volumes: unlessEmpty(volumes ?? []),
  });
  const surfaced = surfaceStepResults(spec, place());
  checkTaskVariables(surfaced, declarations, place);
  rememberCheckedArguments(surfaced, steps);
  return surfaced;
}

function inside<T, P, W, R>(part: Inside<T, P, W, R> | undefined, refs: TaskRefs<P, W, R>): T | undefined {
  return typeof part === 'function' ? (part as (refs: TaskRefs<P, W, R>) => T)(refs) : part;
}

function renderTemplate(template: StepTemplate, scope: Construct, place: PendingPlace): TaskSpec['stepTemplate'] {
  checkKeys(template, { ...CONTAINER_KEYS, image: textOrReference }, 'stepTemplate', place);
  const image = template.image === undefined ? undefined : imageOf(scope, template.image);
  return compact({ image, ...renderContainer(template, place) });
}

function checkSteps(steps: readonly Step[], place: (field?: string) => PendingPlace): void {
  const help = "write steps: [{ name: '…', image: '…' }], or a function that gives such a list";
  checkObjects(steps, { field: 'steps', holds: 'steps', help }, place());
  if (steps.length === 0) {
    fail({ rule: 'no-steps', message: 'a Task needs at least one step', at: place('steps'), help: 'add a step' });
  }
  const seen = new Map<string, number>();
  for (const [index, { name }] of steps.entries()) {
    if (typeof name !== 'string') {
      fail({
        rule: 'missing-name',
        message: `steps[${index}] has no name`,
        at: place(`steps[${index}]`),
        help: "say name: '…'; logs and results are found by it",
      });
    }
    const first = seen.get(name);
    if (first !== undefined) {
      fail({
        rule: 'duplicate-step',
        message: `steps[${first}] and steps[${index}] are both called ${quote(name)}`,
        data: { name },
        at: place(`steps[${index}] ${quote(name)}`),
        help: 'give each step of a Task a name of its own',
      });
    }
    seen.set(name, index);
  }
}
