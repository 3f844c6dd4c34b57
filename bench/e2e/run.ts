/**
 * Measures a delivery from its webhook to the first answer of the new version: our example beside the layout of tutorials, in
 * turns on one cluster. Writes bench/e2e/results.md.
 *
 *     npm run bench:e2e [-- ROUNDS]
 */
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../scripts/examples';
import { closeApi } from '../../test/e2e/harness/api';
import { findCluster } from '../../test/e2e/harness/cluster';
import { makeRepository } from '../../test/e2e/harness/git-server';
import { WorkTree } from '../../test/e2e/harness/work-tree';
import { deliver, type Delivery } from './delivery';
import { classic, ours, type Layout } from './layouts';
import { report } from './report';

const ROUNDS = Number(process.argv[2] ?? 5);

async function main(): Promise<void> {
  const cluster = await findCluster(console.log);
  if ('missing' in cluster) throw new Error(cluster.missing);
  const layouts = [ours, classic];
  const trees = new Map<Layout, WorkTree>();
  const loads: number[] = [];
  const deliveries = new Map<Layout, Delivery[]>(layouts.map((layout) => [layout, []]));
  try {
    for (const layout of layouts) {
      await layout.install(cluster);
      await makeRepository(cluster.git, layout.repository);
      const tree = new WorkTree(cluster.git, layout.repository);
      await tree.begin(join(ROOT, 'examples/fastapi/service'));
      trees.set(layout, tree);
    }
    // The first of each pulls images and makes the Deployment; it is not counted.
    for (let round = 0; round <= ROUNDS; round++) {
      for (const layout of round % 2 === 0 ? layouts : [...layouts].reverse()) {
        const tree = trees.get(layout);
        if (tree === undefined) continue;
        loads.push(loadavg()[0] ?? NaN);
        const delivery = await deliver(cluster.git, layout, tree, `round-${round}`);
        console.log(`${layout.name} ${round}: ${((delivery.answered - delivery.sent) / 1000).toFixed(1)} s`);
        if (round > 0) deliveries.get(layout)?.push(delivery);
      }
    }
    const page = report({ title: cluster.title, processors: cpus().length, rounds: ROUNDS, loads, deliveries });
    writeFileSync(join(__dirname, 'results.md'), page);
    console.log(page);
  } finally {
    for (const tree of trees.values()) tree.remove();
    for (const layout of [...layouts].reverse()) await layout.remove();
    closeApi();
  }
}

void main();
