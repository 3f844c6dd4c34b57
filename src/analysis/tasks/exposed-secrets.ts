import { quote } from '../../util/quote';
import { freeTexts, type FreeText } from '../scripts/pasted-text';
import type { AnyContainer } from '../wire';

/** A text of a container through which a value from elsewhere can name, and so read, a Secret of the same container. */
export interface ExposedSecret {
  readonly by: FreeText;
  /** What can be read: `env "TOKEN"`, or all of a Secret. */
  readonly secret: string;
  /** Field below the container, `env[1].value`. */
  readonly field: string;
}

/** Whether a variable of the container may come from a Secret. */
export function mayReadSecrets({ env, envFrom = [] }: AnyContainer): boolean {
  return envFrom.length > 0 || env?.some(({ valueFrom }) => valueFrom) === true;
}

/**
 * Secrets that a param or result can read. The kubelet replaces `$(NAME)` after Tekton has put the text in: in `env` by
 * what stands before (all of `envFrom` does), in `command` and `args` by every variable of the container.
 *
 * @param order names of variables in the order of the container, where it is not that of `env`
 */
export function exposedSecrets(
  container: AnyContainer,
  isFree: (text: FreeText) => boolean,
  order: readonly string[] = [],
): ExposedSecret[] {
  const found: ExposedSecret[] = [];
  if (!mayReadSecrets(container)) return found;
  const { env = [], envFrom = [], command = [], args = [] } = container;
  const secrets = envFrom.flatMap(({ secretRef }) =>
    secretRef ? [`all of Secret ${quote(secretRef.name ?? '')}`] : [],
  );
  const look = (text: string | undefined, field: string): void => {
    const [secret] = secrets;
    if (secret === undefined) return;
    for (const by of freeTexts(text)) if (isFree(by)) found.push({ by, secret, field });
  };
  const variables = env.map(({ name = '', value, valueFrom }, i) => ({ name, value, valueFrom, i }));
  for (const { name, value, valueFrom, i } of variables.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name))) {
    look(value, `env[${i}].value`);
    if (valueFrom?.secretKeyRef) secrets.push(`the Secret in ${quote(name)}`);
  }
  command.forEach((text, i) => {
    look(text, `command[${i}]`);
  });
  args.forEach((text, i) => {
    look(text, `args[${i}]`);
  });
  return found;
}

/** Names of variables that hold a key of a Secret. */
export function secretVariables({ env = [] }: AnyContainer): Set<string> {
  return new Set(env.flatMap(({ name, valueFrom }) => (valueFrom?.secretKeyRef && name ? [name] : [])));
}
