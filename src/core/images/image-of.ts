import type { IConstruct } from 'constructs';
import { settingsOf } from '../app/settings';
import { DEFAULT_IMAGES, type ImageKey } from './default-images';
import type { Mirror } from './image-table';

/**
 * The image to run for a key of a ready-made construct or for a name that a step says: from the chart's table, else the
 * default, then from the mirror if there is one.
 */
export function imageOf(scope: IConstruct, image: ImageKey | (string & {})): string {
  const { images, mirror } = settingsOf(scope);
  const table: Readonly<Record<string, string | undefined>> = { ...images };
  const said = table[image] ?? table[withoutDigest(image)] ?? table[withTag(image)];
  if (said !== undefined) return said;
  const known: Readonly<Record<string, string>> = DEFAULT_IMAGES;
  return mirrored(known[image] ?? image, mirror);
}

/** A table may name an image without the digest that a step pins it by. */
function withoutDigest(image: string): string {
  return image.replace(/@sha256:.*$/, '');
}

/** An image without a tag and a digest is the latest one; a key is no image. */
function withTag(image: string): string {
  return Object.hasOwn(DEFAULT_IMAGES, image) || /[:@][^/]*$/.test(image) ? image : `${image}:latest`;
}

function mirrored(image: string, mirror: Mirror | undefined): string {
  if (mirror === undefined || image.startsWith('$(')) return image;
  const { host, path } = split(image);
  if (typeof mirror !== 'string') return host in mirror ? `${mirror[host]}/${path}` : image;
  return isPrivate(host) || image.startsWith(`${mirror}/`) ? image : `${mirror}/${host}/${path}`;
}

/** The first part of a name is a host only if it has a dot or a colon or is `localhost`; Docker Hub otherwise. */
function split(image: string): { host: string; path: string } {
  const slash = image.indexOf('/');
  const first = image.slice(0, Math.max(slash, 0));
  if (first === 'localhost' || /[.:]/.test(first)) return { host: first, path: image.slice(slash + 1) };
  return { host: 'docker.io', path: slash < 0 ? `library/${image}` : image };
}

/** Hosts that a mirror of public images has no copies of. */
function isPrivate(host: string): boolean {
  const name = host.replace(/:\d+$/, '');
  return name === 'localhost' || name.startsWith('127.') || /\.(svc|local|internal)$/.test(name);
}
