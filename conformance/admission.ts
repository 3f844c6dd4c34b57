import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../src/diagnostics/diagnostic';
import { lint } from '../src/validation/lint';
import { rulesFor } from './admission-reasons';

/** What admission says to one probe. */
interface Verdict {
  readonly ok: boolean;
  readonly errors: readonly string[];
  readonly flags?: Readonly<Record<string, string>>;
}

/** Where the probes lie; they are not part of the repository. */
export const PROBES = process.env['TEKTON_PROBES'] ?? join(__dirname, '../../shared/conformance/admission');

/** A probe about which we and Tekton disagree. */
export interface Disagreement {
  readonly id: string;
  readonly message: string;
}

export interface ProbeReport {
  readonly agreed: number;
  readonly disagreements: readonly Disagreement[];
  /** Probes that Tekton refuses, and how many of them we refuse. */
  readonly invalid: { readonly all: number; readonly refused: number };
  /** Probes that Tekton takes, and how many of them we refuse. */
  readonly valid: { readonly all: number; readonly refused: number };
}

/** Compares our verdict on each probe, and its reason, with Tekton's. */
export function compareProbes(folder = PROBES): ProbeReport {
  const verdicts = JSON.parse(readFileSync(join(folder, 'verdicts.json'), 'utf8')) as Record<string, Verdict>;
  const disagreements: Disagreement[] = [];
  let agreed = 0;
  const counts = { valid: { all: 0, refused: 0 }, invalid: { all: 0, refused: 0 } };
  for (const [id, verdict] of Object.entries(verdicts)) {
    const path = [`${id}.yaml`, `${id}.yml`].map((name) => join(folder, name)).find((name) => existsSync(name));
    if (path === undefined) {
      disagreements.push({ id, message: 'no such file' });
      continue;
    }
    const found = errorsIn(readFileSync(path, 'utf8'), verdict);
    const count = counts[verdict.ok ? 'valid' : 'invalid'];
    count.all += 1;
    if (found.length > 0) count.refused += 1;
    const message = disagreement(found, verdict);
    if (message === undefined) agreed += 1;
    else disagreements.push({ id, message });
  }
  return { agreed, disagreements, ...counts };
}

function errorsIn(text: string, { flags = {} }: Verdict): Diagnostic[] {
  const { diagnostics } = lint([{ name: 'probe.yaml', text }], { features: flags, admissionOnly: true });
  return diagnostics.filter(({ severity }) => severity === 'error');
}

function disagreement(found: readonly Diagnostic[], { ok, errors }: Verdict): string | undefined {
  const ours = found.map(({ rule, message }) => `${rule}: ${message}`).join('; ') || 'ok';
  if (ok !== (found.length === 0)) return `Tekton: ${ok ? 'ok' : errors.join('; ')} · ours: ${ours}`;
  const missed = errors.filter((error) => !rulesFor(error)?.some((rule) => found.some((one) => one.rule === rule)));
  return missed.length > 0 ? `reason missed: ${missed.join('; ')} · ours: ${ours}` : undefined;
}

function main(): void {
  const { agreed, disagreements } = compareProbes();
  for (const { id, message } of disagreements) console.log(`${id}\n  ${message}`);
  console.log(`${agreed} passed, ${disagreements.length} failed`);
  process.exitCode = disagreements.length === 0 ? 0 : 1;
}

if (require.main === module) main();
