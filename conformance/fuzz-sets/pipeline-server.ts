import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createInterface } from 'node:readline';
import { oracleBinary, type SimulatedRun } from '../oracle';

interface Answer {
  readonly id: number;
  readonly runs?: readonly SimulatedRun[];
  readonly error?: string;
}

/** One oracle process that lets Tekton's controllers run many sets of documents. */
export class PipelineServer {
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

  /** Where every run of the documents ends. */
  async runs(documents: readonly object[], flags: Readonly<Record<string, string>>): Promise<readonly SimulatedRun[]> {
    const id = this.next++;
    const answered = new Promise<Answer>((resolve) => this.waiting.set(id, resolve));
    this.process.stdin.write(`${JSON.stringify({ id, mode: 'pipeline', object: documents, flags })}\n`);
    const { runs = [], error } = await answered;
    if (error !== undefined) throw new Error(error);
    return runs;
  }

  close(): void {
    this.process.stdin.end();
  }
}
