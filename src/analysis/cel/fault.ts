/** Why an expression of CEL is refused before it is evaluated. */
export interface CelFault {
  readonly kind: 'syntax' | 'unknown-name' | 'unknown-function' | 'type';
  /** Of the text, in UTF-16 units from 0. */
  readonly position: number;
  readonly message: string;
}
