import type { IConstruct } from 'constructs';
import { settingsOf } from '../app/settings';
import { DEFAULT_IMAGES, type ImageKey } from './default-images';
import { isEntryFor, splitImage, withoutDigest } from './image-name';
import type { ImageTable, Mirror } from './image-table';
import { noteImage } from './image-use';

/**
 * The image to run for a key of a ready-made construct or for a name that a step says: from the chart's table, else the
 * default, then from the mirror if there is one.
 */
export function imageOf(scope: IConstruct, image: ImageKey | (string & {})): string {
  const { images, mirror } = settingsOf(scope);
  const known: Readonly<Record<string, string>> = DEFAULT_IMAGES;
  const isKey = Object.hasOwn(known, image);
  if (!isKey && !image.includes('$(')) noteImage(scope, image);
  const said = isKey ? images[image as ImageKey] : inTable(images, image);
  return said ?? mirrored(isKey ? (known[image] ?? image) : image, mirror);
}

/** As the step spells it, else as any spelling of the same image, with or without the digest that the step pins it by. */
function inTable(images: ImageTable, image: string): string | undefined {
  const table: Readonly<Record<string, string | undefined>> = { ...images };
  const exact = table[image] ?? table[withoutDigest(image)];
  if (exact !== undefined) return exact;
  const entry = Object.keys(table).find((name) => table[name] !== undefined && isEntryFor(image, name));
  return entry === undefined ? undefined : table[entry];
}

function mirrored(image: string, mirror: Mirror | undefined): string {
  if (mirror === undefined || image.startsWith('$(')) return image;
  const { host, path } = splitImage(image);
  if (typeof mirror !== 'string') return host in mirror ? `${mirror[host]}/${path}` : image;
  return isPrivate(host) || image.startsWith(`${mirror}/`) ? image : `${mirror}/${host}/${path}`;
}

/** Hosts that a mirror of public images has no copies of. */
function isPrivate(host: string): boolean {
  const name = host.replace(/:\d+$/, '');
  return name === 'localhost' || name.startsWith('127.') || /\.(svc|local|internal)$/.test(name);
}
