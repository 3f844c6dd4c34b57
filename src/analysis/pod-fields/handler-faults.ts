import { eachMap } from '../../util/each-map';
import { isFields } from '../../util/is-fields';
import type { Fields } from '../wire';
import { checkChoice, checkNumber, isEmpty, known, present, type Tell } from './fault';

const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;
const OF_PROBES = ['exec', 'httpGet', 'tcpSocket', 'grpc'];
const OF_LIFECYCLE = ['exec', 'httpGet', 'tcpSocket', 'sleep'];
const COUNTS = ['initialDelaySeconds', 'timeoutSeconds', 'periodSeconds', 'successThreshold', 'failureThreshold'];
const HEADER = /^[-A-Za-z0-9]+$/;
const PORT_NAME = /^(?=.*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*$/;
/** A pod is given so many seconds to end. */
const GRACE = 30;

/** What Kubernetes refuses of the probes and hooks of a sidecar. */
export function handlerFaults(container: Fields, path: string, tell: Tell): void {
  for (const name of PROBES) {
    const probe = container[name];
    if (isFields(probe)) probeFaults(probe, name, `${path}.${name}`, tell);
  }
  const { lifecycle } = container;
  if (!isFields(lifecycle)) return;
  for (const name of ['postStart', 'preStop']) {
    const hook = lifecycle[name];
    if (isFields(hook)) checkHandler(hook, OF_LIFECYCLE, { what: 'the hook', path: `${path}.lifecycle.${name}`, tell });
  }
}

function probeFaults(probe: Fields, name: (typeof PROBES)[number], path: string, tell: Tell): void {
  checkHandler(probe, OF_PROBES, { what: 'the probe', path, tell });
  for (const field of COUNTS) checkNumber(probe, field, { least: 0, path, tell });
  if (name !== 'readinessProbe' && probe['successThreshold'] !== 0)
    checkNumber(probe, 'successThreshold', { least: 0, most: 1, path, tell });
  const field = 'terminationGracePeriodSeconds';
  if (isEmpty(probe[field])) return;
  if (name === 'readinessProbe') tell(`${path}.${field}`, { fault: 'excluded', field, other: name });
  else checkNumber(probe, field, { least: 1, path, tell });
}

function checkHandler(
  holder: Fields,
  kinds: readonly string[],
  { what, path, tell }: { readonly what: string; readonly path: string; readonly tell: Tell },
): void {
  const there = present(holder, kinds);
  if (there.length === 0) tell(path, { fault: 'none', what, choices: kinds });
  else if (there.length > 1) tell(path, { fault: 'several', what, fields: there });
  const kind = there[0] ?? '';
  const call = holder[kind];
  if (!isFields(call)) return;
  const at = `${path}.${kind}`;
  if (kind === 'exec') {
    if (isEmpty(call['command'])) tell(at, { fault: 'missing', field: 'command' });
    return;
  }
  if (kind === 'sleep') {
    checkNumber(call, 'seconds', { least: 0, most: GRACE, path: at, tell });
    return;
  }
  portFaults(call['port'], at, tell);
  if (kind === 'httpGet') requestFaults(call, at, tell);
}

function requestFaults(call: Fields, path: string, tell: Tell): void {
  checkChoice(call, 'scheme', { choices: ['HTTP', 'HTTPS'], path, tell });
  eachMap(call['httpHeaders'], `${path}.httpHeaders`, (header, at) => {
    const name = known(header['name']);
    if (isEmpty(header['name'])) tell(at, { fault: 'missing', field: 'name' });
    else if (name !== undefined && !HEADER.test(name))
      tell(`${at}.name`, { fault: 'form', field: 'name', value: name, form: 'header' });
  });
}

/** A port has a number or a name. */
function portFaults(port: unknown, path: string, tell: Tell): void {
  if (isEmpty(port)) tell(path, { fault: 'missing', field: 'port' });
  checkNumber({ port }, 'port', { least: 1, most: 65_535, path, tell });
  const name = known(port);
  if (name !== undefined && !isPortName(name))
    tell(`${path}.port`, { fault: 'form', field: 'port', value: name, form: 'port' });
}

/** Whether a port can be called so. */
export function isPortName(name: string): boolean {
  return name.length <= 15 && PORT_NAME.test(name);
}
