import { isOneEdit } from '../../../util/nearest';
import { quote } from '../../../util/quote';
import { eachValueText } from '../../engine/each-value-text';
import { defineRule } from '../../engine/rule';
import { step } from '../example';
import { isFile } from '../variable-forms';

/** A variable without its end, where the text ends. */
const CUT = /\$\((?:(?:params|tasks|context|workspaces|tt)\.[\w.-]*|para?m?s?|task?s?)$/;
/** A variable as it stands in an address. */
const ENCODED = /%24(?:%28|\()(?:params|tasks|context|workspaces)\./;
const BROKEN = new RegExp(`${CUT.source}|${ENCODED.source}`);
/** One that begins with another word than those of Tekton: `$(workspace.source.path)`. */
const FOREIGN =
  /\$\((?!(?:params|tasks|finally|results|steps|step|workspaces|context|credentials|artifacts|tt)\.)([a-z]{3,12})\.([\w.-]+)\)/;
const EACH_FOREIGN = new RegExp(FOREIGN, 'g');
/** Any of them in JSON, where a text ends with a quote. */
const HINT = new RegExp(`\\$\\([\\w.-]*"|%24|${FOREIGN.source}`);
const ROOTS = ['params', 'tasks', 'results', 'steps', 'workspaces', 'context', 'credentials', 'artifacts'];

export const brokenVariable = defineRule({
  id: 'broken-variable',
  severity: 'warning',
  docs: {
    title: 'A variable was cut, encoded or misspelt, so nothing is put in its place',
    why: 'A program that makes a text of a reference has the name of the variable in its hands, and not the value: what it cuts or encodes is the name. A variable that begins with another word than those of Tekton is none.',
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
    misspelt: (d: { text: string; word: string }) =>
      `${quote(d.text)} is no variable: none begins with ${quote(d.word)}`,
    encoded: (d: { text: string }) => `${quote(d.text)} holds a variable in the form of an address, and stays as it is`,
  },
  help: {
    cut: 'the value is known in the cluster only: cut it in a script',
    encoded: 'the value is known in the cluster only: encode it in a script',
  },
  visit: ({ report }) => {
    const look = (text: string, path: string, isFree: boolean): void => {
      checkRoots(text, path);
      // A program may cut what it likes.
      if (isFree) return;
      if (ENCODED.test(text)) report('encoded', { text }, { path });
      else if (CUT.test(text)) report('cut', { text }, { path });
    };
    const checkRoots = (text: string, path: string): void => {
      for (const [variable, word = '', rest = ''] of text.matchAll(EACH_FOREIGN)) {
        const root = ROOTS.find((one) => isOneEdit(word, one));
        // Only params have one word behind them.
        if (root === undefined || isFile(rest) || (root !== 'params' && !rest.includes('.'))) continue;
        const help = `did you mean $(${root}.${rest})?`;
        report('misspelt', { text: variable, word }, { path, text: variable, help });
      }
    };
    return eachValueText(HINT, BROKEN, look, FOREIGN);
  },
});
