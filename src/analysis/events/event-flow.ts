import { rememberByObject } from '../../util/remember';
import { bindingExpressions } from './binding-expressions';
import type { DocumentSet, SetDocument } from '../documents/document-set';
import { EventTexts } from './event-text';
import { waysTo, type TriggerName } from './trigger-ways';
import type { AnyBinding, AnyInterceptor, AnyTrigger } from '../wire';

/** A trigger, where it stands. */
export interface PlacedTrigger {
  readonly trigger: AnyTrigger;
  readonly path: string;
  /** Whether a listener has it inside. */
  readonly ofListener: boolean;
  /** The document it stands in. */
  readonly home: TriggerName;
}

/** One value that a binding gives. */
export interface BoundValue {
  readonly name: string;
  readonly value: string;
  /** Of the trigger. */
  readonly path: string;
  /** Where the value stands, if that is another document. */
  readonly from: SetDocument | undefined;
}

/** What of an event goes through a trigger to the params of its template, as far as it is in the set. */
export class EventFlow {
  private texts: readonly EventTexts[] | undefined;

  constructor(
    private readonly at: PlacedTrigger,
    private readonly set: DocumentSet,
    /** Fields that nobody who sends events chooses. */
    private readonly fixed?: RegExp,
  ) {}

  /** Values of the bindings with an expression in them. */
  get values(): readonly BoundValue[] {
    const { trigger, path, home } = this.at;
    return boundValues(trigger.bindings ?? [], `${path}.bindings`, this.set, home.namespace).filter(({ value }) =>
      value.includes('$('),
    );
  }

  /** The first expression of a value that may give any text on one of the ways to the trigger. */
  openIn(value: string): string | undefined {
    // Looked at last: the library of CEL takes time to load.
    this.texts ??= interceptorChains(this.at, this.set).map((interceptors) => new EventTexts(interceptors, this.fixed));
    return bindingExpressions(value).find((one) => this.texts?.some((text) => text.isAnyText(one)));
  }
}

/** The interceptors that an event passes on each way to a trigger, those of groups of listeners first. */
export function interceptorChains(
  { trigger, ofListener, home }: Omit<PlacedTrigger, 'path'>,
  set: DocumentSet,
): (readonly AnyInterceptor[])[] {
  const own = (trigger.interceptors ?? []).filter((one) => one !== null);
  const ways = ofListener ? [] : waysTo(home, set);
  const before = ways.length === 0 ? [[]] : different(ways.map((way) => way.interceptors));
  return before.map((group) => [...group, ...own]);
}

/** Listeners of a kind look at events in the same way. */
function different<T extends object>(all: readonly T[]): T[] {
  return [...new Map(all.map((one) => [asText(one), one])).values()];
}

const asText = rememberByObject((one: object) => JSON.stringify(one));

/** What the bindings of a trigger give. */
export function boundValues(
  bindings: readonly (AnyBinding | null)[],
  path: string,
  set: DocumentSet,
  namespace: string,
): BoundValue[] {
  return bindings.flatMap((one, i): BoundValue[] => {
    const { name = '', value = '', ref = '', kind = 'TriggerBinding' } = one ?? {};
    const at = `${path}[${i}]`;
    if (ref === '') return [{ name, value, path: `${at}.value`, from: undefined }];
    const found = set.find(kind, kind === 'TriggerBinding' ? namespace : '', ref);
    if (!found?.readable) return [];
    const { params = [] } = (found.content['spec'] ?? {}) as { readonly params?: readonly AnyBinding[] };
    return params.map((param) => ({
      name: param.name ?? '',
      value: param.value ?? '',
      path: `${at}.ref`,
      from: found,
    }));
  });
}
