import { fail } from '../../diagnostics/diagnostic-error';
import type { PendingPlace } from '../../diagnostics/place';
import type { EnvVar } from '../../schema/kubernetes';
import { variableKind } from '../../schema/variable-kinds';
import { parseVariables, type Variable } from '../../schema/variables';
import { compact } from '../../util/compact';
import { quote } from '../../util/quote';
import { unlessEmpty } from '../../util/unless-empty';
import type { Text } from '../references/text';
import { checkList, checkObjects } from '../check-list';
import { renderEnv } from './env';
import type { ContainerProps } from './step';

/** The fields that steps, sidecars and the template of steps have in common. */
export function renderContainer(container: ContainerProps, place: PendingPlace, references: readonly EnvVar[] = []) {
  const { command, args, workingDir, env = {}, envFrom, imagePullPolicy } = container;
  const { computeResources, volumeMounts, volumeDevices, securityContext } = container;
  checkLists(container, place);
  const variables = renderEnv(env, references, place);
  checkEnvFrom(container, variables, place);
  checkArguments(container, variables, place);
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

function checkLists(
  { command, args, envFrom, volumeMounts, volumeDevices }: ContainerProps,
  place: PendingPlace,
): void {
  checkList(command, { field: 'command', holds: 'texts' }, place);
  checkList(args, { field: 'args', holds: 'texts' }, place);
  const mounts = "write volumeMounts: [{ name: '…', mountPath: '/…' }]";
  checkObjects(
    envFrom,
    { field: 'envFrom', holds: 'sources', help: "write envFrom: [{ configMapRef: { name: '…' } }]" },
    place,
  );
  checkObjects(volumeMounts, { field: 'volumeMounts', holds: 'mounts', help: mounts }, place);
  checkObjects(
    volumeDevices,
    { field: 'volumeDevices', holds: 'devices', help: "write volumeDevices: [{ name: '…', devicePath: '/…' }]" },
    place,
  );
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

/** In command and args the kubelet expands `$(NAME)` from all variables, whatever their order. */
function checkArguments(container: ContainerProps, variables: readonly EnvVar[], place: PendingPlace): void {
  const { command = [], args = [], envFrom = [], argumentsAreChecked = false } = container;
  const secret =
    variables.find(({ valueFrom }) => valueFrom?.secretKeyRef)?.valueFrom?.secretKeyRef?.name ??
    envFrom.find(({ secretRef }) => secretRef)?.secretRef?.name;
  if (secret === undefined || argumentsAreChecked) return;
  const argument = [...command, ...args].map(String).find((text) => parseVariables(text).some(isFilledInByOthers));
  if (argument === undefined) return;
  fail({
    rule: 'reference-beside-secret',
    message: `argument ${quote(argument)} could read Secret ${quote(secret)}, which is a variable of the same step`,
    data: { argument, secret },
    at: place,
    help: argument.endsWith('[*])')
      ? 'the kubelet expands $(NAME) in arguments, and a list gets to a script as arguments; read the Secret in a step of its own, or as a file of a volume'
      : 'the kubelet expands $(NAME) in arguments; use sh`…`, which hands references over as variables, or read the Secret as a file of a volume',
  });
}

/** Paths and names of the run are Tekton's own; all else is text that somebody chose. */
function isFilledInByOthers(variable: Variable): boolean {
  const meaning = variableKind(variable);
  if (meaning.kind === 'workspace') return meaning.field !== 'path';
  return ['param', 'step-result', 'task-result', 'unknown'].includes(meaning.kind);
}

/** A text or reference as text; undefined stays. */
export function optionalText(text: Text | undefined): string | undefined {
  return text === undefined ? undefined : `${text}`;
}
