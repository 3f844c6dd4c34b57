import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { originate } from '../app/origin';
import type { INamed } from '../named';
import { objectName } from '../names';

/**
 * A ServiceAccount for the pods of a run. Its token is not mounted: tasks that talk to the cluster bring an account of
 * their own.
 */
export function runAccount(run: Construct): INamed {
  const name = objectName(run);
  const account = new ApiObject(run, 'ServiceAccount', {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name },
    automountServiceAccountToken: false,
  });
  originate(account, run);
  return { name };
}
