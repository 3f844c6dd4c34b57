import { unknownEventValue } from '../../../src/validation/rules/run-time/unknown-event-value';
import { mark } from '../mark';
import { testRule } from '../test-rule';

const binding = (value: string): string => `
apiVersion: triggers.tekton.dev/v1beta1
kind: TriggerBinding
metadata: { name: push }
spec:
  params:
    - { name: branch, value: "${value}" }
`;
const inline = (value: string): string => `
apiVersion: triggers.tekton.dev/v1beta1
kind: EventListener
metadata: { name: l }
spec:
  triggers:
    - bindings: [{ name: branch, value: "${value}" }]
      template: { ref: build }
`;

testRule(unknownEventValue, {
  valid: {
    'parts of an event': binding('$(body.ref) $(header.X-GitHub-Event) $(extensions.sha) $(context.eventID)'),
    'elements, keys in quotes and filters': binding("$(body.list[0].a) $(body['a.b']) $(body.list[?(@.n=='x')].m)"),
    'a path in braces, or behind a dot': binding('$({.body.ref}) $(.body.ref)'),
    'a header that is spelled as Go does': binding("$(header['X-Github-Event'])"),
    'a text that is no expression': binding('main $(body.ref {{ body.ref }}'),
    'nothing at all': binding('$()'),
  },
  invalid: {
    'a part that no event has': mark(binding('$(payload.ref)'), '$(payload', 'part'),
    'a variable of a pipeline': mark(binding('$(tt.params.ref)'), '$(tt', 'part'),
    'the second of two': mark(binding('$(body.ref)-$(Body.ref)'), '$(Body', 'part'),
    'one in a listener': mark(inline('$(boddy.ref)'), '$(boddy', 'part'),
    'something else of the context': mark(binding('$(context.eventId)'), '$(context', 'context'),
    'a part of the id': mark(binding('$(context.eventID.short)'), '$(context', 'context'),
    'a header in brackets as people spell it': mark(binding("$(header['X-GitHub-Event'])"), '$(header', 'header'),
    'a key in brackets without quotes': mark(binding('$(body[ref])'), '$(body', 'path'),
    'a pipe': mark(binding('$(body.ref | upper)'), '$(body', 'path'),
    'a word behind a blank': mark(binding('$(body.ref upper)'), '$(body', 'path'),
  },
});
