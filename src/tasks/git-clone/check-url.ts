import type { TaskUse } from '../../core/task/task-use';
import { diagnostic, type Diagnostic } from '../../diagnostics/diagnostic';
import { inside } from '../../diagnostics/place';
import { quote } from '../../util/quote';
import type { GitTransport } from './transports';

/** What stands before an address: `https://…`. */
const SCHEME = /^([A-Za-z][A-Za-z0-9+.-]*):\/\//;
/** `git@github.com:acme/shop.git`: ssh. */
const SCP = /^[^/]+:/;
/** `github.com/acme/shop`: a host and no path of the pod. */
const HOST = /^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(:\d+)?\//;

/** git takes what has no scheme for a folder of its pod, and refuses ways that the task does not allow. */
export function checkUrl(use: TaskUse, transports: readonly GitTransport[]): Diagnostic[] {
  const url = use.params.get('url');
  // What an event gives is checked by its trigger.
  if (url === undefined || url.includes('$(') || (!SCHEME.test(url) && SCP.test(url))) return [];
  const scheme = SCHEME.exec(url)?.[1]?.toLowerCase() ?? 'file';
  if ((transports as readonly string[]).includes(scheme)) return [];
  return [
    diagnostic({
      rule: 'git-transport',
      message: SCHEME.test(url)
        ? `git url ${quote(url)} is reached by ${scheme}, which task ${quote(use.name)} does not allow`
        : `git url ${quote(url)} has no scheme, so git takes it for a folder`,
      data: { url, task: use.name, scheme },
      at: inside(use.place, 'params.url'),
      help: HOST.test(url)
        ? `write https://${url}`
        : [`transports of the GitCloneTask: ${transports.join(', ')}`, `for a folder add 'file'`].slice(
            0,
            scheme === 'file' ? 2 : 1,
          ),
    }),
  ];
}
