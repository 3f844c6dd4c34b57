import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** What Tekton's admission says to one document. */
export interface Verdict {
  readonly index: number;
  readonly kind?: string;
  readonly name?: string;
  readonly ok: boolean;
  readonly errors: readonly string[];
  readonly warnings?: readonly string[];
}

/** Where Tekton's controllers bring one run. */
export interface SimulatedRun {
  readonly kind: string;
  readonly name: string;
  readonly ok: boolean;
  /** Condition `Succeeded`. */
  readonly status?: 'Unknown' | 'False' | 'True';
  readonly reason?: string;
  readonly message?: string;
  /** Made up for a Pipeline that no run names. */
  readonly synthetic?: boolean;
  readonly errors?: readonly string[];
  /** Pipeline tasks that were skipped, with the reason. */
  readonly skipped?: readonly string[];
  /** What goes wrong in its pod, which is made all the same. */
  readonly faults?: readonly string[];
  readonly taskRuns?: readonly {
    readonly task: string;
    readonly ok: boolean;
    readonly reason?: string;
    readonly message?: string;
    readonly faults?: readonly string[];
  }[];
}

/** What is to be judged: YAML text, for a cluster with these feature flags. */
interface Question {
  readonly yaml: string;
  readonly flags: Readonly<Record<string, string>>;
}

/** Path of the oracle's binary. The first build takes minutes, later it is there. */
export function oracleBinary(): string {
  return execFileSync(join(__dirname, 'oracle', 'build'), {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  }).trim();
}

/** The JSON fields of Tekton's Go types, as the text that `fields.json` records. */
export function oracleFields(): string {
  return execFileSync(oracleBinary(), ['fields'], { encoding: 'utf8' });
}

/** What admission says to each document of each question. */
export function admit(questions: readonly Question[]): (readonly Verdict[])[] {
  return ask(questions, 'check').map(({ docs = [] }) => docs);
}

/** Where the runs of each question end. A Pipeline without a run gets one. */
export function simulate(questions: readonly Question[]): (readonly SimulatedRun[])[] {
  return ask(questions, 'pipeline').map(({ runs = [] }) => runs);
}

/** A webhook for the listener of a set of documents. */
interface EventQuestion {
  readonly object: readonly object[];
  readonly event: {
    readonly body: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly eventListener: string;
  };
}

/** What became of one trigger of a listener. */
export interface FiredTrigger {
  readonly name: string;
  readonly fired: boolean;
  /** An interceptor said no. */
  readonly reason?: string;
  readonly errors?: readonly string[];
  /** What was created. */
  readonly resources?: readonly {
    readonly kind: string;
    readonly spec: { readonly params?: readonly { readonly name: string; readonly value: unknown }[] };
  }[];
}

/** What the triggers of a listener make of each webhook. */
export function sendEvents(questions: readonly EventQuestion[]): (readonly FiredTrigger[])[] {
  return ask(questions, 'trigger').map(({ trigger }) => trigger?.triggers ?? []);
}

interface Answer {
  readonly trigger?: { readonly triggers: readonly FiredTrigger[] };
  readonly error?: string;
  readonly docs?: readonly Verdict[];
  readonly runs?: readonly SimulatedRun[];
}

function ask(questions: readonly (Question | EventQuestion)[], mode: 'check' | 'pipeline' | 'trigger'): Answer[] {
  const input = questions.map((question, id) => `${JSON.stringify({ id, mode, ...question })}\n`).join('');
  const output = execFileSync(oracleBinary(), ['--serve'], {
    input,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'inherit'],
    maxBuffer: 1 << 30,
  });
  const answers = output.split('\n').filter(Boolean);
  if (answers.length !== questions.length) throw new Error(`the oracle gave ${answers.length} answers`);
  return answers.map((line) => {
    const answer = JSON.parse(line) as Answer;
    if (answer.error !== undefined) throw new Error(`the oracle cannot answer: ${answer.error}`);
    return answer;
  });
}
