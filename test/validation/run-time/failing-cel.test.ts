import { failingCel } from '../../../src/validation/rules/run-time/failing-cel';
import { delivery, mark } from '../mark';
import { testRule } from '../test-rule';

const trigger = (filter: string, more = ''): string => `
apiVersion: triggers.tekton.dev/v1beta1
kind: Trigger
metadata: { name: push }
spec:
  template: { ref: run }
  interceptors:
    - ref: { name: cel${more} }
      params:
        - name: filter
          value: ${filter}
`;

testRule(failingCel, {
  valid: {
    'what Triggers has': trigger(
      "body.commits.exists(c, c.id == header['X-Id'][0]) && requestURL.parseURL().path != ''",
    ),
    'what may be yes or no': trigger('body.draft'),
    'patterns of Go': trigger("body.ref.matches('^(?P<a>x)[[:alpha:]]') || body.ref.matches(body.pattern)"),
    'what an interceptor before has added': trigger("extensions.changed_files.contains('src/')"),
    'an interceptor of another name space': trigger('nothing at all', ', kind: NamespacedInterceptor'),
  },
  invalid: {
    'a header in brackets as people spell it': mark(
      trigger(`"header['X-GitHub-Event'][0] == 'push'"`),
      "header['X",
      'spelling',
    ),
    'the list of a header beside a text': mark(trigger(`"header['X-Github-Event'] == 'push'"`), "header['X", 'list'),
    'what cannot be read': trigger(`"body.ref == "
          #      ^ fault`),
    'a filter that gives a number': trigger(`"body.ref.split('/').size() + 1"
          #      ^ answer`),
    'an unknown variable': trigger(`"bdoy.ref == 'a'"
          #      ^ fault`),
    'an unknown function': trigger(`"body.ref.startWith('a')"
          #      ^ fault`),
    'a pattern that Go does not have': trigger(`"body.draft && body.ref.matches('^(?!main)')"
          #      ^ pattern`),
    'a pattern that is no longer read first': mark(
      trigger(`"body.draft || body.ref.translate('[', '-') != ''"`),
      '"body.draft',
      'part',
    ),
    'the pattern of two that is always read':
      trigger(`"(body.draft && body.ref.translate('[', '') == '') || body.ref.matches('(')"
          #      ^ pattern`),
    'values of two types': trigger(`"1 == 'a'"
          #      ^ fault`),
    'the overlay of a group': `
apiVersion: triggers.tekton.dev/v1beta1
kind: EventListener
metadata: { name: listen }
spec:
  triggerGroups:
    - name: all
      triggerSelector: { labelSelector: { matchLabels: { a: b } } }
      interceptors:
        - ref: { name: cel }
          params:
            - name: overlays
              value:
                - { key: a, expression: body.a.truncat(7) }
                #                       ^ fault
`,
  },
});

const guarded = (cel: string): string => delivery(`- { name: a, when: [{ cel: "${cel}" }], taskRef: { name: build } }`);

testRule(failingCel, {
  features: { 'enable-cel-in-whenexpression': 'true' },
  valid: {
    'a task for which something holds': guarded("'a' == 'b'"),
    'a pattern that Tekton still puts something into': guarded("'a'.matches('(?$(params.p))')"),
  },
  invalid: {
    'a task for which a text holds': mark(guarded("'a'"), '"\'a', 'answer'),
    'a pattern that is always read': mark(guarded("!'a'.matches('[')"), '"!', 'pattern'),
    'a pattern that may not be read': mark(guarded("'a' == 'b' && 'a'.matches('[')"), '"\'a', 'part'),
  },
  untested: ['fault', 'spelling', 'list'],
});
