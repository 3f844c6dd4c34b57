import { argument, file, output } from '../destinations';
import { HAZARDS, isCommand } from '../hazards';
import type { Context } from '../places';
import { as, type Nodes, type Stmt } from '../syntax/nodes';
import { staticText } from '../syntax/static-text';
import type { Files } from './files';
import type { Inputs } from './inputs';
import type { ScriptFacts } from './script-facts';
import type { Visitors, VisitStatements } from './visit';
import type { Words } from './words';

/** Looks at commands that hold statements: loops, conditions, functions. */
export class Compounds {
  readonly visitors: Visitors;

  constructor(
    private readonly facts: ScriptFacts,
    private readonly words: Words,
    private readonly inputs: Inputs,
    private readonly files: Files,
    private readonly statements: VisitStatements,
  ) {
    const group = ({ Stmts }: { readonly Stmts: readonly Stmt[] }, context: Context) => {
      statements(Stmts, context);
    };
    this.visitors = {
      Subshell: group,
      Block: group,
      IfClause: this.condition.bind(this),
      WhileClause: ({ Cond, Do }, context) => {
        statements([...Cond, ...Do], context);
      },
      ForClause: this.loop.bind(this),
      CaseClause: this.choice.bind(this),
      FuncDecl: this.declaredFunction.bind(this),
      CoprocClause: this.coprocess.bind(this),
      TimeClause: ({ Stmt }, context) => {
        if (Stmt) statements([Stmt], context);
      },
    };
  }

  private condition({ Cond, Then, Else }: Nodes['IfClause'], context: Context): void {
    this.statements([...Cond, ...Then], context);
    if (Else) this.condition(Else, context);
  }

  private loop({ Loop, Do }: Nodes['ForClause'], context: Context): void {
    const items = as('WordIter', Loop);
    if (items) this.items(items, context);
    else this.words.fix(Loop, HAZARDS.arithmetic, context.scope);
    this.statements(Do, context);
  }

  /** `for name in words`; without words it goes over the arguments. */
  private items({ Name, Items }: Nodes['WordIter'], context: Context): void {
    const { destinations } = this.facts;
    this.words.fix(Name, HAZARDS.name);
    const hazard = destinations.ofVariable(Name.Value);
    const isRun = isCommand(hazard) || destinations.at(file(`$${Name.Value}`)) !== undefined;
    for (const word of Items) {
      this.words.visit(word, { ...context, hazard }, true);
      if (isRun) this.files.run(word);
    }
    if (Items.length === 0) destinations.add(argument(context.scope, '@'), hazard);
  }

  private choice({ Word, Items }: Nodes['CaseClause'], context: Context): void {
    this.words.visit(Word, { ...context, hazard: undefined });
    for (const { Patterns, Stmts } of Items) {
      for (const pattern of Patterns) this.words.visit(pattern, { ...context, hazard: undefined });
      this.statements(Stmts, context);
    }
  }

  private declaredFunction({ Name, Body }: Nodes['FuncDecl'], context: Context): void {
    this.words.fix(Name, HAZARDS.name);
    const hazard = this.facts.destinations.at(output(Name.Value));
    this.statements([Body], { ...context, scope: Name.Value, hazard });
  }

  private coprocess({ Name, Stmt }: Nodes['CoprocClause'], context: Context): void {
    this.words.fix(Name, HAZARDS.name);
    const name = Name ? staticText(Name, this.facts.holes).text : 'COPROC';
    this.facts.destinations.add(file(`&${name}`), this.inputs.of(Stmt));
    this.statements([Stmt], context);
  }
}
