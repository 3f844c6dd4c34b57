import { variableKind, type VariableKind } from '../../schema/variable-kinds';
import { parseVariables } from '../../schema/variables';
import type { Reference } from '../references/reference';

/** A variable of a step that carries the value of a reference. */
export interface ReferenceVariable {
  readonly name: string;
  readonly reference: Reference;
}

/**
 * The variables of one script, in the order of first use; the same reference has one variable.
 *
 * Names start with a word such as `PARAM_`, so that no value can get into `PATH` or `IFS`, and avoid the names that the step
 * declares or the script mentions.
 */
export class Variables {
  private readonly taken: Set<string>;
  private readonly names = new Map<string, string>();
  private readonly made: ReferenceVariable[] = [];

  /** @param taken names of the step's own variables, and the text of the script */
  constructor(taken: Iterable<string>, text: string) {
    this.taken = new Set([...taken, ...(text.match(/\w+/g) ?? [])]);
  }

  /** The variable that holds the value itself. */
  plain(reference: Reference): string {
    return this.name(reference, '');
  }

  /** The variable that holds the value in base64; without `_B64` the name is free for the decoded value. */
  encoded(reference: Reference): string {
    return this.name(reference, '_B64');
  }

  /** What the step has to declare. */
  get list(): readonly ReferenceVariable[] {
    return this.made;
  }

  private name(reference: Reference, suffix: '' | '_B64'): string {
    const key = `${reference.variable} ${suffix}`;
    const known = this.names.get(key);
    if (known !== undefined) return known;
    const base = baseName(reference.variable);
    let stem = base;
    for (let i = 2; this.taken.has(stem) || this.taken.has(`${stem}_B64`); i++) stem = `${base}_${i}`;
    const name = `${stem}${suffix}`;
    this.taken.add(stem).add(name);
    this.names.set(key, name);
    this.made.push({ name, reference });
    return name;
  }
}

function baseName(variable: string): string {
  const [parsed] = parseVariables(`$(${variable})`);
  return wordsOf(parsed ? variableKind(parsed) : { kind: 'unknown' }, variable)
    .join('_')
    .replaceAll(/([a-z\d])([A-Z])/g, '$1_$2')
    .replaceAll(/\W/g, '_')
    .toUpperCase();
}

function wordsOf(kind: VariableKind, variable: string): readonly (string | number)[] {
  switch (kind.kind) {
    case 'param':
      return ['param', kind.name, ...ends(kind)];
    case 'task-result':
    case 'finally-result':
    case 'step-result':
      return ['result', kind.result, ...ends(kind)];
    case 'workspace':
      return ['workspace', kind.name, kind.field];
    case 'context':
      return ['context', kind.name];
    default:
      return ['value', variable];
  }
}

function ends({ key, index }: { readonly key?: string; readonly index?: number | '*' }): (string | number)[] {
  return [key, index].filter((end) => end !== undefined);
}
