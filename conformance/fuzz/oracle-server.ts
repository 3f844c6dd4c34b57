import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createInterface } from 'node:readline';
import { oracleBinary } from '../oracle';

/** Tekton's verdict on one document. */
export interface OracleVerdict {
  readonly ok: boolean;
  readonly errors: readonly string[];
}

interface Answer {
  readonly id: number;
  readonly docs?: readonly OracleVerdict[];
  readonly error?: string;
}

/** One oracle process that answers many questions. */
export class OracleServer {
  private readonly process: ChildProcessWithoutNullStreams;
  private readonly waiting = new Map<number, (answer: Answer) => void>();
  private next = 1;

  constructor() {
    this.process = spawn('nice', [oracleBinary(), '--serve']);
    createInterface({ input: this.process.stdout }).on('line', (line) => {
      const answer = JSON.parse(line) as Answer;
      this.waiting.get(answer.id)?.(answer);
      this.waiting.delete(answer.id);
    });
  }

  /** Verdicts in the order of the documents. */
  async verdicts(documents: readonly object[], flags: Readonly<Record<string, string>>): Promise<OracleVerdict[]> {
    const id = this.next++;
    const answered = new Promise<Answer>((resolve) => this.waiting.set(id, resolve));
    this.process.stdin.write(`${JSON.stringify({ id, object: documents, flags })}\n`);
    const { docs, error } = await answered;
    if (!docs) throw new Error(error ?? 'the oracle gave no verdict');
    return [...docs];
  }

  close(): void {
    this.process.stdin.end();
  }
}
