import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { ADMISSION_RULES } from '../src/validation/rules/admission';
import type { CelAgreement } from './cel';
import { countOf, type FuzzFigures } from './check-fuzz';
import { disagreementsOf, type SetFigures } from './check-sets';
import type { ProbeReport } from './admission';
import { acceptableFields } from './fuzz/fields';
import type { Part } from './part';

const OUT = join(__dirname, '../docs/parity.md');

/** What the checks of a run measured; undefined for one that was left out or broke. */
export class ParityFigures {
  probes: (Part & { readonly report: ProbeReport }) | undefined;
  examples: Part | undefined;
  cel: (Part & { readonly agreement: CelAgreement }) | undefined;
  fuzz: (Part & { readonly figures: FuzzFigures }) | undefined;
  variables: Part | undefined;
  sets: (Part & { readonly figures: SetFigures }) | undefined;
}

/** Writes the page about what was measured. */
export async function writeParity({ probes, examples, cel, fuzz, variables, sets }: ParityFigures): Promise<void> {
  if (!probes || !examples || !cel || !fuzz || !variables || !sets)
    throw new Error('nothing is written: a check was left out or broke');
  const text = [
    '# Measured parity',
    'How often our rules say the same as the code of Tekton Pipelines v1.15 and Triggers v0.37. Written by\n' +
      '`npm run conformance -- --write`; see [Validation](validation.md) for what is compared.',
    '## Made-up documents',
    'Documents of every kind and version, half of them damaged. Verdict and reason are compared.',
    fuzzTable(fuzz.figures),
    fieldsSentence(fuzz.figures),
    '## Made-up sets of documents',
    'Tasks, StepActions, Pipelines, runs and Triggers that belong together, two thirds of them damaged: an event goes through the\n' +
      "listener, and all runs through Tekton's controllers. Verdict and reason are compared.",
    setTable(sets.figures),
    '## Variables',
    `Each variable at each place where it may be meant, for each way in which a Task may be run: ${variables.passed + variables.faults.length} sets, ${variables.faults.length} disagreements.`,
    '## Probes',
    probeTable(probes.report),
    "## Tekton's own examples",
    `${examples.passed + examples.faults.length} files, each under every set of flags: ${examples.faults.length} false errors or missed faults.`,
    '## CEL',
    'Expressions that cel-go takes, or refuses for syntax, for names or for types, and for how many of them we say the same.',
    celTable(cel.agreement),
    '## Rules',
    'How many of the made-up documents each rule found a fault in.',
    ruleTable(fuzz.figures),
  ].join('\n\n');
  writeFileSync(OUT, await format(text, { parser: 'markdown', printWidth: 120 }));
}

function fuzzTable({ sets }: FuzzFigures): string {
  const rows = [...sets].map(([set, report]) => [
    set,
    report.count,
    `${Math.round((100 * report.valid) / report.count)} %`,
    countOf(report),
  ]);
  return table(['flags', 'documents', 'valid', 'disagreements'], rows);
}

/** Fields that v1beta1 removed are left out: an empty one is accepted, and says nothing. */
function fieldsSentence({ accepted }: FuzzFigures): string {
  const counts = [...acceptableFields()].map((field) => accepted.get(field) ?? 0);
  const reached = counts.filter((count) => count > 0).length;
  return `Of ${counts.length} fields that a document can have, ${reached} were accepted, each of them in ${Math.min(...counts)} documents or more.`;
}

function setTable(figures: SetFigures): string {
  const rows = [...figures].map(([name, report]) => [
    name,
    report.count,
    ...(['runs', 'fails', 'refused', 'not-compared'] as const).map((outcome) => report.outcomes.get(outcome) ?? 0),
    disagreementsOf(report),
  ]);
  return table(
    ['flags', 'sets', 'all runs go well', 'something fails', 'refused at creation', 'not compared', 'disagreements'],
    rows,
  );
}

function probeTable({ valid, invalid, agreed }: ProbeReport): string {
  return table(
    ['probes', 'refused by Tekton', 'of them refused by us', 'taken by Tekton', 'of them refused by us', 'same reason'],
    [[valid.all + invalid.all, invalid.all, invalid.refused, valid.all, valid.refused, agreed]],
  );
}

function celTable(agreement: CelAgreement): string {
  return table(
    ['place', 'cel-go says', 'expressions', 'agreement'],
    agreement.map(({ place, class: name, all, agreed }) => [
      place,
      name,
      all,
      all === 0 ? '' : `${((100 * agreed) / all).toFixed(2)} %`,
    ]),
  );
}

function ruleTable({ fired }: FuzzFigures): string {
  return table(
    ['rule', 'documents'],
    ADMISSION_RULES.map(({ id }) => [`[${id}](rules/${id}.md)`, fired.get(id) ?? 0]),
  );
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
