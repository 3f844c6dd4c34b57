import { templateText } from '../../../src/core/scripts/template-text';

const textOf = (strings: TemplateStringsArray, ..._values: unknown[]) => templateText(strings).join('<>');

describe('templateText', () => {
  it('takes off the first line break, the common indentation and the last line of spaces', () => {
    expect(textOf`
      if true; then
        echo a
      fi
    `).toBe('if true; then\n  echo a\nfi\n');
  });

  it('leaves a text that starts on the first line as it is', () => {
    expect(textOf`if True:
    print(1)
  `).toBe('if True:\n    print(1)\n  ');
  });

  it('leaves one line as it is', () => {
    expect(textOf`  echo a `).toBe('  echo a ');
  });

  it('counts a line with an interpolation, and not one of spaces', () => {
    expect(textOf`
      ${1}

        a ${2}
    ${3} b
`).toBe('  <>\n\n    a <>\n<> b\n');
  });

  it('takes tabs and spaces as they are', () => {
    const strings = Object.assign(['\n\t\ta\n\t  b\n'], { raw: ['\n\t\ta\n\t  b\n'] });
    expect(templateText(strings)).toEqual(['\ta\n  b\n']);
  });

  it('keeps empty text', () => {
    expect([
      textOf``,
      textOf`${1}`,
      textOf`
    `,
    ]).toEqual(['', '<>', '']);
  });

  it('keeps backslashes, but for those of the template literal itself', () => {
    expect(textOf`\n \\ \. \$HOME \`date\` \${x} \\${1} \\\${2}`).toBe(
      '\\n \\\\ \\. \\$HOME `date` ${x} \\\\<> \\\\${2}',
    );
  });
});
