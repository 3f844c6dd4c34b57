import { file, SCRIPT_OUTPUT, type Holder } from '../destinations';
import { HAZARDS, type Hazard } from '../hazards';
import type { Context } from '../places';
import { fileName, isProgramFile } from '../syntax/file-names';
import { as, DUPLICATIONS, HEREDOCS, READS, WRITES, type Redirect } from '../syntax/nodes';
import { staticText } from '../syntax/static-text';
import type { Inputs } from './inputs';
import type { ScriptFacts } from './script-facts';
import type { Words } from './words';

/** Looks at redirections: here-documents, files and descriptors. */
export class Redirects {
  constructor(
    private readonly facts: ScriptFacts,
    private readonly words: Words,
    private readonly inputs: Inputs,
  ) {}

  /** Looks at one; the hazard of the context is what the command does with its input. */
  visit(redirect: Redirect, context: Context): void {
    const { Op, N, Word } = redirect;
    this.words.fix(N, HAZARDS.name);
    if (Op === HEREDOCS.plain || Op === HEREDOCS.dashed) this.heredoc(redirect, context);
    else if (DUPLICATIONS.has(Op)) this.duplication(Word, context);
    else {
      const called = READS.has(Op) ? fileName(Word, this.facts.holes) : undefined;
      if (called !== undefined) this.facts.destinations.add(file(called), context.hazard);
      const isInput = READS.has(Op) || Op === HEREDOCS.string;
      this.words.visit(Word, { ...context, hazard: isInput ? (this.hazardOfNumber(N) ?? context.hazard) : undefined });
    }
  }

  /** What is done with what a command prints: its output goes to a file or process that runs it. */
  hazardOfOutput(redirects: readonly Redirect[]): Hazard | undefined {
    for (const { Op, Word } of redirects) {
      const hazard = WRITES.has(Op)
        ? (this.inputs.ofFile(Word) ?? this.hazardOfProgramFile(Word))
        : this.facts.destinations.at(DUPLICATIONS.has(Op) ? descriptorIn(Word) : undefined);
      if (hazard) return hazard;
    }
    return undefined;
  }

  /** `exec > file` sends there what the rest of the script prints, and `exec 3> file` opens a descriptor. */
  exec(redirects: readonly Redirect[]): void {
    const outputs = redirects.filter(({ N }) => !N || N.Value === '1');
    this.facts.destinations.add(SCRIPT_OUTPUT, this.hazardOfOutput(outputs));
    for (const redirect of redirects)
      if (redirect.N) this.facts.destinations.add(descriptor(redirect.N.Value), this.hazardOfOutput([redirect]));
  }

  /** `<&3`, and `>&"${COPROC[1]}"`. */
  private duplication(word: Redirect['Word'], { hazard }: Context): void {
    this.words.fix(word, HAZARDS.name);
    this.facts.destinations.add(descriptorIn(word), hazard);
  }

  private heredoc({ Op, N, Word, Hdoc }: Redirect, context: Context): void {
    this.words.fix(Word, HAZARDS.name);
    if (!Hdoc) return;
    const { holes } = this.facts;
    const isQuoted = Word.Parts.some((part) => as('Lit', part)?.Value.includes('\\') ?? true);
    const end = { word: staticText(Word, holes).text, isDashed: Op === HEREDOCS.dashed };
    const ends = [...(context.ends ?? []), end];
    const isProgram = staticText(Hdoc, holes).text.startsWith('#!');
    const hazard = this.hazardOfNumber(N) ?? context.hazard ?? (isProgram ? HAZARDS.programFile : undefined);
    this.words.visit(
      Hdoc,
      isQuoted
        ? { quoting: 'verbatim', hazard: HAZARDS.quotedHeredoc, ends }
        : { ...context, hazard, quoting: 'heredoc', ends },
    );
  }

  /** What is done with what is read from `3<`, `{name}<`. */
  private hazardOfNumber(number: Redirect['N']): Hazard | undefined {
    return number ? this.facts.destinations.at(descriptor(number.Value)) : undefined;
  }

  private hazardOfProgramFile(word: Redirect['Word']): Hazard | undefined {
    const path = staticText({ ...word, Parts: word.Parts.slice(-1) }, this.facts.holes);
    return path.complete && isProgramFile(path.text) ? HAZARDS.programFile : undefined;
  }
}

/** `3` of `3>`, and `{name}` of `{name}>`. */
function descriptor(number: string): Holder {
  return file(`&${number.replace(/^\{(.*)\}$/, '$1')}`);
}

/** `3` of `<&3`, and `COPROC` of `>&"${COPROC[1]}"`. */
function descriptorIn({ Parts }: Redirect['Word']): Holder | undefined {
  const [part] = Parts.flatMap((each) => as('DblQuoted', each)?.Parts ?? [each]);
  const name = as('Lit', part ?? null)?.Value ?? as('ParamExp', part ?? null)?.Param.Value;
  return name === undefined || /^[012]?-?$/.test(name) ? undefined : file(`&${name}`);
}
