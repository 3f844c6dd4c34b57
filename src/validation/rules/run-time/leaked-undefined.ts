import { quote } from '../../../util/quote';
import { eachValueText } from '../../engine/each-value-text';
import { defineRule } from '../../engine/rule';
import { step } from '../example';

/** What JavaScript and Python write where a text is made of a value that is not there, or of an object. */
const LEAK =
  /\[object Object\]|(?<![\w./-])(?:undefined|NaN)(?![\w./-])|(?<=[:/=-])(?:undefined|NaN)$|^(?:undefined|NaN)(?=[:/])/;

/** What our own constructs write. */
const CONSTRUCT = /\[construct [^\]\s]*\]/;

export const leakedUndefined = defineRule({
  id: 'leaked-undefined',
  severity: 'warning',
  docs: {
    title: 'A text holds what a program writes for a value that is missing',
    why: 'A text made of a variable that is not set, or of an object, holds "undefined" or "[object Object]"; one made of a construct, "[construct shop/test]". Tekton takes it like any other text.',
    bad: step('name: test\nimage: node:undefined\ncommand: [npm, test]'),
    good: step('name: test\nimage: node:22\ncommand: [npm, test]'),
  },
  messages: {
    leaked: (d: { text: string; word: string }) =>
      `${quote(d.text)} holds ${quote(d.word)}, which programs write for a value that is missing`,
    construct: (d: { word: string }) => `${quote(d.word)} stands in a text, and a construct is none`,
  },
  help: {
    construct: 'take what is meant of it, such as its name',
    leaked: (d: { word: string }) =>
      d.word === '[object Object]'
        ? 'an object was put into a text: take the field of it that is meant'
        : 'look for a variable that is not set when the program runs, such as one of process.env',
  },
  visit: ({ report }) =>
    eachValueText(
      /undefined|NaN|\[object Object|\[construct /,
      LEAK,
      (text, path) => {
        const [word] = CONSTRUCT.exec(text) ?? [];
        if (word !== undefined) report('construct', { word }, { path, text: word });
        else report('leaked', { text, word: LEAK.exec(text)?.[0] ?? '' }, { path });
      },
      CONSTRUCT,
    ),
});
