import { simulate, type SimulatedRun } from './oracle';
import type { Fault, Part } from './part';
import type { KubernetesDocument, Subject } from './subject';

/** What `kubectl` never sees: bundles are pushed to a registry. */
const ELSEWHERE = 'bundles/';

/** Lets Tekton's controllers run every pipeline, with the runs that stand beside it, and every TaskRun. */
export function checkRuns(subjects: readonly Subject[]): Part {
  const answers = simulate(
    subjects.map(({ files, features }) => ({
      yaml: files
        .filter(({ path }) => !path.startsWith(ELSEWHERE))
        .map(({ text }) => text)
        .join('---\n'),
      flags: features,
    })),
  );
  const faults: Fault[] = [];
  let passed = 0;
  for (const [i, { name, files }] of subjects.entries()) {
    const runs = answers[i] ?? [];
    const waiting = files.flatMap(({ documents }) => documents).filter(isWaiting);
    for (const run of runs) {
      const reasons = faultsOf(run, waiting);
      if (reasons.length === 0) passed++;
      else faults.push({ what: `${name}: ${run.kind} "${run.name}"${run.synthetic ? ' (made up)' : ''}`, reasons });
    }
    const expected = files
      .flatMap(({ documents }) => documents)
      .filter(({ kind }) => /^(Pipeline|Task)Run$/.test(kind));
    const judged = runs.filter(({ synthetic }) => !synthetic).length;
    if (judged < expected.length) {
      faults.push({ what: name, reasons: [`the oracle judged ${judged} of ${expected.length} runs`] });
    }
  }
  return { title: "runs: every pipeline through Tekton's controllers", passed, faults };
}

/** A pipeline has to end well; a TaskRun gets as far as its pod, and a run that is told to wait gets nowhere. */
function faultsOf(run: SimulatedRun, waiting: readonly KubernetesDocument[]): string[] {
  const mayGoOn = run.kind === 'TaskRun' || waiting.some(({ metadata }) => run.name.startsWith(nameOf(metadata)));
  if (run.ok && (mayGoOn || run.status === 'True')) return [];
  const tasks = (run.taskRuns ?? []).filter(({ ok }) => !ok);
  return [
    [run.status && `Succeeded=${run.status}`, run.reason, run.message].filter(Boolean).join(' · '),
    ...(run.errors ?? []),
    ...tasks.map(({ task, reason, message }) => `task "${task}": ${[reason, message].filter(Boolean).join(' · ')}`),
  ].filter(Boolean);
}

/** Whether a run waits for its user, or for a controller other than Tekton's. */
function isWaiting({ spec }: KubernetesDocument): boolean {
  const { status, managedBy } = (spec ?? {}) as { readonly status?: string; readonly managedBy?: string };
  return status !== undefined || managedBy !== undefined;
}

function nameOf({ name, generateName }: KubernetesDocument['metadata']): string {
  return name ?? generateName ?? '';
}
