import { commandPattern, commandsOf } from '../scripts/commands';
import type { AnyContainer } from '../wire';

const DEPLOYS = [
  commandPattern('kubectl|oc', 'apply|replace|patch|set[ \\t]+image|rollout[ \\t]+restart'),
  commandPattern('helm', 'upgrade|install'),
  commandPattern('argocd', 'app[ \\t]+(?:sync|set)'),
];

/** Whether a container surely changes what runs in a cluster. */
export function deploys(container: AnyContainer): boolean {
  const text = commandsOf(container);
  return DEPLOYS.some((pattern) => {
    const [found] = pattern.exec(text) ?? [];
    return found !== undefined && !found.includes('--dry-run');
  });
}
