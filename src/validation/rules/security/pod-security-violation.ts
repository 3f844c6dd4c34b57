import { Callees } from '../../../analysis/documents/callee';
import type { SetDocument } from '../../../analysis/documents/document-set';
import type { Level, Pod, Violation } from '../../../analysis/pod-security/pod';
import { DEFAULT_POLICY_VERSION, podSecurity } from '../../../analysis/pod-security/evaluate';
import { declaredLevels, type DeclaredLevel } from '../../../analysis/pod-security/namespace-levels';
import { joinPodTemplates } from '../../../analysis/pod-security/pod-templates';
import { podOfTask } from '../../../analysis/pod-security/tekton-pod';
import { referencedSteps } from '../../../analysis/tasks/referenced-steps';
import type { AnyPipelineRunSpec, AnyPodTemplate, AnyTaskRunSpec, AnyTaskSpec } from '../../../analysis/wire';
import type { PendingPlace } from '../../../diagnostics/place';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';

/** Policy of the oldest Kubernetes that Tekton runs on: what old and new policies refuse is certain. */
const OLDEST_POLICY_VERSION = 28;

const example = (fields: string): string =>
  `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: ci\n  labels:\n    pod-security.kubernetes.io/enforce: baseline\n---\napiVersion: tekton.dev/v1\nkind: Task\nmetadata:\n  name: build\n  namespace: ci\nspec:\n  steps:\n    - name: build\n      image: moby/buildkit:v0.23.2-rootless\n      securityContext:\n        ${fields}\n`;

/** A pod template with where it stands. */
interface PlacedTemplate {
  readonly template: AnyPodTemplate;
  readonly path: string;
}

/** A Task whose pod is looked at. */
interface Judged {
  readonly spec: AnyTaskSpec;
  /** Where it is written in the document, or what refers to it there. */
  readonly path: string;
  /** What the run says; undefined when no run is in sight. */
  readonly run: PlacedTemplate | undefined;
  /** Where the Task is written, when that is in another document. */
  readonly called?: { readonly title: string; readonly document: SetDocument; readonly path: string };
}

/** What pods of a namespace have to keep. */
interface Levels {
  readonly levels: readonly DeclaredLevel[];
  /** The Namespace that declares them; undefined when whoever lints asks for one. */
  readonly document: SetDocument | undefined;
}

/** Where a violation is told. */
interface Told extends Pick<Levels, 'document'> {
  readonly judged: Judged;
  /** StepActions by the steps that they were taken from. */
  readonly actions: ReturnType<typeof referencedSteps>['actions'];
  readonly pod: Pod;
  readonly declared: DeclaredLevel;
}

interface Note {
  readonly note: string;
  readonly at: PendingPlace;
}

const TEKTON_HELP = 'set feature flag "set-security-context" in ConfigMap "feature-flags" of Tekton, and say so here';

