/** The parts of acorn that are used. */
interface Acorn {
  parse(text: string, options: AcornOptions): SyntaxNode;
}

interface AcornOptions {
  readonly ecmaVersion: 'latest';
  readonly sourceType: 'script' | 'module';
  readonly allowHashBang: true;
  readonly allowReturnOutsideFunction?: boolean;
  readonly onComment: (isBlock: boolean, text: string, start: number, end: number) => void;
}

/** A node of an ESTree. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly name?: string;
}

/** Why a program is not one. */
export interface SyntaxFault {
  readonly text: string;
  readonly position: number;
}

let loaded: Acorn | undefined;

function acorn(): Acorn {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- waits until a script needs it
  loaded ??= require('acorn') as Acorn;
  return loaded;
}

/** A program, and the spans of its comments. */
export interface Program {
  readonly program: SyntaxNode;
  readonly comments: readonly { readonly start: number; readonly end: number }[];
}

/** Parses a script as Node does a file without extension: CommonJS, or a module where it can be nothing else. */
export function parseJavaScript(text: string): Program | { readonly fault: SyntaxFault } {
  const script = parse(text, { sourceType: 'script', allowReturnOutsideFunction: true });
  if ('program' in script) return script;
  const module = parse(text, { sourceType: 'module' });
  return 'program' in module ? module : script;
}

function parse(
  text: string,
  options: Pick<AcornOptions, 'sourceType' | 'allowReturnOutsideFunction'>,
): Program | { readonly fault: SyntaxFault } {
  const comments: { readonly start: number; readonly end: number }[] = [];
  const onComment: AcornOptions['onComment'] = (_isBlock, _text, start, end) => comments.push({ start, end });
  try {
    return {
      program: acorn().parse(text, { ecmaVersion: 'latest', allowHashBang: true, onComment, ...options }),
      comments,
    };
  } catch (error) {
    if (!(error instanceof SyntaxError && 'pos' in error)) throw error;
    return { fault: { text: error.message.replace(/ \(\d+:\d+\)$/, ''), position: Number(error.pos) } };
  }
}
