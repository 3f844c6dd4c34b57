import { Command } from '../commands/command';
import { runsText } from '../commands/embedded-programs';
import { isInterpreter, isShell } from '../commands/interpreters';
import { isCode, type Hazard } from '../hazards';
import type { Context } from '../places';
import { fileName } from '../syntax/file-names';
import { as, WRITES, type Redirect, type Stmt } from '../syntax/nodes';
import { staticText, type StaticTexts } from '../syntax/static-text';
import type { Inputs } from './inputs';
import type { Programs } from './programs';
import type { ScriptFacts } from './script-facts';

/** Finds programs that a script writes as fixed texts: `sh <<'EOF'`, and files that it runs. */
export class WrittenPrograms {
  constructor(
    private readonly facts: ScriptFacts,
    private readonly inputs: Inputs,
    private readonly programs: Programs,
  ) {}

  /** Looks at the texts that a statement writes into a file that is run, or gives to what runs its input. */
  visit({ Cmd, Redirs }: Stmt, context: Context, input: Hazard | undefined): void {
    const target = Redirs.find(({ Op, Word }) => WRITES.has(Op) && isCode(this.inputs.ofFile(Word)));
    const name = target && fileName(target.Word, this.facts.holes);
    if (target ? name === undefined : !isCode(input)) return;
    const command = new Command(as('CallExpr', Cmd)?.Args ?? [], this.facts.holes);
    const interpreter = target ? '' : command.name;
    for (const { text, complete } of this.texts(command, Redirs)) {
      if (!complete) continue;
      if (!isInterpreter(interpreter) || isShell(interpreter)) this.programs.written(text, name, context);
      else if (runsText(interpreter, text)) this.programs.runsAll(text, command.args, context);
    }
  }

  /** Here-documents, and what is printed. */
  private texts({ words }: Command, redirects: readonly Redirect[]): StaticTexts {
    const [first, ...operands] = words;
    const documents = redirects.flatMap(({ Hdoc }) => (Hdoc ? [staticText(Hdoc, this.facts.holes)] : []));
    return [...documents, ...(/^(echo|printf)$/.test(first?.text ?? '') ? operands : [])];
  }
}
