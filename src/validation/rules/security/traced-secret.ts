import { placed } from '../../../analysis/tasks/containers';
import { traceIn } from '../../../analysis/scripts/shell-trace';
import type { AnyContainer, AnyVolume } from '../../../analysis/wire';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { step } from '../example';

const push = (script: string): string =>
  step(
    `name: push\nimage: curlimages/curl\nenv:\n  - name: TOKEN\n    valueFrom:\n      secretKeyRef: { name: forge, key: token }\nscript: |\n${script}\n  curl --header "Authorization: Bearer $TOKEN" https://example.com`,
  );

export const tracedSecret = defineRule({
  id: 'traced-secret',
  severity: 'warning',
  docs: {
    title: 'A shell prints its commands beside a Secret',
    why: 'With -x a shell prints each command as it runs, with all variables replaced. The Secret is then in the log, which more people read than the Secret, and which is kept.',
    bad: push('  set -ex'),
    good: push('  set -e'),
  },
  messages: {
    trace: (d: { what: string; trace: string; secret: string }) =>
      `${d.what} prints its commands (${quote(d.trace)}) and has ${d.secret}`,
  },
  visit: ({ report, acknowledgement }) => ({
    TaskSpec({ spec, steps, path }) {
      for (const { container, what, path: at } of [
        ...placed(steps, 'step', `${path}.steps`),
        ...placed(spec.sidecars, 'sidecar', `${path}.sidecars`),
      ]) {
        const secret = secretOf(container, spec.volumes);
        const found = secret === undefined ? undefined : traceIn(container);
        if (secret === undefined || !found) continue;
        report(
          'trace',
          { what, trace: found.trace, secret },
          {
            path: `${at}.${found.field}`,
            text: found.trace,
            help: [
              'drop -x, or switch it off ("set +x") around what uses the Secret',
              `if it is switched off there, ${acknowledgement()}`,
            ],
          },
        );
      }
    },
  }),
});

/** What a container knows that must not be printed. */
function secretOf(
  { env = [], envFrom = [], volumeMounts = [] }: AnyContainer,
  volumes: readonly AnyVolume[] = [],
): string | undefined {
  const variable = env.find(({ valueFrom }) => valueFrom?.secretKeyRef);
  if (variable) return `the Secret in ${quote(variable.name ?? '')}`;
  const whole = envFrom.find(({ secretRef }) => secretRef);
  if (whole) return `all of Secret ${quote(whole.secretRef?.name ?? '')}`;
  const mounted = volumeMounts.find(({ name }) => volumes.some((one) => one.name === name && one.secret));
  return mounted && `the Secret of volume ${quote(mounted.name ?? '')}`;
}
