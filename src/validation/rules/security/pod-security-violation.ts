import type { Level, Pod } from '../../../analysis/pod-security/pod';
import { podSecurity } from '../../../analysis/pod-security/evaluate';
import { declaredLevels } from '../../../analysis/pod-security/namespace-levels';
import { joinPodTemplates } from '../../../analysis/pod-security/pod-templates';
import { podOfTask } from '../../../analysis/pod-security/tekton-pod';
import type { AnyPodTemplate } from '../../../analysis/wire';
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
    let ofRun: PlacedTemplate | undefined;
    let ofTasks: ReadonlyMap<string, PlacedTemplate> = new Map();
    let template: PlacedTemplate | undefined;
    return {
      Document() {
        template = undefined;
        ofRun = undefined;
        ofTasks = new Map();
      },
      TaskRun({ spec, path }) {
        template = { template: spec.podTemplate ?? {}, path: `${path}.podTemplate` };
      },
      PipelineRun({ spec, path }) {
        ofRun = { template: spec.taskRunTemplate?.podTemplate ?? {}, path: `${path}.taskRunTemplate.podTemplate` };
        ofTasks = new Map(
          (spec.taskRunSpecs ?? []).flatMap(({ pipelineTaskName = '', podTemplate }, i) =>
            podTemplate
              ? [[pipelineTaskName, { template: podTemplate, path: `${path}.taskRunSpecs[${i}].podTemplate` }] as const]
              : [],
          ),
        );
      },
      PipelineTask({ name }) {
        const own = ofTasks.get(name);
        template = own && ofRun ? { ...own, template: joinPodTemplates(own.template, ofRun.template) } : ofRun;
      },
      TaskSpec({ spec, steps, path }) {
        const where = namespace();
        const document = set()
          .ofKind('Namespace')
          .find(({ name }) => name === where);
        const declared = document && declaredLevels(document.metadata['labels']);
        const asked = document && declared?.length ? undefined : podSecurityLevel();
        const levels = asked ? [{ mode: 'enforce' as const, level: asked, version: undefined }] : (declared ?? []);
        if (levels.length === 0) return;
        const setSecurityContext = flag('set-security-context') === 'true';
        const pod = podOfTask(spec, path, {
          // The fields of a step with a reference are in the other document.
          steps: steps.filter(({ ref }) => !ref),
          template: template?.template,
          templatePath: template?.path ?? path,
          setSecurityContext,
        });
        const related =
          document && !asked ? [{ note: 'the level is declared', at: placeIn(document, 'metadata.labels') }] : [];
        const seen = new Set<string>();
        for (const { mode, level, version } of levels)
          for (const { fault, path: at, isIncomplete, control } of podSecurity(pod, level, version)) {
            // What a pod template may say is said by runs.
            if ((isIncomplete && !template) || seen.has(fault)) continue;
            seen.add(fault);
            const isTektons = fault.startsWith("Tekton's ");
            if (asked) {
              const help = `change it (check "${control}" of Pod Security), or ask for another level`;
              if (!isTektons) report('asked', { fault, level }, { path: at, help });
              continue;
            }
            if (isTektons && mode !== 'enforce') continue;
            if (isTektons)
              report(
                'tekton',
                { namespace: where, level },
                {
                  path: at,
                  related,
                  help: 'set feature flag "set-security-context" in ConfigMap "feature-flags" of Tekton, and say so here',
                },
              );
            else
              report(
                mode === 'enforce' ? 'refused' : 'noted',
                { fault, namespace: where, level, mode },
                {
                  path: at,
                  related,
                  severity: mode === 'enforce' && isRefusedByAll(pod, level, fault) ? 'error' : 'warning',
                  help: helpFor(pod, level, where, control),
                },
              );
          }
      },
    };
  },
});

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
