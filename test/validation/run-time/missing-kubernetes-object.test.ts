import { missingKubernetesObject } from '../../../src/validation/rules/run-time/missing-kubernetes-object';
import { build, delivery, documents, mark, runOf } from '../mark';
import { testRule } from '../test-rule';

const object = (kind: string, name: string, more = '', apiVersion = 'v1'): string =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: ${name}, namespace: ci }\n${more}`;
const env = (from: string): string => build('description: x', `env: [{ name: TOKEN, valueFrom: { ${from} } }]`);
const token = env('secretKeyRef: { name: forge-tokn, key: token }');

const byParam = build(
  'params: [{ name: s }]',
  'env: [{ name: TOKEN, valueFrom: { secretKeyRef: { name: $(params.s), key: token } } }]',
);

testRule(missingKubernetesObject, {
  valid: {
    'a name that may be in the cluster': documents(object('Secret', 'registry'), token),
    'a name with another number': documents(
      object('Secret', 'forge-1'),
      env('secretKeyRef: { name: forge-2, key: token }'),
    ),
    'a name that a param gives': documents(
      object('Secret', 'forge'),
      env('secretKeyRef: { name: $(params.s), key: token }'),
    ),
  },
  invalid: {
    'no name at all': mark(build('description: x', 'envFrom:\n  - configMapRef: {}'), 'configMapRef', 'unnamed'),
    'a name that looks misspelt': documents(object('Secret', 'forge-token'), mark(token, 'forge-tokn', 'missing')),
    'a misspelt account': documents(
      object('ServiceAccount', 'deployer'),
      mark(runOf('taskRunTemplate: { serviceAccountName: deploer }'), 'deploer', 'missing'),
    ),
  },
});

testRule(missingKubernetesObject, {
  valid: {
    'what is there': documents(
      object('Secret', 'forge'),
      object('ServiceAccount', 'ci'),
      env('secretKeyRef: { name: forge, key: token }'),
      runOf('taskRunTemplate: { serviceAccountName: ci }'),
    ),
    'what is there in every namespace': documents(
      runOf(
        'taskRunTemplate: { serviceAccountName: default }\nworkspaces: [{ name: ca, configMap: { name: kube-root-ca.crt } }]',
      ),
    ),
    'what may be missing': env('secretKeyRef: { name: forge, key: token, optional: true }'),
    'a Secret that an operator makes': documents(
      object('ExternalSecret', 'forge', 'spec: { target: { name: forge-token } }', 'external-secrets.io/v1'),
      object('SealedSecret', 'sealed', '', 'bitnami.com/v1alpha1'),
      env('secretKeyRef: { name: forge-token, key: token }'),
      env('secretKeyRef: { name: sealed, key: token }').replace('name: build', 'name: other'),
    ),
    'a name of which a part is not known': documents(
      object('Secret', 'forge'),
      byParam,
      delivery(
        "- { name: a, taskRef: { name: build }, params: [{ name: s, value: '$(params.s)' }] }",
        'params: [{ name: s }]',
      ),
    ),
    'a name that a matrix gives': documents(
      byParam,
      delivery('- { name: a, taskRef: { name: build }, matrix: { params: [{ name: s, value: [nope] }] } }'),
    ),
  },
  invalid: {
    'a ConfigMap without a name': mark(
      build('description: x', 'envFrom:\n  - configMapRef: {}'),
      'configMapRef',
      'unnamed',
    ),
    'a Secret that a pipeline names': documents(
      byParam,
      mark(delivery('- { name: a, taskRef: { name: build }, params: [{ name: s, value: nope }] }'), 'nope', 'missing'),
    ),
    'a Secret that a default names': documents(
      byParam.replace('name: s }', 'name: s, default: nope }'),
      mark(delivery('- { name: a, taskRef: { name: build } }'), 'taskRef', 'missing'),
    ),
    'a Secret that a run names through its pipeline': documents(
      byParam,
      delivery(
        "- { name: a, taskRef: { name: build }, params: [{ name: s, value: 'a-$(params.s)' }] }",
        'params: [{ name: s }]',
      ),
      mark(runOf('params: [{ name: s, value: nope }]'), 'pipelineRef', 'missing'),
    ),
    'a Secret that a step names': documents(
      `
apiVersion: tekton.dev/v1beta1
kind: StepAction
metadata: { name: greet }
spec:
  image: alpine
  params: [{ name: u, properties: { host: {} } }]
  env: [{ name: TOKEN, valueFrom: { secretKeyRef: { name: $(params.u.host), key: token } } }]
`,
      mark(
        `
apiVersion: tekton.dev/v1
kind: Task
metadata: { name: act }
spec:
  steps: [{ ref: { name: greet }, params: [{ name: u, value: { host: nope } }] }]
`,
        'value',
        'missing',
      ),
    ),
    'a Secret in env': mark(token, 'forge-tokn', 'missing'),
    'a ConfigMap in env': mark(env('configMapKeyRef: { name: settings, key: a }'), 'settings', 'missing'),
    'a Secret and a ConfigMap in envFrom': mark(
      mark(
        build('description: x', 'envFrom:\n  - secretRef: { name: all-of-it }\n  - configMapRef: { name: settings }'),
        'all-of-it',
        'missing',
      ),
      'settings',
      'missing',
    ),
    'volumes of a Task': mark(
      mark(
        build(
          'volumes:\n  - { name: a, secret: { secretName: keys } }\n  - { name: b, projected: { sources: [{ configMap: { name: settings } }] } }',
        ),
        'keys',
        'missing',
      ),
      'settings',
      'missing',
    ),
    'a claim and accounts of a run': mark(
      mark(
        runOf(
          'taskRunSpecs: [{ pipelineTaskName: a, serviceAccountName: deployer }]\nworkspaces: [{ name: w, persistentVolumeClaim: { claimName: cache } }]',
        ),
        'deployer',
        'missing',
      ),
      'cache',
      'missing',
    ),
    'a Secret of another namespace': documents(
      object('Secret', 'forge'),
      mark(
        object(
          'Trigger',
          'push',
          'spec:\n  template: { ref: t }\n  interceptors: [{ ref: { name: github }, params: [{ name: secretRef, value: { secretName: forge, secretKey: a } }] }]',
          'triggers.tekton.dev/v1beta1',
        ).replace('namespace: ci', 'namespace: other'),
        'forge',
        'missing',
      ),
    ),
  },
  options: { complete: true },
});
