import type { Diagnostic, Json } from '../../diagnostics/diagnostic';
import type { DocumentSet, SetDocument } from '../../analysis/documents/document-set';
import type { PendingPlace } from '../../diagnostics/place';
import type { FeatureFlag } from '../../schema/feature-flags';
import type { Visitor } from './places';

/** Makes text of the values of a finding. */
type Message = (data: never) => string;
type Messages = Readonly<Record<string, Message>>;

/** The values of a finding. */
export type Data = Readonly<Record<string, Json>>;

/** What the page of a rule says. */
export interface RuleDocs {
  /** The fault in one sentence. */
  readonly title: string;
  /** What the cluster does about it. */
  readonly why: string;
  /** YAML that has the fault; the tests run it. */
  readonly bad: string;
  /** The same without the fault. */
  readonly good: string;
  /** Feature flags for both. @default {} */
  readonly features?: Readonly<Record<string, string>>;
  /** Whether both stand in files that are applied. @default false */
  readonly isApplied?: boolean;
}

/** Where a finding is and what helps. */
export interface ReportAt {
  /** Field of the document, `spec.steps[0].image`. */
  readonly path: string;
  /** The part of the field's text that is meant. */
  readonly text?: string | undefined;
  /** Whether the name of the field is meant and not what stands in it. @default false */
  readonly isKey?: boolean;
  /** Whether it is so whatever an event puts in place of the variables there. @default false */
  readonly anyEvent?: boolean;
  /** Whether the finding is about a placeholder itself, of whose value nothing is known. @default false */
  readonly isPlaceholder?: boolean;
  /** Where one finding of a rule weighs otherwise. @default - as the rule says */
  readonly severity?: Diagnostic['severity'] | undefined;
  readonly help?: readonly string[] | string;
  readonly related?: readonly { readonly note: string; readonly at: PendingPlace }[];
}

/** What a message is made of; one without values takes an empty object. */
type DataOf<F extends Message> = Parameters<F> extends [infer D] ? D & Data : Data;

/** What to do about a finding: a sentence, or one made of its values. */
type Help<F extends Message = Message> = string | ((data: Parameters<F>[0]) => string);
/** What to do about each message that always has the same answer; what others help with is said where they are reported. */
type Helps<M extends Messages> = { readonly [K in keyof M]?: Help<M[K]> };
/** Every finding says what to do, in one of the two ways. */
type Reported<K, H> = [K] extends [keyof H] ? ReportAt | string : ReportAt & Required<Pick<ReportAt, 'help'>>;

/** What a rule can ask and do. */
export interface RuleContext<M extends Messages = Messages, H = M> {
  /** Reports one finding in the document that is being walked. */
  readonly report: <K extends keyof M>(message: K, data: DataOf<M[K]>, at: Reported<K, H>) => void;
  /** Version of the document that is being walked, `v1beta1`. */
  readonly version: () => string;
  /** Value of a feature flag, or its default. */
  readonly flag: (name: FeatureFlag) => string;
  /** The place of a field of the document that is being walked, for notes of later findings. */
  readonly placeOf: (path: string) => PendingPlace;
  /** The document that is being walked, for notes of later findings; undefined when it has no kind. */
  readonly current: () => SetDocument | undefined;
  /** What stands in the file for a field of the document that is being walked; undefined when it comes from a program. */
  readonly written: (path: string) => string | undefined;
  /** The place of a field of another document. */
  readonly placeIn: (document: SetDocument, path: string) => PendingPlace;
  /** All documents, by what they are found by. */
  readonly set: () => DocumentSet;
  /** Level of Pod Security for namespaces that declare none; undefined when nobody asks for one. */
  readonly podSecurityLevel: () => 'baseline' | 'restricted' | undefined;
  /** Whether scripts are read, which takes a millisecond each. */
  readonly readsScripts: () => boolean;
  /** Whether the document that is being walked stands in a file that is applied. */
  readonly isApplied: () => boolean;
  /** Whether a program makes the document that is being walked, so that help may speak of constructs. */
  readonly isOfProgram: () => boolean;
  /** How people say that a finding of the rule is known and wanted: the end of a help. */
  readonly acknowledgement: () => string;
  /** Namespace of the document that is being walked, empty when it has none. */
  readonly namespace: () => string;
}

/** A rule as it is written. */
export interface RuleDefinition<M extends Messages, H extends Helps<M>> {
  /** States the fault: `unknown-result`. */
  readonly id: string;
  readonly severity: Diagnostic['severity'];
  readonly docs: RuleDocs;
  readonly messages: M;
  /** What to do, by message. Not needed where `report` says it. */
  readonly help?: H;
  /** Called once a run; state of the rule lives in its closure. Each of several visitors sees what it looks at. */
  readonly visit: (context: RuleContext<M, H>) => Visitor | readonly Visitor[];
}

/** A rule as the engine runs it. */
export type Rule = Omit<RuleDefinition<Messages, object>, 'visit' | 'messages' | 'help'> & {
  readonly messages: Readonly<Record<string, (data: Data) => string>>;
  readonly help?: Readonly<Record<string, string | ((data: Data) => string)>>;
  readonly visit: (
    context: RuleContext<Readonly<Record<string, (data: Data) => string>>>,
  ) => Visitor | readonly Visitor[];
};

/** Defines a rule; the messages say what values each finding has. */
export function defineRule<const M extends Messages, const H extends Helps<M> = object>(
  definition: RuleDefinition<M, H>,
): Rule {
  // The engine hands messages the data that `report` was typed to take.
  return definition as unknown as Rule;
}
