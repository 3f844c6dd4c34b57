import { fieldOf } from '../../util/field-of';
import { eachMap } from '../../util/each-map';
import { isFields } from '../../util/is-fields';
import { isDnsLabel, isSubdomain } from '../kubernetes/names';
import { nanoOf } from '../kubernetes/quantity';
import type { Fields } from '../wire';
import { checkObjectField } from './environment-faults';
import {
  checkChoice,
  checkFilePath,
  checkLocalPath,
  checkNumber,
  hasBackstep,
  isEmpty,
  known,
  present,
  type Tell,
} from './fault';

/**
 * What a volume may be made of, and which fields that has to have. Names of Secrets, ConfigMaps and claims are not among them:
 * a rule about objects tells those.
 */
const SOURCES: Readonly<Record<string, readonly string[]>> = {
  emptyDir: [],
  hostPath: ['path'],
  gitRepo: ['repository'],
  gcePersistentDisk: ['pdName'],
  awsElasticBlockStore: ['volumeID'],
  secret: [],
  nfs: ['server', 'path'],
  iscsi: ['targetPortal', 'iqn'],
  glusterfs: ['endpoints', 'path'],
  flocker: [],
  persistentVolumeClaim: [],
  rbd: ['monitors', 'image'],
  cinder: ['volumeID'],
  cephfs: ['monitors'],
  quobyte: ['registry', 'volume'],
  downwardAPI: [],
  fc: [],
  flexVolume: ['driver'],
  configMap: [],
  azureFile: ['secretName', 'shareName'],
  vsphereVolume: ['volumePath'],
  photonPersistentDisk: ['pdID'],
  portworxVolume: ['volumeID'],
  azureDisk: ['diskName', 'diskURI'],
  storageos: ['volumeName'],
  projected: [],
  scaleIO: ['gateway', 'system', 'volumeName'],
  csi: ['driver'],
  ephemeral: ['volumeClaimTemplate'],
  image: ['reference'],
};
const KINDS = Object.keys(SOURCES);
/** Volumes that every pod of Tekton has. */
const OF_TEKTON = /^tekton-internal-(?:workspace|home|results|steps|artifacts|bin|run-0)$/;
const HOST_PATH_TYPES = [
  'DirectoryOrCreate',
  'Directory',
  'FileOrCreate',
  'File',
  'Socket',
  'CharDevice',
  'BlockDevice',
];
const ACCESS_MODES = ['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod'];
const PROJECTIONS = [
  'secret',
  'configMap',
  'downwardAPI',
  'serviceAccountToken',
  'clusterTrustBundle',
  'podCertificate',
];
const MODE = { least: 0, most: 0o777 };
const FILE_FIELDS = /^metadata\.(?:name|namespace|labels|annotations|uid)$/;

/** What Kubernetes refuses of a volume. */
export function volumeFaults(one: object, path: string, tell: Tell): void {
  const volume = one as Fields;
  const { name } = volume;
  if (isEmpty(name)) tell(path, { fault: 'missing', field: 'name' });
  else if (known(name) !== undefined && !isDnsLabel(String(name)))
    tell(`${path}.name`, { fault: 'form', field: 'name', value: String(name), form: 'volume' });
  else if (OF_TEKTON.test(String(name)))
    tell(`${path}.name`, { fault: 'reserved', field: 'name', value: String(name) });
  // One that says nothing is an empty folder.
  sourceFaults(volume, path, tell);
}

/** The same of what it is made of, which workspaces are bound to in the same words. */
export function sourceFaults(one: object, path: string, tell: Tell): void {
  const holder = one as Fields;
  const kinds = present(holder, KINDS);
  if (kinds.length > 1) {
    tell(`${path}.${kinds[1] ?? ''}`, { fault: 'several', what: 'the volume', fields: kinds });
    return;
  }
  const kind = kinds[0] ?? '';
  const source = holder[kind];
  if (!isFields(source)) return;
  const at = `${path}.${kind}`;
  for (const field of SOURCES[kind] ?? []) if (isEmpty(source[field])) tell(at, { fault: 'missing', field });
  checkNumber(source, 'defaultMode', { ...MODE, path: at, tell });
  CHECKS[kind]?.(source, at, tell);
}

type Check = (source: Fields, path: string, tell: Tell) => void;

const keysToPaths: Check = (source, path, tell) => {
  eachMap(source['items'], `${path}.items`, (item, at) => {
    if (isEmpty(item['key'])) tell(at, { fault: 'missing', field: 'key' });
    if (isEmpty(item['path'])) tell(at, { fault: 'missing', field: 'path' });
    checkFilePath(item['path'], 'path', `${at}.path`, tell);
    checkNumber(item, 'mode', { ...MODE, path: at, tell });
  });
};

const filesOfPod: Check = (source, path, tell) => {
  eachMap(source['items'], `${path}.items`, (item, at) => {
    if (isEmpty(item['path'])) tell(at, { fault: 'missing', field: 'path' });
    checkFilePath(item['path'], 'path', `${at}.path`, tell);
    checkNumber(item, 'mode', { ...MODE, path: at, tell });
    const sources = present(item, ['fieldRef', 'resourceFieldRef']);
    if (sources.length === 0) tell(at, { fault: 'none', what: 'the file', choices: ['fieldRef', 'resourceFieldRef'] });
    else if (sources.length > 1) tell(at, { fault: 'several', what: 'the file', fields: sources });
    else checkObjectField(item, at, { possible: FILE_FIELDS, needsContainer: true, tell });
  });
};

