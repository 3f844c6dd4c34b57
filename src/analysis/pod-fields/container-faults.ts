import { eachMap } from '../../util/each-map';
import { isDnsLabel } from '../kubernetes/names';
import type { AnyContainer, Fields } from '../wire';
import { environmentFaults } from './environment-faults';
import { checkChoice, checkNumber, known, present, type Tell } from './fault';
import { handlerFaults, isPortName } from './handler-faults';
import { deviceFaults, mountFaults } from './mount-faults';
import { resourceFaults } from './resource-faults';
import { securityContextFaults } from './security-context-faults';

/** Whether there is anything in a container to look at. */
export function hasPodFields({
  env,
  envFrom,
  volumeMounts,
  volumeDevices,
  computeResources,
  securityContext,
  imagePullPolicy,
}: AnyContainer): boolean {
  return Boolean(
    env ?? envFrom ?? volumeMounts ?? volumeDevices ?? computeResources ?? securityContext ?? imagePullPolicy,
  );
}

/** What Kubernetes refuses of a container: a step with its template, or a sidecar. */
export function containerFaults(container: object, path: string, tell: Tell): void {
  const fields = container as Fields;
  if (fields['env'] || fields['envFrom']) environmentFaults(fields, path, tell);
  if (fields['volumeMounts']) mountFaults(fields, path, tell);
  if (fields['volumeDevices']) deviceFaults(fields, path, tell);
  if (fields['computeResources']) resourceFaults(fields['computeResources'], `${path}.computeResources`, tell);
  if (fields['securityContext']) securityContextFaults(fields['securityContext'], `${path}.securityContext`, tell);
  checkChoice(fields, 'imagePullPolicy', { choices: ['Always', 'IfNotPresent', 'Never'], path, tell });
}

/** The same of what only sidecars have. */
export function sidecarFaults(sidecar: object, path: string, tell: Tell): void {
  containerFaults(sidecar, path, tell);
  const fields = sidecar as Fields;
  handlerFaults(fields, path, tell);
  portFaults(fields['ports'], path, tell);
  checkChoice(fields, 'restartPolicy', { choices: ['Always', 'Never', 'OnFailure'], path, tell });
  checkChoice(fields, 'terminationMessagePolicy', { choices: ['File', 'FallbackToLogsOnError'], path, tell });
}

/** The same of the names of all sidecars, which Tekton makes names of containers of. */
export function sidecarNameFaults(sidecars: readonly AnyContainer[], path: string, tell: Tell): void {
  const names = new Set<string>();
  sidecars.forEach(({ name = '' }, i) => {
    if (name.includes('$(')) return;
    const at = `${path}[${i}]${name === '' ? '' : '.name'}`;
    const whole = `sidecar-${name}`.slice(0, 63).replace(/[^a-zA-Z0-9]+$/, '');
    if (!isDnsLabel(whole)) tell(at, { fault: 'form', field: 'name', value: name, form: 'container' });
    else if (names.has(whole)) tell(at, { fault: 'repeated', field: 'name', value: name });
    names.add(whole);
  });
}

function portFaults(ports: unknown, path: string, tell: Tell): void {
  const names = new Set<string>();
  eachMap(ports, `${path}.ports`, (port, at) => {
    const name = known(port['name']);
    if (name !== undefined) {
      if (!isPortName(name)) tell(`${at}.name`, { fault: 'form', field: 'name', value: name, form: 'port' });
      else if (names.has(name)) tell(`${at}.name`, { fault: 'repeated', field: 'name', value: name });
      names.add(name);
    }
    if (present(port, ['containerPort']).length === 0 || port['containerPort'] === 0)
      tell(at, { fault: 'missing', field: 'containerPort' });
    else checkNumber(port, 'containerPort', { least: 1, most: 65_535, path: at, tell });
    checkNumber(port, 'hostPort', { least: 0, most: 65_535, path: at, tell });
    checkChoice(port, 'protocol', { choices: ['TCP', 'UDP', 'SCTP'], path: at, tell });
  });
}

/** Ports of the node that two sidecars take. */
export function nodePortFaults(sidecars: readonly AnyContainer[], path: string, tell: Tell): void {
  const taken = new Set<string>();
  sidecars.forEach(({ ports }, i) => {
    ports?.forEach((port, j) => {
      const { hostPort, protocol = 'TCP', hostIP = '' } = port as Fields;
      if (typeof hostPort !== 'number' || hostPort === 0) return;
      const key = JSON.stringify([protocol, hostIP, hostPort]);
      if (taken.has(key))
        tell(`${path}[${i}].ports[${j}].hostPort`, { fault: 'repeated', field: 'hostPort', value: String(hostPort) });
      taken.add(key);
    });
  });
}
