import { bindingExpressions, bindingPath } from '../../../analysis/events/binding-expressions';
import { isCredentialKey } from '../../../analysis/literal-secrets';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { triggers } from '../example';

const binding = (name: string, value: string): string =>
  triggers('TriggerBinding', `params:\n  - name: ${name}\n    value: ${value}`);

/** Headers that are a credential and are not called so. */
const HEADERS = new Set(['authorization', 'proxy-authorization', 'cookie']);

export const credentialInBinding = defineRule({
  id: 'credential-in-binding',
  severity: 'warning',
  docs: {
    title: 'A credential of an event becomes a param',
    why: 'A run shows its params to everybody who may read runs, and keeps them as long as it stands. Who knows the token of a webhook can send events of his own.',
    bad: binding('token', '$(header.X-Gitlab-Token)'),
    good: binding('commit', '$(body.after)'),
  },
  messages: {
    credential: (d: { param: string; expression: string }) =>
      `param ${quote(d.param)} shows the credential ${quote(d.expression)} of the event to everybody who may read runs`,
  },
  visit: ({ report }) => {
    const look = (param: string, value: string, path: string): void => {
      for (const expression of bindingExpressions(value)) {
        if (!isCredential(expression)) continue;
        const text = `$(${expression})`;
        report(
          'credential',
          { param, expression: text },
          {
            path,
            text,
            help: [
              'let an interceptor check it: secretRef of github, gitlab and bitbucket, compareSecret in a filter of cel',
              'a step that needs a credential reads it from a Secret: env with secretKeyRef, or a workspace',
            ],
          },
        );
      }
    };
    return {
      Binding({ binding: { name = '', value = '' }, path }) {
        look(name, value, `${path}.value`);
      },
      TriggerBinding({ spec: { params = [] }, path }) {
        params.forEach(({ name = '', value = '' }, i) => {
          look(name, value, `${path}.params[${i}].value`);
        });
      },
    };
  },
});

function isCredential(expression: string): boolean {
  const [root, ...keys] = bindingPath(expression)
    .replace(/\[[\d*:]*\]$/, '')
    .split('.');
  const key = keys.at(-1);
  if (key === undefined) return false;
  if (root === 'header' && HEADERS.has(key.toLowerCase())) return true;
  return ['body', 'header', 'extensions'].includes(root ?? '') && isCredentialKey(key);
}
