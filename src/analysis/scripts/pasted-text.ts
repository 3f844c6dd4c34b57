import { variableKind } from '../../schema/variable-kinds';
import { parseVariables, type Variable } from '../../schema/variables';
import { quote } from '../../util/quote';
import type { AnyContainer } from '../wire';
import { interpreterOf } from './interpreter';

/** A variable whose text somebody else decides: a param or a result. */
export interface FreeText {
  readonly variable: Variable;
  /** What readers call it: `param "revision"`. */
  readonly what: string;
  /** Name of the param, if it is one. */
  readonly param?: string;
}

/** Variables in a text that may turn out as any text; paths, names and states may not. */
export function freeTexts(text: string | undefined): FreeText[] {
  if (!text?.includes('$(')) return [];
  return parseVariables(text).flatMap((variable) => {
    const kind = variableKind(variable);
    switch (kind.kind) {
      case 'param':
        return [{ variable, what: `param ${quote(kind.name)}`, param: kind.name }];
      case 'task-result':
      case 'finally-result':
        return [{ variable, what: `result ${quote(kind.result)} of task ${quote(kind.task)}` }];
      case 'step-result':
        return [{ variable, what: `result ${quote(kind.result)} of step ${quote(kind.step)}` }];
      default:
        return [];
    }
  });
}

const SHELLS = /(?:^|\/)(?:sh|bash|ash|dash|ksh|zsh|busybox)$/;
const INTERPRETERS = /(?:^|\/)(?:python[\d.]*|node|perl|ruby|php)$/;

/** Where among command and args the text of a program stands, as in `sh -c <text>`. */
function inlineProgram(words: readonly string[]): number | undefined {
  const [program = ''] = words;
  const flag = SHELLS.test(program) ? /^-\w*c\w*$/ : INTERPRETERS.test(program) ? /^-(?:c|e)$/ : undefined;
  if (!flag) return undefined;
  const at = words.findIndex((word, i) => i > 0 && flag.test(word));
  return at < 0 || at + 1 >= words.length ? undefined : at + 1;
}

/** A text that an interpreter runs. */
export interface Program {
  readonly field: string;
  readonly text: string;
  /** `sh`, `bash`, `python3`. */
  readonly interpreter: string;
}

/** The texts that an interpreter runs. */
export function programs({ script, command = [], args = [] }: AnyContainer): Program[] {
  if (script !== undefined) return [{ field: 'script', text: script, interpreter: interpreterOf(script) }];
  const words = [...command, ...args];
  const at = inlineProgram(words);
  if (at === undefined) return [];
  const field = at < command.length ? `command[${at}]` : `args[${at - command.length}]`;
  return [{ field, text: words[at] ?? '', interpreter: (words[0] ?? '').replace(/^.*\//s, '') }];
}
