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
    'a name that the step template gives': build(
      'stepTemplate: { env: [{ name: TOKEN, valueFrom: { secretKeyRef: { name: forge } } }] }',
      'env: [{ name: TOKEN, valueFrom: { secretKeyRef: { key: token } } }]',
    ),
    'a name that a param gives': documents(
      object('Secret', 'forge'),
      env('secretKeyRef: { name: $(params.s), key: token }'),
    ),
  },
  invalid: {
    'no name in a step, nor in its template': mark(
      build(
        'stepTemplate: { env: [{ name: B, value: b }] }',
        'env: [{ name: TOKEN, valueFrom: { secretKeyRef: { key: token } } }]',
      ),
      'secretKeyRef',
      'unnamed',
    ),
    'no name at all': mark(build('description: x', 'envFrom:\n  - configMapRef: {}'), 'configMapRef', 'unnamed'),
    'a name that looks misspelt': documents(object('Secret', 'forge-token'), mark(token, 'forge-tokn', 'missing')),
    'a misspelt account': documents(
      object('ServiceAccount', 'deployer'),
      mark(runOf('taskRunTemplate: { serviceAccountName: deploer }'), 'deploer', 'missing'),
    ),
  },
  // It takes more than one namespace, of all of which everything is known.
  untested: ['elsewhere'],
});

const inCi = (yaml: string): string => yaml.replaceAll(/(metadata: \{ name: \w+)/g, '$1, namespace: ci');
const other = object('Secret', 'forge').replace('namespace: ci', 'namespace: other');
const forge = env('secretKeyRef: { name: forge, key: token }');
const runOfBuild = `
apiVersion: tekton.dev/v1
kind: TaskRun
metadata: { name: run }
spec:
  taskRef: { name: build }
`;
const greet = `
apiVersion: tekton.dev/v1beta1
kind: StepAction
metadata: { name: greet }
spec:
  image: alpine
  env: [{ name: TOKEN, valueFrom: { secretKeyRef: { name: forge, key: token } } }]
`;

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
    'a Secret that is in several namespaces': documents(
      other,
      object('Secret', 'forge'),
      inCi(forge),
      inCi(runOfBuild),
    ),
    'a run whose namespace nobody knows': documents(other, forge, runOfBuild),
    'a Task that no run of the set needs': documents(other, inCi(forge)),
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
    'a Secret of another namespace that a Task of a run needs': documents(
      other,
      inCi(forge),
      mark(inCi(runOfBuild), 'taskRef', 'elsewhere'),
    ),
    'one that a task inside of a pipeline needs': documents(
      other,
      inCi(
        delivery(
          '- { name: a, taskSpec: { steps: [{ name: s, image: alpine, envFrom: [{ secretRef: { name: forge } }] }] } }',
        ),
      ),
      mark(inCi(runOf('timeouts: {}')), 'pipelineRef', 'elsewhere'),
    ),
    'one that a Task of the run needs, called by a pipeline of another namespace': documents(
      other,
      inCi(forge),
      delivery('- { name: a, taskRef: { name: build } }').replace(
        'name: delivery',
        'name: delivery, namespace: shared',
      ),
      mark(
        inCi(runOf('timeouts: {}')).replace(
          '{ name: delivery }',
          '{ resolver: cluster, params: [{ name: kind, value: pipeline }, { name: name, value: delivery }, { name: namespace, value: shared }] }',
        ),
        'pipelineRef',
        'elsewhere',
      ),
    ),
    'one that a pipeline names for its Task': documents(
      other,
      inCi(byParam),
      inCi(delivery('- { name: a, taskRef: { name: build }, params: [{ name: s, value: forge }] }')),
      mark(inCi(runOf('timeouts: {}')), 'pipelineRef', 'elsewhere'),
    ),
    'one that a StepAction needs': documents(
      other,
      inCi(greet),
      mark(
        inCi(runOfBuild)
          .replace('{ name: build }', '')
          .replace('taskRef: ', 'taskSpec: { steps: [{ name: a, ref: { name: greet } }] }'),
        'taskSpec',
        'elsewhere',
      ),
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
