import { compareProbes, PROBES, type ProbeReport } from './admission';
import type { Part } from './part';

/** Compares our verdict on each of the public probes, and its reason, with Tekton's. */
export function checkProbes(folder = PROBES): Part & { readonly report: ProbeReport } {
  const report = compareProbes(folder);
  const { agreed, disagreements } = report;
  return {
    title: 'probes: small documents, each with one fault or with what looks like one',
    passed: agreed,
    faults: disagreements.map(({ id, message }) => ({ what: id, reasons: [message] })),
    report,
  };
}
