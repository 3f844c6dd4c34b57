/** Releases of Tekton Pipelines that documents can be made for, from the oldest long-term support release on. */
export const TEKTON_VERSIONS = ['1.9', '1.10', '1.11', '1.12', '1.13', '1.14', '1.15', '1.16', '1.17'] as const;

/** A release of Tekton Pipelines, `major.minor`. */
export type TektonVersion = (typeof TEKTON_VERSIONS)[number];

/** What is assumed where nothing is said: the long-term support release of July 2026. */
export const DEFAULT_TEKTON_VERSION: TektonVersion = '1.15';

/** Whether `version` is `floor` or newer. */
export function isAtLeast(version: TektonVersion, floor: TektonVersion): boolean {
  return TEKTON_VERSIONS.indexOf(version) >= TEKTON_VERSIONS.indexOf(floor);
}
