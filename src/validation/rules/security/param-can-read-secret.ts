import { placed } from '../../../analysis/tasks/containers';
import { exposedSecrets } from '../../../analysis/tasks/exposed-secrets';
import { joinedOrder } from '../../../analysis/tasks/merge-lists';
import type { AnyEnv, AnyTaskSpec } from '../../../analysis/wire';
import { knownParams } from '../../engine/known-params';
import { defineRule } from '../../engine/rule';
import { step } from '../example';

const PARAM = 'params:\n  - name: branch';
const TOKEN = '  - name: TOKEN\n    valueFrom:\n      secretKeyRef: { name: forge, key: token }\n';
const BRANCH = '  - name: BRANCH\n    value: $(params.branch)\n';
const notify = (env: string): string =>
  step(`name: notify\nimage: curlimages/curl\nenv:\n${env}script: curl --data "$BRANCH" https://example.com`, PARAM);

export const paramCanReadSecret = defineRule({
  id: 'param-can-read-secret',
  severity: 'error',
  docs: {
    title: 'A param or result can read a Secret of the same step',
    why: 'Once Tekton has put the value in, the kubelet replaces `$(NAME)` in it: in env by variables that stand before, in command and args by all. A branch called `x$(TOKEN)` is legal, and the step then sends the token as the name of the branch.',
    bad: notify(TOKEN + BRANCH),
    good: notify(BRANCH + TOKEN),
  },
  messages: {
    env: (d: { by: string; secret: string; what: string }) => `${d.by} in env of ${d.what} can read ${d.secret}`,
    args: (d: { by: string; secret: string; what: string; field: string }) =>
      `${d.by} in ${d.field} of ${d.what} can read ${d.secret}`,
  },
  visit: ({ report, acknowledgement }) => {
    const known = knownParams();
    const trusted = (): string => `if only people who may see the Secret choose the value, ${acknowledgement()}`;
    return {
      ...known.visitor,
      TaskSpec({ spec, steps, path }) {
        for (const { container, what, path: at, order } of [
          ...placed(steps, 'step', `${path}.steps`).map((one, i) => ({ ...one, order: orderOf(spec, i) })),
          ...placed(spec.sidecars, 'sidecar', `${path}.sidecars`).map((one) => ({ ...one, order: undefined })),
        ]) {
          const seen = new Set<string>();
          for (const { by, secret, field } of exposedSecrets(
            container,
            ({ param }) => param === undefined || !known.isKnown(param, spec.params),
            order,
          )) {
            if (seen.has(by.what)) continue;
            seen.add(by.what);
            const place = { path: `${at}.${field}`, text: by.variable.text };
            const data = { by: by.what, secret, what };
            if (field.startsWith('env['))
              report('env', data, {
                ...place,
                help: [
                  secret.startsWith('all of')
                    ? 'take the keys that are needed by secretKeyRef, each below what holds a param or result'
                    : 'write the variable above those that come from a Secret',
                  trusted(),
                ],
              });
            else
              report(
                'args',
                { ...data, field: field.replace(/\[\d+\]$/, '') },
                {
                  ...place,
                  help: [
                    'pass it by env, written above those that come from a Secret, and use it in a script',
                    trusted(),
                  ],
                },
              );
          }
        }
      },
    };
  },
});

/** The order of the variables of a step that has been joined with the step template. */
function orderOf({ steps, stepTemplate }: AnyTaskSpec, step: number): string[] | undefined {
  const own = steps?.[step]?.env;
  if (!own || !stepTemplate?.env) return undefined;
  return joinedOrder(namesOf(stepTemplate.env), namesOf(own));
}

function namesOf(env: readonly AnyEnv[]): string[] {
  return env.map(({ name = '' }) => name);
}
