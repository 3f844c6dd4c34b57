import fc from 'fast-check';
import { DocumentSet, type SetDocument } from '../../../src/analysis/documents/document-set';
import { matchesLabels } from '../../../src/analysis/kubernetes/label-selector';
import { waysTo, type TriggerName } from '../../../src/analysis/events/trigger-ways';
import type { AnyTriggerSelector } from '../../../src/analysis/wire';

const listener = (name: string, spec: object, namespace = 'ci'): SetDocument => ({
  apiVersion: 'triggers.tekton.dev/v1beta1',
  kind: 'EventListener',
  name,
  namespace,
  metadata: { name, namespace },
  content: { spec },
  readable: true,
});
const group = (triggerSelector: object, interceptor: string): object => ({
  triggerSelector,
  interceptors: [{ ref: { name: interceptor } }],
});
const push: TriggerName = { name: 'push', namespace: 'ci', labels: { team: 'a', stage: 'test' } };

/** What lets events through to a Trigger, as `listener/interceptor`. */
function ways(trigger: TriggerName, ...listeners: readonly SetDocument[]): string[] {
  return waysTo(trigger, new DocumentSet(listeners, false)).map(
    ({ listener: { name }, interceptors }) => `${name}/${interceptors.map(({ ref }) => ref?.name).join()}`,
  );
}

describe('waysTo', () => {
  it('goes by name, in the namespace of the listener', () => {
    const spec = { triggers: [{ triggerRef: 'push' }] };
    expect(ways(push, listener('here', spec), listener('there', spec, 'other'))).toEqual(['here/']);
  });

  it('goes by labels, for the listener and for each of its groups', () => {
    const labelSelector = { matchLabels: { team: 'a' } };
    const triggerGroups = [group({ labelSelector }, 'github'), group({ labelSelector: { matchLabels: {} } }, 'cel')];
    expect(ways(push, listener('all', { labelSelector, triggerGroups }))).toEqual(['all/', 'all/github', 'all/cel']);
  });

  it('goes by namespaces', () => {
    const of = (...matchNames: readonly string[]): object => ({ namespaceSelector: { matchNames } });
    const all = [
      listener('a', of('ci'), 'x'),
      listener('b', of('*'), 'x'),
      listener('c', of('x'), 'x'),
      listener('d', {}),
    ];
    expect(ways(push, ...all)).toEqual(['a/', 'b/']);
  });

  it('tells of one of several listeners that choose and check alike', () => {
    const spec = { namespaceSelector: { matchNames: ['*'] } };
    const others = Array.from({ length: 100 }, (_, i) => listener(`other-${i}`, spec, `team-${i}`));
    expect(ways(push, listener('first', spec), ...others)).toEqual(['first/']);
  });

  it('finds each that its selectors let through', () => {
    const label = fc.constantFrom('team', 'stage', 'zone');
    const value = fc.constantFrom('a', 'b');
    const selectors = fc.record(
      {
        namespaceSelector: fc.record({ matchNames: fc.subarray(['ci', 'x', '*']) }),
        labelSelector: fc.record(
          {
            matchLabels: fc.dictionary(label, value),
            matchExpressions: fc.array(
              fc.record({
                key: label,
                operator: fc.constantFrom('In', 'NotIn', 'Exists', 'DoesNotExist'),
                values: fc.uniqueArray(value),
              }),
              { maxLength: 2 },
            ),
          },
          { requiredKeys: [] },
        ),
      },
      { requiredKeys: [] },
    );
    const triggers = fc.record({
      name: fc.constant('push'),
      namespace: fc.constantFrom('ci', 'x'),
      labels: fc.dictionary(label, value),
    });
    fc.assert(
      fc.property(fc.array(selectors, { maxLength: 6 }), triggers, (all, trigger) => {
        const listeners = all.map((one, i) => listener(`l${i}`, { triggerGroups: [group(one, `i${i}`)] }));
        const expected = all.flatMap((one, i) => (isChosen(one as AnyTriggerSelector, trigger) ? [`l${i}/i${i}`] : []));
        expect(ways(trigger, ...listeners)).toEqual(expected);
      }),
    );
  });
});

function isChosen({ namespaceSelector, labelSelector }: AnyTriggerSelector, trigger: TriggerName): boolean {
  const names = namespaceSelector?.matchNames ?? [];
  if (names.length === 0 && !labelSelector) return false;
  const isThere = names.join() === '*' || (names.length === 0 ? ['ci'] : names).includes(trigger.namespace);
  return isThere && (!labelSelector || matchesLabels(labelSelector, trigger.labels));
}
