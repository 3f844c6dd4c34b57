import { isIP } from 'node:net';
import { eachMap } from '../../util/each-map';
import { isFields } from '../../util/is-fields';
import { isLabelValue, isQualifiedName, isSubdomain } from '../kubernetes/names';
import type { Fields } from '../wire';
import { environmentFaults } from './environment-faults';
import { checkChoice, checkNumber, isEmpty, known, type Tell } from './fault';
import { IDS, profileFaults } from './security-context-faults';
import { volumeFaults } from './volume-faults';

const DNS_POLICIES = ['ClusterFirstWithHostNet', 'ClusterFirst', 'Default', 'None'];
const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

/** What Kubernetes refuses of what a run says of all of its pods. */
export function podTemplateFaults(template: object, path: string, tell: Tell): void {
  const fields = template as Fields;
  environmentFaults(fields, path, tell);
  eachMap(fields['volumes'], `${path}.volumes`, (volume, at) => {
    volumeFaults(volume, at, tell);
  });
  contextFaults(fields['securityContext'], `${path}.securityContext`, tell);
  dnsFaults(fields, path, tell);
  eachMap(fields['tolerations'], `${path}.tolerations`, (toleration, at) => {
    tolerationFaults(toleration, at, tell);
  });
  eachMap(fields['hostAliases'], `${path}.hostAliases`, ({ ip }, at) => {
    addressFaults(ip, 'ip', `${at}.ip`, tell);
  });
  eachMap(fields['topologySpreadConstraints'], `${path}.topologySpreadConstraints`, (constraint, at) => {
    for (const field of ['maxSkew', 'topologyKey', 'whenUnsatisfiable'])
      if (isEmpty(constraint[field])) tell(at, { fault: 'missing', field });
    checkNumber(constraint, 'maxSkew', { least: 1, path: at, tell });
    checkChoice(constraint, 'whenUnsatisfiable', { choices: ['DoNotSchedule', 'ScheduleAnyway'], path: at, tell });
  });
  for (const field of ['priorityClassName', 'runtimeClassName']) {
    const name = known(fields[field]);
    if (name !== undefined && !isSubdomain(name))
      tell(`${path}.${field}`, { fault: 'form', field, value: name, form: 'name' });
  }
  labelFaults(fields['nodeSelector'], `${path}.nodeSelector`, tell);
}

function contextFaults(context: unknown, path: string, tell: Tell): void {
  if (!isFields(context)) return;
  for (const field of ['runAsUser', 'runAsGroup', 'fsGroup']) checkNumber(context, field, { ...IDS, path, tell });
  checkChoice(context, 'fsGroupChangePolicy', { choices: ['OnRootMismatch', 'Always'], path, tell });
  profileFaults(context, path, tell);
}

function dnsFaults(template: Fields, path: string, tell: Tell): void {
  checkChoice(template, 'dnsPolicy', { choices: DNS_POLICIES, path, tell });
  const { dnsPolicy, dnsConfig } = template;
  const servers = isFields(dnsConfig) ? dnsConfig['nameservers'] : undefined;
  if (dnsPolicy === 'None' && isEmpty(servers)) tell(path, { fault: 'missing', field: 'dnsConfig.nameservers' });
  if (!Array.isArray(servers)) return;
  servers.forEach((server: unknown, i) => {
    addressFaults(server, 'nameservers', `${path}.dnsConfig.nameservers[${i}]`, tell);
  });
}

function tolerationFaults(toleration: Fields, path: string, tell: Tell): void {
  const { key, operator, value, effect, tolerationSeconds } = toleration;
  checkChoice(toleration, 'effect', { choices: EFFECTS, path, tell });
  // Others are being added to Kubernetes.
  checkChoice(toleration, 'operator', { choices: ['Equal', 'Exists', 'Lt', 'Gt'], path, tell });
  const name = known(key);
  if (name !== undefined && !isQualifiedName(name))
    tell(`${path}.key`, { fault: 'form', field: 'key', value: name, form: 'label' });
  if (isEmpty(key) && operator !== 'Exists')
    tell(path, { fault: 'excluded', field: 'no key', other: `operator ${String(operator ?? 'Equal')}` });
  if (operator === 'Exists' && !isEmpty(value))
    tell(`${path}.value`, { fault: 'excluded', field: 'value', other: 'operator Exists' });
  if (!isEmpty(tolerationSeconds) && effect !== 'NoExecute')
    tell(`${path}.tolerationSeconds`, {
      fault: 'excluded',
      field: 'tolerationSeconds',
      other: 'an effect that is not NoExecute',
    });
}

function addressFaults(value: unknown, field: string, path: string, tell: Tell): void {
  const address = typeof value === 'string' ? value : '';
  // Go reads zeros in front.
  const plain = address.includes(':') ? address : address.replaceAll(/\b0+(?=\d)/g, '');
  if (!address.includes('$(') && isIP(plain) === 0)
    tell(path, { fault: 'form', field, value: address, form: 'address' });
}

function labelFaults(labels: unknown, path: string, tell: Tell): void {
  if (!isFields(labels)) return;
  for (const [key, value] of Object.entries(labels)) {
    if (!isQualifiedName(key))
      tell(`${path}.${key}`, { fault: 'form', field: 'nodeSelector', value: key, form: 'label' });
    const text = known(value);
    if (text !== undefined && !isLabelValue(text))
      tell(`${path}.${key}`, { fault: 'form', field: key, value: text, form: 'label' });
  }
}
