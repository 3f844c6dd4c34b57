import { quote } from '../../../util/quote';
import { eachValueText } from '../../engine/each-value-text';
import { defineRule } from '../../engine/rule';
import { step } from '../example';

/** A variable without its end, where the text ends. */
const CUT = /\$\((?:(?:params|tasks|context|workspaces)\.[\w.-]*|para?m?s?|task?s?)$/;
/** A variable as it stands in an address. */
const ENCODED = /%24(?:%28|\()(?:params|tasks|context|workspaces)\./;
const BROKEN = new RegExp(`${CUT.source}|${ENCODED.source}`);
/** Either of them in JSON, where a text ends with a quote. */
const HINT = /\$\([\w.-]*"|%24/;

export const brokenVariable = defineRule({
  id: 'broken-variable',
  severity: 'warning',
  docs: {
    title: 'A variable was cut or encoded, so nothing is put in its place',
    why: 'A program that makes a text of a reference has the name of the variable in its hands, and not the value: what it cuts or encodes is the name.',
    bad: step(
      "name: print\nimage: alpine\nenv: [{ name: SHORT, value: '$(params.commi' }]\nscript: echo",
      'params:\n  - name: commit',
    ),
    good: step(
      'name: print\nimage: alpine\nenv: [{ name: COMMIT, value: $(params.commit) }]\nscript: echo "$COMMIT" | cut -c1-7',
      'params:\n  - name: commit',
    ),
  },
  messages: {
    cut: (d: { text: string }) => `${quote(d.text)} ends in the middle of a variable, and stays as it is`,
    encoded: (d: { text: string }) => `${quote(d.text)} holds a variable in the form of an address, and stays as it is`,
  },
  help: {
    cut: 'the value is known in the cluster only: cut it in a script',
    encoded: 'the value is known in the cluster only: encode it in a script',
  },
  visit: ({ report }) =>
    eachValueText(HINT, BROKEN, (text, path) => {
      report(ENCODED.test(text) ? 'encoded' : 'cut', { text }, { path });
    }),
});
