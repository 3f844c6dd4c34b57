import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createInterface } from 'node:readline';
import { oracleBinary, type SimulatedRun } from '../oracle';

/** Tekton's verdict on one document. */
export interface OracleVerdict {
  readonly ok: boolean;
  readonly errors: readonly string[];
}

/** What an EventListener does with one event. */
export interface OracleEvent {
  readonly status: number;
  readonly error?: string;
  /** Errors outside of a trigger. */
  readonly log?: readonly string[];
  readonly triggers: readonly {
    readonly name: string;
    readonly group?: string;
    readonly fired: boolean;
    /** Why an interceptor said no. */
    readonly reason?: string;
    readonly errors?: readonly string[];
    readonly params?: readonly string[];
    readonly resources?: readonly Readonly<Record<string, unknown>>[];
  }[];
}

interface Answer {
  readonly id: number;
  readonly docs?: readonly OracleVerdict[];
  readonly trigger?: OracleEvent;
  readonly runs?: readonly SimulatedRun[];
  readonly error?: string;
}

/**
 * Sets that one process runs. The queues of Tekton's controllers never end, and each set leaves more than a megabyte behind; to
 * shut them down takes ten times as long as a run, since one of their loops spins until the others have ended.
 */
const SETS_OF_A_PROCESS = 500;

/** Oracle processes, mostly one, that answer many questions. */
export class OracleServer {
  private process = this.start();
  private readonly waiting = new Map<number, (answer: Answer) => void>();
  private next = 1;
  private sets = 0;

  private start(): ChildProcessWithoutNullStreams {
    const started = spawn('nice', [oracleBinary(), '--serve']);
    started.stderr.pipe(process.stderr);
    createInterface({ input: started.stdout }).on('line', (line) => {
      const answer = JSON.parse(line) as Answer;
      this.waiting.get(answer.id)?.(answer);
      this.waiting.delete(answer.id);
    });
    return started;
  }

  /** Verdicts in the order of the documents. */
  async verdicts(documents: readonly object[], flags: Readonly<Record<string, string>>): Promise<OracleVerdict[]> {
    const { docs, error } = await this.ask({ object: documents, flags });
    if (!docs) throw new Error(error ?? 'the oracle gave no verdict');
    return [...docs];
  }

  /** What the first EventListener of the documents does with an event. */
  async event(
    documents: readonly object[],
    event: object,
    flags: Readonly<Record<string, string>> = {},
  ): Promise<OracleEvent> {
    const { trigger, error } = await this.ask({ mode: 'trigger', object: documents, event, flags });
    if (!trigger) throw new Error(error ?? 'the oracle ran no event');
    return trigger;
  }

  /** Where every run of the documents ends, in a cluster with nothing else. */
  async runs(documents: readonly object[], flags: Readonly<Record<string, string>>): Promise<readonly SimulatedRun[]> {
    this.sets += 1;
    if (this.sets % SETS_OF_A_PROCESS === 0) {
      // It answers what it was asked before it ends.
      this.close();
      this.process = this.start();
    }
    const { runs = [], error } = await this.ask({ mode: 'pipeline', object: documents, flags, complete: true });
    if (error !== undefined) throw new Error(error);
    return runs;
  }

  private ask(request: object): Promise<Answer> {
    const id = this.next++;
    const answered = new Promise<Answer>((resolve) => this.waiting.set(id, resolve));
    this.process.stdin.write(`${JSON.stringify({ id, ...request })}\n`);
    return answered;
  }

  close(): void {
    this.process.stdin.end();
  }
}
