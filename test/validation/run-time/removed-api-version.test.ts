import { removedVersion } from '../../../src/schema/removed-versions';
import { removedApiVersion } from '../../../src/validation/rules/run-time/removed-api-version';
import { lint } from '../../../src/validation/lint';
import { mark } from '../mark';
import { testRule } from '../test-rule';

const object = (apiVersion: string, kind: string): string =>
  `kind: ${kind}\napiVersion: ${apiVersion}\nmetadata: { name: web }\n`;
const template = `
apiVersion: triggers.tekton.dev/v1beta1
kind: TriggerTemplate
metadata: { name: t }
spec:
  resourcetemplates:
    - kind: Ingress
      apiVersion: extensions/v1beta1
      metadata: { generateName: preview- }
`;

testRule(removedApiVersion, {
  valid: {
    'a version that is served': object('networking.k8s.io/v1', 'Ingress'),
    'another kind of a version that lost some': object('networking.k8s.io/v1beta1', 'IPAddress'),
    'a kind of somebody else with the same name': object('networking.istio.io/v1beta1', 'Ingress'),
  },
  invalid: {
    'one that was removed': mark(object('extensions/v1beta1', 'Ingress'), 'extensions', 'removed'),
    'one that a template makes': mark(template, 'extensions', 'removed'),
    'one in a list': mark(
      'kind: List\napiVersion: v1\nitems:\n  - kind: HorizontalPodAutoscaler\n    apiVersion: autoscaling/v2beta2\n    metadata: { name: web }\n',
      'autoscaling',
      'removed',
    ),
    'a kind without a successor': mark(
      `{ kind: PodSecurityPolicy, apiVersion: policy/v1beta1, metadata: { name: web } }\n`,
      'PodSecurityPolicy',
      'removed',
    ),
  },
});

describe('removed-api-version', () => {
  const found = (apiVersion: string, kind: string) => {
    const { diagnostics } = lint([{ name: 'web.yaml', text: object(apiVersion, kind) }]);
    return diagnostics.map(({ severity, message, help }) => [severity, message, ...help]);
  };

  it('says the release and the version to write', () => {
    expect(found('policy/v1beta1', 'PodDisruptionBudget')).toEqual([
      [
        'error',
        'Kubernetes 1.25 removed PodDisruptionBudget of "policy/v1beta1"',
        'write apiVersion: policy/v1',
        'some fields have other names there: https://kubernetes.io/docs/reference/using-api/deprecation-guide/',
      ],
    ]);
  });

  it('is a warning where clusters of Tekton may still have it', () => {
    expect(found('flowcontrol.apiserver.k8s.io/v1beta3', 'FlowSchema').map(([severity]) => severity)).toEqual([
      'warning',
    ]);
  });

  it('leads to versions that are served', () => {
    expect(removedVersion('flowcontrol.apiserver.k8s.io/v1beta1', 'FlowSchema')?.successor).toBe(
      'flowcontrol.apiserver.k8s.io/v1',
    );
  });
});
