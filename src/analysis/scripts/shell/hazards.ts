/** What happens to a text at a place of a script, other than that it is taken as data. */
export type HazardKind = keyof typeof HAZARDS;

/** Why a text that somebody else chooses should not stand at a place. */
export interface Hazard {
  readonly kind: HazardKind;
  /** Goes on after "$(params.x) stands …". */
  readonly where: string;
  /** Whether what stands there is run, so that a text must not get there through variables and files either. */
  readonly isFollowed?: boolean;
  /**
   * Where the text is run as it is, if that is sure; goes on as `where`. It is not where a command in between changes the text, or
   * a file may have the name of another.
   */
  readonly runs?: string | undefined;
}

/** The kinds of places at which a text is more than data, or cannot arrive. */
export const HAZARDS = {
  singleQuotes: { kind: 'singleQuotes', where: 'in single quotes, where the shell fills in nothing' },
  quotedHeredoc: {
    kind: 'quotedHeredoc',
    where: 'in a here-document whose end word is quoted, so the shell fills in nothing',
  },
  comment: { kind: 'comment', where: 'in a comment, where nothing is filled in' },
  backticks: {
    kind: 'backticks',
    where: 'in backticks, inside of which quotes mean different things in different shells',
  },
  arithmetic: {
    kind: 'arithmetic',
    where: 'in arithmetic, where bash runs code that stands in the value',
    isFollowed: true,
  },
  name: {
    kind: 'name',
    where: 'where the name of a variable, function or file descriptor stands, which has to be fixed',
    isFollowed: true,
  },
  command: {
    kind: 'command',
    where: 'where the name of the command stands, so the value would choose what runs',
    isFollowed: true,
    runs: 'where the name of a command stands',
  },
  code: {
    kind: 'code',
    where: 'in a text that is run as code',
    isFollowed: true,
    runs: 'in a text that is run as code',
  },
  editor: { kind: 'editor', where: 'in a program of sed or awk, which can run commands', isFollowed: true },
  make: { kind: 'make', where: 'in a text that make expands, so that $(shell …) in it is run', isFollowed: true },
  option: {
    kind: 'option',
    where: 'where the program reads options, of which some are commands that it runs',
    isFollowed: true,
  },
  runFile: {
    kind: 'runFile',
    where: 'among the files that the script runs',
    isFollowed: true,
    runs: 'among the files that the script runs',
  },
  programFile: {
    kind: 'programFile',
    where: 'in a text written to a program, where it would be run as a part of it',
    isFollowed: true,
  },
  format: { kind: 'format', where: 'in the format of printf, which reads options, % and \\ from it', isFollowed: true },
  test: { kind: 'test', where: 'in a test in which its value could act as an operator' },
  testedName: {
    kind: 'testedName',
    where: 'in a test in which its value could act as an operator, and -v runs code that stands in the value',
    isFollowed: true,
  },
  splitTest: {
    kind: 'splitTest',
    where: 'without quotes in a test, so its words could act as operators, and -v runs code that stands in the value',
    isFollowed: true,
  },
  doubleBrackets: { kind: 'doubleBrackets', where: 'in [[ ]] of a script for sh, which not every sh knows' },
  regex: { kind: 'regex', where: 'as a regular expression, which quotes turn into plain text' },
  expansion: { kind: 'expansion', where: 'in an operator of ${…} in which shells read quotes differently' },
  nestedQuotes: { kind: 'nestedQuotes', where: 'in quotes inside "${…}", which shells read differently' },
  unquotedDefault: {
    kind: 'unquotedDefault',
    where: 'in ${name:=…} without quotes, so its value would be split into words',
  },
  ambiguous: { kind: 'ambiguous', where: 'where sh and bash read the script differently' },
  elsewhere: { kind: 'elsewhere', where: 'where a quoted value means nothing' },
} as const satisfies Readonly<Record<string, Omit<Hazard, 'kind'> & { readonly kind: string }>>;

/** The same, of which it is not sure that the text is run. */
export function unsure(hazard: Hazard | undefined): Hazard | undefined {
  return hazard?.runs === undefined ? hazard : { ...hazard, runs: undefined };
}

/** The first of two that a place has, with all that is known of both. */
export function both(first: Hazard | undefined, second: Hazard | undefined): Hazard | undefined {
  if (!first || !second || first.runs !== undefined) return first ?? second;
  return { ...first, runs: second.runs };
}

/** Whether the text is run as it is, as shell or as a program in another language. */
export function isCode(hazard: Hazard | undefined): boolean {
  return CODE.has(hazard?.kind);
}

/** Whether the text is the name of a command. */
export function isCommand(hazard: Hazard | undefined): boolean {
  return hazard?.kind === 'command';
}

/** Whether it matters only how the text begins. */
export function isOfBeginning(hazard: Hazard | undefined): boolean {
  return hazard?.kind === 'command' || hazard?.kind === 'option';
}

const CODE: ReadonlySet<HazardKind | undefined> = new Set(['code', 'editor', 'make', 'runFile']);
