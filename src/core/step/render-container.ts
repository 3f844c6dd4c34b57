import { fail } from '../../diagnostics/diagnostic-error';
import type { PendingPlace } from '../../diagnostics/place';
import type { EnvVar } from '../../schema/kubernetes';
import { compact } from '../../util/compact';
import { quote } from '../../util/quote';
import { unlessEmpty } from '../../util/unless-empty';
import type { Text } from '../references/text';
import { renderEnv } from './env';
import type { ContainerProps } from './step';

/** The fields that steps, sidecars and the template of steps have in common. */
export function renderContainer(container: ContainerProps, place: PendingPlace, references: readonly EnvVar[] = []) {
  const { command, args, workingDir, env = {}, envFrom, imagePullPolicy } = container;
  const { computeResources, volumeMounts, volumeDevices, securityContext } = container;
  const variables = renderEnv(env, references);
  checkEnvFrom(container, variables, place);
  return compact({
    command: command && unlessEmpty(command.map(String)),
    args: args && unlessEmpty(args.map(String)),
    workingDir: optionalText(workingDir),
    env: unlessEmpty(variables),
    envFrom: envFrom && unlessEmpty(envFrom),
    imagePullPolicy: imagePullPolicy === undefined ? undefined : (`${imagePullPolicy}` as 'Always'),
    computeResources,
    volumeMounts: volumeMounts && unlessEmpty(volumeMounts),
    volumeDevices: volumeDevices && unlessEmpty(volumeDevices),
    securityContext,
  });
}

/** Variables of `envFrom` come before all others, so a reference could read them. */
function checkEnvFrom({ envFrom }: ContainerProps, variables: readonly EnvVar[], place: PendingPlace): void {
  const secret = envFrom?.find((source) => source.secretRef)?.secretRef?.name;
  const reference = variables.find((variable) => variable.value?.includes('$('));
  if (reference === undefined || secret === undefined) return;
  fail({
    rule: 'reference-beside-secret',
    message: `variable ${quote(reference.name)} holds ${quote(reference.value ?? '')}, which could read Secret ${quote(secret)} beside it`,
    data: { variable: reference.name, secret },
    at: place,
    help: "the kubelet expands $(NAME) in values; take single keys instead of envFrom: env: { TOKEN: secretKey({ name: '…' }, '…') }",
  });
}

/** A text or reference as text; undefined stays. */
export function optionalText(text: Text | undefined): string | undefined {
  return text === undefined ? undefined : `${text}`;
}
