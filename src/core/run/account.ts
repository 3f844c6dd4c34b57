import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { compact } from '../../util/compact';
import { unlessEmpty } from '../../util/unless-empty';
import { originate } from '../app/origin';
import { nameOf, type INamed } from '../named';
import { objectName } from '../names';

/** What an account is made of. */
export interface AccountInit {
  readonly name: string;
  /** @default {} */
  readonly labels?: Readonly<Record<string, string>> | undefined;
  /** @default {} */
  readonly annotations?: Readonly<Record<string, string>> | undefined;
  /** Secrets that Tekton hands to every step of its pods. @default [] */
  readonly secrets?: readonly INamed[] | undefined;
  /** Secrets that nodes pull the images of its pods with. @default [] */
  readonly imagePullSecrets?: readonly INamed[] | undefined;
  /** Whether its token is mounted. @default false */
  readonly token?: boolean | undefined;
}

/** A ServiceAccount below a construct. Its token is mounted only where somebody says so. */
export function makeAccount(owner: Construct, init: AccountInit, id = 'ServiceAccount'): INamed {
  const { name, labels = {}, annotations = {}, secrets = [], imagePullSecrets = [], token = false } = init;
  const account = new ApiObject(owner, id, {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: compact({ name, labels: unlessEmpty(labels), annotations: unlessEmpty(annotations) }),
    automountServiceAccountToken: token,
    ...compact({ secrets: unlessEmpty(names(secrets)), imagePullSecrets: unlessEmpty(names(imagePullSecrets)) }),
  });
  originate(account, owner);
  return { name };
}

/** What says the account of a run: the run itself, or its pipeline for all runs. */
interface RunWithAccount {
  readonly serviceAccount?: INamed | undefined;
  readonly pipeline: { readonly run: { readonly serviceAccount?: INamed | undefined } };
}

/** The account of the pods of a run: what the run says, else what its pipeline says for all runs, else one of its own. */
export function accountOf({ serviceAccount, pipeline }: RunWithAccount, run: Construct): INamed {
  const said = serviceAccount ?? pipeline.run.serviceAccount;
  if (said === undefined) return runAccount(run);
  nameOf(said, 'serviceAccount');
  return said;
}

/**
 * A ServiceAccount for the pods of a run. Its token is not mounted: tasks that talk to the cluster bring an account of
 * their own.
 */
export function runAccount(run: Construct): INamed {
  return makeAccount(run, { name: objectName(run) });
}

function names(objects: readonly INamed[]): { name: string }[] {
  return objects.map((object) => ({ name: nameOf(object, 'a list of Secrets') }));
}
