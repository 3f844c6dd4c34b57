import { rememberByText } from '../../src/util/remember';

describe('rememberByText', () => {
  it('makes each value once, nothing too', () => {
    const made: string[] = [];
    const lengthOfWord = rememberByText((text): number | undefined => {
      made.push(text);
      return /^\w+$/.test(text) ? text.length : undefined;
    });
    const asked = ['task', '?', 'task', '?'];
    expect(asked.map((text) => lengthOfWord(text))).toEqual([4, undefined, 4, undefined]);
    expect(made).toEqual(['task', '?']);
  });
});
