import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { makeAccount } from '../../core/run/account';
import type { INamed } from '../../core/named';
import { grant } from '../listener/access';

/** An account that may do `verbs` to the runs of its namespace and nothing else. */
export function runKeeper(scope: Construct, name: string, verbs: readonly string[]): INamed {
  const account = makeAccount(scope, { name, token: true });
  const rules = [{ apiGroups: ['tekton.dev'], resources: ['pipelineruns'], verbs: [...verbs] }];
  const { namespace } = Chart.of(scope);
  grant(scope, 'Role', { name }, rules, { kind: 'ServiceAccount', name, namespace: namespace ?? 'default' });
  return account;
}
