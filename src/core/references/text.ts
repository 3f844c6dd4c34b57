import { RegistryImage } from '../images/registry-image';
import { isReferenceTo } from './reference';
import type { StringRef } from './string-ref';

/** What may stand where a text is wanted; numbers and booleans become texts. */
export type Text = string | number | boolean | StringRef | RegistryImage;

/** Whether a value may stand where a text is wanted. */
export function isText(value: unknown): value is Text {
  const isPlain = ['string', 'number', 'boolean'].includes(typeof value);
  return isPlain || isReferenceTo('string', value) || RegistryImage.isRegistryImage(value);
}
