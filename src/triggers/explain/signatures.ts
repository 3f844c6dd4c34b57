import { createHmac, timingSafeEqual } from 'node:crypto';
import { objectOf, refuse, type InterceptorContext } from './interceptor-context';
import { headerOf } from './received-event';

/**
 * What the param `secretRef` leads to, with the header that proves that the sender knows it.
 *
 * @returns undefined if nothing is to be checked, or what is not known is assumed
 */
export function secretAndProof(
  context: InterceptorContext,
  header: string,
): { readonly secret: string; readonly proof: string } | undefined {
  const ref = objectOf(context, 'secretRef');
  if (!ref) return undefined;
  const [name, key] = [ref['secretName'] ?? '', ref['secretKey'] ?? ''];
  if (typeof name !== 'string' || typeof key !== 'string') refuse(context, 'param "secretRef" holds no texts');
  if (key === '') refuse(context, 'secretRef.secretKey is empty');
  const proof = headerOf(context.event, header);
  const secret = context.secret(name, key);
  if (secret === undefined && context.assumesSecrets) {
    context.assume(`header ${header} fits key "${key}" of Secret "${name}"`);
    return undefined;
  }
  if (proof === '') refuse(context, `there is no header ${header}`);
  if (secret === undefined) refuse(context, `there is no Secret "${name}" with key "${key}"`);
  return { secret, proof };
}

const HASHES = ['sha1', 'sha256', 'sha512'];

/** Checks a signature as GitHub and Bitbucket write it: `sha256=…`. */
export function checkSignature(context: InterceptorContext, header: string): void {
  const given = secretAndProof(context, header);
  if (!given) return;
  const [hash = '', hex = ''] = given.proof.split(/=([^]*)/);
  if (!HASHES.includes(hash)) refuse(context, `header ${header} begins with none of ${HASHES.join(', ')}`);
  if (!/^(?:[0-9a-fA-F]{2})*$/.test(hex)) refuse(context, `header ${header} is not hexadecimal`);
  const wanted = createHmac(hash, given.secret).update(context.event.body).digest();
  const is = Buffer.from(hex, 'hex');
  if (wanted.length !== is.length || !timingSafeEqual(wanted, is))
    refuse(context, `header ${header} is not the signature of this body with the Secret`);
}
