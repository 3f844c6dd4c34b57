import type { RegistryImage } from '../images/registry-image';
import type { StringRef } from './string-ref';

/** What may stand where a text is wanted; numbers and booleans become texts. */
export type Text = string | number | boolean | StringRef | RegistryImage;
