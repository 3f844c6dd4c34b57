/**
 * Tries on a real cluster what the library writes.
 *
 *     npm run e2e -- [--only CASE,…] [--keep] [--evidence FOLDER] [--list]
 *
 * Takes the cluster of $KUBECONFIG; without that it starts the one-machine cluster of ../shared/cluster, if that lies there. docs/e2e.md
 * says how with kind. With --keep the namespaces stay.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../../scripts/examples';
import { CASES } from './cases';
import { closeApi } from './harness/api';
import { runCase, type CaseReport } from './harness/case';
import { findCluster } from './harness/cluster';
import { waitForDeleted } from './harness/namespaces';
import { keepReport, writeSummary } from './harness/summary';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      keep: { type: 'boolean', default: false },
      evidence: { type: 'string', default: join(ROOT, '.cache/e2e-evidence') },
      list: { type: 'boolean', default: false },
    },
  });
  if (values.list) {
    for (const { name, title } of CASES) console.log(`${name}: ${title}`);
    return;
  }
  const only = values.only?.split(',');
  const unknown = only?.filter((name) => !CASES.some((one) => one.name === name)) ?? [];
  if (unknown.length > 0)
    throw new Error(`no case ${unknown.join(', ')}; there are ${CASES.map(({ name }) => name).join(', ')}`);

  const cluster = await findCluster(console.log);
  if ('missing' in cluster) {
    console.log(`\n*** SKIPPED: nothing was tried on a cluster: ${cluster.missing}\n\n0 passed, 0 failed`);
    return;
  }
  console.log(cluster.title);
  const reports: CaseReport[] = [];
  for (const one of CASES) {
    if (only !== undefined && !only.includes(one.name)) continue;
    const report = await runCase(one, cluster, join(values.evidence, one.name), values.keep);
    keepReport(cluster, report);
    reports.push(report);
  }
  if (!values.keep) {
    await cluster.git.remove();
    await waitForDeleted();
  }
  writeSummary(
    values.evidence,
    CASES.map(({ name }) => name),
  );
  const count = (state: string): number =>
    reports.flatMap(({ outcomes }) => outcomes).filter((one) => one.state === state).length;
  if (count('skipped') > 0) console.log(`\n*** ${count('skipped')} SKIPPED, see above`);
  console.log(`\n${count('passed')} passed, ${count('failed')} failed`);
  process.exitCode = count('failed') === 0 ? 0 : 1;
}

main()
  .catch((error: unknown) => {
    console.error(error);
    console.log('\n0 passed, 1 failed');
    process.exitCode = 1;
  })
  .finally(closeApi);
