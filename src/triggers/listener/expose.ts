import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { originate } from '../../core/app/origin';
import type { KubernetesResource } from '../../schema/triggers/event-listener';
import { compact } from '../../util/compact';
import type {
  ListenerExposure,
  ListenerHttpRouteOptions,
  ListenerIngressOptions,
  ListenerRouteOptions,
} from './exposure';

/** What is exposed. */
export interface ExposedService {
  /** Name of the listener. */
  readonly name: string;
  /** Whether its pods speak HTTPS. */
  readonly tls: boolean;
}

/** What the exposure says of the Service that Tekton makes. */
export function serviceFields(exposure: ListenerExposure): Partial<KubernetesResource> {
  const { how } = exposure;
  switch (how.kind) {
    case 'nodePort':
      return compact({ serviceType: 'NodePort' as const, servicePort: how.port });
    case 'loadBalancer':
      return compact({
        serviceType: 'LoadBalancer' as const,
        servicePort: how.port,
        serviceLoadBalancerClass: how.loadBalancerClass,
      });
    default:
      return {};
  }
}

/** Makes the object that leads to the Service. */
export function expose(hub: Construct, exposure: ListenerExposure, service: ExposedService): void {
  const { how } = exposure;
  const document =
    how.kind === 'ingress'
      ? ingress(how, service)
      : how.kind === 'httpRoute'
        ? httpRoute(how, service)
        : how.kind === 'openShiftRoute'
          ? route(how, service)
          : undefined;
  if (document) originate(new ApiObject(hub, 'Exposure', document), hub);
}

function ingress(options: ListenerIngressOptions, service: ExposedService) {
  const { host, path = '/', className, tls, annotations } = options;
  const backend = { service: { name: serviceName(service), port: { number: portOf(service) } } };
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: compact({ name: service.name, annotations: annotations && { ...annotations } }),
    spec: compact({
      ingressClassName: className,
      tls: tls ? [{ hosts: [host], secretName: tls.name }] : undefined,
      rules: [{ host, http: { paths: [{ path, pathType: 'Prefix', backend }] } }],
    }),
  };
}

function httpRoute({ gateway, host, path = '/' }: ListenerHttpRouteOptions, service: ExposedService) {
  const { name, namespace, sectionName } = gateway;
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name: service.name },
    spec: compact({
      parentRefs: [compact({ name, namespace, sectionName })],
      hostnames: host === undefined ? undefined : [host],
      rules: [
        {
          matches: [{ path: { type: 'PathPrefix', value: path } }],
          backendRefs: [{ name: serviceName(service), port: portOf(service) }],
        },
      ],
    }),
  };
}

function route({ host, insecure = 'Redirect' }: ListenerRouteOptions, service: ExposedService) {
  return {
    apiVersion: 'route.openshift.io/v1',
    kind: 'Route',
    metadata: { name: service.name },
    spec: compact({
      host,
      to: { kind: 'Service', name: serviceName(service) },
      port: { targetPort: service.tls ? 'https-listener' : 'http-listener' },
      tls: {
        termination: service.tls ? 'passthrough' : 'edge',
        insecureEdgeTerminationPolicy: passes(insecure, service),
      },
    }),
  };
}

/** Plain HTTP cannot be passed through to a pod that speaks HTTPS. */
function passes(insecure: 'Allow' | 'None' | 'Redirect', { tls }: ExposedService): string {
  return tls && insecure === 'Allow' ? 'None' : insecure;
}

function serviceName({ name }: ExposedService): string {
  return `el-${name}`;
}

function portOf({ tls }: ExposedService): number {
  return tls ? 8443 : 8080;
}
