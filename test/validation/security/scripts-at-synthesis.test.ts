import { lint } from '../../../src/validation/lint';
import { read, validate } from '../../../src/validation/validate';
import { markedTrigger, template } from './event-documents';

const mockLoads: string[] = [];
jest.mock('mvdan-sh', () => {
  mockLoads.push('mvdan-sh');
  return jest.requireActual<object>('mvdan-sh');
});

const text = (
  template(
    'taskSpec: { steps: [{ image: a, env: [{ name: REF, value: $(tt.params.ref) }], script: eval "git checkout $REF" }] }',
    'TaskRun',
  ) + markedTrigger('$(body.ref)', 'pasted')
).replace(/^ *#.*\^.*$/gm, '');

test('at synthesis scripts are not parsed for texts of events, and what stands in one line is found', () => {
  const { documents } = read({ name: 'trigger.yaml', text });
  expect(validate(documents).map(({ rule }) => rule)).toContain('payload-in-script');
  expect(mockLoads).toEqual([]);
});

test('scripts of files are parsed, and the note says where the text is run', () => {
  const { diagnostics } = lint([{ name: 'trigger.yaml', text }]);
  const { related = [] } = diagnostics.find(({ rule }) => rule === 'payload-in-script') ?? {};
  expect(related.map(({ note }) => note)).toEqual([
    'the script of step 1 of the task runs the text of "$REF": it stands in a text that is run as code',
  ]);
  expect(mockLoads).toEqual(['mvdan-sh']);
});
