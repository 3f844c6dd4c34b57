import { unknownVolume } from '../../../src/validation/rules/run-time/unknown-volume';
import { build, documents, mark } from '../mark';
import { testRule } from '../test-rule';

const task = (mount: string, volumes = ''): string =>
  build(`description: x\n${volumes}`, `script: make\nvolumeMounts: [{ name: ${mount}, mountPath: /c }]`);

const action = (param: string): string => `
apiVersion: tekton.dev/v1beta1
kind: StepAction
metadata: { name: mounting }
spec:
  params: [${param}]
  image: alpine
  command: [ls]
  volumeMounts: [{ name: $(params.v), mountPath: /c }]
`;
const caller = (params = '', volumes = 'volumes: [{ name: cache, emptyDir: {} }]', more = ''): string => `
apiVersion: tekton.dev/v1
kind: Task
metadata: { name: build }
spec:
  ${volumes}
  ${more}
  steps:
    - name: list
      ref: { name: mounting }
      ${params}
`;

testRule(unknownVolume, {
  valid: {
    'a volume of the pod template of a run': `
apiVersion: tekton.dev/v1
kind: TaskRun
metadata: { name: run }
spec:
  podTemplate: { volumes: [{ name: certs, configMap: { name: ca } }] }
  taskSpec: { steps: [{ image: alpine, volumeMounts: [{ name: certs, mountPath: /certs }] }] }
`,
    'a volume': task('cache', 'volumes: [{ name: cache, emptyDir: {} }]'),
    'the volume of a workspace': task('$(workspaces.w.volume)', 'workspaces: [{ name: w }]'),
    'a volume that a step gives': documents(
      action('{ name: v, default: none }'),
      caller('params: [{ name: v, value: cache }]'),
    ),
    'a volume by default': documents(action('{ name: v, default: cache }'), caller()),
    'a volume that the run chooses': documents(
      action('{ name: v }'),
      caller('params: [{ name: v, value: $(params.w) }]', undefined, 'params: [{ name: w }]'),
    ),
    'volumes whose names the run chooses': documents(
      action('{ name: v, default: none }'),
      caller('', 'volumes: [{ name: $(params.w), emptyDir: {} }]', 'params: [{ name: w }]'),
    ),
    'a volume that nobody names': documents(action('{ name: v }'), caller()),
  },
  invalid: {
    'a misspelt volume that a step gives': documents(
      action('{ name: v }'),
      mark(caller('params: [{ name: v, value: cahce }]'), 'cahce', 'unknown'),
    ),
    'a volume by default that is not there': documents(
      action('{ name: v, default: cahce }'),
      mark(caller(), 'ref: { name: mounting', 'unknown'),
    ),
    'a volume where there is none': documents(
      action('{ name: v, default: cache }'),
      mark(caller('', 'description: x'), 'ref: { name: mounting', 'unknown'),
    ),
    'a device without a volume': mark(
      build('description: x', 'script: make\nvolumeDevices: [{ name: disk, devicePath: /dev/x }]'),
      'disk',
      'unknown',
    ),
    'a misspelt volume': mark(task('cahce', 'volumes: [{ name: cache, emptyDir: {} }]'), 'cahce', 'unknown'),
  },
});
