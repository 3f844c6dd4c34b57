import { invalidPodField } from '../../../src/validation/rules/run-time/invalid-pod-field';
import { build, documents, mark, runOf, delivery } from '../mark';
import { testRule } from '../test-rule';

const volumes =
  'volumes:\n  - { name: cache, emptyDir: {} }\n  - { name: disk, persistentVolumeClaim: { claimName: disk } }';
const step = (fields: string, more = volumes): string => build(more, `script: make\n${fields}`);
const mounted = (mount: string): string => step(`volumeMounts: [{ name: cache, ${mount} }]`);
const environment = (entry: string): string => step(`env: [{ name: A, ${entry} }]`);
const resources = (text: string): string => step(`computeResources: { ${text} }`);
const context = (text: string): string => step(`securityContext: { ${text} }`);
const template = (text: string, fields: string): string => step(fields, `${volumes}\nstepTemplate: { ${text} }`);
const sidecar = (fields: string): string => build(`sidecars: [{ name: db, image: db, ${fields} }]`);
const sidecars = (list: string): string => build(`sidecars: [${list}]`);
const volume = (source: string): string => build(`volumes: [{ name: cache, ${source} }]`);
const token = (fields: string): string => volume(`projected: { sources: [{ serviceAccountToken: { ${fields} } }] }`);
const action = (fields: string): string => `
apiVersion: tekton.dev/v1beta1
kind: StepAction
metadata: { name: make }
spec:
  image: alpine
  command: [make]
  ${fields}
`;
const bound = (task: string, binding: string): string =>
  documents(
    delivery(
      `- name: build\n  taskSpec: { ${task} steps: [{ name: a, image: b, command: [c] }] }${task && '\n  workspaces: [{ name: w }]'}`,
      task && 'workspaces: [{ name: w }]',
    ),
    runOf(`workspaces: [{ name: w, ${binding} }]`),
  );
const taskRun = (spec: string): string => `
apiVersion: tekton.dev/v1
kind: TaskRun
metadata: { name: run }
spec:
  taskRef: { name: build }
  ${spec}
`;
/** A Task whose param is a folder in a volume, and says what a failure does. */
const folder = (more = ''): string =>
  build(
    `params: [{ name: dir${more} }, { name: fails, default: continue }]\n${volumes}`,
    "script: make\nonError: $(params.fails)\nvolumeMounts: [{ name: cache, mountPath: /a, subPath: '$(params.dir)' }]",
  );
const pod = (fields: string): string => taskRun(`podTemplate: { ${fields} }`);

