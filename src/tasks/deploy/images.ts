import { fail } from '../../diagnostics/diagnostic-error';
import type { PendingPlace } from '../../diagnostics/place';
import { quote } from '../../util/quote';
import type { ImageSlot } from './image-slot';
import type { HelmImageValues } from './strategy';

/** One or several slots. */
export type ImageSlots = ImageSlot | readonly ImageSlot[];

/** An image that a DeployTask takes as a param. */
export interface DeployedImage {
  /** The param. */
  readonly param: string;
  /** The variable of the step; also the word that stands for the image where nothing else is found. */
  readonly env: string;
  readonly slots: readonly ImageSlot[];
}

/** Params that every DeployTask may have. */
const RESERVED = new Set(['manifests', 'chart', 'namespace', 'imageName']);

/** The images of a DeployTask: one called `image`, or those that are named. */
export function deployedImages(
  images: readonly string[] | Readonly<Record<string, ImageSlots | undefined>> | undefined,
  replaces: ImageSlots | undefined,
  at: PendingPlace,
): readonly DeployedImage[] {
  if (images === undefined) return [{ param: 'image', env: 'IMAGE', slots: listOf(replaces) }];
  const entries: readonly (readonly [string, ImageSlots | undefined])[] = isList(images)
    ? images.map((param) => [param, undefined])
    : Object.entries(images);
  const deployed = entries.map(([param, slots]) => ({ param, env: variableOf(param), slots: listOf(slots) }));
  checkParams(deployed, at);
  return deployed;
}

/** The values of a chart for each image. */
export function helmValuesOf(
  images: readonly DeployedImage[],
  said: Readonly<Record<string, HelmImageValues | undefined>>,
): (DeployedImage & { readonly values: HelmImageValues })[] {
  return images.map((image) => {
    const prefix = images.length === 1 ? '' : `${image.param}.`;
    const usual = { repository: `${prefix}image.repository`, tag: `${prefix}image.tag` };
    return { ...image, values: said[image.param] ?? usual };
  });
}

function variableOf(param: string): string {
  return param === 'image' ? 'IMAGE' : `IMAGE_${param.toUpperCase().replace(/[^A-Z0-9]/g, '_')}`;
}

function checkParams(images: readonly DeployedImage[], at: PendingPlace): void {
  if (images.length === 0) {
    fail({
      rule: 'no-images',
      message: 'images names none',
      at,
      help: 'leave images out for one image with the param "image"',
    });
  }
  const seen = new Map<string, string>();
  for (const { param, env } of images) {
    if (RESERVED.has(param)) {
      fail({
        rule: 'reserved-param',
        message: `${quote(param)} cannot be the param of an image: a DeployTask has one of that name`,
        data: { param },
        at,
        help: 'call it after what runs in it, such as "web"',
      });
    }
    const other = seen.get(env);
    if (other !== undefined) {
      fail({
        rule: 'duplicate-image',
        message: `images ${quote(other)} and ${quote(param)} differ in nothing but case and signs`,
        data: { param, other },
        at,
        help: `both would be the variable ${env}; give them names of their own`,
      });
    }
    seen.set(env, param);
  }
}

function listOf(slots: ImageSlots | undefined): readonly ImageSlot[] {
  if (slots === undefined) return [];
  return isList(slots) ? [...slots] : [slots];
}

/** `Array.isArray` does not narrow readonly arrays. */
function isList<T>(x: T | readonly T[]): x is readonly T[];
function isList(x: object): x is readonly string[];
function isList(x: unknown): boolean {
  return Array.isArray(x);
}
