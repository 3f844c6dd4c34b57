import { ADMISSION_RULES } from '../src/validation/rules/admission';
import { checkCases } from './fuzz/cases';
import { acceptableFields } from './fuzz/fields';
import { FLAG_SETS } from './fuzz/flag-sets';
import { fuzz, type FuzzReport } from './fuzz/fuzz';
import { OracleServer } from './fuzz/oracle-server';
import type { Fault, Part } from './part';

/** How often each rule has to find something in a run. */
const LEAST_FIRINGS = 50;
/** Which part of the documents Tekton has to take. */
const LEAST_VALID = 0.4;
/** Few rules depend on these flags, so they get a part of the documents only. */
const SHARES: Readonly<Record<string, number>> = { strict: 0.1 };
/** With fewer documents rare rules and fields have no chance. */
const ENOUGH = 50_000;

export interface FuzzFigures {
  readonly sets: ReadonlyMap<string, FuzzReport>;
  readonly fired: ReadonlyMap<string, number>;
  readonly accepted: ReadonlyMap<string, number>;
}

/** Compares our verdicts on so many made-up documents with Tekton's, under each set of flags. */
export async function checkFuzz(documents: number, seed: number): Promise<Part & { readonly figures: FuzzFigures }> {
  const oracle = new OracleServer();
  const sets = new Map<string, FuzzReport>();
  for (const [i, [set, flags]] of Object.entries(FLAG_SETS).entries()) {
    const count = Math.round(documents * (SHARES[set] ?? 1));
    sets.set(set, await fuzz(oracle, { flags, count, seed: seed * 10 + i }));
  }
  const cases = await checkCases(oracle);
  oracle.close();
  const figures = add(sets);
  const faults = [
    ...disagreements(sets),
    ...[...cases.failed].map(([file, message]) => ({ what: `case ${file}`, reasons: [message] })),
    ...(documents >= ENOUGH ? gaps(figures) : []),
  ];
  const all = [...sets.values()].reduce((sum, { count }) => sum + count, 0);
  const disagreed = [...sets.values()].reduce((sum, set) => sum + countOf(set), 0);
  return {
    title: `fuzzing: ${all} made-up documents, verdict and reason, and ${cases.passed} cases that were found so`,
    passed: all - disagreed + cases.passed,
    faults,
    figures,
  };
}

/** How many documents of a report we and Tekton disagree about. */
export function countOf({ disagreements: found }: FuzzReport): number {
  return found.reduce((sum, { count }) => sum + count, 0);
}

function disagreements(sets: ReadonlyMap<string, FuzzReport>): Fault[] {
  return [...sets].flatMap(([set, report]) =>
    report.disagreements.map(({ count, message, document }) => ({
      what: `${set}: ${count} documents like this`,
      reasons: [message, JSON.stringify(document)],
    })),
  );
}

/** What the run says nothing about. */
function gaps({ sets, fired, accepted }: FuzzFigures): Fault[] {
  const seldom = ADMISSION_RULES.map(({ id }) => ({ id, count: fired.get(id) ?? 0 }))
    .filter(({ count }) => count < LEAST_FIRINGS)
    .map(({ id, count }) => ({ what: `rule ${id}`, reasons: [`it fired ${count} times, not ${LEAST_FIRINGS}`] }));
  const never = [...acceptableFields()]
    .filter((field) => !accepted.has(field))
    .map((field) => ({ what: `field ${field}`, reasons: ['no document that has it was accepted'] }));
  const invalid = [...sets]
    .filter(([, { valid, count }]) => valid < LEAST_VALID * count)
    .map(([set, { valid, count }]) => ({ what: set, reasons: [`only ${valid} of ${count} documents are valid`] }));
  return [...seldom, ...never, ...invalid];
}

function add(sets: ReadonlyMap<string, FuzzReport>): FuzzFigures {
  const sum = (counts: (report: FuzzReport) => ReadonlyMap<string, number>): Map<string, number> => {
    const all = new Map<string, number>();
    for (const report of sets.values())
      for (const [key, count] of counts(report)) all.set(key, (all.get(key) ?? 0) + count);
    return all;
  };
  return { sets, fired: sum(({ fired }) => fired), accepted: sum(({ accepted }) => accepted) };
}
