import type { ImageKey } from './default-images';

/** Other images by key (`kaniko`), or by the full name that a step says (`python:3.13-slim`, with or without its digest). */
export type ImageTable = Readonly<Partial<Record<ImageKey, string | undefined>> & Record<string, string | undefined>>;

/**
 * Registry that serves copies: `mirror.example.com/hub` for all public hosts, or one per host
 * (`{ 'docker.io': 'mirror.example.com/hub' }`).
 */
export type Mirror = string | Readonly<Record<string, string>>;
