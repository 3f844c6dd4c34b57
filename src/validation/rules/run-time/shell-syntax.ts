import { interpreterOf } from '../../../analysis/scripts/interpreter';
import { parseWithMvdan, type Dialect, type SyntaxFault } from '../../../analysis/scripts/mvdan';
import { withoutBrackets } from '../../../analysis/scripts/tekton-variables';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { step } from '../example';

/** `/bin/sh` is bash in some images, so that what bash reads is taken. */
const SHELLS: Readonly<Record<string, Dialect>> = {
  sh: 'bash',
  ash: 'bash',
  busybox: 'bash',
  bash: 'bash',
  dash: 'posix',
};

export const shellSyntax = defineRule({
  id: 'shell-syntax',
  severity: 'error',
  docs: {
    title: 'A script cannot be read by the shell that runs it',
    why: 'The step fails, at once or where the shell gets to the place.',
    bad: step('name: ls\nimage: alpine\nscript: |\n  if [ -d src ]; then\n    ls src'),
    good: step('name: ls\nimage: alpine\nscript: |\n  if [ -d src ]; then\n    ls src\n  fi'),
  },
  messages: {
    syntax: (d: { fault: string; line: number; text: string; shell: string }) =>
      `script is not valid shell: ${d.fault}, in line ${d.line}: ${quote(d.text)}`,
  },
  help: {
    syntax: (d: { shell: string }) => `correct the script; try it with: ${d.shell === 'busybox' ? 'sh' : d.shell} -n`,
  },
  visit: ({ report, readsScripts }) => {
    const known = new Map<string, SyntaxFault | undefined>();
    const faultOf = (script: string, dialect: Dialect): SyntaxFault | undefined => {
      const key = `${dialect} ${script}`;
      if (!known.has(key)) known.set(key, syntaxFault(script, dialect));
      return known.get(key);
    };
    const check = (script: string | undefined, path: string): void => {
      if (!script || !readsScripts()) return;
      const shell = interpreterOf(script);
      const dialect = Object.hasOwn(SHELLS, shell) ? SHELLS[shell] : undefined;
      const fault = dialect && faultOf(script, dialect);
      // A heredoc that ends with the file is taken by shells, and `$((` by some as two brackets.
      if (!fault || /here-document|\$\(\(/.test(fault.text)) return;
      const { line } = fault;
      const text = script.split('\n')[line - 1]?.trim() ?? '';
      report('syntax', { fault: fault.text, line, text, shell }, { path, ...(text !== '' && { text }) });
    };
    return {
      Step({ step: { script }, path }) {
        check(script, `${path}.script`);
      },
      Sidecar({ sidecar: { script }, path }) {
        check(script, `${path}.script`);
      },
      StepAction({ spec: { script }, path }) {
        check(script, `${path}.script`);
      },
    };
  },
});

function syntaxFault(script: string, dialect: Dialect): SyntaxFault | undefined {
  try {
    const parsed = parseWithMvdan(withoutBrackets(script), dialect);
    return 'fault' in parsed ? parsed.fault : undefined;
  } catch (error) {
    // Nested deeper than the parser can follow: nobody can tell.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
