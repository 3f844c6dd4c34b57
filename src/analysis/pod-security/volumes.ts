import { quote } from '../../util/quote';
import { violation, type Control } from './pod';

const ALLOWED = new Set([
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
]);

/** No folder of the node. */
export const hostPathVolumes: Control = ({ volumes }) =>
  volumes
    .filter(({ volume }) => volume.hostPath)
    .map(({ volume, path }) =>
      violation('hostPathVolumes', `${path}.hostPath`, `volume ${quote(volume.name ?? '')} is a hostPath`),
    );

/** Only the kinds of volumes that belong to the namespace. */
export const restrictedVolumes: Control = ({ volumes }) =>
  volumes.flatMap(({ volume, path }) => {
    const kinds = Object.keys(volume).filter((field) => field !== 'name');
    // A volume that says nothing is an emptyDir.
    if (kinds.length === 0 || kinds.some((kind) => ALLOWED.has(kind))) return [];
    return [violation('restrictedVolumes', path, `volume ${quote(volume.name ?? '')} is of kind ${kinds.join(', ')}`)];
  });
