import { Command } from '../commands/command';
import { variable, type Holder } from '../destinations';
import { keepsText, variablesIn } from '../syntax/expansion';
import { as, HEREDOCS, PIPES, walk, type Assign, type Node, type Nodes, type Stmt, type Word } from '../syntax/nodes';
import type { Placeholders } from '../syntax/placeholders';
import { staticText } from '../syntax/static-text';

/**
 * Of which variables and files it is sure what they hold where the script uses them.
 *
 * Not of a variable that is assigned in several places or looked at before, by `case`, `grep` and the like: what is refused there
 * does not go on. Not of a file that is called as many are, since folders are not told apart.
 */
export class Certainty {
  private readonly assigned = new Map<Holder, number>();
  private readonly checked = new Set<Holder>();

  constructor(
    private readonly holes: Placeholders,
    private readonly functions: ReadonlyMap<string, Stmt>,
  ) {}

  /** Reads what a script, or a program that stands in it, does with its variables. */
  read(script: Node): void {
    walk(script, (node) => {
      const assign = as('Assign', node);
      const items = as('WordIter', node);
      if (assign?.Name && replaces(assign)) this.assign(assign.Name.Value);
      if (items) this.assign(items.Name.Value);
      this.check(node);
      const call = as('CallExpr', node);
      if (call) this.call(new Command(call.Args, this.holes));
    });
  }

  /** Whether what a holder holds is what was last seen to be put there. */
  isSure(holder: Holder): boolean {
    const isFile = holder.startsWith('file ');
    return isFile ? /"\$|\.\w/.test(holder) : (this.assigned.get(holder) ?? 0) < 2 && !this.checked.has(holder);
  }

  /** Whether a variable still holds what the script was given. */
  isGiven(name: string): boolean {
    return !this.assigned.has(variable(name)) && !this.checked.has(variable(name));
  }

  private assign(name: string): void {
    this.assigned.set(variable(name), (this.assigned.get(variable(name)) ?? 0) + 1);
  }

  private check(node: Node): void {
    const choice = as('CaseClause', node);
    const comparison = as('BinaryTest', node);
    const binary = as('BinaryCmd', node);
    const condition = as('IfClause', node)?.Cond ?? (binary && !PIPES.has(binary.Op) ? [binary.X] : []);
    if (choice) this.checkAll(choice.Word);
    if (comparison && ![comparison.X, comparison.Y].some((side) => this.isEmpty(side))) this.checkAll(comparison);
    if (binary && PIPES.has(binary.Op) && CHECKS.test(this.nameOf(binary.Y))) this.checkAll(binary.X.Cmd);
    for (const statement of condition) if (this.functions.has(this.nameOf(statement))) this.checkAll(statement.Cmd);
    const { Redirs = [] } = node as Partial<Stmt>;
    for (const { Op, Word } of Redirs)
      if (Op === HEREDOCS.string && CHECKS.test(this.nameOf(node as Stmt))) this.checkAll(Word);
  }

  private call({ name, words, args, start, operands, operandWords }: Command): void {
    const isPrinted = name === 'printf' && operands[0]?.text === '-v';
    if (/^(read|mapfile|readarray|getopts|unset)$/.test(name)) for (const { text } of operands) this.assign(text);
    if (isPrinted) this.assign(operands[1]?.text ?? '');
    const isComparison = /^(\[|test)$/.test(name) && words.slice(start + 1).some(({ text }) => /^[!=]?=$/.test(text));
    const isWithEmpty = operands.some(({ text, complete }) => complete && text === '');
    const asksGit = name === 'git' && operands.some(({ text }) => text === 'check-ref-format');
    if ((isComparison && !isWithEmpty) || CHECKS.test(name) || asksGit)
      for (const word of operandWords.length ? operandWords : args) this.checkAll(word);
  }

  private checkAll(node: Node | null): void {
    for (const name of node ? variablesIn(node) : []) this.checked.add(variable(name));
  }

  private isEmpty(side: Node): boolean {
    const word = as('Word', side);
    const { text, complete } = word ? staticText(word, this.holes) : {};
    return complete === true && text === '';
  }

  private nameOf({ Cmd }: Stmt): string {
    const { Args = [] } = as('CallExpr', Cmd) ?? ({} as Partial<Nodes['CallExpr']>);
    return new Command(Args, this.holes).name;
  }
}

/** Commands that tell whether a text has a form. */
const CHECKS = /^([ef]?grep|expr)$/;

/** Whether an assignment takes away what the variable held. */
function replaces({ Name, Value, Array: list, Append }: Assign): boolean {
  if (Append) return false;
  return list !== null || (Value !== null && !isOwnText(Value, Name?.Value ?? ''));
}

/** Whether a variable is given its own text, if without a beginning or an end: `REF="${REF#refs/heads/}"`. */
function isOwnText({ Parts }: Word, name: string): boolean {
  const parts = Parts.flatMap((part) => as('DblQuoted', part)?.Parts ?? [part]);
  const isFixed = parts.every((part) => as('Lit', part) ?? as('SglQuoted', part) ?? as('ParamExp', part));
  return (
    isFixed &&
    parts.some((part) => {
      const expansion = as('ParamExp', part);
      return expansion?.Param.Value === name && keepsText(expansion);
    })
  );
}
