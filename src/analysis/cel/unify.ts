import { DYN, isOpen, isSame, listOf, mapOf, partsOf, type CelType } from './types';

/** What the checker has found out about types that it did not know: CEL's own rules of unification. */
export class Unification {
  private found = new Map<string, CelType>();
  private next = 0;

  /** A type nothing is known about yet. */
  unknown(): CelType {
    return { kind: 'variable', name: `#${this.next++}` };
  }

  /** Whether values of each type may stand where the other is wanted; what that says about unknown types is kept if all fit. */
  accepts(wanted: readonly CelType[], given: readonly CelType[]): boolean {
    const before = new Map(this.found);
    const isFitting = this.fitAll(wanted, given);
    if (!isFitting) this.found = before;
    return isFitting;
  }

  /** The more general one of two types that fit, else undefined. */
  join(a: CelType, b: CelType): CelType | undefined {
    return this.accepts([a], [b]) ? moreGeneral(a, b) : undefined;
  }

  /** A type with what was found out put in; what stays unknown is kept, or any type in messages. */
  resolve(type: CelType, isFinal = false): CelType {
    const known = type.kind === 'variable' ? this.found.get(type.name) : undefined;
    if (known) return this.resolve(known, isFinal);
    switch (type.kind) {
      case 'variable':
        return isFinal ? DYN : type;
      case 'list':
        return listOf(this.resolve(type.item, isFinal));
      case 'map':
        return mapOf(this.resolve(type.key, isFinal), this.resolve(type.value, isFinal));
      default:
        return type;
    }
  }

  private fitAll(a: readonly CelType[], b: readonly CelType[]): boolean {
    return a.length === b.length && a.every((one, i) => this.fit(one, b[i] ?? one));
  }

  private fit(a: CelType, b: CelType): boolean {
    if (b.kind === 'variable') {
      const { isFitting, wasKnown } = this.bind(b.name, a);
      if (isFitting) return true;
      if (wasKnown) return false;
    }
    if (a.kind === 'variable') return this.bind(a.name, b).isFitting;
    if (isOpen(a) || isOpen(b)) return true;
    if (a.kind === 'null') return isNullable(b);
    if (b.kind === 'null') return isNullable(a);
    if (a.kind === 'list' || a.kind === 'map') return a.kind === b.kind && this.fitAll(partsOf(a), partsOf(b));
    return isSame(a, b);
  }

  private bind(name: string, type: CelType): { readonly isFitting: boolean; readonly wasKnown: boolean } {
    if (type.kind === 'variable' && type.name === name) return { isFitting: true, wasKnown: true };
    const known = this.found.get(name);
    if (known) {
      if (isSame(type, known)) return { isFitting: true, wasKnown: true };
      if (!this.fit(type, known)) return { isFitting: false, wasKnown: true };
      const general = moreGeneral(type, known);
      if (!this.occurs(name, general)) this.found.set(name, general);
      return { isFitting: true, wasKnown: true };
    }
    if (this.occurs(name, type)) return { isFitting: false, wasKnown: false };
    this.found.set(name, type);
    return { isFitting: true, wasKnown: false };
  }

  private occurs(name: string, type: CelType): boolean {
    if (type.kind === 'variable') {
      if (type.name === name) return true;
      const known = this.found.get(type.name);
      return known !== undefined && this.occurs(name, known);
    }
    return partsOf(type).some((part) => this.occurs(name, part));
  }
}

function isNullable({ kind }: CelType): boolean {
  return kind === 'null' || kind === 'message' || kind === 'timestamp' || kind === 'duration';
}

function moreGeneral(a: CelType, b: CelType): CelType {
  return isLessSpecific(a, b) ? a : b;
}

function isLessSpecific(a: CelType, b: CelType): boolean {
  if (a.kind === 'dyn' || a.kind === 'variable') return true;
  if (b.kind === 'dyn' || b.kind === 'variable' || a.kind !== b.kind) return false;
  const others = partsOf(b);
  if (others.length === 0) return isSame(a, b);
  return partsOf(a).every((part, i) => isLessSpecific(part, others[i] ?? DYN));
}
