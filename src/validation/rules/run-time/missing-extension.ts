import { bindingExpressions, bindingPath } from '../../../analysis/events/binding-expressions';
import { templateOfTrigger } from '../../../analysis/events/bound-template';
import { EventFlow, interceptorChains } from '../../../analysis/events/event-flow';
import { checksSignature, coreParams } from '../../../analysis/events/interceptors';
import { triggerName, waysTo } from '../../../analysis/events/trigger-ways';
import type { DocumentSet } from '../../../analysis/documents/document-set';
import type { AnyInterceptor, AnyTrigger } from '../../../analysis/wire';
import { list } from '../../../util/list';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { takenBy } from '../../engine/taken-by';
import { set, triggers, triggerTemplate } from '../example';

const listener = (key: string): string =>
  triggers(
    'EventListener',
    `serviceAccountName: listener
triggers:
  - interceptors:
      - ref: { name: cel }
        params:
          - name: overlays
            value:
              - { key: short_sha, expression: "body.after.truncate(7)" }
    bindings:
      - { name: commit, value: $(extensions.${key}) }
    template: { ref: example }`,
  );

export const missingExtension = defineRule({
  id: 'missing-extension',
  severity: 'error',
  docs: {
    title: 'A binding asks for an extension that no interceptor of the trigger makes',
    why: 'The listener takes the event, finds no such value and starts nothing; only its log says so.',
    bad: set(triggerTemplate(), listener('shortSha')),
    good: set(triggerTemplate(), listener('short_sha')),
  },
  messages: {
    missing: (d: { extension: string; param: string }) =>
      `param ${quote(d.param)} is bound to extension ${quote(d.extension)}, which no interceptor of the trigger makes`,
  },
  visit: ({ report, set: documents, namespace, current, placeIn }) => ({
    Trigger({ trigger, ofListener, path }) {
      const item = current();
      if (!item) return;
      const placed = { trigger, path, ofListener, home: triggerName(item) };
      // Groups of a listener may make extensions for Triggers; without one nobody knows.
      if (!ofListener && waysTo(placed.home, documents()).length === 0) return;
      const asked = new EventFlow(placed, documents()).values.flatMap(({ value, ...one }) =>
        bindingExpressions(value).flatMap((expression) => {
          const [, extension] = /^extensions\.([\w-]+)(?:[.[]|$)/.exec(bindingPath(expression)) ?? [];
          return extension === undefined ? [] : [{ ...one, extension, expression }];
        }),
      );
      if (asked.length === 0) return;
      const made = interceptorChains(placed, documents()).map(extensionsOf);
      const defaults = defaultsOf(trigger, documents(), namespace());
      for (const { name, extension, expression, path: bound, from } of asked) {
        if (defaults?.has(name) !== false || made.some((keys) => keys?.has(extension) !== false)) continue;
        const there = new Set(made.flatMap((keys) => [...(keys ?? [])]));
        report(
          'missing',
          { extension, param: name },
          {
            path: bound,
            text: from ? undefined : `$(${expression})`,
            related: takenBy(from, placeIn),
            help: [
              `make it with an overlay of the cel interceptor: { key: ${extension}, expression: … }`,
              ...(there.size > 0 ? [`extensions there are: ${list([...there])}`] : []),
            ],
          },
        );
      }
    },
  }),
});

/** Keys of the extensions that interceptors make; undefined when one of them may make any. */
function extensionsOf(chain: readonly AnyInterceptor[]): ReadonlySet<string> | undefined {
  const keys = new Set<string>();
  for (const interceptor of chain) {
    if (checksSignature(interceptor) === 'unknown' || interceptor.ref?.name === 'slack') return undefined;
    const { overlays = [] } = coreParams(interceptor, 'cel') ?? {};
    if (!Array.isArray(overlays)) return undefined;
    for (const { key = '' } of overlays as readonly { readonly key?: string }[]) {
      // A path that is escaped, or that counts elements.
      if (!/^[\w-]+(?:\.[\w-]+)*$/.test(key)) return undefined;
      keys.add(key.split('.')[0] ?? '');
    }
    if (coreParams(interceptor, 'github')?.['addChangedFiles'] !== undefined) keys.add('changed_files');
  }
  return keys;
}

/** Params of a template that have a value when nothing is found; undefined when the template is not known. */
function defaultsOf(trigger: AnyTrigger, documents: DocumentSet, namespace: string): ReadonlySet<string> | undefined {
  const template = templateOfTrigger(trigger, documents, namespace);
  if (!template) return undefined;
  const { params = [] } = template.spec;
  return new Set(
    (params as readonly { readonly name?: string; readonly default?: string }[]).flatMap(
      ({ name = '', default: value }) => (value === undefined ? [] : [name]),
    ),
  );
}
