import { checkOptionKeys } from '../check-keys';
import type { KeysOf } from '../shape';
import type { JsonValue } from '../../schema/document';
import { CallSite } from '../../diagnostics/call-site';
import { fail } from '../../diagnostics/diagnostic-error';
import { compact } from '../../util/compact';
import type { TaskTarget } from './itask';
import { needed, text } from '../shapes';

/** A task that a controller other than Tekton's own runs. */
export interface CustomTaskReference {
  /** Group and version, `cel.tekton.dev/v1alpha1`. */
  readonly apiVersion: string;
  /** Kind of the object. */
  readonly kind: string;
  /** Name of an existing object. @default - `spec` says all, or the controller needs none */
  readonly name?: string | undefined;
  /** The spec, inline. @default - an object is referred to */
  readonly spec?: JsonValue | undefined;
}

const KEYS: KeysOf<CustomTaskReference> = { apiVersion: needed(text), kind: needed(text), name: text, spec: true };

/** How a pipeline task names a custom task. */
export function customTarget(reference: CustomTaskReference): TaskTarget {
  checkOptionKeys(reference, KEYS, 'Task.fromCustomTask');
  const { apiVersion, kind, name, spec } = reference;
  if (!apiVersion.includes('/')) {
    fail({
      rule: 'invalid-api-version',
      message: `apiVersion "${apiVersion}" of custom task "${kind}" has no group`,
      data: { apiVersion },
      at: { source: new CallSite() },
      help: 'write group/version, such as cel.tekton.dev/v1alpha1',
    });
  }
  return spec === undefined
    ? { taskRef: compact({ apiVersion, kind, name }) }
    : { taskSpec: { apiVersion, kind, spec } };
}
