import { EVENT_CASES } from './events/cases';
import type { EventCase } from './events/event-case';
import { receive, type CreatedRun } from './pipelines-as-code';
import type { Fault, Part } from './part';
import type { Subject } from './subject';

const NAME = 'pipelines-as-code';
const HUBS = ['github', 'gitlab', 'gitea'];
const MARKER = /\[(skip ci|ci skip|no ci)\]/i;

/** What Pipelines-as-Code does otherwise, of all hubs or of one, and why that is as it should be. */
const OTHERWISE: Readonly<Record<string, string>> = {
  'a branch that is set back': 'it asks the server for the files, and takes no push of GitLab without commits',
  'a force push': 'it asks the server for the files',
  'gitlab: a new branch of old commits': 'it takes no push of GitLab without commits',
  'gitlab: a draft that is ready': 'it takes no change of a merge request but pushes and labels',
  'a tag with a sign': 'its runs are not given the name of the tag, which has to be checked elsewhere',
};

/**
 * Sends the webhooks of `events` to the runs of `samples/pipelines-as-code`, by the code of Pipelines-as-Code: it starts
 * what the triggers of the same names start, with the same values.
 */
export function checkPipelinesAsCode(subjects: readonly Subject[]): Part {
  const sample = subjects.find(({ name }) => name === `samples/${NAME}`);
  if (!sample) throw new Error(`there is no samples/${NAME}`);
  const [applied, committed] = ['', '.tekton/'].map((folder) =>
    sample.files.find(({ path }) => path === `${folder}${NAME}.k8s.yaml`),
  );
  if (!applied || !committed) throw new Error(`samples/${NAME} writes no run`);
  const cases = EVENT_CASES.filter(
    ({ title, hub, signature }) =>
      HUBS.includes(hub) && signature === undefined && !(title in OTHERWISE || `${hub}: ${title}` in OTHERWISE),
  );
  const answers = receive(
    cases.map(({ hub, delivery: { headers, body } }) => ({
      headers,
      body: JSON.stringify(body),
      templates: ofHub(committed.text, hub),
      repository: JSON.stringify(applied.documents.find(({ metadata }) => metadata.name === `${NAME}-${hub}`)),
      ...commitOf(body),
    })),
  );
  const triggers = committed.documents.map(({ metadata }) => metadata.generateName ?? '');
  const faults: Fault[] = [];
  for (const [i, one] of cases.entries()) {
    const { runs = [], log = [] } = answers[i] ?? {};
    const reasons = faultsOf(one, runs, triggers);
    if (reasons.length > 0) faults.push({ what: `${one.hub}: ${one.title}`, reasons: [...reasons, ...log.slice(-3)] });
  }
  return { title: 'events: webhooks through Pipelines-as-Code', passed: cases.length - faults.length, faults };
}

/** A hub's own part of the file: a repository has one server. */
function ofHub(text: string, hub: string): string {
  return text
    .split(/^---\n/m)
    .filter((document) => document.includes(`generateName: ${NAME}-${hub}-`))
    .join('---\n');
}

/** What Pipelines-as-Code would ask the server for. */
function commitOf(body: object): { readonly files: { readonly added: readonly string[] }; readonly message: string } {
  const { commits = [] } = body as {
    readonly commits?: readonly { readonly added: string[]; readonly message: string }[];
  };
  return { files: { added: commits.flatMap(({ added }) => added) }, message: commits.at(-1)?.message ?? '' };
}

function faultsOf(
  { hub, delivery, fires, values = {} }: EventCase,
  runs: readonly CreatedRun[],
  triggers: readonly string[],
): string[] {
  const nameOf = (name: string): string => name.replace(`${NAME}-${hub}-`, '').replace(/-$/, '');
  const known = triggers.map(nameOf);
  // A trigger cannot be told to ignore the marker there.
  const isSkipped = MARKER.test(JSON.stringify(delivery.body));
  const expected = isSkipped ? [] : fires.filter((name) => known.includes(name)).sort();
  const started = runs.map(({ metadata }) => nameOf(metadata.generateName)).sort();
  const reasons =
    started.join() === expected.join() ? [] : [`started: ${started.join(', ')}; expected: ${expected.join(', ')}`];
  for (const { metadata, spec } of runs) {
    for (const { name, value } of spec.params ?? []) {
      const wanted = values[name];
      if (wanted !== undefined && value !== wanted)
        reasons.push(`${nameOf(metadata.generateName)}: ${name} is ${String(value)}, not ${wanted}`);
      if (String(value).includes('{{'))
        reasons.push(`${nameOf(metadata.generateName)}: ${name} stays ${String(value)}`);
    }
  }
  return reasons;
}
