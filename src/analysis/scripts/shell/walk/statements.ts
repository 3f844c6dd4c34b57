import { Command } from '../commands/command';
import { printsInput, printsOwn } from '../commands/outputs';
import { both, HAZARDS, unsure, type Hazard } from '../hazards';
import { followed, type Context } from '../places';
import { as, PIPES, type Node, type Nodes, type Stmt } from '../syntax/nodes';
import { staticText } from '../syntax/static-text';
import { Assignments } from './assignments';
import { Calls } from './calls';
import { Compounds } from './compounds';
import { DoubleBrackets } from './double-brackets';
import { Files } from './files';
import { Inputs } from './inputs';
import { Programs } from './programs';
import { Redirects } from './redirects';
import type { ScriptFacts } from './script-facts';
import { visitBy, type Visitors } from './visit';
import { Words } from './words';
import { WrittenPrograms } from './written-programs';

/** Looks at statements, and puts together those who look at their parts. */
export class Statements {
  private readonly inputs: Inputs;
  private readonly redirects: Redirects;
  private readonly written: WrittenPrograms;
  private readonly words: Words;
  private readonly visitors: Visitors;

  constructor(private readonly facts: ScriptFacts) {
    const inner = this.visit.bind(this);
    this.inputs = new Inputs(facts);
    this.words = new Words(facts, inner);
    this.redirects = new Redirects(facts, this.words, this.inputs);
    const files = new Files(facts, this.inputs);
    const programs = new Programs(facts, this.words, inner);
    this.written = new WrittenPrograms(facts, this.inputs, programs);
    const assignments = new Assignments(facts, this.words);
    const calls = new Calls(facts, this.words, assignments, files, programs);
    const brackets = new DoubleBrackets(this.words);
    const arithmetic = (node: Node, { scope }: Context) => {
      this.words.fix(node, HAZARDS.arithmetic, scope);
    };
    this.visitors = {
      ...new Compounds(facts, this.words, this.inputs, files, inner).visitors,
      BinaryCmd: this.binary.bind(this),
      CallExpr: calls.visit.bind(calls),
      DeclClause: assignments.declaration.bind(assignments),
      TestClause: ({ X }, context) => {
        brackets.visit(X, context);
      },
      ArithmCmd: arithmetic,
      LetClause: arithmetic,
    };
  }

  visit(statements: readonly Stmt[], context: Context): void {
    for (const statement of statements) this.statement(statement, context);
  }

  private statement(statement: Stmt, outer: Context): void {
    const { Cmd, Redirs } = statement;
    const context = { ...outer, hazard: both(outer.hazard, this.redirects.hazardOfOutput(Redirs)) };
    const input = (Cmd ? this.inputs.ofCommand(Cmd) : undefined) ?? this.passedOn(Cmd, context);
    for (const redirect of Redirs) this.redirects.visit(redirect, { ...context, hazard: input });
    this.written.visit(statement, context, input);
    if (!Cmd) return;
    if (!visitBy(this.visitors, Cmd, context)) this.words.fix(Cmd, HAZARDS.elsewhere, context.scope);
    if (Redirs.length > 0 && this.isExec(Cmd)) this.redirects.exec(Redirs);
  }

  /** What is done with what a command prints is done with its input, where the command passes that on. */
  private passedOn(command: Node | null, context: Context): Hazard | undefined {
    const hazard = followed(context);
    const { Args = [] } = as('CallExpr', command) ?? {};
    if (!hazard || Args.length === 0) return unsure(context.hazard);
    const filter = new Command(Args, this.facts.holes);
    if (printsOwn(filter.words, hazard)) return undefined;
    return printsInput(filter) ? hazard : unsure(hazard);
  }

  private isExec(command: Node): boolean {
    const [word, ...others] = as('CallExpr', command)?.Args ?? [];
    return word !== undefined && others.length === 0 && staticText(word, this.facts.holes).text === 'exec';
  }

  private binary({ Op, X, Y }: Nodes['BinaryCmd'], context: Context): void {
    if (PIPES.has(Op)) {
      this.statement(X, { ...context, hazard: this.inputs.of(Y) ?? this.passedOn(Y.Cmd, context) });
      this.statement(Y, context);
    } else this.visit([X, Y], context);
  }
}
