import { isFields } from '../../util/is-fields';
import { isQualifiedName } from '../kubernetes/names';
import { nanoOf } from '../kubernetes/quantity';
import type { Fields } from '../wire';
import type { Tell } from './fault';

const OWN = /^(?:cpu|memory|ephemeral-storage|hugepages-.*)$/s;
const PAGES = 'hugepages-';
const NANO = 10n ** 9n;

/** What Kubernetes refuses of requests and limits. */
export function resourceFaults(resources: unknown, path: string, tell: Tell): void {
  if (!isFields(resources)) return;
  const limits = amounts(resources, 'limits', path, tell);
  const requests = amounts(resources, 'requests', path, tell);
  for (const [resource, request] of Object.entries(requests)) {
    const limit = limits[resource];
    const at = `${path}.requests.${resource}`;
    if (limit !== undefined) requestFaults(resource, { request, limit }, at, tell);
    else if (isResource(resource) && !isShared(resource)) tell(at, { fault: 'unlimited', resource });
  }
  const names = Object.keys({ ...limits, ...requests });
  const pages = names.find((name) => name.startsWith(PAGES));
  if (pages !== undefined && !names.includes('cpu') && !names.includes('memory'))
    tell(path, { fault: 'excluded', field: pages, other: 'neither cpu nor memory' });
}

function requestFaults(
  resource: string,
  { request, limit }: { readonly request: unknown; readonly limit: unknown },
  path: string,
  tell: Tell,
): void {
  const asked = nanoOf(request);
  const given = nanoOf(limit);
  if (asked === undefined || given === undefined) return;
  const relation = isShared(resource) ? 'above' : 'other than';
  if (relation === 'above' ? asked > given : asked !== given)
    tell(path, { fault: 'request', resource, request: String(request), limit: String(limit), relation });
}

function amounts(resources: Fields, field: 'limits' | 'requests', path: string, tell: Tell): Fields {
  const all = resources[field];
  if (!isFields(all)) return {};
  for (const [resource, amount] of Object.entries(all)) {
    const at = `${path}.${field}.${resource}`;
    const value = nanoOf(amount) ?? 0n;
    const text = String(amount);
    if (!isResource(resource)) tell(at, { fault: 'form', field, value: resource, form: 'resource' });
    else if (value < 0n) tell(at, { fault: 'number', field: resource, value: Number(value) / 1e9, least: 0 });
    else if (!isWhole(resource, value)) tell(at, { fault: 'form', field: resource, value: text, form: 'whole' });
  }
  return all;
}

function isResource(name: string): boolean {
  if (!isQualifiedName(name)) return false;
  return isOfKubernetes(name)
    ? name.includes('/') || OWN.test(name)
    : isQualifiedName(`requests.${name}`) && !name.startsWith('requests.');
}

/** Pages are of one size, and of what others name there is one or none. */
function isWhole(resource: string, amount: bigint): boolean {
  if (isOfKubernetes(resource)) {
    const page = resource.startsWith(PAGES) ? nanoOf(resource.slice(PAGES.length)) : undefined;
    return page === undefined || page === 0n || amount % page === 0n;
  }
  return amount % NANO === 0n;
}

/** Whether a container may be given more of it than it asks for. */
function isShared(resource: string): boolean {
  return isOfKubernetes(resource) && !resource.startsWith(PAGES);
}

function isOfKubernetes(resource: string): boolean {
  return !resource.includes('/') || resource.includes('kubernetes.io/');
}