testRule(invalidPodField, {
  valid: {
    'a step without any of the fields': step(''),
    'mounts of a volume in two places': step(
      'volumeMounts: [{ name: cache, mountPath: /a }, { name: cache, mountPath: /b, subPath: b }]',
    ),
    'a path with variables': mounted('mountPath: /a, subPath: ../$(params.p)'),
    'a path with a variable of the environment': mounted('mountPath: /a, subPathExpr: $(HOME)/b'),
    'a file that begins with dots below a mount': mounted('mountPath: /a, subPath: ..data'),
    'what only a privileged container may mount': step(
      'securityContext: { privileged: true }\nvolumeMounts: [{ name: cache, mountPath: /a, mountPropagation: Bidirectional }]',
    ),
    'mounts that are read-only all the way down': mounted('mountPath: /a, readOnly: true, recursiveReadOnly: Enabled'),
    'a block device': step('volumeDevices: [{ name: disk, devicePath: /dev/disk }]'),
    'an empty value beside a source': environment("value: '', valueFrom: { fieldRef: { fieldPath: metadata.name } }"),
    'a label of the pod': environment(`valueFrom: { fieldRef: { fieldPath: "metadata.labels['a.b/c']" } }`),
    'its memory in mebibytes': environment(
      'valueFrom: { resourceFieldRef: { resource: limits.memory, divisor: 1024Ki } }',
    ),
    'equal amounts in other units': resources(
      'requests: { memory: 1024Mi, cpu: 1e-1 }, limits: { memory: 1Gi, cpu: 100m }',
    ),
    'a resource of others': resources('limits: { example.com/gpu: 2 }'),
    'pages with memory': resources('limits: { hugepages-2Mi: 4Mi, memory: 1Gi }'),
    'a profile of the node': context('seccompProfile: { type: Localhost, localhostProfile: a/b.json }'),
    'a template whose fault the step replaces': template('imagePullPolicy: Often', 'imagePullPolicy: Always'),
    'a source of the template that a value replaces': template(
      'env: [{ name: A, valueFrom: { secretKeyRef: { name: a } } }]',
      'env: [{ name: A, value: a }]',
    ),
    'a step and a template that give one mount': template(
      'volumeMounts: [{ name: cache, mountPath: /a, subPath: a }]',
      'volumeMounts: [{ name: cache, mountPath: /a }]',
    ),
    'probes and hooks': sidecar(
      'ports: [{ containerPort: 80, name: http }], readinessProbe: { httpGet: { port: http } }, livenessProbe: { grpc: { port: 80 }, successThreshold: 1 }, lifecycle: { preStop: { sleep: { seconds: 5 } } }',
    ),
    'one port of the node for two protocols': sidecars(
      '{ name: a, image: a, ports: [{ containerPort: 1, hostPort: 1 }] }, { name: b, image: a, ports: [{ containerPort: 1, hostPort: 1, protocol: UDP }] }',
    ),
    'sidecars without names, if there is one': sidecars("{ name: '', image: a }"),
    'a volume of nothing, which is an empty folder': build('volumes: [{ name: cache }]'),
    'a projected volume of nothing': volume('projected: { sources: [{}] }'),
    'a file of the pod': volume('downwardAPI: { items: [{ path: name, fieldRef: { fieldPath: metadata.name } }] }'),
    'a claim that is made for the pod': volume(
      'ephemeral: { volumeClaimTemplate: { spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } } } }',
    ),
    'names of objects, which another rule looks at': volume("secret: { secretName: '' }"),
    'a workspace that no task takes': bound('', 'emptyDir: {}, subPath: /a'),
    'a pod template': pod(
      "dnsPolicy: None, dnsConfig: { nameservers: [010.0.0.1] }, tolerations: [{ operator: Exists }], nodeSelector: { a: '' }, hostAliases: [{ ip: 'fd00::1' }]",
    ),
    'a folder that is given': documents(folder(), taskRun('params: [{ name: dir, value: a/b }]')),
    'a folder that is not known yet': documents(
      folder(),
      delivery(
        "- { name: a, taskRef: { name: build }, params: [{ name: dir, value: '$(params.dir)' }] }",
        'params: [{ name: dir }]',
      ),
    ),
    'a default that the param of the pipeline comes before': delivery(
      "- name: a\n  taskSpec:\n    params: [{ name: dir, default: /bad }]\n    volumes: [{ name: cache }]\n    steps: [{ image: alpine, volumeMounts: [{ name: cache, mountPath: /a, subPath: '$(params.dir)' }] }]",
      'params: [{ name: dir, default: ok }]',
    ),
    'a param of the pipeline in place of which a matrix gives others': documents(
      delivery(
        "- name: a\n  matrix: { params: [{ name: dir, value: [x] }] }\n  taskSpec:\n    params: [{ name: dir }]\n    volumes: [{ name: cache }]\n    steps: [{ image: alpine, volumeMounts: [{ name: cache, mountPath: /a, subPath: '$(params.dir)' }] }]",
        'params: [{ name: dir }]',
      ),
      runOf('params: [{ name: dir, value: /bad }]'),
    ),
    'the folder of one of several': documents(
      folder(),
      delivery("- { name: a, taskRef: { name: build }, matrix: { params: [{ name: dir, value: ['/a'] }] } }"),
    ),
    'what the steps share': taskRun('computeResources: { requests: { cpu: 2 }, limits: { cpu: 1 } }'),
  },
  invalid: {
    'a folder that is given': documents(
      folder(),
      mark(taskRun('params: [{ name: dir, value: /a }]'), '/a', 'absolute'),
    ),
    'a folder by default': documents(folder(', default: /a'), mark(taskRun(''), 'taskRef', 'absolute')),
    'what a failure does, as it is given': documents(
      folder(),
      mark(
        delivery(
          '- { name: a, taskRef: { name: build }, params: [{ name: dir, value: a }, { name: fails, value: ignore }] }',
        ),
        'ignore',
        'choice',
      ),
    ),
    'a folder that a run gives to its pipeline': documents(
      folder(),
      delivery(
        "- { name: a, taskRef: { name: build }, params: [{ name: dir, value: 'x/$(params.dirs[0])' }] }",
        'params: [{ name: dirs, type: array }]',
      ),
      mark(runOf('params: [{ name: dirs, value: [..] }]'), 'pipelineRef', 'backwards'),
    ),
    'a folder that a run gives to a task inside of its pipeline': documents(
      delivery(
        "- name: a\n  taskSpec:\n    volumes: [{ name: cache }]\n    steps: [{ image: alpine, volumeMounts: [{ name: cache, mountPath: /a, subPath: '$(params.dir)' }] }]",
        'params: [{ name: dir }]',
      ),
      mark(runOf('params: [{ name: dir, value: /a }]'), 'pipelineRef', 'absolute'),
    ),
    'a folder of the pipeline and of the task': documents(
      delivery(
        "- name: a\n  params: [{ name: sub, value: .. }]\n  taskSpec:\n    params: [{ name: sub }, { name: dir, default: good }]\n    volumes: [{ name: cache }]\n    steps: [{ image: alpine, volumeMounts: [{ name: cache, mountPath: /a, subPath: '$(params.dir)/$(params.sub)' }] }]",
        'params: [{ name: dir }]',
      ),
      mark(runOf('params: [{ name: dir, value: x }]'), 'pipelineRef', 'backwards'),
    ),
    'a place that becomes nothing': documents(
      build(
        `params: [{ name: where }]\n${volumes}`,
        "script: make\nvolumeMounts: [{ name: cache, mountPath: '$(params.where)' }]",
      ),
      mark(taskRun("params: [{ name: where, value: '' }]"), "'' }", 'missing'),
    ),
    'a folder that a step gives to its StepAction': documents(
      action("params: [{ name: dir }]\n  volumeMounts: [{ name: cache, mountPath: /a, subPath: '$(params.dir)' }]"),
      mark(
        step('ref: { name: make }\nparams: [{ name: dir, value: /b }]').replace(
          '      image: alpine\n      script: make\n',
          '',
        ),
        '/b',
        'absolute',
      ),
    ),
    'the path of a workspace as a folder': mark(
      step(
        "volumeMounts: [{ name: cache, mountPath: /a, subPath: '$(workspaces.source.path)/b' }]",
        `${volumes}\nworkspaces: [{ name: source, optional: true }]`,
      ),
      "'$(workspaces",
      'absolute',
    ),
    'no place to mount it': mark(mounted('readOnly: true'), '{ name: cache, readOnly', 'missing'),
    'one place for two volumes': mark(
      step('volumeMounts: [{ name: cache, mountPath: /a }, { name: disk, mountPath: /a }]'),
      '/a }]',
      'repeated',
    ),
    'one place for two volumes beside a template, which takes them for one': mark(
      template(
        'env: [{ name: A, value: a }]',
        'volumeMounts: [{ name: cache, mountPath: /a }, { name: disk, mountPath: /a }]',
      ),
      '/a }]',
      'joined',
    ),
    'one place for two volumes beside a workspace, which Tekton mounts by a template where it is bound': mark(
      step(
        'volumeMounts: [{ name: cache, mountPath: /a }, { name: disk, mountPath: /a }]',
        `${volumes}\nworkspaces: [{ name: source }]`,
      ),
      '/a }]',
      'joined',
    ),
    'a template that a step of a StepAction cannot replace': documents(
      action(''),
      mark(
        build('stepTemplate: { imagePullPolicy: Often }', 'imagePullPolicy: Always').replace(
          /$/,
          '    - { name: other, ref: { name: make } }\n',
        ),
        'Often',
        'choice',
      ),
    ),
    'a template whose StepAction is not known': mark(
      build('stepTemplate: { imagePullPolicy: Often }', 'ref: { name: far }').replace('      image: alpine\n', ''),
      'Often',
      'choice',
    ),
    'what a StepAction says itself, which is told once': documents(
      mark(action('volumeMounts: [{ name: cache, mountPath: /a, subPath: /b }]'), '/b', 'absolute'),
      build('stepTemplate: { imagePullPolicy: Always }', 'ref: { name: make }').replace('      image: alpine\n', ''),
    ),
    'one place for two volumes, whatever the param says': mark(
      step('volumeMounts: [{ name: cache, mountPath: /a/$(params.p) }, { mountPath: /a/$(params.p), name: disk }]'),
      '/a/$(params.p), name: disk',
      'repeated',
    ),
    'a part of the volume from its root': mark(mounted('mountPath: /a, subPath: /b'), '/b', 'absolute'),
    'a part of the volume outside of it': mark(mounted('mountPath: /a, subPathExpr: b/../../c'), 'b/..', 'backwards'),
    'two parts of the volume': mark(mounted('mountPath: /a, subPath: b, subPathExpr: c'), 'c }', 'excluded'),
    'a way to mount that there is not': mark(mounted('mountPath: /a, mountPropagation: Both'), 'Both', 'choice'),
    'what needs a privileged container': mark(
      mounted('mountPath: /a, mountPropagation: Bidirectional'),
      'Bidirectional',
      'excluded',
    ),
    'read-only below a mount that is not': mark(
      mounted('mountPath: /a, recursiveReadOnly: Enabled'),
      'Enabled',
      'excluded',
    ),
    'a block device that is no claim': mark(
      step('volumeDevices: [{ devicePath: /a, name: cache }]'),
      'cache }]',
      'excluded',
    ),
    'a block device and a mount of it': mark(
      step(
        'volumeDevices: [{ devicePath: /a, name: disk }]\nvolumeMounts: [{ mountPath: /b, name: disk, readOnly: true }]',
      ),
      'disk }]',
      'excluded',
    ),
    'a mount where a device is': mark(
      step('volumeDevices: [{ name: disk, devicePath: /a }]\nvolumeMounts: [{ mountPath: /a, name: cache }]'),
      '/a }]',
      'repeated',
    ),
    'a variable of no source': mark(environment('valueFrom: {}'), 'valueFrom', 'none'),
    'a variable of two sources': mark(
      environment('valueFrom: { fieldRef: { fieldPath: metadata.name }, secretKeyRef: { name: a, key: b } }'),
      'valueFrom',
      'several',
    ),
    'a value beside its source': mark(
      environment('value: a, valueFrom: { fieldRef: { fieldPath: metadata.name } }'),
      'valueFrom',
      'excluded',
    ),
    'a Secret without a key': mark(environment('valueFrom: { secretKeyRef: { name: a } }'), 'secretKeyRef', 'missing'),
    'a key that there cannot be': mark(
      environment('valueFrom: { configMapKeyRef: { name: a, key: a/b } }'),
      'a/b',
      'form',
    ),
    'a Secret that there cannot be': mark(step('envFrom: [{ secretRef: { name: My_Secret } }]'), 'My_', 'form'),
    'an entry of nothing': mark(step('envFrom: [{ prefix: A_ }]'), '{ prefix', 'none'),
    'a field that a pod does not tell': mark(
      environment('valueFrom: { fieldRef: { fieldPath: spec.image } }'),
      'spec.',
      'form',
    ),
    'a unit that there is not': mark(
      environment('valueFrom: { resourceFieldRef: { resource: limits.cpu, divisor: 2m } }'),
      '2m',
      'choice',
    ),
    'a policy that there is not': mark(step('imagePullPolicy: Often'), 'Often', 'choice'),
    'a request above its limit': mark(
      resources('requests: { memory: 2Gi }, limits: { memory: 1Gi }'),
      '2Gi',
      'request',
    ),
    'a request above the limit of the template': mark(
      template('computeResources: { limits: { cpu: 100m } }', 'computeResources: { requests: { cpu: 200m } }'),
      '200m',
      'request',
    ),
    'a request without the limit that it needs': mark(
      resources('requests: { example.com/gpu: 1 }'),
      '1 }',
      'unlimited',
    ),
    'half of a device': mark(resources("limits: { example.com/gpu: '0.5' }"), "'0.5'", 'form'),
    'less than nothing': mark(resources('limits: { cpu: -1 }'), '-1', 'number'),
    'a resource that there is not': mark(resources('limits: { gpu: 1 }'), '1 }', 'form'),
    'pages without memory': mark(resources('limits: { hugepages-2Mi: 2Mi }'), 'computeResources', 'excluded'),
    'a user that there cannot be': mark(context('runAsUser: -1'), '-1', 'number'),
    'privileges that are given and taken': mark(
      context('privileged: true, allowPrivilegeEscalation: false'),
      'securityContext',
      'excluded',
    ),
    'privileges of the template that the step takes': mark(
      template('securityContext: { privileged: true }', 'securityContext: { allowPrivilegeEscalation: false }'),
      'securityContext: { allow',
      'excluded',
    ),
    'a fault of the template, once': mark(template('imagePullPolicy: Often', ''), 'Often', 'choice'),
    'a profile of the node without its name': mark(
      context('seccompProfile: { type: Localhost }'),
      'seccompProfile',
      'missing',
    ),
    'a fault of a StepAction': mark(
      action('volumeMounts: [{ name: $(params.v), mountPath: /a, subPath: /b }]'),
      '/b',
      'absolute',
    ),
    'a port of no number': mark(sidecar('ports: [{ name: http }]'), '{ name: http', 'missing'),
    'a port beyond the last': mark(sidecar('ports: [{ containerPort: 70000 }]'), '70000', 'number'),
    'a port of the node that two take': mark(
      sidecars(
        '{ name: a, image: a, ports: [{ containerPort: 1, hostPort: 7 }] }, { name: b, image: a, ports: [{ containerPort: 2, hostPort: 7 }] }',
      ),
      '7 }] }]',
      'repeated',
    ),
    'a probe of nothing': mark(sidecar('readinessProbe: {}'), 'readinessProbe', 'none'),
    'a probe of two ways': mark(
      sidecar('readinessProbe: { exec: { command: [a] }, grpc: { port: 1 } }'),
      'readinessProbe',
      'several',
    ),
    'a port whose name is a number': mark(sidecar("livenessProbe: { httpGet: { port: '80' } }"), "'80'", 'form'),
    'a probe that has to go well twice': mark(
      sidecar('livenessProbe: { tcpSocket: { port: 80 }, successThreshold: 2 }'),
      '2 }',
      'number',
    ),
    'a hook that takes too long': mark(sidecar('lifecycle: { preStop: { sleep: { seconds: 31 } } }'), '31', 'number'),
    'a sidecar that is no container': mark(sidecars('{ name: Db, image: a }'), 'Db', 'form'),
    'two sidecars of one name': mark(sidecars('{ name: a, image: a }, { image: a, name: a }'), 'a }]', 'repeated'),
    'a sidecar without an image in an old version': mark(
      sidecars('{ name: db, command: [a] }').replace('tekton.dev/v1', 'tekton.dev/v1beta1'),
      '{ name: db',
      'missing',
    ),
    'a volume of two things': mark(volume('emptyDir: {}, configMap: { name: a }'), 'configMap', 'several'),
    'a volume without a name': mark(build('volumes: [{ emptyDir: {} }]'), '{ emptyDir', 'missing'),
    'a name that is no label': mark(build('volumes: [{ emptyDir: {}, name: My_Cache }]'), 'My_', 'form'),
    'a volume of Tekton': mark(
      build('volumes: [{ emptyDir: {}, name: tekton-internal-bin }]'),
      'tekton-int',
      'reserved',
    ),
    'a path of the server that has no beginning': mark(volume('nfs: { server: a, path: b }'), 'b }', 'relative'),
    'a path of the node that goes back': mark(volume('hostPath: { path: /a/../b }'), '/a/', 'backwards'),
    'a file without a path': mark(volume('secret: { secretName: a, items: [{ key: b }] }'), '{ key', 'missing'),
    'a file that Kubernetes has for itself': mark(
      volume('secret: { secretName: a, items: [{ key: b, path: ..data }] }'),
      '..data',
      'backwards',
    ),
    'a mode that there is not': mark(volume('configMap: { name: a, defaultMode: 1000 }'), '1000', 'number'),
    'a token from the root': mark(token('path: /token'), '/token', 'absolute'),
    'a token of a minute': mark(token('path: a, expirationSeconds: 60'), '60', 'number'),
    'two files of one path': mark(
      volume(
        'projected: { sources: [{ secret: { name: a, items: [{ key: a, path: b }] } }, { configMap: { name: a, items: [{ key: a, path: b }] } }] }',
      ),
      'b }] } }] }',
      'repeated',
    ),
    'a driver that there cannot be': mark(volume('csi: { driver: my_driver }'), 'my_', 'form'),
    'a claim without a size': mark(
      volume('ephemeral: { volumeClaimTemplate: { spec: { accessModes: [ReadWriteOnce] } } }'),
      'spec: { accessModes',
      'missing',
    ),
    'a workspace from the root of a claim': mark(
      bound('workspaces: [{ name: w }],', 'persistentVolumeClaim: { claimName: a }, subPath: /a'),
      '/a',
      'absolute',
    ),
    'a pod of no name server': mark(pod('dnsPolicy: None'), 'podTemplate', 'missing'),
    'an address that is none': mark(pod('hostAliases: [{ ip: local }]'), 'local', 'form'),
    'a toleration of everything that is equal': mark(
      pod('tolerations: [{ effect: NoExecute }]'),
      '{ effect',
      'excluded',
    ),
    'a node that there cannot be': mark(pod('nodeSelector: { a: b c }'), 'b c', 'form'),
    'a step of a run that asks for too much': mark(
      taskRun('stepSpecs: [{ name: a, computeResources: { requests: { cpu: 2 }, limits: { cpu: 1 } } }]'),
      '2 }',
      'request',
    ),
  },
});
