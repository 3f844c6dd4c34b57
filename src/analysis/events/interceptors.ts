import { fieldOf } from '../../util/field-of';
import type { AnyInterceptor, Fields } from '../wire';

const FORGES = ['github', 'gitlab', 'bitbucket'] as const;
/** Interceptors that come with Triggers and look at no signature. */
const OTHERS = new Set(['slack']);

/** Params of an interceptor that comes with Triggers, by name; undefined when it is another. */
export function coreParams(interceptor: AnyInterceptor, name: 'cel' | (typeof FORGES)[number]): Fields | undefined {
  if (interceptor.ref?.name !== name || isNamespaced(interceptor)) return undefined;
  return Object.fromEntries((interceptor.params ?? []).map((param) => [param.name ?? '', param.value]));
}

/** Whether it refuses events that are not signed; what a foreign one does is not known. */
export function checksSignature(interceptor: AnyInterceptor): 'yes' | 'no' | 'unknown' {
  for (const forge of FORGES) {
    const params = coreParams(interceptor, forge);
    if (params) return isSecretRef(params['secretRef']) ? 'yes' : 'no';
  }
  const cel = coreParams(interceptor, 'cel');
  if (cel) return typeof cel['filter'] === 'string' && cel['filter'].includes('compareSecret') ? 'yes' : 'no';
  return OTHERS.has(interceptor.ref?.name ?? '') ? 'no' : 'unknown';
}

function isNamespaced({ ref }: AnyInterceptor): boolean {
  return ref?.kind === 'NamespacedInterceptor';
}

function isSecretRef(value: unknown): boolean {
  return Boolean(fieldOf(value, 'secretName')) && Boolean(fieldOf(value, 'secretKey'));
}
