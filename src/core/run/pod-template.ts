import type { PodTemplate } from '../../schema/pod-template';
import type { RunSettings } from './run-settings';

/**
 * The template of the pods of a run, with what nodes pull images with, and with `fsGroup` where a task that does not run as root
 * writes a claim: a fresh volume belongs to root.
 *
 * What the user says in the template itself counts.
 *
 * @param group the group that writes claims, if any
 */
export function podTemplateOf(
  { podTemplate, imagePullSecrets = [] }: Pick<RunSettings, 'podTemplate' | 'imagePullSecrets'>,
  group: number | undefined,
): PodTemplate | undefined {
  const secrets = imagePullSecrets.map(({ name }) => ({ name }));
  return withFsGroup(secrets.length > 0 ? { imagePullSecrets: secrets, ...podTemplate } : podTemplate, group);
}

function withFsGroup(template: PodTemplate | undefined, group: number | undefined): PodTemplate | undefined {
  if (group === undefined || template?.securityContext?.fsGroup !== undefined) return template;
  return { ...template, securityContext: { ...template?.securityContext, fsGroup: group } };
}
