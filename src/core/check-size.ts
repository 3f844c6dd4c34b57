import { type Size, SizeRoundingBehavior } from 'cdk8s';
import { CallSite } from '../diagnostics/call-site';
import { fail } from '../diagnostics/diagnostic-error';
import { describe } from './describe';

/**
 * Checks that a claim is told a size.
 *
 * @param claim what asks: `a volume claim`
 * @param call how it is written: `volumeClaim(Size.gibibytes(1))`
 * @throws `invalid-size`
 */
export function checkSize(size: unknown, claim: string, call: string): void {
  const isSize = size instanceof Object && 'asString' in size && 'toKibibytes' in size;
  if (isSize && (size as Size).toKibibytes({ rounding: SizeRoundingBehavior.NONE }) > 0) return;
  fail({
    rule: 'invalid-size',
    message: isSize ? `${claim} of size 0 is never made` : `${claim} takes a Size, not ${describe(size)}`,
    at: { source: new CallSite() },
    help: `write ${call}, with Size from 'cdk8s'`,
  });
}
