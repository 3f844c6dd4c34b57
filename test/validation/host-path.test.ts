import { hostPath } from '../../src/validation/rules/security/host-path';
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

testRule(hostPath, {
  valid: {
    'another volume': task('', '  volumes: [{ name: a, emptyDir: {} }]'),
    'what the other rule reports': task('', '  volumes: [{ name: a, hostPath: { path: /var/run/docker.sock } }]'),
  },
  invalid: {
    'a volume of a Task': task(
      '',
      `
  volumes:
    - name: a
      hostPath: { path: /data }
      # ^ path`,
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
      # ^^^^^^^^ path
          path: /data
`,
  },
});