export const podSecurityViolation = defineRule({
  id: 'pod-security-violation',
  severity: 'warning',
  docs: {
    title: 'The namespace refuses the pods of a Task',
    why: 'Pod Security looks at pods only, so the Task is accepted and its run fails when the pod is made. The levels are read from the labels of the Namespace among the documents; where there is none, the one of `lint --pod-security` counts.',
    bad: example('seccompProfile: { type: Unconfined }'),
    good: example('seccompProfile: { type: RuntimeDefault }'),
  },
  messages: {
    refused: (d: { fault: string; namespace: string; level: string }) =>
      `${d.fault}, which namespace ${quote(d.namespace)} refuses at level ${quote(d.level)}`,
    noted: (d: { fault: string; namespace: string; level: string; mode: string }) =>
      `${d.fault}, which is not of level ${quote(d.level)}, and namespace ${quote(d.namespace)} has that for "${d.mode}"`,
    asked: (d: { fault: string; level: string }) => `${d.fault}, which level ${quote(d.level)} forbids`,
    tekton: (d: { namespace: string; level: string }) =>
      `namespace ${quote(d.namespace)} refuses at level ${quote(d.level)} what Tekton itself puts into each pod`,
  },
  visit: ({ report, flag, set, namespace, placeIn, podSecurityLevel }) => {
    let templateOf: (task: string) => PlacedTemplate | undefined = () => undefined;
    let template: PlacedTemplate | undefined;

    /** What is asked of the pods of a namespace: by its labels, else by whoever lints. */
    const levelsIn = (name: string): Levels => {
      const found = set().find('Namespace', '', name);
      const document = found?.readable ? found : undefined;
      const declared = document ? declaredLevels(document.metadata['labels']) : [];
      const asked = declared.length === 0 ? podSecurityLevel() : undefined;
      if (asked)
        return { levels: [{ mode: 'enforce', level: asked, version: DEFAULT_POLICY_VERSION }], document: undefined };
      return { levels: declared, document };
    };

    const judge = (judged: Judged): void => {
      const { spec, path, run, called } = judged;
      const where = namespace();
      const { levels, document } = levelsIn(where);
      if (levels.length === 0) return;
      const { steps, actions } = referencedSteps(spec, new Callees(set(), where));
      const setSecurityContext = flag('set-security-context') === 'true';
      const podIn = (at: string, of: PlacedTemplate | undefined): Pod =>
        podOfTask(spec, at, { steps, template: of?.template, templatePath: of?.path ?? at, setSecurityContext });
      const pod = podIn(path, run);
      const isSaidOfTask = called !== undefined && (!document || called.document.namespace === where);
      const alone = isSaidOfTask ? podIn(path, undefined) : undefined;
      const seen = new Set<string>();
      for (const declared of levels) {
        const { level, version } = declared;
        const said = alone ? certain(podSecurity(alone, level, version)) : [];
        for (const violation of podSecurity(pod, level, version)) {
          const { fault, isIncomplete } = violation;
          // What a pod template may say is said by runs.
          if ((isIncomplete && !run) || seen.has(fault) || said.includes(fault)) continue;
          seen.add(fault);
          tell(violation, { judged, actions, pod, declared, document });
        }
      }
    };

    const tell = (
      { fault, path: at, control }: Violation,
      { judged, actions, pod, declared, document }: Told,
    ): void => {
      const { path: task, called } = judged;
      const { level, mode } = declared;
      const where = namespace();
      const isInTask = at === task || at.startsWith(`${task}.`);
      const inTask = at.slice(task.length);
      const action = isInTask ? actions[Number(/^\.steps\[(\d+)\]/.exec(inTask)?.[1] ?? -1)] : undefined;
      const related: Note[] = [];
      if (action)
        related.push({
          note: 'the StepAction is written',
          at: placeIn(action, inTask.replace(/^\.steps\[\d+\]/, 'spec')),
        });
      else if (called && isInTask)
        related.push({ note: 'the task is written', at: placeIn(called.document, called.path + inTask) });
      if (document) related.push({ note: 'the level is declared', at: placeIn(document, 'metadata.labels') });
      const path = called && isInTask ? task : at;
      if (fault.startsWith("Tekton's ")) {
        if (document && mode === 'enforce')
          report('tekton', { namespace: where, level }, { path, related, help: TEKTON_HELP });
        return;
      }
      const what = called ? `${called.title}: ${fault}` : fault;
      if (document)
        report(
          mode === 'enforce' ? 'refused' : 'noted',
          { fault: what, namespace: where, level, mode },
          {
            path,
            related,
            severity: mode === 'enforce' && isRefusedByAll(pod, level, fault) ? 'error' : 'warning',
            help: helpFor(pod, level, where, control),
          },
        );
      else {
        const help = `change it (check "${control}" of Pod Security), or ask for another level`;
        report('asked', { fault: what, level }, { path, related, help });
      }
    };

    return {
      Document() {
        template = undefined;
        templateOf = () => undefined;
      },
      TaskRun({ spec, path }) {
        template = ofTaskRun(spec, path);
      },
      PipelineRun({ spec, path }) {
        templateOf = ofPipelineRun(spec, path);
      },
      PipelineTask({ name }) {
        template = templateOf(name);
      },
      TaskSpec({ spec, path }) {
        judge({ spec, path, run: template });
      },
      TaskRunOfTask({ run, callee: { spec, title, document }, path }) {
        if (!document) return;
        judge({ spec, path, run: ofTaskRun(run, 'spec'), called: { title, document, path: 'spec' } });
      },
      RunOfPipeline({ run, callee: pipeline, tasks, path: pipelinePath }) {
        const templates = ofPipelineRun(run, 'spec');
        for (const { place, callee } of tasks.all) {
          const document = callee?.document ?? pipeline.document;
          // A task inside of the run itself has been looked at.
          if (!callee || !document) continue;
          const path = pipeline.document ? pipelinePath : `${place.path}.taskRef`;
          const called = { title: callee.title, document, path: callee.document ? 'spec' : `${place.path}.taskSpec` };
          judge({ spec: callee.spec, path, run: templates(place.name), called });
        }
      },
    };
  },
});

function ofTaskRun({ podTemplate }: AnyTaskRunSpec, path: string): PlacedTemplate {
  return { template: podTemplate ?? {}, path: `${path}.podTemplate` };
}

/** The pod templates of the tasks of a run. */
function ofPipelineRun(run: AnyPipelineRunSpec, path: string): (task: string) => PlacedTemplate {
  const ofAll = { template: run.taskRunTemplate?.podTemplate ?? {}, path: `${path}.taskRunTemplate.podTemplate` };
  const own = new Map(
    (run.taskRunSpecs ?? []).flatMap(({ pipelineTaskName = '', podTemplate }, i) =>
      podTemplate ? [[pipelineTaskName, { podTemplate, path: `${path}.taskRunSpecs[${i}].podTemplate` }] as const] : [],
    ),
  );
  return (task) => {
    const one = own.get(task);
    return one ? { template: joinPodTemplates(one.podTemplate, ofAll.template), path: one.path } : ofAll;
  };
}

/** What a Task is told of without a run. */
function certain(violations: readonly Violation[]): string[] {
  return violations.flatMap(({ fault, isIncomplete }) => (isIncomplete ? [] : [fault]));
}

function isRefusedByAll(pod: Pod, level: Level, fault: string): boolean {
  return podSecurity(pod, level, OLDEST_POLICY_VERSION).some((violation) => violation.fault === fault);
}

/** What a level above lets in can stay as it is in a namespace of that level. */
function helpFor(pod: Pod, level: Level, namespace: string, control: string): string[] {
  const change = `change it (check "${control}" of Pod Security)`;
  const isBaseline = level === 'restricted' && podSecurity(pod, 'baseline').length === 0;
  return isBaseline
    ? [
        change,
        `or let namespace ${quote(namespace)} enforce "baseline", which takes the Task as it is: ` +
          `podSecurity: 'baseline' of a PipelineNamespace, label pod-security.kubernetes.io/enforce: baseline`,
      ]
    : [`${change}, or run the Task in a namespace of another level`];
}
