import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Construct } from 'constructs';
import * as entry from 'cdk8s-tekton';
import { recordedFields } from '../../conformance/fields';
import { runSample, samplePrograms, type Subject } from '../../conformance/subject';
import { usedFields } from '../../conformance/used-fields';
import { EXAMPLES, ROOT } from '../../scripts/examples';

const PROGRAMS = samplePrograms();

/** Fields that core does not write, with the reason. */
const UNWRITTEN: Readonly<Record<string, string>> = {
  'pipeline/v1.PipelineRef.apiVersion': 'Tekton ignores it',
  'pipeline/v1.PipelineTask.pipelineSpec': 'a pipeline in a pipeline is referred to',
  'pipeline/v1.TaskRunSpec.statusMessage': 'says why somebody stopped a run, and nobody has',
};

/** Constructs that no program makes, with the reason. */
const UNUSED: Readonly<Record<string, string>> = {
  FileTask: 'Task.fromFile makes it',
  GitHubAppToken: 'GitCredentials.githubApp makes it',
  Resource: 'the base of constructs',
  explainEvent: 'it answers and writes nothing; conformance/events.ts compares it',
};

const subjects = new Map<string, Subject>();

/** What a sample writes. It is run once, since a module is loaded once. */
function subjectOf(program: string): Subject {
  const subject = subjects.get(program) ?? runSample(program);
  subjects.set(program, subject);
  return subject;
}

test.each(PROGRAMS.map((program) => [basename(program), program]))('%s synthesizes', (_name, program) => {
  expect(subjectOf(program).files).not.toEqual([]);
});

test('the samples together use every field that core writes', () => {
  const documents = PROGRAMS.map(subjectOf).flatMap(({ files }) => files.flatMap((file) => file.documents));
  const kinds = ['Task', 'StepAction', 'Pipeline', 'PipelineRun', 'TaskRun'];
  const { possible, used } = usedFields(recordedFields(), kinds, documents);

  expect([...possible].filter((field) => !used.has(field)).sort()).toEqual(Object.keys(UNWRITTEN).sort());
});

test('samples and examples together use every construct and function of the entry', () => {
  const programs = [...PROGRAMS, ...EXAMPLES.map(({ main }) => join(ROOT, main))];
  const text = programs.map((program) => readFileSync(program, 'utf8')).join('\n');
  const wanted = Object.entries(entry)
    .filter(([name, value]) => /^[a-z]/.test(name) || (value as { prototype?: unknown }).prototype instanceof Construct)
    .map(([name]) => name);

  expect(wanted.filter((name) => !new RegExp(`\\b${name}\\b`).test(text)).sort()).toEqual(Object.keys(UNUSED).sort());
});
