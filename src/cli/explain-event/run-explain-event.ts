import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { explainAtListeners } from '../../triggers/explain/explain-event';
import type { EventHeaders } from '../../triggers/explain/received-event';
import { quote } from '../../util/quote';
import { readYaml } from '../../validation/read-yaml';
import { collectFiles } from '../collect-files';
import type { Terminal } from '../terminal';
import { UsageError } from '../usage-error';
import { messageOf } from '../../util/message-of';
import { renderExplanations } from './render-explanation';

/** A value that the command line gives. */
export interface GivenSecret {
  readonly name: string;
  readonly key: string;
  readonly value: string;
}

/** Options of the command as they are read. */
export interface ExplainEventFlags {
  readonly body: string;
  readonly headers?: string;
  readonly url: string;
  readonly listener?: string;
  readonly namespace: string;
  readonly secret: readonly GivenSecret[];
  readonly requireSecrets?: true;
  readonly changedFile?: readonly string[];
  readonly format: 'text' | 'json';
}

/** Explains an event, prints what it does, and gives the exit code. */
export async function runExplainEvent(
  paths: readonly string[],
  flags: ExplainEventFlags,
  terminal: Terminal,
): Promise<number> {
  const { files, problems } = await collectFiles(paths, terminal);
  const read = files.map(({ name, bytes }) => readYaml({ name, text: bytes.toString('utf8') }));
  const unreadable = read.flatMap(({ diagnostics }) => diagnostics.map(({ message }) => message));
  for (const problem of [...problems, ...unreadable]) terminal.err(`error: ${problem}\n`);
  if (problems.length + unreadable.length > 0) return 2;
  const documents = read.flatMap((file) => file.documents.map(({ document }) => document));
  const explanations = explain(documents, flags, terminal);
  terminal.out(
    flags.format === 'json' ? `${JSON.stringify(explanations, undefined, 2)}\n` : renderExplanations(explanations),
  );
  return explanations.some(({ triggers }) => triggers.some(({ outcome }) => outcome === 'fires')) ? 0 : 1;
}

function explain(
  documents: readonly object[],
  { body, headers, secret, requireSecrets, changedFile, ...flags }: ExplainEventFlags,
  { cwd }: Terminal,
): ReturnType<typeof explainAtListeners> {
  const secrets: Record<string, Record<string, string>> = {};
  for (const { name, key, value } of secret) (secrets[name] ??= {})[key] = value;
  const { url, listener, namespace } = flags;
  const unknownSecrets = requireSecrets ? 'refuse' : 'assume';
  const options = { url, listener, namespace, secrets, unknownSecrets, changedFiles: changedFile } as const;
  const given = headers === undefined ? {} : readHeaders(headers, readText(headers, cwd));
  const payload = readText(body, cwd);
  try {
    return explainAtListeners(documents, payload, given, options);
  } catch (error) {
    throw new UsageError(messageOf(error));
  }
}

function readText(path: string, cwd: string): string {
  try {
    return readFileSync(resolve(cwd, path), 'utf8');
  } catch {
    throw new UsageError(`cannot read ${quote(path)}`);
  }
}

function readHeaders(path: string, text: string): EventHeaders {
  try {
    const headers: unknown = JSON.parse(text);
    if (typeof headers === 'object' && headers !== null && !Array.isArray(headers)) return headers as EventHeaders;
  } catch {
    // Said below.
  }
  throw new UsageError(`${quote(path)} holds no JSON object of headers`);
}
