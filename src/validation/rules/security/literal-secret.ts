import { eachContainer } from '../../engine/each-container';
import { literalSecrets, secretName } from '../../../analysis/literal-secrets';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { step } from '../example';

const push = (env: string): string =>
  step(`name: push\nimage: curlimages/curl\ncommand: [curl]\nenv:\n  - name: API_TOKEN\n    ${env}`);

export const literalSecret = defineRule({
  id: 'literal-secret',
  severity: 'warning',
  docs: {
    title: 'A secret is written into a manifest',
    why: 'Manifests are committed, reviewed, copied and kept; a secret that was in one is known. Base64 hides nothing.',
    bad: push('value: 7b5f1c0e2a'),
    good: push('valueFrom:\n      secretKeyRef: { name: api, key: token }'),
  },
  messages: {
    document: (d: { name: string; keys: readonly string[] }) =>
      `Secret ${quote(d.name)} holds ${d.keys.length === 1 ? 'the value' : 'the values'} of ${d.keys.map(quote).join(', ')}`,
    env: (d: { name: string; what: string }) => `env ${quote(d.name)} of ${d.what} holds its value`,
    text: (d: { looks: string }) => `the text holds ${d.looks}`,
  },
  visit: ({ report }) => ({
    Document({ document, metadata }) {
      if (document.kind === 'Secret' && document.apiVersion === 'v1') {
        const { data, stringData } = document as { readonly data?: unknown; readonly stringData?: unknown };
        const keys = [...keysOf(data), ...keysOf(stringData)];
        const { name } = metadata ?? {};
        if (keys.length > 0)
          report(
            'document',
            { name: typeof name === 'string' ? name : '', keys },
            {
              path: `${keysOf(data).length > 0 ? 'data' : 'stringData'}.${keys[0] ?? ''}`,
              help: 'make it in the cluster ("kubectl create secret …"), or by an ExternalSecret or a SealedSecret, and refer to it by name',
            },
          );
        return;
      }
      for (const { path, text, looks } of literalSecrets(document))
        report('text', { looks }, { path, text, help: 'revoke it, and refer to a Secret instead' });
    },
    ...eachContainer(({ container: { env = [] }, what, path }) => {
      env.forEach(({ name = '', value = '' }, i) => {
        if (secretName(name, value))
          report(
            'env',
            { name, what },
            { path: `${path}.env[${i}].value`, help: 'refer to a Secret: valueFrom: { secretKeyRef: { name, key } }' },
          );
      });
    }),
  }),
});

function keysOf(data: unknown): string[] {
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) => (typeof value === 'string' && isValue(value) ? [key] : []));
}

/** Whether a value is there, and not what somebody is to fill in. */
function isValue(value: string): boolean {
  return !/^\s*(?:\$\([^)]*\)|\$\{[^}]*\}|<[^>]*>)?\s*$/.test(value);
}
