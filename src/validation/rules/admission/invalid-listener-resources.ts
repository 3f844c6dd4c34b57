import type { AnyEnv, Fields } from '../../../analysis/wire';
import { quote } from '../../../util/quote';
import { decodeLeniently } from '../../decoding/decode-leniently';
import { fold } from '../../decoding/go-types';
import { defineRule } from '../../engine/rule';
import { triggers } from '../example';

const POD = [
  'serviceAccountName',
  'containers',
  'tolerations',
  'nodeSelector',
  'affinity',
  'topologySpreadConstraints',
  'imagePullSecrets',
  'securityContext',
];
const OLD_POD = POD.slice(0, 4);
const CONTAINER = ['resources', 'env', 'livenessProbe', 'readinessProbe', 'startupProbe', 'securityContext'];
const CUSTOM_CONTAINER = ['resources', 'env', 'securityContext'];
const TLS = ['TLS_CERT', 'TLS_KEY'];
const POD_PATH = 'spec.template.spec';
const listener = (pod: string): string =>
  triggers(
    'EventListener',
    `triggers:\n  - triggerRef: push\nresources:\n  kubernetesResource:\n    spec:\n      template:\n        spec:\n          ${pod}`,
  );

export const invalidListenerResources = defineRule({
  id: 'invalid-listener-resources',
  severity: 'error',
  docs: {
    title: 'The resources of an EventListener set what Triggers sets itself',
    why: 'Triggers makes the pod of the listener and takes over a few fields only; the cluster refuses others.',
    bad: listener('hostNetwork: true'),
    good: listener('nodeSelector: { disk: ssd }'),
  },
  messages: {
    both: () => 'the listener has both a kubernetesResource and a customResource',
    replicas: (d: { replicas: number }) => `replicas is ${d.replicas}`,
    containers: (d: { count: number }) => `the pod of the listener has ${d.count} containers; only one is possible`,
    field: (d: { field: string; of: string }) => `field ${quote(d.field)} of the ${d.of} cannot be set`,
    tls: (d: { name: string }) => `there is env ${quote(d.name)} alone; TLS_CERT and TLS_KEY belong together`,
    loadBalancer: (d: { class: string }) =>
      `there is a load balancer class ${quote(d.class)} for a service of another type`,
    custom: () => 'the customResource cannot be read',
  },
  help: {
    both: 'keep one of them: kubernetesResource for a Deployment and a Service, customResource for Knative',
    replicas: 'write a number from 0 on',
    containers: 'keep one container and drop the others; nothing beside the listener runs in its pod',
    field: 'drop it; the listener sets it itself',
    tls: 'add the other one, from the same Secret',
    custom: 'write a whole object with apiVersion, kind and spec',
  },
  visit: ({ report, version }) => {
    const disallowed = (fields: Fields, allowed: readonly string[], of: string, path: string): void => {
      for (const field of Object.keys(fields))
        if (!allowed.includes(field)) report('field', { field, of }, `${path}.${field}`);
    };
    const pod = (spec: Fields, ofContainer: readonly string[], path: string): void => {
      const isOld = version() === 'v1alpha1';
      const allowed = ofContainer.filter((field) => !isOld || field !== 'securityContext');
      const containers = (spec['containers'] ?? []) as readonly Fields[];
      if (containers.length > 1) report('containers', { count: containers.length }, `${path}.containers`);
      disallowed(spec, isOld ? OLD_POD : POD, 'pod', path);
      const [container] = containers;
      if (containers.length !== 1 || !container) return;
      disallowed(container, allowed, 'container', `${path}.containers[0]`);
      const env = (container['env'] ?? []) as readonly AnyEnv[];
      env.forEach((one, i) => {
        disallowed(one as Fields, ['name', 'valueFrom'], 'env', `${path}.containers[0].env[${i}]`);
        disallowed(one.valueFrom ?? {}, ['secretKeyRef'], 'env', `${path}.containers[0].env[${i}].valueFrom`);
      });
      const tls = env.filter(({ name = '' }) => TLS.includes(name));
      if (tls.length === 1) report('tls', { name: tls[0]?.name ?? '' }, `${path}.containers[0].env`);
    };
    return {
      EventListener({ spec, path }) {
        const { kubernetesResource: kubernetes, customResource: custom } = spec.resources ?? {};
        const at = `${path}.resources`;
        if (kubernetes && custom !== undefined) {
          report('both', {}, `${at}.customResource`);
          return;
        }
        if (kubernetes) {
          const { replicas = 0, serviceType, serviceLoadBalancerClass: loadBalancer } = kubernetes;
          if (replicas < 0) report('replicas', { replicas }, `${at}.kubernetesResource.replicas`);
          pod(kubernetes.spec?.template?.spec ?? {}, CONTAINER, `${at}.kubernetesResource.${POD_PATH}`);
          if (loadBalancer !== undefined && serviceType !== 'LoadBalancer')
            report(
              'loadBalancer',
              { class: loadBalancer },
              { path: `${at}.kubernetesResource.serviceLoadBalancerClass`, help: 'set serviceType: LoadBalancer' },
            );
        }
        if (custom === undefined) return;
        const pods = podsOfCustom(custom);
        if (!pods) report('custom', {}, `${at}.customResource`);
        else for (const one of pods) pod(one, CUSTOM_CONTAINER, `${at}.customResource.${POD_PATH}`);
      },
    };
  },
});

/** The pods in a custom resource, read leniently: what is not known there is for others, and names may have other letters. */
function podsOfCustom(custom: unknown): readonly Fields[] | undefined {
  if (typeof custom !== 'object' || custom === null || Array.isArray(custom)) return undefined;
  const all = (field: string): readonly unknown[] =>
    Object.entries(custom).flatMap(([key, value]) => (fold(key) === fold(field) ? [value as unknown] : []));
  if (![...all('apiVersion'), ...all('kind')].every((text) => typeof (text ?? '') === 'string')) return undefined;
  if (!all('metadata').every((one) => decodeLeniently('meta/v1.ObjectMeta', one ?? {}))) return undefined;
  const specs = all('spec').map(
    (one) =>
      decodeLeniently('duck/v1.WithPodSpec', one ?? {}) as
        { readonly template?: { readonly spec?: Fields } } | undefined,
  );
  return specs.every((one) => one !== undefined) ? specs.map(({ template }) => template?.spec ?? {}) : undefined;
}
