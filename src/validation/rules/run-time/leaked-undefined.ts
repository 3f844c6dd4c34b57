import { isPlain } from '../../../util/is-plain';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { step } from '../example';

/** What JavaScript and Python write where a text is made of a value that is not there, or of an object. */
const LEAK =
  /\[object Object\]|(?<![\w./-])(?:undefined|NaN)(?![\w./-])|(?<=[:/=-])(?:undefined|NaN)$|^(?:undefined|NaN)(?=[:/])/;
/** Texts for people and for programs: there the words may be meant. */
const FREE = new Set(['script', 'description', 'displayName', 'command', 'cel']);

interface Leak {
  readonly path: string;
  readonly text: string;
  readonly word: string;
}

export const leakedUndefined = defineRule({
  id: 'leaked-undefined',
  severity: 'warning',
  docs: {
    title: 'A text holds what a program writes for a value that is missing',
    why: 'A text made of a variable that is not set, or of an object, holds "undefined" or "[object Object]". Tekton takes it like any other text.',
    bad: step('name: test\nimage: node:undefined\ncommand: [npm, test]'),
    good: step('name: test\nimage: node:22\ncommand: [npm, test]'),
  },
  messages: {
    leaked: (d: { text: string; word: string }) =>
      `${quote(d.text)} holds ${quote(d.word)}, which programs write for a value that is missing`,
  },
  help: {
    leaked: (d: { word: string }) =>
      d.word === '[object Object]'
        ? 'an object was put into a text: take the field of it that is meant'
        : 'look for a variable that is not set when the program runs, such as one of process.env',
  },
  visit: ({ report }) => ({
    Document({ document }) {
      const { apiVersion, spec } = document as { readonly apiVersion: unknown; readonly spec?: unknown };
      if (typeof apiVersion !== 'string' || !/^(?:triggers\.)?tekton\.dev\//.test(apiVersion)) return;
      for (const { path, text, word } of leaks(spec, 'spec')) report('leaked', { text, word }, { path });
    },
  }),
});

function* leaks(value: unknown, path: string): Generator<Leak> {
  if (typeof value === 'string') {
    const word = LEAK.exec(value)?.[0];
    if (word !== undefined) yield { path, text: value, word };
  } else if (Array.isArray(value)) {
    for (const [i, part] of value.entries()) yield* leaks(part, `${path}[${i}]`);
  } else if (isPlain(value)) {
    for (const [key, part] of Object.entries(value)) if (!FREE.has(key)) yield* leaks(part, `${path}.${key}`);
  }
}
