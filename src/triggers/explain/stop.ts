import type { TriggerExplanation } from './explanation';

/** Ends a trigger; caught where the trigger is explained. */
export class Stop extends Error {
  constructor(
    readonly outcome: Exclude<TriggerExplanation['outcome'], 'fires'>,
    readonly step: string,
    reason: string,
  ) {
    super(reason);
  }
}
