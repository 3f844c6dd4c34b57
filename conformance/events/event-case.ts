import type { Delivery } from './payloads';

/** A webhook, and what it starts. */
export interface EventCase {
  readonly title: string;
  /** Id of the hub in `samples/events.ts`. */
  readonly hub: string;
  readonly delivery: Delivery;
  /** How it is signed. @default - with the right word */
  readonly signature?: 'wrong' | 'missing';
  /** Names of the triggers that fire; all others of the hub do not. */
  readonly fires: readonly string[];
  /** Free texts that the runs are given, by field. @default {} */
  readonly texts?: Readonly<Record<string, string>>;
  /** Checked values that the runs are given, by field. @default {} */
  readonly values?: Readonly<Record<string, string>>;
}
