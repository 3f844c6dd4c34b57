import { runtimeSocket } from '../../src/validation/rules/security/runtime-socket';
import { testRule } from './test-rule';

const task = (fields: string, more = ''): string => `
apiVersion: tekton.dev/v1
kind: Task
metadata: { name: build }
spec:
${more}
  steps:
    - name: build
      image: alpine
${fields}
`;

testRule(runtimeSocket, {
  valid: {
    'another volume': task('', '  volumes: [{ name: a, emptyDir: {} }]'),
    'what the other rule reports': task('', '  volumes: [{ name: a, hostPath: { path: /data } }]'),
  },
  invalid: {
    'a volume of a Task': task(
      '',
      `
  volumes:
    - name: a
      hostPath: { path: /var/run/docker.sock }
      # ^ socket`,
    ).replace('      # ^', '    # ^'),
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
      # ^^^^^^^^ socket
          path: /var/run/docker.sock
`,
  },
});
