import { deprecatedField } from '../../../src/validation/rules/run-time/deprecated-field';
import { build, delivery, mark } from '../mark';
import { testRule } from '../test-rule';

const old = (yaml: string): string => yaml.replace('tekton.dev/v1', 'tekton.dev/v1beta1');
const run = (spec: string): string => `
apiVersion: tekton.dev/v1beta1
kind: PipelineRun
metadata: { name: run }
spec:
  pipelineRef: { name: delivery }
  ${spec}
`;
const template = (more: string): string => `
apiVersion: triggers.tekton.dev/v1beta1
kind: TriggerTemplate
metadata: { name: template }
spec:
  resourcetemplates:
    - apiVersion: tekton.dev/v1beta1
      kind: PipelineRun
      metadata: { generateName: run- }
      spec: { pipelineRef: { name: delivery }${more} }
`;
const trigger = (version: string, interceptor: string): string => `
apiVersion: triggers.tekton.dev/${version}
kind: Trigger
metadata: { name: push }
spec:
  template: { ref: run }
  interceptors:
    - ${interceptor}
`;
const hub = (type: string): string =>
  delivery(`- { name: a, taskRef: { resolver: hub, params: [{ name: type, value: ${type} }] } }`);
const cel = (code: string): string =>
  trigger('v1beta1', `{ ref: { name: cel }, params: [{ name: filter, value: ${code} }] }`);

testRule(deprecatedField, {
  valid: {
    'a field that v1 does not know, which is an error': run('timeout: 1h').replace('v1beta1', 'v1'),
    'a param by its name': build('params: [{ name: path }]', 'args: [$(params.path)]'),
    'ports of a sidecar': old(build('sidecars: [{ name: db, image: alpine, ports: [{ containerPort: 1 }] }]')),
    'timeouts of a run': run('timeouts: { pipeline: 1h }'),
    'a run that leaves its timeout to the cluster': run(''),
    'a run in a template that leaves its timeout to the cluster': template(''),
    'an interceptor by its name': trigger('v1alpha1', '{ ref: { name: github } }'),
    'Artifact Hub': hub('artifact'),
  },
  invalid: {
    'a field of a step that v1 does not have': mark(old(build('description: x', 'tty: true')), 'tty', 'field'),
    'the timeout of a run': mark(run('timeout: 1h'), 'timeout', 'field'),
    'the timeout of a run in a template': mark(template(', timeout: 1h'), 'timeout', 'field'),
    'an interceptor by a field': mark(trigger('v1alpha1', '{ github: {} }'), 'github', 'field'),
    'an old name of a param': mark(
      build('params: [{ name: path }]', 'script: ls $(inputs.params.path)'),
      '$(inputs',
      'variable',
    ),
    'a ClusterTask': mark(
      delivery('- { name: a, taskRef: { name: t, kind: ClusterTask, apiVersion: tekton.dev/v1beta1 } }'),
      'ClusterTask',
      'clusterTask',
    ),
    'Tekton Hub': mark(hub('tekton'), 'tekton }', 'hub'),
    'an old function of CEL': mark(cel("body.a.decodeb64() == 'x'"), 'decodeb64', 'decode'),
  },
});
