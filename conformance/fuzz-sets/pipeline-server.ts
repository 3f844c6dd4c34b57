import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createInterface } from 'node:readline';
import { oracleBinary, type SimulatedRun } from '../oracle';

interface Answer {
  readonly id: number;
  readonly runs?: readonly SimulatedRun[];
  readonly error?: string;
}

/**
 * Sets that one process runs. The queues of Tekton's controllers never end, and each set leaves more than a megabyte behind; to
 * shut them down takes ten times as long as a run, since one of their loops spins until the others have ended.
 */
const SETS_OF_A_PROCESS = 500;

/** Oracle processes, one after the other, that let Tekton's controllers run many sets of documents. */
export class PipelineServer {
  private process = this.start();
  private readonly waiting = new Map<number, (answer: Answer) => void>();
  private next = 1;

  private start(): ChildProcessWithoutNullStreams {
    const process = spawn('nice', [oracleBinary(), '--serve']);
    createInterface({ input: process.stdout }).on('line', (line) => {
      const answer = JSON.parse(line) as Answer;
      this.waiting.get(answer.id)?.(answer);
      this.waiting.delete(answer.id);
    });
    return process;
  }

  /** Where every run of the documents ends. */
  async runs(documents: readonly object[], flags: Readonly<Record<string, string>>): Promise<readonly SimulatedRun[]> {
    const id = this.next++;
    if (id % SETS_OF_A_PROCESS === 0) {
      // It answers what it was asked before it ends.
      this.close();
      this.process = this.start();
    }
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
