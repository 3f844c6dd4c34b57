import { as, walk, type Node, type Nodes, type Stmt } from '../syntax/nodes';
import type { Placeholders } from '../syntax/placeholders';
import { staticText } from '../syntax/static-text';

/** What has to be known of a script before its commands are looked at. */
export class Declarations {
  /** Bodies of functions by name. */
  readonly functions = new Map<string, Stmt>();
  /** Names of arrays with texts as keys. */
  readonly maps = new Set<string>();
  private readonly shifts = new Map<string | undefined, number>();

  constructor(private readonly holes: Placeholders) {}

  /** Reads the declarations of a script, or of a program that stands in it. */
  read(node: Node, scope: string | undefined): void {
    walk(node, (each) => {
      const declared = as('FuncDecl', each);
      if (declared) this.function(declared);
      const [command] = as('CallExpr', each)?.Args ?? [];
      if (command && staticText(command, this.holes).text === 'shift') this.shifts.set(scope, this.shiftsIn(scope) + 1);
      const clause = as('DeclClause', each);
      if (clause) this.declareMaps(clause);
    });
  }

  /** How often a scope has `shift`, by which every argument may become the first. */
  shiftsIn(scope: string | undefined): number {
    return this.shifts.get(scope) ?? 0;
  }

  private function({ Name, Body }: Nodes['FuncDecl']): void {
    if (this.functions.has(Name.Value)) return;
    this.functions.set(Name.Value, Body);
    this.read(Body, Name.Value);
  }

  /** `declare -A name`. */
  private declareMaps({ Args }: Nodes['DeclClause']): void {
    const isMap = Args.some(
      ({ Name, Value }) => !Name && Value && /^-[a-zA-Z]*A/.test(staticText(Value, this.holes).text),
    );
    if (isMap) for (const { Name } of Args) if (Name) this.maps.add(Name.Value);
  }
}
