import type { Delivery, LogLine } from './delivery';

/** Seconds by what they were spent on. */
export type Split = ReadonlyMap<string, number>;

/** The parts of a delivery, in order; they add up to the time from webhook to answer. */
export function splitOf({ sent, answered, milestones }: Delivery): Split {
  const { runCreated, tasks } = milestones;
  const parts = new Map<string, number>();
  const add = (what: string, from: number, to: number): void => {
    // What comes after the answer does not count.
    const seconds = (Math.min(to, answered) - Math.min(from, answered)) / 1000;
    parts.set(what, (parts.get(what) ?? 0) + seconds);
  };
  add('listener: webhook to PipelineRun', sent, runCreated);
  let before = runCreated;
  for (const one of tasks) {
    add('controller: what is over to the next TaskRun', before, one.created);
    add('controller: TaskRun to pod, with entrypoint look-ups', one.created, one.podCreated);
    add('scheduler: pod to node, with affinity assistant and binding of the claim', one.podCreated, one.scheduled);
    add("kubelet: sandbox and Tekton's init containers", one.scheduled, one.initialized);
    add('kubelet: containers of the steps', one.initialized, one.running);
    add('Tekton: containers run, first step waits', one.running, one.firstStep);
    add(`work: ${one.task}`, one.firstStep, one.lastStepEnded);
    add('Tekton: last step to the end of the TaskRun, with its results', one.lastStepEnded, one.over);
    before = one.over;
  }
  add('controller: what is over to the next TaskRun', before, answered);
  return parts;
}

/** Parts of kaniko's work, by the lines that begin them. */
const KANIKO: readonly (readonly [string, RegExp])[] = [
  ['look up the base image', /Retrieving image manifest/],
  ['unpack the base image', /Unpacking rootfs/],
  ['RUN pip install', /Running: /],
  ['snapshots', /Taking snapshot/],
  ['push', /Pushing image to/],
];

/** Seconds of kaniko's work, by what it says. */
export function kanikoSplit(lines: readonly LogLine[]): Split {
  const parts = new Map<string, number>();
  let current = 'begin';
  let since = lines[0]?.at ?? 0;
  for (const { at, text } of lines) {
    const next =
      KANIKO.find(([, begins]) => begins.test(text))?.[0] ??
      (/INFO\S* +(?:COPY|USER|EXPOSE|CMD|WORKDIR|Cmd)/.test(text) ? 'other instructions' : undefined);
    if (next === undefined || next === current) continue;
    parts.set(current, (parts.get(current) ?? 0) + (at - since) / 1000);
    current = next;
    since = at;
  }
  const end = lines.at(-1)?.at ?? since;
  parts.set(current, (parts.get(current) ?? 0) + (end - since) / 1000);
  return parts;
}
