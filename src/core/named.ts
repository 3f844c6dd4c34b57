import { CallSite } from '../diagnostics/call-site';
import { fail } from '../diagnostics/diagnostic-error';
import { describe } from './describe';

/** Anything with a name: a cdk8s-plus Secret, an ApiObject, or `{ name: 'existing' }`. */
export interface INamed {
  /** `metadata.name` of the object. */
  readonly name: string;
}

/**
 * The name of what a program gave; one in JavaScript may have given the name itself.
 *
 * @param what who takes it, for the message: `secretKey`
 * @throws `not-named`
 */
export function nameOf(named: INamed, what: string): string {
  const given: unknown = named;
  if (typeof given === 'object' && given !== null && 'name' in given && given.name !== '') return named.name;
  fail({
    rule: 'not-named',
    message: `${what} takes an object with a name, not ${describe(given)}`,
    at: { source: new CallSite() },
    help: typeof given === 'string' ? `write { name: '${given}' }` : "write { name: '…' }, or give what has a name",
  });
}
