import { eachMap } from '../../util/each-map';
import { isFields } from '../../util/is-fields';
import type { Fields } from '../wire';
import { checkChoice, checkLocalPath, hasBackstep, isEmpty, known, present, type Tell } from './fault';

const PROPAGATIONS = ['Bidirectional', 'HostToContainer', 'None'];
const RECURSIVE = ['Disabled', 'IfPossible', 'Enabled'];

/** What Kubernetes refuses of the mounts of a container. */
export function mountFaults({ volumeMounts, securityContext }: Fields, path: string, tell: Tell): void {
  const paths = new Set<string>();
  eachMap(volumeMounts, `${path}.volumeMounts`, (mount, at) => {
    const where = mount['mountPath'];
    if (isEmpty(where)) tell(at, { fault: 'missing', field: 'mountPath' });
    // Of two equal texts with variables the same becomes.
    else if (typeof where === 'string') {
      if (paths.has(where)) tell(`${at}.mountPath`, { fault: 'repeated', field: 'mountPath', value: where });
      paths.add(where);
    }
    subPathFaults(mount, at, tell);
    checkChoice(mount, 'mountPropagation', { choices: PROPAGATIONS, path: at, tell });
    const isPrivileged = isFields(securityContext) && securityContext['privileged'] === true;
    if (mount['mountPropagation'] === 'Bidirectional' && !isPrivileged)
      tell(`${at}.mountPropagation`, {
        fault: 'excluded',
        field: 'Bidirectional',
        other: 'a container that is not privileged',
      });
    readOnlyFaults(mount, at, tell);
  });
}

/** The same of the part of a volume that is mounted. */
export function subPathFaults(holder: object, path: string, tell: Tell): void {
  const { subPath, subPathExpr } = holder as Fields;
  if (!isEmpty(subPath) && !isEmpty(subPathExpr))
    tell(`${path}.subPathExpr`, { fault: 'excluded', field: 'subPathExpr', other: 'subPath' });
  checkLocalPath(subPath, 'subPath', `${path}.subPath`, tell);
  // Variables in it are those of the environment.
  const text = typeof subPathExpr === 'string' ? subPathExpr.replaceAll('$(', '') : undefined;
  checkLocalPath(text, 'subPathExpr', `${path}.subPathExpr`, tell);
}

function readOnlyFaults(mount: Fields, path: string, tell: Tell): void {
  checkChoice(mount, 'recursiveReadOnly', { choices: RECURSIVE, path, tell });
  const value = mount['recursiveReadOnly'];
  if (value !== 'Enabled' && value !== 'IfPossible') return;
  const field = `recursiveReadOnly: ${value}`;
  if (mount['readOnly'] !== true)
    tell(`${path}.recursiveReadOnly`, { fault: 'excluded', field, other: 'a mount that is not readOnly' });
  const propagation = mount['mountPropagation'];
  if (!isEmpty(propagation) && propagation !== 'None')
    tell(`${path}.recursiveReadOnly`, { fault: 'excluded', field, other: 'mountPropagation' });
}

/** The same of block devices. */
export function deviceFaults({ volumeDevices, volumeMounts }: Fields, path: string, tell: Tell): void {
  if (!Array.isArray(volumeDevices)) return;
  const mounts: readonly unknown[] = Array.isArray(volumeMounts) ? volumeMounts : [];
  const names = new Set<string>();
  const paths = new Set<string>();
  const isMounted = (field: string, value: string): boolean =>
    mounts.some((mount) => isFields(mount) && mount[field] === value);
  eachMap(volumeDevices, `${path}.volumeDevices`, (device, at) => {
    const name = known(device['name']);
    const where = known(device['devicePath']);
    if (name !== undefined) {
      if (names.has(name)) tell(`${at}.name`, { fault: 'repeated', field: 'name', value: name });
      if (isMounted('name', name))
        tell(`${at}.name`, { fault: 'excluded', field: 'volumeDevices', other: 'volumeMounts' });
      names.add(name);
    }
    if (isEmpty(device['devicePath'])) tell(at, { fault: 'missing', field: 'devicePath' });
    if (where === undefined) return;
    const field = 'devicePath';
    if (hasBackstep(where)) tell(`${at}.${field}`, { fault: 'backwards', field, value: where });
    else if (paths.has(where) || isMounted('mountPath', where))
      tell(`${at}.${field}`, { fault: 'repeated', field, value: where });
    paths.add(where);
  });
}

/** A block device has to be a claim. */
export function deviceSourceFaults(container: object, volumes: readonly object[], path: string, tell: Tell): void {
  const { volumeDevices } = container as Fields;
  eachMap(volumeDevices, `${path}.volumeDevices`, (device, at) => {
    const name = known(device['name']);
    const volume = name === undefined ? undefined : (volumes as readonly Fields[]).find((one) => one['name'] === name);
    if (!volume || present(volume, ['persistentVolumeClaim', 'ephemeral']).length > 0) return;
    tell(`${at}.name`, { fault: 'excluded', field: 'volumeDevices', other: 'a volume that is no claim' });
  });
}
