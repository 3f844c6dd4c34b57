import { literalSecret } from '../../../src/validation/rules/security/literal-secret';
import { task } from '../documents';
import { testRule } from '../test-rule';

const secret = (fields: string): string => `
apiVersion: v1
kind: Secret
metadata: { name: forge }
${fields}
`;
// In pieces, since scanners of repositories look for them too.
const TOKEN = ['gh', 'p_', 'a'.repeat(36)].join('');

testRule(literalSecret, {
  valid: {
    'a secret without values': secret('data: {}'),
    'what is to be filled in': secret('stringData: { token: <token>, user: $(user), password: "${PASSWORD}" }'),
    'an empty value': secret('stringData: { token: "" }'),
    'a sealed one': secret('spec: { encryptedData: { a: b } }')
      .replace('v1', 'bitnami.com/v1alpha1')
      .replace('kind: Secret', 'kind: SealedSecret'),
    'a variable, a path, a switch': task(
      '      env: [{ name: TOKEN, value: $(params.token) }, { name: TOKEN, value: /run/token }, { name: GIT_PASSWORD, value: "false" }]',
    ),
    'another name': task('      env: [{ name: TOKENIZER, value: a }]'),
    'URLs without a password': task(
      '      args: ["https://git@example.com/a", "ssh://git@example.com:22/a", "https://$USER:$TOKEN@example.com", "https://a:b/c@d"]',
    ),
  },
  invalid: {
    'a secret with data': secret('data:\n  token: YQ==\n  #      ^^^^ document'),
    'a secret with text': secret('stringData:\n  token: a\n  #      ^ document\n  user: b'),
    'a variable with a value': task(`
      env:
        - name: API_TOKEN
          value: 7b5f1c0e2a
          #      ^^^^^^^^^^ env`),
    'a token of a forge': task(`
      args: [--token, ${TOKEN}]
      #               ^^^^^ text`),
    'a URL with a password': task(`
      script: git clone https://me:hunter2@example.com/a
      #                 ^^^^^ text`),
    'a private key': `
apiVersion: v1
kind: ConfigMap
metadata: { name: key }
data:
  key: "-----BEGIN PRIVATE KEY----- MII"
  #     ^^^^^ text
`,
  },
});
