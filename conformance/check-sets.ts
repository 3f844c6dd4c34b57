import type { Fault, Part } from './part';
import { PipelineServer } from './fuzz-sets/pipeline-server';
import { fuzzSets, regressions } from './fuzz-sets/run';

/** Compares what we and Tekton's controllers say to made-up documents that belong together. */
export async function checkSets(count: number, seed: number): Promise<Part> {
  const server = new PipelineServer();
  const { disagreements, clusters } = await fuzzSets(server, count, seed);
  const cases = await regressions(server);
  server.close();
  const faults: Fault[] = [
    ...[...clusters.values()].map(({ count: n, disagreement, documents }) => ({
      what: `${n} sets like this`,
      reasons: [disagreement, JSON.stringify(documents)],
    })),
    ...cases.failed.map(([file, disagreement]) => ({ what: `case ${file}`, reasons: [disagreement] })),
  ];
  return {
    title: `sets: ${count} made-up sets of documents through Tekton's controllers, and ${cases.passed} cases that were found so`,
    passed: count - disagreements + cases.passed,
    faults,
  };
}
