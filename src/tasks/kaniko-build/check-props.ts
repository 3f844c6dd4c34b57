import { CallSite } from '../../diagnostics/call-site';
import { fail } from '../../diagnostics/diagnostic-error';
import { quote } from '../../util/quote';
import type { KanikoBuildTaskProps } from './props';

/**
 * Refuses what kaniko would refuse in the cluster.
 *
 * @param taken names of the params that every such Task has
 * @throws `reserved-param`, `path-outside-workspace`
 */
export function checkProps(props: KanikoBuildTaskProps<string>, taken: readonly string[], construct: string): void {
  const at = (field: string) => ({ construct, field, source: new CallSite() });
  for (const name of props.buildArgParams ?? []) {
    if (!taken.includes(name)) continue;
    fail({
      rule: 'reserved-param',
      message: `build argument ${quote(name)} cannot be a param: the Task has one of that name`,
      data: { param: name },
      at: at('buildArgParams'),
      help: `call it otherwise in the Dockerfile; taken: ${taken.join(', ')}`,
    });
  }
  for (const field of ['context', 'dockerfile'] as const) {
    const path = props[field];
    // A Dockerfile may lie beside its context, a context not beside the workspace.
    const leaves =
      path !== undefined && (path.startsWith('/') || (field === 'context' && path.split('/').includes('..')));
    if (!leaves) continue;
    fail({
      rule: 'path-outside-workspace',
      message: `${field} ${quote(path)} is not inside the workspace`,
      data: { path },
      at: at(field),
      help:
        field === 'context'
          ? 'say it relative to the workspace: services/web'
          : 'say it relative to the context: Dockerfile',
    });
  }
}
