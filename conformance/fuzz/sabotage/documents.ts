import type { Json } from '../generate';
import { spotsOf } from '../spots';
import { isDocument, on, type Sabotage } from './fault';

/** Faults in what kind a document is, and of which version. */
export const DOCUMENT_FAULTS: readonly Sabotage[] = [
  // The oracle does not know which kinds there are of other groups.
  on(
    (one) => isDocument(one) && /^(?:triggers\.)?tekton\.dev/.test(String(one['apiVersion'])),
    (document, r) =>
      Object.assign(
        document,
        r.pick<Json>([
          { apiVersion: 'tekton.dev/v2' },
          { kind: 'Tusk' },
          { apiVersion: 'triggers.tekton.dev/v1' },
          { kind: '' },
        ]),
      ),
  ),
  on(
    (one) => isDocument(one) && one['apiVersion'] === 'tekton.dev/v1beta1',
    (document, r) => {
      const spec = document['spec'];
      if (typeof spec !== 'object' || spec === null) return;
      const refs = [...spotsOf(spec)].filter(({ key }) => key === 'taskRef' || key === 'pipelineRef');
      const ref = refs.length > 0 && r.chance(0.5) ? (refs[0]?.holder as Json)[refs[0]?.key ?? ''] : undefined;
      if (typeof ref === 'object' && ref !== null) Object.assign(ref, { bundle: 'example.com/tasks' });
      else Object.assign(spec, r.pick<Json>([{ resources: {} }, { resources: [{}] }, { timeout: '1h', timeouts: {} }]));
    },
  ),
];
