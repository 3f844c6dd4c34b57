import { diagnostic, type Diagnostic } from '../../diagnostics/diagnostic';
import { messageOf } from '../../util/message-of';
import { byPosition } from './order';
import type { Data, ReportAt, Rule } from './rule';
import type { View } from './view';

/** A finding with the field that its place in the report depends on. */
interface Found {
  readonly diagnostic: Diagnostic;
  readonly path: string;
}

/** What rules say of one document. */
export class Findings {
  private readonly found: Found[] = [];
  private readonly seen = new Set<string>();

  /** Adds what a rule says of the document that it looks at. */
  add(
    rule: Rule,
    key: string,
    { data, at, view }: { readonly data: Data; readonly at: ReportAt; readonly view: View },
  ) {
    const written = view.written(at.path);
    const { field } = data;
    if (typeof field === 'string') data = { ...data, field: view.inOwnVersion(field) };
    if (view.isOpen(written, at)) return;
    const message = rule.messages[key]?.(data) ?? key;
    const path = view.inSource(written);
    // A scope of a run shows what is declared in it once more.
    const id = `${rule.id} ${path} ${message}`;
    if (this.seen.has(id)) return;
    this.seen.add(id);
    this.found.push({
      path,
      diagnostic: diagnostic({
        rule: rule.id,
        severity: at.severity ?? rule.severity,
        message,
        data,
        at: view.placeOf(written, at),
        related: [...(at.related ?? []), ...view.readAt(written)],
        help: helpOf(rule, key, data, at),
      }),
    });
  }

  /** Says that a rule failed, which is a fault of ours. */
  addCrash({ id }: Rule, error: unknown, view: View): void {
    const reason = messageOf(error);
    this.found.push({
      path: '',
      diagnostic: diagnostic({
        rule: 'rule-crash',
        severity: 'warning',
        message: `rule "${id}" failed on this document and was left out: ${reason}`,
        data: { rule: id, reason },
        at: view.placeOf(''),
        help: 'please report it with the document',
      }),
    });
  }

  /** All of them, in the order of the document. */
  inOrder(document: object): Diagnostic[] {
    return byPosition(document, this.found).map(({ diagnostic }) => diagnostic);
  }
}

/** What a finding itself says, or what its rule says of all of them. */
function helpOf({ help: all }: Rule, key: string, data: Data, { help }: ReportAt): readonly string[] | string {
  if (help !== undefined && help.length > 0) return help;
  const general = all?.[key] ?? [];
  return typeof general === 'function' ? general(data) : general;
}
