import { commandPattern, commandsOf } from '../scripts/commands';
import type { AnyContainer, AnyPipelineTask } from '../wire';

const GIT = commandPattern('git', 'clone|fetch');
/** The program of the Task "git-clone" of the catalog. */
const GIT_INIT = /\bgit-init\b/;
const CATALOG = /(?:^|\/)git-clone(?:$|[-./:])/;

/** Whether a container surely gets a repository of Git. */
export function clones(container: AnyContainer): boolean {
  const text = commandsOf(container);
  return (text.includes('git') && GIT.test(text)) || GIT_INIT.test(`${container.image ?? ''} ${text}`);
}

/** Whether a task runs the one of the catalog that clones. */
export function isCatalogClone({ taskRef }: AnyPipelineTask): boolean {
  const texts = [taskRef?.name, ...(taskRef?.params ?? []).map(({ value }) => value)];
  return texts.some((text) => typeof text === 'string' && CATALOG.test(text));
}
