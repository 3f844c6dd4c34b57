import { inside, type PendingPlace } from '../../diagnostics/place';
import { fail } from '../../diagnostics/diagnostic-error';
import { unknownNameHelp } from '../../diagnostics/unknown-name';
import { FEATURE_FLAGS } from '../../schema/feature-flags';
import { quote } from '../../util/quote';
import { checkKeys } from '../check-keys';
import { checkValue } from '../check-value';
import { DEFAULT_IMAGES } from '../images/default-images';
import { isFullName, type ImageTable } from '../images/image-table';
import type { TektonSettings } from './settings';
import { TEKTON_VERSIONS } from './tekton-version';
import type { KeysOf } from '../shape';
import { either, manifest, mapOf, oneOf, text } from '../shapes';

/** The keys of TektonSettings. */
export const SETTINGS_KEYS: KeysOf<TektonSettings> = {
  version: oneOf(TEKTON_VERSIONS),
  features: true,
  images: manifest(),
  mirror: either(text, mapOf(text)),
  tasks: true,
};

const FLAGS = Object.fromEntries(Object.keys(FEATURE_FLAGS).map((flag) => [flag, true as const]));
const DELIVERIES = ['ref', 'inline', 'cluster'];

/**
 * Refuses settings that the compiler does not see: those of programs in JavaScript, and of objects that are passed whole.
 *
 * @throws `unknown-key`, `unknown-value`
 */
export function checkSettings({ features = {}, images = {}, tasks }: TektonSettings, at: PendingPlace): void {
  if (typeof tasks !== 'object') checkValue('tasks', tasks, DELIVERIES, at);
  checkKeys(features, FLAGS, 'ConfigMap feature-flags', { ...at, field: 'features' });
  for (const [flag, { values }] of Object.entries(FEATURE_FLAGS)) {
    if (values) checkValue(`feature flag ${quote(flag)}`, features[flag as keyof typeof FEATURE_FLAGS], values, at);
  }
  checkImages(images, inside(at, 'images'));
}

/** A misspelt key would be taken for an image that no step has. */
function checkImages(images: ImageTable, at: PendingPlace): void {
  const unknown = Object.keys(images).find((key) => !isFullName(key) && !Object.hasOwn(DEFAULT_IMAGES, key));
  if (unknown === undefined) return;
  fail({
    rule: 'unknown-key',
    message: `images have no ${quote(unknown)}`,
    data: { key: unknown },
    at,
    help: [
      ...unknownNameHelp(unknown, 'keys of ready-made constructs', Object.keys(DEFAULT_IMAGES)),
      `an image of your own stands there by its full name: ${quote(`${unknown}:latest`)}`,
    ],
  });
}
