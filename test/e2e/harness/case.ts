import type { Cluster } from './cluster';
import { Evidence } from './evidence';
import { deleteNamespaces, freshNamespaces } from './namespaces';

/** One story that is tried on the cluster, told as checks. */
export interface Case {
  /** `push-to-rollout`: name of its file, and of its folder of evidence. */
  readonly name: string;
  /** What it proves, for the report. */
  readonly title: string;
  readonly run: (context: Context) => Promise<void>;
}

/** What a case gets. */
export interface Context {
  readonly cluster: Cluster;
  readonly evidence: Evidence;
  /** Tries one thing; the case goes on when it fails. */
  readonly check: <T>(what: string, act: () => Promise<T>) => Promise<T | undefined>;
  /** Tries one thing that all that follows needs; the case ends when it fails. */
  readonly must: <T>(what: string, act: () => Promise<T>) => Promise<T>;
  /** Says loudly that something cannot be tried here. */
  readonly skip: (what: string, why: string) => void;
  /** Makes namespaces that are empty; at the end their logs are kept, and they are deleted unless `--keep` is said. */
  readonly namespaces: (names: readonly string[]) => Promise<void>;
  /** Done at the end of the case, whatever comes, unless `--keep` is said; last said, first done. */
  readonly after: (act: () => unknown) => void;
}

/** One check and how it went. */
export interface Outcome {
  readonly what: string;
  readonly state: 'passed' | 'failed' | 'skipped';
  readonly seconds: number;
  readonly why?: string;
}

/** A case and how it went. */
export interface CaseReport {
  readonly name: string;
  readonly title: string;
  readonly seconds: number;
  readonly outcomes: readonly Outcome[];
  readonly evidence: Evidence;
}

class Stop extends Error {}

/** Runs a case; whatever it throws is a failed check. */
export async function runCase(one: Case, cluster: Cluster, folder: string, keep: boolean): Promise<CaseReport> {
  const began = Date.now();
  const outcomes: Outcome[] = [];
  const cleanups: (() => unknown)[] = [];
  const made: string[] = [];
  const evidence = new Evidence(folder);
  console.log(`\n${one.name}: ${one.title}`);

  const note = (outcome: Outcome): void => {
    outcomes.push(outcome);
    const sign = { passed: 'ok  ', failed: 'FAIL', skipped: '****' }[outcome.state];
    console.log(
      `  ${sign}  ${outcome.what} (${outcome.seconds.toFixed(0)} s)${outcome.state === 'skipped' ? ' SKIPPED' : ''}`,
    );
    if (outcome.why !== undefined) console.log(`        ${outcome.why.trim().replaceAll('\n', '\n        ')}`);
  };
  const must = async <T>(what: string, act: () => Promise<T>): Promise<T> => {
    const since = Date.now();
    const seconds = (): number => (Date.now() - since) / 1000;
    try {
      const answer = await act();
      note({ what, state: 'passed', seconds: seconds() });
      return answer;
    } catch (error) {
      note({ what, state: 'failed', seconds: seconds(), why: reasonOf(error) });
      throw new Stop();
    }
  };
  const context: Context = {
    cluster,
    evidence,
    must,
    check: (what, act) =>
      must(what, act).catch((error: unknown) => {
        if (error instanceof Stop) return undefined;
        throw error;
      }),
    skip: (what, why) => {
      note({ what, state: 'skipped', seconds: 0, why });
    },
    namespaces: async (names) => {
      await freshNamespaces(names);
      made.push(...names);
    },
    after: (act) => cleanups.push(act),
  };
  try {
    await one.run(context);
  } catch (error) {
    if (!(error instanceof Stop)) {
      note({ what: 'the case', state: 'failed', seconds: (Date.now() - began) / 1000, why: reasonOf(error) });
    }
  }
  const last = keep ? [] : [...cleanups.reverse(), () => deleteNamespaces(made, false)];
  for (const act of [...made.map((name) => () => evidence.keepNamespace(name)), ...last]) {
    try {
      await act();
    } catch (error) {
      note({ what: 'cleaning up', state: 'failed', seconds: 0, why: reasonOf(error) });
    }
  }
  return { name: one.name, title: one.title, seconds: (Date.now() - began) / 1000, outcomes, evidence };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
