import { App, Chart } from 'cdk8s';
import type { IngressBackend } from 'cdk8s-plus-28';
import { draft, type Draft } from '../draft';
import type { Plus } from '../plus';
import type { IngressOptions } from '../registry-exposure';
import { labelsOf, REGISTRY_PORT, type RegistryPlan } from '../registry-plan';
import { UI_PORT } from './ui';

/** Layers are larger than what ingress-nginx lets pass, and take longer than it waits. */
const FOR_INGRESS_NGINX = {
  'nginx.ingress.kubernetes.io/proxy-body-size': '0',
  'nginx.ingress.kubernetes.io/proxy-read-timeout': '600',
  'nginx.ingress.kubernetes.io/proxy-send-timeout': '600',
};

/** Ingress: the page under `/`, the registry under `/v2/`, which is where clients look for it. */
export function ingress(plan: RegistryPlan, { host, className, tls, annotations }: IngressOptions): Draft {
  return draft((plus, scope) => {
    const ui = backend(plus, plan.names.ui, UI_PORT);
    // One Ingress speaks one protocol to all its backends: a registry with TLS is reached through the page's own proxy.
    const registry = plan.tls ? ui : backend(plus, plan.names.server, REGISTRY_PORT);
    const pathType = plus.HttpIngressPathType.PREFIX;
    new plus.Ingress(scope, 'Ingress', {
      metadata: {
        name: plan.names.server,
        labels: labelsOf(plan, 'registry'),
        annotations: { ...FOR_INGRESS_NGINX, ...annotations },
      },
      ...(className === undefined ? {} : { className }),
      tls: [{ hosts: [host], ...(tls ? { secret: plus.Secret.fromSecretName(scope, 'Tls', tls.name) } : {}) }],
      rules: [
        { host, path: '/v2/', pathType, backend: registry },
        { host, path: '/', pathType, backend: ui },
      ],
    });
  });
}

/** A Service that has its document elsewhere. */
function backend(plus: Plus, name: string, port: number): IngressBackend {
  const elsewhere = new Chart(new App(), 'elsewhere');
  return plus.IngressBackend.fromService(new plus.Service(elsewhere, name, { metadata: { name }, ports: [{ port }] }));
}
