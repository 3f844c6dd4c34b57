import type { Refusal } from '../refusal';

/** The places of a shell script where a value cannot stand, and what to write instead. */
export const REFUSALS = {
  singleQuotes: {
    rule: 'reference-in-single-quotes',
    where: 'in single quotes, where the shell fills in nothing',
    help: 'use double quotes, or end the quotes before it and start them again behind it',
  },
  quotedHeredoc: {
    rule: 'reference-in-quoted-heredoc',
    where: 'in a here-document whose end word is quoted, so the shell fills in nothing',
    help: 'write the end word without quotes (<<EOF), and \\$ where the text itself has a dollar sign',
  },
  comment: {
    rule: 'reference-in-comment',
    where: 'in a comment, where nothing is filled in',
    help: 'leave it out of the comment',
  },
  backticks: {
    rule: 'reference-in-backticks',
    where: 'in backticks, inside of which quotes mean different things in different shells',
    help: 'write $(…) instead',
  },
  arithmetic: {
    rule: 'reference-in-arithmetic',
    where: 'in arithmetic, where bash runs code that stands in the value',
    help: 'compute with $(expr ${…} + 1), compare with [ ${…} -lt 3 ]',
    isFollowed: true,
  },
  name: {
    rule: 'reference-as-name',
    where: 'where the name of a variable, function or file descriptor stands, which has to be fixed',
    help: 'write the name out',
    isFollowed: true,
  },
  command: {
    rule: 'reference-as-command',
    where: 'where the name of the command stands, so the value would choose what runs',
    help: 'write the command out, or choose with case; on purpose: declare it in env and write "$NAME"',
    isFollowed: true,
  },
  code: {
    rule: 'reference-as-code',
    where: 'in a text that is run as code',
    help: 'pass it as an argument: sh -c \'echo "$1"\' sh ${…}; on purpose: declare it in env and write "$NAME"',
    isFollowed: true,
  },
  editor: {
    rule: 'reference-as-code',
    where: 'in a program of sed or awk, which can run commands',
    help: 'let the program read it: NAME=${…} envsubst \'$NAME\' < file, or ENVIRON["NAME"] in awk',
    isFollowed: true,
  },
  make: {
    rule: 'reference-as-code',
    where: 'in a text that make expands, so that $(shell …) in it is run',
    help: 'write it to a file, printf %s ${…} > version, and read that in the recipe: $$(cat version)',
    isFollowed: true,
  },
  option: {
    rule: 'reference-as-option',
    where: 'where the program reads options, of which some are commands that it runs',
    help: 'write -- in front of it, or give it a fixed beginning: refs/heads/${…}, ./${…}',
    isFollowed: true,
  },
  runFile: {
    rule: 'reference-as-code',
    where: 'among the files that the script runs',
    help: 'write the file with a quoted end word (<<\'EOF\') and let it read a variable or "$1": sh file ${…}',
    isFollowed: true,
  },
  programFile: {
    rule: 'reference-in-program-file',
    where: 'in a text written to a program, where it would be run as a part of it',
    help: "write the file with a quoted end word (<<'EOF') and let it read a variable: export NAME=${…}, and $NAME in the file",
    isFollowed: true,
  },
  format: {
    rule: 'reference-as-format',
    where: 'in the format of printf, which reads options, % and \\ from it',
    help: "write printf '%s' ${…}",
    isFollowed: true,
  },
  test: {
    rule: 'reference-in-test',
    where: 'in a test in which its value could act as an operator',
    help: 'write [ -n ${…} ], [ ${…} = x ] and the like, joined by && and ||',
  },
  testedName: {
    rule: 'reference-in-test',
    where: 'in a test in which its value could act as an operator, and -v runs code that stands in the value',
    help: 'write [ -n ${…} ], [ ${…} = x ] and the like, joined by && and ||',
    isFollowed: true,
  },
  splitTest: {
    rule: 'reference-in-test',
    where: 'without quotes in a test, so its words could act as operators, and -v runs code that stands in the value',
    help: 'put double quotes around the variable: [ "$name" -lt 3 ]',
    isFollowed: true,
  },
  doubleBrackets: {
    rule: 'reference-in-test',
    where: 'in [[ ]] of a script for sh, which not every sh knows',
    help: 'write [ ${…} = x ], or start the script with #!/usr/bin/env bash',
  },
  regex: {
    rule: 'reference-as-pattern',
    where: 'as a regular expression, which quotes turn into plain text',
    help: 'compare with =, or use grep -E -e ${…}',
  },
  expansion: {
    rule: 'reference-in-expansion',
    where: 'in an operator of ${…} in which shells read quotes differently',
    help: 'put it into a variable first: name=${…}',
  },
  nestedQuotes: {
    rule: 'reference-in-expansion',
    where: 'in quotes inside "${…}", which shells read differently',
    help: 'leave the inner quotes out: "${name:-…}" is quoted already',
  },
  unquotedDefault: {
    rule: 'reference-in-expansion',
    where: 'in ${name:=…} without quotes, so its value would be split into words',
    help: 'put double quotes around it: "${name:=…}"',
  },
  backslash: {
    rule: 'backslash-before-reference',
    where: 'behind a backslash, which would take the meaning from the quotes or the $',
    help: 'drop the backslash',
  },
  ambiguous: {
    rule: 'reference-out-of-place',
    where: 'where sh and bash read the script differently',
    help: 'start the script with #!/usr/bin/env bash, or write it in a way that all shells read alike',
  },
  elsewhere: {
    rule: 'reference-out-of-place',
    where: 'where a quoted value means nothing',
    help: 'put it into a variable first: name=${…}',
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
