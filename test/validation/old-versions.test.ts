import { lint } from '../../src/validation/lint';

const findings = (text: string): string[] =>
  lint([{ name: 'old.yaml', text }])
    .diagnostics.filter(({ severity }) => severity === 'error')
    .map(({ rule, message, at }) => `${rule} @ ${at.path ?? ''}: ${message}`);
const old = (kind: string, spec: string, apiVersion = 'tekton.dev/v1beta1'): string =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: old }\nspec:\n${spec}`;

describe('documents of old versions', () => {
  it('are told apart from those of the version to write by a warning', () => {
    const text = old('Task', '  steps:\n    - image: alpine');
    const { diagnostics } = lint([{ name: 'old.yaml', text }]);
    expect(diagnostics.map(({ rule, severity }) => `${severity} ${rule}`)).toContain('warning deprecated-api-version');
    expect(lint([{ name: 'old.yaml', text }], { admissionOnly: true }).diagnostics).toEqual([]);
  });

  it('are judged by the rules of v1 under the old names of fields', () => {
    expect(findings(old('TaskRun', '  taskRef: { name: build }\n  stepOverrides:\n    - resources: {}'))).toEqual([
      'invalid-compute-spec @ spec.stepOverrides[0]: an entry of "stepOverrides" has no name',
    ]);
    expect(findings(old('PipelineRun', '  pipelineRef: { name: a }\n  timeout: -1h'))).toEqual([
      'negative-duration @ spec.timeout: timeout "-1h" is negative',
    ]);
  });

  it('may leave out what only the webhook of v1 asks for', () => {
    expect(findings(old('TaskRun', '  taskRef: { name: build }\n  retries: -1'))).toEqual([]);
  });

  it('need what Kubernetes asks for once the pod is made', () => {
    expect(findings(old('Task', '  steps:\n    - image: alpine\n  sidecars:\n    - name: database'))).toEqual([
      'invalid-pod-field @ spec.sidecars[0]: field "image" is missing',
    ]);
  });

  it('may have the interceptors of v1alpha1', () => {
    const listener = (interceptor: string): string =>
      old(
        'EventListener',
        `  triggers:\n    - template: { ref: run }\n      interceptors:\n        - ${interceptor}`,
        'triggers.tekton.dev/v1alpha1',
      );
    expect(findings(listener('cel: { filter: "body.ref == \'x\'" }'))).toEqual([]);
    expect(findings(listener('github: { eventTypes: [push] }'))).toEqual([]);
    expect(findings(listener('{}'))).toEqual([
      'invalid-interceptor @ spec.triggers[0].interceptors[0]: the interceptor has neither a ref nor a webhook',
    ]);
  });
});
