import type { Condition, EventName } from './definition';
import type { EventFields } from './field';
import type { PullRequestAction } from './filter';
import type { RefChoice } from './ref-choice';

/** How one provider tells of one kind of event. */
export interface EventSource<Fields extends EventFields = EventFields> {
  readonly event: EventName;
  /** What the header that names the event says. */
  readonly eventTypes: readonly string[];
  /** What is true of the event and of no other one of its header. */
  readonly guards: readonly Condition[];
  readonly fields: Fields;
  /** Fields that every such event has, besides those that the user says. @default {} */
  readonly standard?: EventFields | undefined;
  readonly facts: EventFacts;
  /** Which ref counts, where one event tells of several. @default - it tells of one */
  readonly choice?: RefChoice | undefined;
}

/** What filters ask of an event, as CEL. What is missing cannot be asked. */
export interface EventFacts {
  /** The branch that was pushed, or that is to be merged into. */
  readonly branch?: string;
  readonly tag?: string;
  readonly author?: string;
  /** Where a marker to skip the run stands. */
  readonly message?: string;
  /** Whether it is a draft. */
  readonly draft?: string;
  /** Whether the code is of another repository. */
  readonly fork?: string;
  /** The names of the labels, as a list. */
  readonly labels?: string;
  /** The names of the labels that one is given which is labelled, as a list. @default - nobody says which */
  readonly addedLabels?: string;
  /** Whether one that is opened with a label is told of as labelled too. @default false */
  readonly labelsNew?: boolean;
  readonly merged?: string;
  readonly prerelease?: string;
  readonly comment?: string;
  /** Whether the author belongs to the repository. */
  readonly member?: string;
  readonly actions?: Readonly<Partial<Record<PullRequestAction, ActionFacts>>>;
  readonly files?: FileFacts;
}

/** What tells one action from the others. */
interface ActionFacts {
  /** @default - those of the event */
  readonly eventTypes?: readonly string[];
  /** @default - the header says it all */
  readonly cel?: string;
}

/** Where the list of changed files is. */
type FileFacts =
  | {
      /** Three lists in each commit of the body. */
      readonly from: 'commits';
      /** CEL that says whether files are missing in the lists. */
      readonly incomplete: string;
    }
  | {
      /** The github interceptor asks for it. */
      readonly from: 'api';
      /** CEL that says whether files are missing in the answer. */
      readonly incomplete: string;
    };
