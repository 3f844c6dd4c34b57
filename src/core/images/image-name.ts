import { isFullName } from './image-table';

/** The two parts of an image's name, `docker.io` and `library/python:3.13-slim` of `python:3.13-slim`. */
interface SplitImage {
  readonly host: string;
  readonly path: string;
}

/** The first part of a name is a host only if it has a dot or a colon or is `localhost`; Docker Hub otherwise. */
export function splitImage(image: string): SplitImage {
  const slash = image.indexOf('/');
  const first = image.slice(0, Math.max(slash, 0));
  const [host, path] =
    first === 'localhost' || /[.:]/.test(first) ? [first, image.slice(slash + 1)] : [DOCKER_HUB, image];
  if (host !== DOCKER_HUB && host !== 'index.docker.io') return { host, path };
  return { host: DOCKER_HUB, path: path.includes('/') ? path : `library/${path}` };
}

/** The name that all spellings of an image share: with host, `library/` and tag. */
export function wholeImageName(image: string): string {
  const { host, path } = splitImage(image);
  return `${host}/${/[:@][^/]*$/.test(path) ? path : `${path}:latest`}`;
}

/** Whether an entry of a table of images is for an image, however the two are spelt. */
export function isEntryFor(image: string, entry: string): boolean {
  if (!isFullName(entry)) return false;
  const [whole, meant] = [wholeImageName(image), wholeImageName(entry)];
  return meant === whole || meant === withoutDigest(whole);
}

/** A table may name an image without the digest that a step pins it by. */
export function withoutDigest(image: string): string {
  return image.replace(/@sha256:.*$/, '');
}

const DOCKER_HUB = 'docker.io';
