import { argument, variable } from './destinations';
import { runningProgram } from './embedded-programs';
import { FilePlaces } from './file-places';
import { isShell, rolesOf, type Role } from './interpreters';
import { parseProgram, programText, scopeOf } from './nested-code';
import type { Context } from './places';
import { REFUSALS } from './refusals';
import { as, walk, type Nodes, type Word } from './syntax';
import { staticText, type StaticText } from './words';
import { baseName, commandIndex } from './wrappers';

/** Looks at programs that stand in a script as fixed texts: `sh -c '…'`, `eval '…'`, here-documents. */
export abstract class ProgramPlaces extends FilePlaces {
  private readonly parsed = new Map<string, Nodes['File'] | undefined>();
  /** Scopes with `shift`, in which every argument may be the first. */
  protected readonly shifts = new Map<string | undefined, number>();

  /** What a file or the input of a shell is made of, if that is a fixed text. */
  protected written(text: string, name: string | undefined, context: Context): void {
    this.program(text, name ?? scopeOf(text), { ...context, refusal: undefined });
  }

  /** For a program that runs texts: its arguments and the variables that it names. */
  protected runsAll(program: string, args: readonly Word[], context: Context): void {
    for (const name of program.match(/[A-Za-z_]\w*/g) ?? []) this.destinations.add(variable(name), REFUSALS.code);
    for (const word of args) this.word(word, { ...context, refusal: REFUSALS.code }, true);
  }

  /** Programs in texts, as of `sh -c '…'` and `eval '…'`, are looked at like the script itself. */
  protected followPrograms(words: readonly StaticText[], args: readonly Word[], context: Context): void {
    this.runsAll(runningProgram(words) ?? '', [], context);
    const start = commandIndex(words);
    if (/^(eval|trap)$/.test(baseName(words[start]))) {
      const texts = args.slice(start + 1, baseName(words[start]) === 'trap' ? start + 2 : undefined);
      this.program(texts.map((word) => programText(word, this.holes) ?? '').join(' '), context.scope, context);
    }
    words.forEach((word, i) => {
      if (!isShell(baseName(word))) return;
      const roles = rolesOf(baseName(word), words.slice(i + 1));
      this.nested(roles, args.slice(i + 1), context);
    });
  }

  private nested(roles: readonly Role[], args: readonly Word[], context: Context): void {
    const at = roles.indexOf('program');
    const word = args[at];
    const text = word && programText(word, this.holes);
    if (text === undefined) return;
    const scope = scopeOf(text);
    this.program(text, scope, context);
    args.slice(at + 1).forEach((each, i) => {
      const refusal =
        this.destinations.at(argument(scope, String(i)), ...(i > 0 ? [argument(scope, '@')] : [])) ??
        (this.shifts.has(scope) ? this.destinations.anyArgument(scope) : undefined);
      if (refusal) this.word(each, { ...context, refusal }, true);
    });
  }

  private program(text: string, scope: string | undefined, context: Context): void {
    const key = `${scope} ${text}`;
    if (!this.parsed.has(key)) {
      const program = parseProgram(text);
      if (program) this.declare(program, scope);
      this.parsed.set(key, program);
    }
    const parsed = this.parsed.get(key);
    if (!parsed) return;
    this.statements(parsed.Stmts, {
      quoting: 'bare',
      scope,
      refusal: undefined,
      ...(context.refusal && { refusal: context.refusal }),
    });
  }

  /** Functions, `shift` and maps, which have to be known before the commands are looked at. */
  protected declare(parsed: Nodes['File'], scope: string | undefined): void {
    const visit = (node: Parameters<typeof walk>[0], within: string | undefined): void => {
      walk(node, (each) => {
        const declared = as('FuncDecl', each);
        if (declared && !this.functions.has(declared.Name.Value)) {
          this.functions.set(declared.Name.Value, declared.Body);
          visit(declared.Body, declared.Name.Value);
        }
        const [command] = as('CallExpr', each)?.Args.map((word) => staticText(word, this.holes).text) ?? [];
        if (command === 'shift') this.shifts.set(within, (this.shifts.get(within) ?? 0) + 1);
        const clause = as('DeclClause', each);
        const isMap = clause?.Args.some(
          ({ Name, Value }) => !Name && Value && /^-[a-zA-Z]*A/.test(staticText(Value, this.holes).text),
        );
        if (isMap) for (const { Name } of clause?.Args ?? []) if (Name) this.maps.add(Name.Value);
      });
    };
    visit(parsed, scope);
  }
}
