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

/** The oracle died of a question, as Tekton's controllers do of what it holds. */
export class OracleCrash extends Error {}

/** Oracle processes, mostly one, that answer many questions. */
export class OracleServer {
  private process: OracleProcess;
  private lonely: OracleProcess | undefined;
  private suspects: Promise<unknown> = Promise.resolve();
  private sets = 0;

  /** @param command what answers questions, with arguments */
  constructor(private readonly command: readonly string[] = ['nice', oracleBinary(), '--serve']) {
    this.process = this.start();
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

  /**
   * Where every run of the documents ends, in a cluster with nothing else.
   * @throws OracleCrash
   */
  async runs(documents: readonly object[], flags: Readonly<Record<string, string>>): Promise<readonly SimulatedRun[]> {
    this.sets += 1;
    if (this.sets % SETS_OF_A_PROCESS === 0) {
      // It answers what it was asked before it ends.
      this.process.close();
      this.process = this.start();
    }
    const { runs = [], error } = await this.ask({ mode: 'pipeline', object: documents, flags, complete: true });
    if (error !== undefined) throw new Error(error);
    return runs;
  }

  private async ask(question: object): Promise<Answer> {
    if (this.process.isDead) this.process = this.start();
    try {
      return await this.process.ask(question);
    } catch (error) {
      if (!(error instanceof OracleCrash)) throw error;
      // It answers several at once: only alone it tells which one it dies of.
      const answer = this.suspects.then(() => this.askAlone(question));
      this.suspects = answer.catch(() => undefined);
      return answer;
    }
  }

  private askAlone(question: object): Promise<Answer> {
    if (!this.lonely || this.lonely.isDead) this.lonely = this.start();
    return this.lonely.ask(question);
  }

  private start(): OracleProcess {
    return new OracleProcess(this.command);
  }

  close(): void {
    this.process.close();
    this.lonely?.close();
  }
}

/** Enough of what a process says when it dies to know why. */
const LAST_WORDS = 1_000;

interface Asker {
  readonly answer: (answer: Answer) => void;
  readonly fail: (error: Error) => void;
}

/** One process, until it is closed or dies. */
class OracleProcess {
  isDead = false;
  private readonly process: ChildProcessWithoutNullStreams;
  private readonly waiting = new Map<number, Asker>();
  private next = 1;
  private said = '';

  constructor([program = '', ...args]: readonly string[]) {
    this.process = spawn(program, args);
    this.process.stderr.on('data', (chunk: Buffer) => {
      this.said = (this.said + chunk.toString()).slice(0, LAST_WORDS);
    });
    // Questions to one that has just died are among those that it leaves.
    this.process.stdin.on('error', () => undefined);
    this.process.on('close', () => {
      this.die();
    });
    createInterface({ input: this.process.stdout }).on('line', (line) => {
      const answer = JSON.parse(line) as Answer;
      this.waiting.get(answer.id)?.answer(answer);
      this.waiting.delete(answer.id);
    });
  }

  /** @throws OracleCrash */
  ask(question: object): Promise<Answer> {
    const id = this.next++;
    const answered = new Promise<Answer>((answer, fail) => this.waiting.set(id, { answer, fail }));
    this.process.stdin.write(`${JSON.stringify({ id, ...question })}\n`);
    return answered;
  }

  private die(): void {
    this.isDead = true;
    // Go prints the stacks of all that runs in it behind an empty line.
    const [why = ''] = this.said.split('\n\n');
    for (const { fail } of this.waiting.values()) fail(new OracleCrash(why));
    this.waiting.clear();
  }

  /** Lets it answer what it was asked. */
  close(): void {
    this.process.stdin.end();
  }
}
