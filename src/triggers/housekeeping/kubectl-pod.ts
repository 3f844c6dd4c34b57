import type { IConstruct } from 'constructs';
import { imageOf } from '../../core/images/image-of';
import { KUBECTL_PODS } from '../../core/kubectl-pods';
import type { INamed } from '../../core/named';

const USER = 65_532;

/** What a pod of kubectl does. */
export interface KubectlWork {
  readonly name: string;
  readonly account: INamed;
  /** Plain values; they are data for the command and never part of it. @default {} */
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** kubectl, jq and a POSIX shell are there, and `/tmp` may be written. */
  readonly command: readonly string[];
  /** A ConfigMap as a folder of files. @default - none */
  readonly files?: { readonly configMap: string; readonly folder: string } | undefined;
}

/** The template of a pod that passes Pod Security `restricted` and asks the API server as its account. */
export function kubectlPod(scope: IConstruct, work: KubectlWork): object {
  return { metadata: { labels: { ...KUBECTL_PODS } }, spec: podSpec(scope, work) };
}

function podSpec(scope: IConstruct, work: KubectlWork): object {
  const { name, account, env = {}, command, files } = work;
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
        command,
        env: Object.entries({ HOME: '/tmp', ...env }).map(([key, value]) => ({ name: key, value })),
        resources: { requests: { cpu: '10m', memory: '64Mi' }, limits: { memory: '256Mi' } },
        securityContext: {
          allowPrivilegeEscalation: false,
          capabilities: { drop: ['ALL'] },
          readOnlyRootFilesystem: true,
        },
        volumeMounts: [
          ...(files ? [{ name: 'files', mountPath: files.folder, readOnly: true }] : []),
          { name: 'tmp', mountPath: '/tmp' },
        ],
      },
    ],
    volumes: [
      ...(files ? [{ name: 'files', configMap: { name: files.configMap } }] : []),
      { name: 'tmp', emptyDir: {} },
    ],
  };
}
