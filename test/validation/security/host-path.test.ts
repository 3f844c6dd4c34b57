import { hostPath } from '../../../src/validation/rules/security/host-path';
import { runtimeSocket } from '../../../src/validation/rules/security/runtime-socket';
import { testRule } from '../test-rule';

const FOLDER = '/data';
const SOCKET = '/var/run/docker.sock';

const task = (volumes: string): string => `
apiVersion: tekton.dev/v1
kind: Task
metadata: { name: build }
spec:
  volumes: ${volumes}
  steps:
    - name: build
      image: alpine
`;

/** A folder of the node is one rule's, the socket of its runtime the other's. */
for (const [rule, message, path, ofTheOther] of [
  [hostPath, 'path', FOLDER, SOCKET],
  [runtimeSocket, 'socket', SOCKET, FOLDER],
] as const)
  testRule(rule, {
    valid: {
      'another volume': task('[{ name: a, emptyDir: {} }]'),
      'what the other rule reports': task(`[{ name: a, hostPath: { path: ${ofTheOther} } }]`),
    },
    invalid: {
      'a volume of a Task': task(`
    - name: a
      hostPath: { path: ${path} }
    # ^ ${message}`),
      'a volume of a pod template': `
apiVersion: tekton.dev/v1
kind: TaskRun
metadata: { name: build }
spec:
  taskRef: { name: build }
  podTemplate:
    volumes:
      - name: a
        hostPath:
      # ^^^^^^^^ ${message}
          path: ${path}
`,
    },
  });
