import { holderOf, variable } from '../destinations';
import { HAZARDS, unsure, type Hazard } from '../hazards';
import { FIXED, followed, type Context } from '../places';
import { keepsText } from '../syntax/expansion';
import { as, walk, type Node, type Nodes, type Word } from '../syntax/nodes';
import { Expansions } from './expansions';
import type { ScriptFacts } from './script-facts';
import type { VisitStatements } from './visit';

/** Looks at words: where holes stand in them, and where the variables go that they name. */
export class Words {
  private readonly expansions: Expansions;

  constructor(
    private readonly facts: ScriptFacts,
    private readonly statements: VisitStatements,
  ) {
    this.expansions = new Expansions(facts, this);
  }

  /** Looks at a word; in a list of words it may come to several. */
  visit({ Parts }: Word, context: Context, isList = false): void {
    const isListItem = isList && Parts.length === 1 && context.quoting === 'bare';
    for (const part of Parts) this.part(part, context, isListItem);
  }

  /** For what leaves no room for quotes: marks all below a node. */
  fix(node: Node | null | undefined, hazard: Hazard, scope?: string): void {
    if (!node) return;
    walk(node, (each) => {
      const text = as('Lit', each)?.Value ?? as('SglQuoted', each)?.Value;
      if (text !== undefined) this.facts.marks.add(text, FIXED(hazard));
      this.follow(each, { hazard, scope });
    });
  }

  /** The index of an array, or the key of a map, which is a text. */
  index(index: Node | null, name: string, scope: string | undefined): void {
    if (!index || !this.facts.declarations.maps.has(name)) this.fix(index, HAZARDS.arithmetic, scope);
    else
      walk(index, (each) => {
        const text = as('Lit', each)?.Value ?? as('SglQuoted', each)?.Value ?? '';
        this.facts.marks.add(text, FIXED(HAZARDS.arithmetic));
      });
  }

  private part(part: Node, context: Context, isListItem: boolean): void {
    this.follow(part, context);
    switch (part.kind) {
      case 'Lit':
        this.literal((part as Nodes['Lit']).Value, context, isListItem);
        break;
      case 'SglQuoted':
        this.singleQuotes(part as Nodes['SglQuoted'], context);
        break;
      case 'DblQuoted':
        this.doubleQuotes(part as Nodes['DblQuoted'], context);
        break;
      case 'ParamExp':
        this.expansions.visit(part as Nodes['ParamExp'], context);
        break;
      case 'CmdSubst':
      case 'ProcSubst':
        this.substitution(part as Nodes['CmdSubst'], context);
        break;
      default:
        this.fix(part, part.kind === 'ArithmExp' ? HAZARDS.arithmetic : HAZARDS.elsewhere, context.scope);
    }
  }

  private literal(text: string, context: Context, isListItem: boolean): void {
    const { holes, marks } = this.facts;
    const isAlone = holes.in(text).length === 1 && holes.replace(text, () => '') === '';
    marks.add(text, { ...context, isListItem: isListItem && isAlone });
  }

  private singleQuotes({ Value, Dollar }: Nodes['SglQuoted'], { quoting }: Context): void {
    const isPlain = !Dollar && quoting === 'bare';
    const hazard = HAZARDS.singleQuotes;
    this.facts.marks.add(Value, isPlain ? { quoting: 'single', hazard } : FIXED(hazard));
  }

  private doubleQuotes({ Dollar, Parts }: Nodes['DblQuoted'], context: Context): void {
    const isPlain = !Dollar && (context.quoting === 'bare' || context.quoting === 'pattern');
    for (const part of Parts) {
      if (isPlain) this.part(part, { ...context, quoting: 'double', isInBraces: false }, false);
      else this.fix(part, followed(context) ?? HAZARDS.nestedQuotes, context.scope);
    }
  }

  /** Nothing may stand in backticks, but what they do is looked at. */
  private substitution(substitution: Nodes['CmdSubst'], context: Context): void {
    this.statements(substitution.Stmts, { ...context, quoting: 'bare', isInBraces: false });
    if (substitution.Backquotes) this.fix(substitution, HAZARDS.backticks, context.scope);
  }

  /** What a variable holds goes where it stands. Arithmetic also reads the variables that its text names. */
  private follow(node: Node, { hazard, scope }: Pick<Context, 'hazard' | 'scope'>): void {
    const { destinations } = this.facts;
    const expansion = as('ParamExp', node);
    if (expansion && !expansion.Length)
      destinations.add(holderOf(expansion.Param.Value, scope), keepsText(expansion) ? hazard : unsure(hazard));
    if (hazard?.kind !== 'arithmetic') return;
    for (const name of as('Lit', node)?.Value.match(/[A-Za-z_]\w*/g) ?? []) destinations.add(variable(name), hazard);
  }
}
