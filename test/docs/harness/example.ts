import { at, type Fence } from './blocks';

/** What has to become of an example. */
type Outcome = 'synthesizes' | 'compile-error' | 'run-error';

/** A `ts` block with the blocks that say what it gives. */
export interface Example {
  readonly fence: Fence;
  /** Blocks of the page that it goes on from, first to last, itself included. */
  readonly parts: readonly Fence[];
  readonly features: Readonly<Record<string, string>>;
  readonly outcome: Outcome;
  /** `yaml` blocks after it: parts of what it renders. */
  readonly yaml: readonly Fence[];
  /** `yaml` blocks after it that are marked `piece`: texts of the output, byte for byte. */
  readonly pieces: readonly Fence[];
  /** `text` blocks after it: parts of the report, when it is wrong. */
  readonly text: readonly Fence[];
}

/** Names under which TypeScript would get past the tests; a block without a language would too. */
const DISGUISES = new Set(['', 'typescript', 'tsx', 'js', 'javascript', 'jsx', 'mts', 'cts']);
const OUTCOMES = new Set<string>(['compile-error', 'run-error'] satisfies Outcome[]);

/**
 * The examples of one page or one source file.
 *
 * A `ts` block may be marked `continued` (goes on from the one before), `features=a,b:alpha` (feature flags of the app),
 * `compile-error` or `run-error`. A `yaml` block directly after it, or after another such block, is part of what it renders
 * unless marked `by-hand`; marked `piece` it is a piece of the text of the output. There is no mark that leaves a block unchecked.
 */
export function examplesOf(fences: readonly Fence[]): Example[] {
  const examples: Example[] = [];
  let before: Fence | undefined;
  for (const fence of fences) {
    if (DISGUISES.has(fence.language)) throw new Error(`${at(fence)}: "${fence.language}" is not checked; write ts or text`);
    if (fence.language === 'ts') examples.push(exampleOf(fence, examples.at(-1)));
    else {
      const example = examples.pop();
      const follows = example && before && (before.language === 'ts' || belongs(before, example));
      if (example) examples.push(follows ? withResult(example, fence) : example);
    }
    before = fence;
  }
  return examples;
}

function exampleOf(fence: Fence, previous: Example | undefined): Example {
  let features = {};
  let outcome: Outcome = 'synthesizes';
  let parts: readonly Fence[] = [fence];
  for (const mark of fence.marks) {
    if (mark.startsWith('features=')) features = flags(mark.slice('features='.length));
    else if (OUTCOMES.has(mark)) outcome = mark as Outcome;
    else if (mark === 'continued' && previous) {
      parts = [...previous.parts, fence];
      features = { ...previous.features, ...features };
    } else throw new Error(`${at(fence)}: "${mark}" is not a mark of ts blocks`);
  }
  return { fence, parts, features, outcome, yaml: [], pieces: [], text: [] };
}

function flags(list: string): Record<string, string> {
  return Object.fromEntries(
    list.split(',').map((flag) => {
      const [name = '', value = 'true'] = flag.split(':');
      return [name, value];
    }),
  );
}

function withResult(example: Example, fence: Fence): Example {
  if (fence.language === 'yaml' && fence.marks.includes('piece')) {
    return { ...example, pieces: [...example.pieces, fence] };
  }
  if (fence.language === 'yaml' && !fence.marks.includes('by-hand')) {
    return { ...example, yaml: [...example.yaml, fence] };
  }
  if (fence.language === 'text' && example.outcome !== 'synthesizes') {
    return { ...example, text: [...example.text, fence] };
  }
  return example;
}

function belongs(fence: Fence, { yaml, pieces, text }: Example): boolean {
  return [...yaml, ...pieces, ...text].includes(fence);
}
