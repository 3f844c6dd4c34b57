import { CallSite } from '../../diagnostics/call-site';
import { fail } from '../../diagnostics/diagnostic-error';

/**
 * What `toString()` of things does that stand for no text: JavaScript would write `[object Object]`, and nobody would see it
 * before the pipeline runs.
 *
 * @throws `not-a-text`
 */
export function noText(what: string, help: string): never {
  fail({
    rule: 'not-a-text',
    message: `${what} is put into a text, and is none`,
    at: { source: new CallSite() },
    help,
  });
}
