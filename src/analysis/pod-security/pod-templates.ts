import type { AnyPodTemplate, AnyVolume } from '../wire';

/** The template of one task over that of all tasks: what it says wins, volumes are joined by name. */
export function joinPodTemplates(own: AnyPodTemplate, ofAll: AnyPodTemplate): AnyPodTemplate {
  const names = new Set(own.volumes?.map(({ name }) => name));
  const volumes: readonly AnyVolume[] = [
    ...(ofAll.volumes ?? []).filter(({ name }) => !names.has(name)),
    ...(own.volumes ?? []),
  ];
  return {
    ...ofAll,
    ...own,
    volumes,
    hostNetwork: (own.hostNetwork ?? false) || (ofAll.hostNetwork ?? false),
  };
}
