import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lint } from '../src/validation/lint';
import { rulesFor } from './admission-reasons';
import { FLAG_SETS } from './fuzz/flag-sets';
import { admit } from './oracle';
import type { Fault, Part } from './part';

const MODULES = ['github.com/tektoncd/pipeline', 'github.com/tektoncd/triggers'];

interface ExampleFile {
  readonly name: string;
  readonly text: string;
}

/** Examples of which what we say beyond admission is right, and why. */
const RIGHTLY_BLAMED: ReadonlyMap<string, string> = new Map([
  [
    'v1beta1/slack/slack-eventlistener-interceptor.yaml',
    'no binding gives "response"; the shell gets $(tt.params.response)',
  ],
  [
    'v1/pipelineruns/beta/pipeline-with-when-expressions-using-array-results.yaml',
    'there is no $(context.task2.status), and bash runs it as a command',
  ],
  ['v1/taskruns/no-ci/default-workspaces.yaml', 'wants default-task-run-workspace-binding in config-defaults'],
]);

/** What is said of the runs in templates when a set of flags switches off what they are made of: no webhook sees them there. */
const ABOUT_FLAGS = 'inline-spec-disabled';

/** Compares our verdict on every file of examples of Tekton's own modules with Tekton's. They are read where they lie. */
export function checkExamples(): Part {
  const files = exampleFiles();
  const faults: Fault[] = [];
  let passed = 0;
  for (const [set, flags] of Object.entries(FLAG_SETS)) {
    const verdicts = admit(files.map(({ text }) => ({ yaml: text, flags })));
    for (const [i, { name, text }] of files.entries()) {
      const errors = (verdicts[i] ?? []).flatMap((one) => one.errors);
      const reasons = disagreements({ name, text }, flags, errors);
      if (reasons.length === 0) passed += 1;
      else faults.push({ what: `${name} (${set})`, reasons });
    }
  }
  return { title: "examples: every file of Tekton's own examples, under every set of flags", passed, faults };
}

function disagreements(
  file: ExampleFile,
  features: Readonly<Record<string, string>>,
  errors: readonly string[],
): string[] {
  const found = lint([file], { features, admissionOnly: true }).diagnostics;
  const ours = found.map(({ rule, message }) => `${rule}: ${message}`);
  if (errors.length === 0 && ![...RIGHTLY_BLAMED.keys()].some((name) => file.name.endsWith(name))) {
    const all = lint([file], { features }).diagnostics.filter(
      ({ rule, severity }) => severity === 'error' && rule !== ABOUT_FLAGS,
    );
    return [...new Set([...ours, ...all.map(({ rule, message }) => `${rule}: ${message}`)])];
  }
  if (errors.length === 0) return ours;
  return errors
    .filter((error) => !rulesFor(error)?.some((rule) => found.some((one) => one.rule === rule)))
    .map((error) => `Tekton: ${error} · ours: ${ours.join('; ') || 'ok'}`);
}

function exampleFiles(): ExampleFile[] {
  return MODULES.flatMap((module) => {
    const folder = join(folderOf(module), 'examples');
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.ya?ml$/.test(file))
      .sort()
      .map((file) => ({ name: `${module}/examples/${file}`, text: readFileSync(join(folder, file), 'utf8') }));
  });
}

/** Where the module lies in Go's cache, in the version that the oracle is built with. */
function folderOf(module: string): string {
  return execFileSync('go', ['list', '-m', '-f', '{{.Dir}}', module], {
    cwd: join(__dirname, 'oracle'),
    encoding: 'utf8',
  }).trim();
}
