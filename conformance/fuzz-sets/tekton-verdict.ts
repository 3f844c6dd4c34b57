import { OracleCrash, type OracleEvent, type OracleServer } from '../fuzz/oracle-server';
import type { Json } from '../fuzz/generate';
import type { SimulatedRun } from '../oracle';

/** The push that every EventListener of a set gets. */
const EVENT = {
  body: JSON.stringify({
    ref: 'refs/heads/main',
    after: 'c0ffee',
    repository: { name: 'shop', clone_url: 'https://example.com/shop.git' },
    commits: [{ message: 'more' }],
  }),
  headers: { 'X-GitHub-Event': 'push' },
};

/** What Tekton makes of documents that belong together. */
export interface TektonVerdict {
  /** Where the runs end that are in the documents, and those that the event starts. */
  readonly runs: readonly SimulatedRun[];
  /** What the listener does with the event; undefined without a listener. */
  readonly event: OracleEvent | undefined;
  /** What the controllers die of. @default - they go on */
  readonly crash?: string;
}

/** Sends the event to the listener of the documents and lets the controllers run everything. */
export async function tektonVerdict(
  oracle: OracleServer,
  documents: readonly Json[],
  flags: Readonly<Record<string, string>>,
): Promise<TektonVerdict> {
  const hasListener = documents.some(({ kind }) => kind === 'EventListener');
  const event = hasListener ? await oracle.event(documents, EVENT, flags) : undefined;
  const created = event?.triggers.flatMap(({ resources = [] }) => resources) ?? [];
  try {
    return { runs: await oracle.runs([...documents, ...created], flags), event };
  } catch (error) {
    if (!(error instanceof OracleCrash)) throw error;
    return { runs: [], event, crash: error.message };
  }
}
