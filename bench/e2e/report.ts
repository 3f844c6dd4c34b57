import type { Delivery } from './delivery';
import type { Layout } from './layouts';
import { kanikoSplit, splitOf, type Split } from './split';

interface Measured {
  readonly title: string;
  readonly processors: number;
  readonly rounds: number;
  /** Processes that wanted a processor, each time a delivery began. */
  readonly loads: readonly number[];
  readonly deliveries: ReadonlyMap<Layout, readonly Delivery[]>;
}

/** The page of what was measured. */
export function report({ title, processors, rounds, loads, deliveries }: Measured): string {
  const names = [...deliveries.keys()].map(({ name }) => name);
  const [ours = [], other = []] = [...deliveries.values()];
  const totals = [ours, other].map((all) => all.map(({ sent, answered }) => (answered - sent) / 1000));
  const [mine = 0, theirs = 0] = totals.map(median);
  return `# A delivery, measured

By \`npm run bench:e2e\`: seconds from the webhook of a push to the first HTTP 200 of the new version. \`push-to-rollout\` is
[the example](../../examples/push-to-rollout/main.ts), \`classic\` the layout of tutorials, written by hand in [classic](classic): both clone, test, build with
kaniko and deploy in four TaskRuns over one claim, with the same images, requests, storage and registry. ${rounds} runs each, in turns, after one that is
not counted. ${title}; ${processors} processors, everything on this machine, whose load was
${median(loads).toFixed(1)} (${Math.min(...loads).toFixed(1)} to ${Math.max(...loads).toFixed(1)}) when deliveries began; what is above 2 is other work beside.

| | median | all runs |
| --- | ---: | --- |
${names.map((name, index) => `| ${name} | ${(index === 0 ? mine : theirs).toFixed(1)} | ${(totals[index] ?? []).map((one) => one.toFixed(1)).join(', ')} |`).join('\n')}
| **ratio** | **${(mine / theirs).toFixed(2)}** | |

## Where it goes

Medians of the parts; each column adds up to about its total.

${table(
  ['part', ...names],
  [ours, other].map((all) => all.map(splitOf)),
)}

The same by task: from the end of what came before to the end of the task.

${table(
  ['task', ...names],
  [ours, other].map((all) => all.map(byTask)),
)}

## Inside of kaniko

${table(
  ['part', ...names],
  [ours, other].map((all) => all.map(({ kaniko }) => kanikoSplit(kaniko))),
)}

## Beside the chain

These overlap with parts above.

${table(
  ['what', ...names],
  [ours, other].map((all) => all.map(beside)),
)}
`;
}

function byTask({ sent, answered, milestones }: Delivery): Split {
  const parts = new Map<string, number>();
  let before = sent;
  for (const { task, over } of milestones.tasks) {
    const end = Math.min(over, answered);
    parts.set(task, (end - before) / 1000);
    before = end;
  }
  return parts;
}

function beside({ milestones, pulls }: Delivery): Split {
  const { runCreated, claimBound, assistantCreated, assistantRunning } = milestones;
  return new Map([
    ['PipelineRun to affinity assistant', (assistantCreated - runCreated) / 1000],
    ['affinity assistant until it runs', (assistantRunning - assistantCreated) / 1000],
    ['PipelineRun until the claim is bound', (claimBound - runCreated) / 1000],
    ['pull and unpack the built image on the node', Math.max(...pulls, 0)],
  ]);
}

function table(heads: readonly string[], columns: readonly (readonly Split[])[]): string {
  const parts = [...new Set(columns.flat().flatMap((split) => [...split.keys()]))];
  const rows = parts.map((part) => {
    const cells = columns.map((splits) => {
      const known = splits.map((split) => split.get(part) ?? 0);
      return median(known).toFixed(2);
    });
    return `| ${[part, ...cells].join(' | ')} |`;
  });
  return [`| ${heads.join(' | ')} |`, `| --- |${' ---: |'.repeat(heads.length - 1)}`, ...rows].join('\n');
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? NaN)
    : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}
