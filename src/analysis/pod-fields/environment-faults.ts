import { eachMap } from '../../util/each-map';
import { isFields } from '../../util/is-fields';
import { isQualifiedName, isSubdomain } from '../kubernetes/names';
import { nanoOf } from '../kubernetes/quantity';
import type { Fields } from '../wire';
import { checkChoice, isEmpty, known, present, type Tell } from './fault';

const SOURCES = ['secretKeyRef', 'configMapKeyRef', 'fieldRef', 'resourceFieldRef', 'fileKeyRef'];
const KEY = /^[-._a-zA-Z0-9]{1,253}$/;
const VISIBLE = /^[ -<>-~]+$/;
const OF_POD =
  /^(?:metadata\.(?:name|namespace|uid)|spec\.(?:nodeName|host|serviceAccountName)|status\.(?:hostIPs?|podIPs?))$/;
const SUBSCRIPT = /^(metadata\.(?:labels|annotations))\['(.*)'\]$/s;
const SIZES = ['1', ...['k', 'M', 'G', 'T', 'P', 'E'].flatMap((unit) => [`1${unit}`, `1${unit.toUpperCase()}i`])];
const RESOURCE = /^(?:limits|requests)\.(?:cpu|memory|ephemeral-storage|hugepages-.*)$/s;

/** What Kubernetes refuses of the environment of a container; names are left to a rule of their own. */
export function environmentFaults(holder: object, path: string, tell: Tell): void {
  const { env, envFrom } = holder as Fields;
  eachMap(env, `${path}.env`, (entry, at) => {
    sourceFaults(entry, at, tell);
  });
  eachMap(envFrom, `${path}.envFrom`, (entry, at) => {
    groupFaults(entry, at, tell);
  });
}

function sourceFaults({ value, valueFrom }: Fields, path: string, tell: Tell): void {
  if (!isFields(valueFrom)) return;
  const at = `${path}.valueFrom`;
  const kinds = present(valueFrom, SOURCES);
  if (kinds.length === 0) tell(at, { fault: 'none', what: 'the variable', choices: SOURCES.slice(0, 4) });
  else if (!isEmpty(value)) tell(at, { fault: 'excluded', field: 'valueFrom', other: 'value' });
  else if (kinds.length > 1) tell(at, { fault: 'several', what: 'the variable', fields: kinds });
  for (const kind of ['secretKeyRef', 'configMapKeyRef']) keyFaults(valueFrom[kind], `${at}.${kind}`, tell);
  checkObjectField(valueFrom, at, { possible: OF_POD, needsContainer: false, tell });
}

function nameFaults(reference: unknown, path: string, tell: Tell): void {
  const name = isFields(reference) ? known(reference['name']) : undefined;
  if (name !== undefined && !isSubdomain(name))
    tell(`${path}.name`, { fault: 'form', field: 'name', value: name, form: 'object' });
}

function keyFaults(reference: unknown, path: string, tell: Tell): void {
  if (!isFields(reference)) return;
  nameFaults(reference, path, tell);
  if (isEmpty(reference['key'])) tell(path, { fault: 'missing', field: 'key' });
  const key = known(reference['key']);
  if (key !== undefined && (!KEY.test(key) || key === '.' || key.startsWith('..')))
    tell(`${path}.key`, { fault: 'form', field: 'key', value: key, form: 'key' });
}

function groupFaults(entry: Fields, path: string, tell: Tell): void {
  const kinds = present(entry, ['configMapRef', 'secretRef']);
  if (kinds.length === 0) tell(path, { fault: 'none', what: 'the entry', choices: ['configMapRef', 'secretRef'] });
  else if (kinds.length > 1) tell(path, { fault: 'several', what: 'the entry', fields: kinds });
  for (const kind of ['configMapRef', 'secretRef']) nameFaults(entry[kind], `${path}.${kind}`, tell);
  const prefix = known(entry['prefix']);
  if (prefix !== undefined && !VISIBLE.test(prefix))
    tell(`${path}.prefix`, { fault: 'form', field: 'prefix', value: prefix, form: 'prefix' });
}

/** What a file or a variable may tell of its pod. */
export function checkObjectField(
  { fieldRef, resourceFieldRef }: Fields,
  path: string,
  {
    possible,
    needsContainer,
    tell,
  }: { readonly possible: RegExp; readonly needsContainer: boolean; readonly tell: Tell },
): void {
  if (isFields(fieldRef)) {
    checkChoice(fieldRef, 'apiVersion', { choices: ['v1'], path: `${path}.fieldRef`, tell });
    const field = known(fieldRef['fieldPath']);
    if (isEmpty(fieldRef['fieldPath'])) tell(`${path}.fieldRef`, { fault: 'missing', field: 'fieldPath' });
    else if (field !== undefined && !possible.test(field) && !isOneOfMap(field))
      tell(`${path}.fieldRef.fieldPath`, { fault: 'form', field: 'fieldPath', value: field, form: 'field-path' });
  }
  if (!isFields(resourceFieldRef)) return;
  const at = `${path}.resourceFieldRef`;
  const resource = known(resourceFieldRef['resource']);
  if (needsContainer && isEmpty(resourceFieldRef['containerName']))
    tell(at, { fault: 'missing', field: 'containerName' });
  else if (isEmpty(resourceFieldRef['resource'])) tell(at, { fault: 'missing', field: 'resource' });
  else if (resource !== undefined && !RESOURCE.test(resource))
    tell(`${at}.resource`, { fault: 'form', field: 'resource', value: resource, form: 'field-path' });
  divisorFaults(resource, resourceFieldRef['divisor'], at, tell);
}

/** What a number may be counted in: 1m and 1 for a CPU, 1, 1k, 1Ki and so on for others. */
function divisorFaults(resource: string | undefined, divisor: unknown, path: string, tell: Tell): void {
  const amount = nanoOf(divisor ?? '0');
  if (resource === undefined || amount === undefined || amount === 0n) return;
  const choices = resource.endsWith('.cpu') ? ['1m', '1'] : SIZES;
  if (!choices.some((one) => nanoOf(one) === amount))
    tell(`${path}.divisor`, { fault: 'choice', field: 'divisor', value: String(divisor), choices });
}

function isOneOfMap(field: string): boolean {
  const [, map = '', key = ''] = SUBSCRIPT.exec(field) ?? [];
  return isQualifiedName(map === 'metadata.annotations' ? key.toLowerCase() : key);
}
