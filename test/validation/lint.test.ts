import { lint } from '../../src/validation/lint';
import { run } from '../../src/validation/engine/run';
import { defineRule } from '../../src/validation/engine/rule';

const found = (text: string): string[] =>
  lint([{ name: 'a.yaml', text }]).diagnostics.map(
    ({ rule, at }) => `${rule} ${at.source?.line ?? 0}:${at.source?.column ?? 0}`,
  );

describe('lint', () => {
  it('counts documents and leaves out empty ones', () => {
    const { documents } = lint([
      { name: 'a.yaml', text: '---\n# nothing\n---\napiVersion: v1\nkind: Secret\nmetadata: { name: a }\n' },
    ]);
    expect(documents).toBe(1);
  });

  it('reports a key that stands twice where it stands the second time', () => {
    expect(found('apiVersion: v1\nkind: Secret\nkind: Secret\n')).toEqual(['duplicate-key 3:1']);
  });

  it('reports what is no YAML and goes on with the next document', () => {
    const text = 'a: [\n---\napiVersion: tekton.dev/v1\nkind: Nope\nmetadata: { name: a }\n';
    expect(found(text).map((one) => one.split(' ')[0])).toContain('unknown-kind');
  });

  it('reports a text instead of a document', () => {
    expect(found('just words')).toEqual(['invalid-yaml 1:1']);
  });

  it('gives up on anchors that would blow up', () => {
    const lines = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 12; i++)
      lines.push(
        `${'abcdefghijkl'[i]}: &${'abcdefghijkl'[i]} [${Array(9)
          .fill(`*${'abcdefghijkl'[i - 1]}`)
          .join(', ')}]`,
      );
    expect(found(lines.join('\n'))[0]).toMatch(/^invalid-yaml/);
  });

  it('reports in the order of the document, not of the rules', () => {
    const text =
      'apiVersion: tekton.dev/v1\nkind: Task\nmetadata: { name: a }\nspec:\n  steps:\n    - name: A\n      image: x\n    - name: b\n      script: $(params.x)\n';
    expect(found(text)).toEqual([
      'invalid-step-name 6:13',
      'mutable-image-tag 7:14',
      'missing-image 8:7',
      'unknown-param 9:24',
    ]);
  });

  it('finds a cycle among ten thousand tasks without trouble', () => {
    const tasks = Array.from({ length: 10_000 }, (_, i) => ({
      name: `t${i}`,
      taskRef: { name: 'x' },
      runAfter: [`t${(i + 1) % 10_000}`],
    }));
    const document = { apiVersion: 'tekton.dev/v1', kind: 'Pipeline', metadata: { name: 'p' }, spec: { tasks } };
    expect(lint([{ name: 'a.json', text: JSON.stringify(document) }]).diagnostics.map(({ rule }) => rule)).toEqual([
      'task-cycle',
    ]);
  });

  it('takes a rule that throws for a fault of ours and goes on', () => {
    const broken = defineRule({
      id: 'broken',
      severity: 'error',
      docs: { title: '', why: '', bad: '', good: '' },
      messages: {},
      visit: () => ({
        Document: () => {
          throw new Error('oops');
        },
      }),
    });
    const document = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a' } };
    const [first, ...more] = run([{ document, place: {}, settings: { features: {} } }], [broken]);
    expect([first?.rule, first?.severity, first?.data, more]).toEqual([
      'rule-crash',
      'warning',
      { rule: 'broken', reason: 'oops' },
      [],
    ]);
  });
});
