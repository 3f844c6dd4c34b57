import { templateOfTrigger } from '../../../analysis/events/bound-template';
import type { AnyBinding } from '../../../analysis/wire';
import type { DocumentSet } from '../../../analysis/documents/document-set';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { set, triggers, triggerTemplate } from '../example';

const trigger = (name: string): string =>
  triggers('Trigger', `bindings:\n  - { name: ${name}, value: $(body.after) }\ntemplate: { ref: example }`);

interface GivenName {
  readonly name: string;
  /** Index of the binding that gives it. */
  readonly binding: number;
}

export const missingTemplateParam = defineRule({
  id: 'missing-template-param',
  severity: 'error',
  docs: {
    title: 'A template has a param that no binding gives, or two bindings give the same one',
    why: 'Without a value the text $(tt.params.…) itself reaches the run; with two values no event starts anything.',
    bad: set(triggerTemplate(), trigger('sha')),
    good: set(triggerTemplate(), trigger('commit')),
  },
  messages: {
    missing: (d: { template: string; param: string }) =>
      `${d.template} needs param ${quote(d.param)}, and no binding gives it`,
    twice: (d: { param: string }) => `param ${quote(d.param)} is given by two bindings`,
  },
  visit: ({ report, set, namespace }) => ({
    Trigger({ trigger, path }) {
      const { bindings = [], template = {} } = trigger;
      const given = givenNames(bindings, set(), namespace());
      if (!given) return;
      const seen = new Set<string>();
      for (const { name, binding } of given) {
        if (seen.has(name))
          report(
            'twice',
            { param: name },
            { path: `${path}.bindings[${binding}]`, help: 'leave one of the two out; no event is taken as it is' },
          );
        seen.add(name);
      }
      const spec = templateOfTrigger(trigger, set(), namespace())?.spec;
      const text = JSON.stringify(spec?.resourcetemplates ?? []);
      for (const { name = '', ...param } of spec?.params ?? [])
        // One that nothing uses is told of by unused-template-param.
        if (
          !seen.has(name) &&
          text.includes(`$(tt.params.${name})`) &&
          (param as { readonly default?: string }).default === undefined
        ) {
          const title = template.ref === undefined ? 'the template' : `TriggerTemplate ${quote(template.ref)}`;
          const help = `add a binding: { name: ${name}, value: $(body.…) }; or give the param a default`;
          report('missing', { template: title, param: name }, { path: `${path}.template`, help });
        }
    },
  }),
});

/** Names that bindings give; undefined when one of them is not known. */
function givenNames(
  bindings: readonly (AnyBinding | null)[],
  set: DocumentSet,
  namespace: string,
): GivenName[] | undefined {
  const given: GivenName[] = [];
  for (const [binding, one] of bindings.entries()) {
    const { name = '', ref = '', kind = 'TriggerBinding' } = one ?? {};
    if (ref === '') {
      if (name !== '') given.push({ name, binding });
      continue;
    }
    const found = set.find(kind, kind === 'TriggerBinding' ? namespace : '', ref);
    if (!found?.readable) return undefined;
    const { params = [] } = (found.content['spec'] ?? {}) as {
      readonly params?: readonly { readonly name?: string }[];
    };
    given.push(...params.map((param) => ({ name: param.name ?? '', binding })));
  }
  return given;
}
