import type { SetDocument } from '../../../analysis/documents/document-set';
import { quote } from '../../../util/quote';
import type { KubernetesObject } from '../../document';
import { defineRule } from '../../engine/rule';
import { step } from '../example';

const one = step('name: ls\nimage: alpine');

export const duplicateObject = defineRule({
  id: 'duplicate-object',
  severity: 'error',
  docs: {
    title: 'Two documents are for one object',
    why: 'The one that is applied last would win. In two files that need not be applied together it is a warning.',
    bad: `${one}---\n${one}`,
    good: `${one}---\n${one.replace('name: example', 'name: another')}`,
  },
  messages: {
    twice: (d: { kind: string; name: string; namespace: string }) =>
      `${d.kind} ${quote(d.name)} is made twice${d.namespace && ` in namespace ${quote(d.namespace)}`}`,
  },
  visit: ({ report, current, placeIn, set }) => {
    const seen = new Map<string, SetDocument>();
    return {
      Document({ document, metadata = {} }) {
        const { kind } = document;
        const { name, namespace = '' } = metadata as {
          readonly name?: unknown;
          readonly namespace?: string;
        };
        if (typeof name !== 'string' || name === '' || !isIdentified(document)) return;
        const key = identity(document, name, namespace);
        const item = current();
        const first = seen.get(key);
        if (!first && item) seen.set(key, item);
        if (first) {
          const { field: _field, path: _path, ...place } = placeIn(first, 'metadata.name');
          const related = [{ note: 'first made', at: place }];
          const isTogether = first.file === item?.file || set().isTogether;
          report(
            'twice',
            { kind, name, namespace },
            {
              path: 'metadata.name',
              related,
              severity: isTogether ? 'error' : 'warning',
              help: isTogether
                ? 'give one of the two another id or name'
                : 'give one of the two another name, or check the files that are applied together at a time',
            },
          );
        }
      },
    };
  },
});

/** What the cluster tells objects apart by: the group without its version, kind, namespace, name. */
function identity({ apiVersion, kind }: KubernetesObject, name: string, namespace: string): string {
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  return [group, kind, namespace, name].join('/');
}

/** Types say that it is; a file may say otherwise. */
function isIdentified({ apiVersion, kind }: { readonly apiVersion: unknown; readonly kind: unknown }): boolean {
  return typeof apiVersion === 'string' && typeof kind === 'string';
}
