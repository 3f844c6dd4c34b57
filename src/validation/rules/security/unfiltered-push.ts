import { Callees } from '../../../analysis/documents/callee';
import { asksForPushes, looksAtBody } from '../../../analysis/events/event-filters';
import { EventFlow, interceptorChains } from '../../../analysis/events/event-flow';
import { triggerName } from '../../../analysis/events/trigger-ways';
import { deploys } from '../../../analysis/tasks/deploys';
import { referencedSteps } from '../../../analysis/tasks/referenced-steps';
import type { AnyParam, AnyPipelineRunSpec, AnyTaskRunSpec, AnyTaskSpec, Fields } from '../../../analysis/wire';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { templateRuns } from '../../engine/template-runs';
import { set, triggers } from '../example';

const template = triggers(
  'TriggerTemplate',
  `resourcetemplates:
  - apiVersion: tekton.dev/v1
    kind: TaskRun
    metadata: { generateName: deploy- }
    spec:
      serviceAccountName: deployer
      taskSpec:
        steps:
          - name: apply
            image: registry.k8s.io/kubectl:v1.34.1
            command: [kubectl, apply, --filename, https://example.com/app.yaml]`,
);
const trigger = (filter: string): string =>
  triggers(
    'Trigger',
    `interceptors:\n  - ref: { name: github }\n    params:\n      - { name: secretRef, value: { secretName: webhook, secretKey: token } }\n      - { name: eventTypes, value: [push] }${filter}\ntemplate: { ref: example }`,
  );

export const unfilteredPush = defineRule({
  id: 'unfiltered-push',
  severity: 'warning',
  docs: {
    title: 'A push to any branch deploys',
    why: 'A forge sends the pushes to all branches. Without a filter the newest one wins: a branch that nobody has looked at replaces what runs. Said where a run surely deploys: no task of it has a condition, and the one that deploys is not told the branch.',
    bad: set(template, trigger('')),
    good: set(
      template,
      trigger(
        `\n  - ref: { name: cel }\n    params:\n      - { name: filter, value: "body.ref == 'refs/heads/main'" }`,
      ),
    ),
  },
  messages: {
    branch: (d: { task: string }) => `a push to any branch starts a run, in which ${d.task} deploys`,
  },
  help: {
    branch: `add a cel interceptor that asks for the branch: { name: filter, value: "body.ref == 'refs/heads/main'" }`,
  },
  visit: ({ report, set, current, namespace }) => {
    /** The first task of a run that deploys whatever the branch: nothing skips it, and it is given none. */
    const deployingTask = (run: Fields, branches: ReadonlySet<string>): string | undefined => {
      const callees = new Callees(set(), namespace());
      const isDeploying = (spec: AnyTaskSpec): boolean => referencedSteps(spec, callees).steps.some(deploys);
      const ofRun = run['spec'] as (AnyPipelineRunSpec & AnyTaskRunSpec) | undefined;
      const given = told(ofRun?.params, branches, 'tt.params');
      if (run['kind'] === 'TaskRun') {
        const callee = ofRun && callees.ofTaskRun(ofRun);
        return callee && given.size === 0 && !mentions(ofRun, branches) && isDeploying(callee.spec)
          ? callee.title
          : undefined;
      }
      const pipeline = ofRun && callees.ofPipelineRun(ofRun)?.spec;
      const tasks = [...(pipeline?.tasks ?? []), ...(pipeline?.finally ?? [])];
      if (tasks.some(({ when = [] }) => when.length > 0)) return undefined;
      const found = tasks.find((task) => {
        const callee = callees.ofPipelineTask(task, false);
        return callee && told(task.params, given, 'params').size === 0 && isDeploying(callee.spec);
      });
      return found && `task ${quote(found.name ?? '')}`;
    };
    return {
      Trigger({ trigger: one, path, ofListener }) {
        const home = current();
        // One that refers to another leaves the check to that one.
        if (!home || (!one.template && ofListener)) return;
        const placed = { trigger: one, path, ofListener, home: triggerName(home) };
        const chains = interceptorChains(placed, set());
        if (!chains.some((chain) => asksForPushes(chain) && !looksAtBody(chain))) return;
        const branches = new Set(
          new EventFlow(placed, set()).values.flatMap(({ name, value }) => (isOfBranch(value) ? [name] : [])),
        );
        for (const { run } of templateRuns(one.template ?? {}, `${path}.template`, set(), namespace())) {
          const task = deployingTask(run, branches);
          if (task === undefined) continue;
          report('branch', { task }, path);
          return;
        }
      },
    };
  },
});

/** Whether a value may say which branch it is, so that what gets it may decide by it. */
function isOfBranch(value: string): boolean {
  return /\$\((?!body\.(?:after|checkout_sha|head_commit\.id|repository\.|project\.)[^)]*\))/.test(value);
}

/** The params that are given one of others. */
function told(params: readonly AnyParam[] | undefined, others: ReadonlySet<string>, prefix: string): Set<string> {
  return new Set(
    (params ?? []).flatMap(({ name = '', value }) => {
      const text = JSON.stringify(value);
      return [...others].some((other) => text.includes(`$(${prefix}.${other}`)) ? [name] : [];
    }),
  );
}

function mentions(run: unknown, branches: ReadonlySet<string>): boolean {
  const text = JSON.stringify(run);
  return [...branches].some((name) => text.includes(`$(tt.params.${name})`));
}
