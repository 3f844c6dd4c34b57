import type { Hazard, HazardKind } from '../../../analysis/scripts/shell/hazards';
import type { Refusal } from '../refusal';

/** What is said of a value from the cluster at a place that does more with a text than take it as data. */
export function refusalOf({ kind, where }: Hazard): Refusal {
  return { ...ADVICE[kind], where };
}

/** By the kind of the place: the rule that is broken, and what to write instead. */
const ADVICE: Readonly<Record<HazardKind, Omit<Refusal, 'where'>>> = {
  singleQuotes: {
    rule: 'reference-in-single-quotes',
    help: 'use double quotes, or end the quotes before it and start them again behind it',
  },
  quotedHeredoc: {
    rule: 'reference-in-quoted-heredoc',
    help: 'write the end word without quotes (<<EOF), and \\$ where the text itself has a dollar sign',
  },
  comment: { rule: 'reference-in-comment', help: 'leave it out of the comment' },
  backticks: { rule: 'reference-in-backticks', help: 'write $(…) instead' },
  arithmetic: { rule: 'reference-in-arithmetic', help: 'compute with $(expr ${…} + 1), compare with [ ${…} -lt 3 ]' },
  name: { rule: 'reference-as-name', help: 'write the name out' },
  command: {
    rule: 'reference-as-command',
    help: 'write the command out, or choose with case; on purpose: declare it in env and write "$NAME"',
  },
  code: {
    rule: 'reference-as-code',
    help: 'pass it as an argument: sh -c \'echo "$1"\' sh ${…}; on purpose: declare it in env and write "$NAME"',
  },
  editor: {
    rule: 'reference-as-code',
    help: 'let the program read it: NAME=${…} envsubst \'$NAME\' < file, or ENVIRON["NAME"] in awk',
  },
  make: {
    rule: 'reference-as-code',
    help: 'write it to a file, printf %s ${…} > version, and read that in the recipe: $$(cat version)',
  },
  option: {
    rule: 'reference-as-option',
    help: 'write -- in front of it, or give it a fixed beginning: refs/heads/${…}, ./${…}',
  },
  runFile: {
    rule: 'reference-as-code',
    help: 'write the file with a quoted end word (<<\'EOF\') and let it read a variable or "$1": sh file ${…}',
  },
  programFile: {
    rule: 'reference-in-program-file',
    help: "write the file with a quoted end word (<<'EOF') and let it read a variable: export NAME=${…}, and $NAME in the file",
  },
  format: { rule: 'reference-as-format', help: "write printf '%s' ${…}" },
  test: { rule: 'reference-in-test', help: 'write [ -n ${…} ], [ ${…} = x ] and the like, joined by && and ||' },
  testedName: { rule: 'reference-in-test', help: 'write [ -n ${…} ], [ ${…} = x ] and the like, joined by && and ||' },
  splitTest: { rule: 'reference-in-test', help: 'put double quotes around the variable: [ "$name" -lt 3 ]' },
  doubleBrackets: {
    rule: 'reference-in-test',
    help: 'write [ ${…} = x ], or start the script with #!/usr/bin/env bash',
  },
  regex: { rule: 'reference-as-pattern', help: 'compare with =, or use grep -E -e ${…}' },
  expansion: { rule: 'reference-in-expansion', help: 'put it into a variable first: name=${…}' },
  nestedQuotes: { rule: 'reference-in-expansion', help: 'leave the inner quotes out: "${name:-…}" is quoted already' },
  unquotedDefault: { rule: 'reference-in-expansion', help: 'put double quotes around it: "${name:=…}"' },
  ambiguous: {
    rule: 'reference-out-of-place',
    help: 'start the script with #!/usr/bin/env bash, or write it in a way that all shells read alike',
  },
  elsewhere: { rule: 'reference-out-of-place', help: 'put it into a variable first: name=${…}' },
};

/** What is refused for the interpolation itself, not for what the place does with texts. */
export const REFUSALS = {
  backslash: {
    rule: 'backslash-before-reference',
    where: 'behind a backslash, which would take the meaning from the quotes or the $',
    help: 'drop the backslash',
  },
  textCannotStand: {
    rule: 'text-out-of-place',
    where: 'where it cannot be quoted',
    help: 'put it into a variable first: name=${…}',
  },
  arrayInText: {
    rule: 'array-in-text',
    where: 'inside a text or where one text is expected',
    help: 'an array stands as a word of its own, outside quotes: cmd ${…}; .at(0) gives one of its texts',
  },
  arrayInFunction: {
    rule: 'array-in-function',
    where: 'in a function, or in a script with set or shift, where "$@" means other arguments',
    help: 'pass it to the function: name ${…}, and use "$@" there',
  },
} as const satisfies Readonly<Record<string, Refusal>>;
