import { unknownVolume } from '../../../src/validation/rules/run-time/unknown-volume';
import { build, mark } from '../mark';
import { testRule } from '../test-rule';

const task = (mount: string, volumes = ''): string =>
  build(`description: x\n${volumes}`, `script: make\nvolumeMounts: [{ name: ${mount}, mountPath: /c }]`);

testRule(unknownVolume, {
  valid: {
    'a volume': task('cache', 'volumes: [{ name: cache, emptyDir: {} }]'),
    'the volume of a workspace': task('$(workspaces.w.volume)', 'workspaces: [{ name: w }]'),
  },
  invalid: {
    'a device without a volume': mark(
      build('description: x', 'script: make\nvolumeDevices: [{ name: disk, devicePath: /dev/x }]'),
      'disk',
      'unknown',
    ),
    'a misspelt volume': mark(task('cahce', 'volumes: [{ name: cache, emptyDir: {} }]'), 'cahce', 'unknown'),
  },
});
