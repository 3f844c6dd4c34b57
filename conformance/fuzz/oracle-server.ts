import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createInterface } from 'node:readline';
import { oracleBinary } from '../oracle';

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
  readonly error?: string;
}

/** One oracle process that answers many questions. */
export class OracleServer {
  private readonly process: ChildProcessWithoutNullStreams;
  private readonly waiting = new Map<number, (answer: Answer) => void>();
  private next = 1;

  constructor() {
    this.process = spawn('nice', [oracleBinary(), '--serve']);
    this.process.stderr.pipe(process.stderr);
    createInterface({ input: this.process.stdout }).on('line', (line) => {
      const answer = JSON.parse(line) as Answer;
      this.waiting.get(answer.id)?.(answer);
      this.waiting.delete(answer.id);
    });
  }

  /** Verdicts in the order of the documents. */
  async verdicts(documents: readonly object[], flags: Readonly<Record<string, string>>): Promise<OracleVerdict[]> {
    const { docs, error } = await this.ask({ object: documents, flags });
    if (!docs) throw new Error(error ?? 'the oracle gave no verdict');
    return [...docs];
  }

  /** What the first EventListener of the documents does with an event. */
  async event(documents: readonly object[], event: object): Promise<OracleEvent> {
    const { trigger, error } = await this.ask({ mode: 'trigger', object: documents, event });
    if (!trigger) throw new Error(error ?? 'the oracle ran no event');
    return trigger;
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
