import { fieldOf } from '../../util/field-of';
import type { DocumentSet, SetDocument } from '../documents/document-set';
import type { AnyEventListenerSpec } from '../wire';

/** How events reach a listener of the set without TLS. */
export interface PlainHttpWay {
  readonly by: 'Ingress' | 'Route' | 'HTTPRoute';
  readonly listener: SetDocument;
  /** Where it says so, in the document that leads there. */
  readonly path: string;
  /** The Gateway of an HTTPRoute. */
  readonly gateway?: SetDocument | undefined;
}

/** Finds how a document leads events to a listener without TLS; undefined where it does not, or where that is not certain. */
export function plainHttpWay(document: SetDocument, set: DocumentSet): PlainHttpWay | undefined {
  const group = document.apiVersion.split('/')[0];
  switch (`${document.kind}.${group}`) {
    case 'Ingress.networking.k8s.io':
      return ingress(document, set);
    case 'Route.route.openshift.io':
      return route(document, set);
    case 'HTTPRoute.gateway.networking.k8s.io':
      return httpRoute(document, set);
    default:
      return undefined;
  }
}

/** Whether the Service of a listener is a load balancer in front of pods that speak plain HTTP. */
export function isPlainBalancer(listener: SetDocument, { resources }: AnyEventListenerSpec): boolean {
  const { serviceType, serviceLoadBalancerClass = '', spec } = resources?.kubernetesResource ?? {};
  const [container] = listOf(spec?.template?.spec?.['containers']);
  const hasTls = listOf(fieldOf(container, 'env')).some((one) => fieldOf(one, 'name') === 'TLS_CERT');
  return (
    serviceType === 'LoadBalancer' && !hasTls && !PROTECTED.test(serviceLoadBalancerClass) && !isProtected(listener)
  );
}

function ingress(document: SetDocument, set: DocumentSet): PlainHttpWay | undefined {
  const spec = document.content['spec'];
  if (isProtected(document) || PROTECTED.test(textOf(spec, 'ingressClassName'))) return undefined;
  const tls = listOf(fieldOf(spec, 'tls'));
  const ways = listOf(fieldOf(spec, 'rules')).flatMap((rule, i) =>
    listOf(fieldOf(fieldOf(rule, 'http'), 'paths')).map((one, j) => ({
      host: textOf(rule, 'host'),
      backend: fieldOf(one, 'backend'),
      path: `spec.rules[${i}].http.paths[${j}].backend`,
    })),
  );
  const all = [...ways, { host: '', backend: fieldOf(spec, 'defaultBackend'), path: 'spec.defaultBackend' }];
  for (const { host, backend, path } of all) {
    const listener = listenerOf(fieldOf(fieldOf(backend, 'service'), 'name'), document.namespace, set);
    if (listener && !tls.some((one) => covers(one, host)))
      return { by: 'Ingress', listener, path: `${path}.service.name` };
  }
  return undefined;
}

/** Hosts that are not said are all. */
function covers(tls: unknown, host: string): boolean {
  const hosts = listOf(fieldOf(tls, 'hosts'));
  return host === '' || hosts.length === 0 || hosts.includes(host) || hosts.includes(host.replace(/^[^.]*/, '*'));
}

function route(document: SetDocument, set: DocumentSet): PlainHttpWay | undefined {
  const spec = document.content['spec'];
  const listener = listenerOf(fieldOf(fieldOf(spec, 'to'), 'name'), document.namespace, set);
  if (!listener || fieldOf(spec, 'tls') || isProtected(document)) return undefined;
  return { by: 'Route', listener, path: 'spec.to.name' };
}

function httpRoute(document: SetDocument, set: DocumentSet): PlainHttpWay | undefined {
  const spec = document.content['spec'];
  const names = listOf(fieldOf(spec, 'rules')).flatMap((rule) =>
    listOf(fieldOf(rule, 'backendRefs')).map((one) => fieldOf(one, 'name')),
  );
  const listener = names.map((name) => listenerOf(name, document.namespace, set)).find((one) => one !== undefined);
  if (!listener) return undefined;
  const parents = listOf(fieldOf(spec, 'parentRefs'));
  const gateways = parents.map((parent) => plainGateway(parent, document.namespace, set));
  const i = gateways.findIndex((gateway) => gateway !== undefined);
  return i < 0 ? undefined : { by: 'HTTPRoute', listener, path: `spec.parentRefs[${i}].name`, gateway: gateways[i] };
}

/** The Gateway of a route, if all its listeners that may take the route speak plain HTTP. */
function plainGateway(parent: unknown, namespace: string, set: DocumentSet): SetDocument | undefined {
  const [name, section, port] = [textOf(parent, 'name'), fieldOf(parent, 'sectionName'), fieldOf(parent, 'port')];
  if ((fieldOf(parent, 'kind') ?? 'Gateway') !== 'Gateway') return undefined;
  const gateway = set.find('Gateway', textOf(parent, 'namespace') || namespace, name);
  const spec = gateway?.content['spec'];
  if (!gateway?.readable || !gateway.apiVersion.startsWith('gateway.networking.k8s.io/')) return undefined;
  if (isProtected(gateway) || PROTECTED.test(textOf(spec, 'gatewayClassName'))) return undefined;
  const taking = listOf(fieldOf(spec, 'listeners')).filter(
    (one) =>
      (section === undefined || fieldOf(one, 'name') === section) &&
      (port === undefined || fieldOf(one, 'port') === port),
  );
  return taking.length > 0 && taking.every((one) => fieldOf(one, 'protocol') === 'HTTP') ? gateway : undefined;
}

/** The listener behind a Service, which Triggers calls after it. */
function listenerOf(service: unknown, namespace: string, set: DocumentSet): SetDocument | undefined {
  if (typeof service !== 'string' || !service.startsWith('el-')) return undefined;
  return set.find('EventListener', namespace, service.slice('el-'.length));
}

/** Words by which annotations and classes ask for certificates, or keep a way inside a network. */
const PROTECTED = /ssl|tls|cert|https|websecure|internal|intranet|private|rilb/i;

function isProtected({ metadata }: SetDocument): boolean {
  const annotations = metadata['annotations'];
  if (typeof annotations !== 'object' || annotations === null) return false;
  return Object.entries(annotations).some(([key, value]) => value !== 'false' && PROTECTED.test(`${key} ${value}`));
}

function textOf(holder: unknown, key: string): string {
  const text = fieldOf(holder, key);
  return typeof text === 'string' ? text : '';
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
