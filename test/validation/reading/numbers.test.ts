import { lint } from '../../../src/validation/lint';
import { readYaml } from '../../../src/validation/read-yaml';

const read = (scalar: string): unknown =>
  (
    readYaml({ name: 'a.yaml', text: `kind: X\napiVersion: v1\nvalue: ${scalar}` }).documents[0]?.document as {
      value?: unknown;
    }
  ).value;

describe('a scalar without quotes', () => {
  test.each([
    '.',
    '-.',
    '+.',
    '._',
    'e1',
    'E10',
    '+e1',
    '.e1',
    '0x',
    '0b2',
    '1:30',
    '12:30:45',
    '1e1000',
    '1.2.3',
    '1-2',
    '.5_',
  ])('%s is a text, as for kubectl', (scalar) => {
    expect(read(scalar)).toBe(scalar);
  });

  test.each([
    ['12', 12],
    ['-7', -7],
    ['+1', 1],
    ['1_000', 1000],
    ['1.20', 1.2],
    ['1.', 1],
    ['.5', 0.5],
    ['.1_7', 0.17],
    ['1e3', 1000],
    ['017', 15],
    ['0o17', 15],
    ['08', 8],
    ['0x1F', 31],
    ['-0b11', -3],
  ])('%s is a number', (scalar, number) => {
    expect(read(scalar)).toBe(number);
  });

  test.each(['.inf', '-.Inf', '.NaN'])('%s is refused where it stands', (scalar) => {
    const { diagnostics } = lint([{ name: 'a.yaml', text: `kind: X\napiVersion: v1\nvalue: ${scalar}` }]);
    expect(diagnostics.map(({ rule, message, at }) => ({ rule, message, ...at.source }))).toEqual([
      {
        rule: 'invalid-yaml',
        message: `objects of Kubernetes cannot hold the number ${scalar}`,
        file: 'a.yaml',
        line: 3,
        column: 8,
      },
    ]);
  });
});

test('the folder "." and a step called e1 are texts', () => {
  const text = `
apiVersion: tekton.dev/v1
kind: Task
metadata: { name: build }
spec:
  steps:
    - name: e1
      image: alpine@sha256:${'1'.repeat(64)}
      command: [docker, build, .]
`;
  expect(lint([{ name: 'a.yaml', text }]).diagnostics).toEqual([]);
});

test('a number for a text is not quoted as YAML read it', () => {
  const text = `
apiVersion: tekton.dev/v1
kind: Task
metadata: { name: build }
spec: { steps: [{ image: a, args: [1.20] }] }
`;
  const help = lint([{ name: 'a.yaml', text }]).diagnostics.flatMap((one) => one.help);
  expect(help).toEqual(['put it in quotes; without them YAML reads it as a number']);
});
