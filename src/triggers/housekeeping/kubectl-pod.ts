import type { IConstruct } from 'constructs';
import { imageOf } from '../../core/images/image-of';
import type { INamed } from '../../core/named';

const USER = 65_532;

/** What a pod of kubectl does. */
export interface KubectlWork {
  readonly name: string;
  readonly account: INamed;
  /** Plain values; they are data for the script and never part of it. */
  readonly env: Readonly<Record<string, string>>;
  /** POSIX shell; kubectl and jq are there, and `/tmp` may be written. */
  readonly script: string;
}

/** A pod that passes Pod Security `restricted` and asks the API server as its account. */
export function kubectlPod(scope: IConstruct, { name, account, env, script }: KubectlWork): object {
  return {
    restartPolicy: 'Never',
    serviceAccountName: account.name,
    automountServiceAccountToken: true,
    securityContext: {
      runAsNonRoot: true,
      runAsUser: USER,
      runAsGroup: USER,
      seccompProfile: { type: 'RuntimeDefault' },
    },
    containers: [
      {
        name,
        image: imageOf(scope, 'kubectl'),
        command: ['sh', '-c', script],
        env: Object.entries({ HOME: '/tmp', ...env }).map(([key, value]) => ({ name: key, value })),
        resources: { requests: { cpu: '10m', memory: '64Mi' }, limits: { memory: '256Mi' } },
        securityContext: {
          allowPrivilegeEscalation: false,
          capabilities: { drop: ['ALL'] },
          readOnlyRootFilesystem: true,
        },
        volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
      },
    ],
    volumes: [{ name: 'tmp', emptyDir: {} }],
  };
}
