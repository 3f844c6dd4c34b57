import type { ImageKey } from './default-images';

/**
 * Other images by key (`kaniko`), or by the full name of an image that a step says (`python:3.13-slim`, with or without its
 * digest). The full name of `alpine` is `alpine:latest`.
 */
export interface ImageTable extends Images<ImageKey>, Images<FullName> {}

type Images<K extends string> = Readonly<Partial<Record<K, string | undefined>>>;

/** What no key of a ready-made construct looks like, so that the compiler sees a misspelt one. */
type FullName = `${string}:${string}` | `${string}/${string}` | `${string}@${string}`;

/** Whether a text is the name of an image and no key. */
export function isFullName(text: string): boolean {
  return /[:/@]/.test(text);
}

/**
 * Registry that serves copies: `mirror.example.com/hub` for all public hosts, or one per host
 * (`{ 'docker.io': 'mirror.example.com/hub' }`).
 */
export type Mirror = string | Readonly<Record<string, string>>;
