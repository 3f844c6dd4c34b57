import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** A webhook for Pipelines-as-Code, and what the repository and the cluster hold. */
export interface PipelinesAsCodeQuestion {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** What lies in `.tekton/`, as one YAML stream. */
  readonly templates: string;
  /** The Repository, as YAML. */
  readonly repository: string;
  /** Files that the event changed, which Pipelines-as-Code asks the Git server for. */
  readonly files: { readonly added: readonly string[] };
  /** Message of the commit, which it asks for where the webhook does not say it. */
  readonly message: string;
}

/** A run as it was created. */
export interface CreatedRun {
  readonly metadata: { readonly name: string; readonly generateName: string; readonly namespace: string };
  readonly spec: { readonly params?: readonly { readonly name: string; readonly value: unknown }[] };
}

/** What Pipelines-as-Code creates for a webhook. */
export interface PipelinesAsCodeAnswer {
  readonly runs: readonly CreatedRun[];
  readonly log: readonly string[];
}

/** Asks the code of Pipelines-as-Code. Its first build takes minutes, later it is there. */
export function receive(questions: readonly PipelinesAsCodeQuestion[]): PipelinesAsCodeAnswer[] {
  const build = join(__dirname, 'pipelines-as-code', 'build');
  const binary = execFileSync(build, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim();
  const input = questions.map((question) => `${JSON.stringify(question)}\n`).join('');
  const output = execFileSync(binary, {
    input,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'inherit'],
    maxBuffer: 1 << 30,
  });
  const answers = output.split('\n').filter(Boolean);
  if (answers.length !== questions.length) throw new Error(`Pipelines-as-Code gave ${answers.length} answers`);
  return answers.map((line) => JSON.parse(line) as PipelinesAsCodeAnswer);
}
