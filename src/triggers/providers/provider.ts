import type { SecretRef } from '../../schema/triggers/interceptor';
import type { ProviderName } from '../events/definition';
import type { EventFilter } from '../events/filter';
import { ClusterInterceptor } from '../objects/interceptor';
import type { InstalledInterceptor } from '../objects/trigger';

/** How events of one provider are told apart and how it is checked that they are genuine. */
export interface Provider {
  readonly name: ProviderName;
  /**
   * The interceptors that check the signature and the kind of an event, first of all.
   *
   * @param secret undefined when the user said that nothing is to be checked
   */
  verify(event: VerifiedEvent, secret: SecretRef | undefined): readonly InstalledInterceptor[];
}

/** What is let through. */
interface VerifiedEvent {
  /** What the header that names the event may say. */
  readonly eventTypes: readonly string[];
  readonly filter: EventFilter;
  /** Whether the list of changed files is to be asked for. */
  readonly changedFiles: boolean;
}

/** A provider whose signature and kinds of events one of Tekton's interceptors checks. */
export function checkedBy(interceptor: 'github' | 'gitlab' | 'bitbucket', name: ProviderName): Provider {
  return {
    name,
    verify({ eventTypes }, secret) {
      const secretRef = secret && { secretRef: { ...secret } };
      return [{ interceptor: ClusterInterceptor.fromName(interceptor), params: { ...secretRef, eventTypes } }];
    },
  };
}