const disk: Check = (source, path, tell) => {
  checkNumber(source, 'partition', { least: 0, most: 255, path, tell });
};

const CHECKS: Readonly<Record<string, Check>> = {
  emptyDir: ({ sizeLimit }, path, tell) => {
    const size = nanoOf(sizeLimit ?? '0') ?? 0n;
    if (size < 0n)
      tell(`${path}.sizeLimit`, { fault: 'number', field: 'sizeLimit', value: Number(size) / 1e9, least: 0 });
  },
  hostPath: (source, path, tell) => {
    const at = known(source['path']);
    if (at !== undefined && hasBackstep(at)) tell(`${path}.path`, { fault: 'backwards', field: 'path', value: at });
    checkChoice(source, 'type', { choices: HOST_PATH_TYPES, path, tell });
  },
  gitRepo: ({ directory }, path, tell) => {
    checkLocalPath(directory, 'directory', `${path}.directory`, tell);
  },
  nfs: (source, path, tell) => {
    const at = known(source['path']);
    if (at !== undefined && !at.startsWith('/')) tell(`${path}.path`, { fault: 'relative', field: 'path', value: at });
  },
  gcePersistentDisk: disk,
  awsElasticBlockStore: disk,
  iscsi: (source, path, tell) => {
    checkNumber(source, 'lun', { least: 0, most: 255, path, tell });
  },
  fc: (source, path, tell) => {
    const targets = ['targetWWNs', 'wwids'].filter((field) => !isEmpty(source[field]));
    if (targets.length === 0) tell(path, { fault: 'none', what: 'the volume', choices: ['targetWWNs', 'wwids'] });
    if (targets.length > 1) tell(path, { fault: 'several', what: 'the volume', fields: targets });
    if (targets[0] === 'targetWWNs' && isEmpty(source['lun'])) tell(path, { fault: 'missing', field: 'lun' });
    if (targets[0] === 'targetWWNs') checkNumber(source, 'lun', { least: 0, most: 255, path, tell });
  },
  secret: keysToPaths,
  configMap: keysToPaths,
  downwardAPI: filesOfPod,
  projected: (source, path, tell) => {
    const paths = new Map<string, string>();
    const takes = (value: unknown, at: string): void => {
      const text = known(value);
      if (text === undefined) return;
      if (paths.has(text)) tell(at, { fault: 'repeated', field: 'path', value: text });
      paths.set(text, at);
    };
    eachMap(source['sources'], `${path}.sources`, (one, at) => {
      const kinds = present(one, PROJECTIONS);
      if (kinds.length > 1) tell(at, { fault: 'several', what: 'the source', fields: kinds });
      for (const kind of ['secret', 'configMap', 'downwardAPI']) {
        const part = one[kind];
        if (!isFields(part)) continue;
        (kind === 'downwardAPI' ? filesOfPod : keysToPaths)(part, `${at}.${kind}`, tell);
        eachMap(part['items'], `${at}.${kind}.items`, (item, place) => {
          takes(item['path'], `${place}.path`);
        });
      }
      tokenFaults(one['serviceAccountToken'], `${at}.serviceAccountToken`, tell);
    });
  },
  csi: ({ driver, nodePublishSecretRef }, path, tell) => {
    const name = known(driver);
    if (name !== undefined && (name.length > 63 || !isSubdomain(name.toLowerCase())))
      tell(`${path}.driver`, { fault: 'form', field: 'driver', value: name, form: 'driver' });
    if (isFields(nodePublishSecretRef) && isEmpty(nodePublishSecretRef['name']))
      tell(`${path}.nodePublishSecretRef`, { fault: 'missing', field: 'name' });
  },
  ephemeral: ({ volumeClaimTemplate }, path, tell) => {
    if (!isFields(volumeClaimTemplate)) return;
    const at = `${path}.volumeClaimTemplate.spec`;
    const spec = volumeClaimTemplate['spec'];
    const modes = fieldOf(spec, 'accessModes');
    if (isEmpty(modes)) tell(at, { fault: 'missing', field: 'accessModes' });
    if (Array.isArray(modes))
      modes.forEach((mode: unknown, i) => {
        checkChoice({ [`accessModes[${i}]`]: mode }, `accessModes[${i}]`, { choices: ACCESS_MODES, path: at, tell });
      });
    if (isEmpty(fieldOf(fieldOf(fieldOf(spec, 'resources'), 'requests'), 'storage')))
      tell(at, { fault: 'missing', field: 'resources.requests.storage' });
  },
  image: (source, path, tell) => {
    checkChoice(source, 'pullPolicy', { choices: ['Always', 'IfNotPresent', 'Never'], path, tell });
  },
};

function tokenFaults(token: unknown, path: string, tell: Tell): void {
  if (!isFields(token)) return;
  if (isEmpty(token['path'])) tell(path, { fault: 'missing', field: 'path' });
  checkFilePath(token['path'], 'path', `${path}.path`, tell);
  checkNumber(token, 'expirationSeconds', { least: 600, most: 2 ** 32, path, tell });
}
