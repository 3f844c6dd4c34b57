import type * as cdk8sPlus from 'cdk8s-plus-28';
import { fail } from '../diagnostics/diagnostic-error';

/** The module cdk8s-plus-28. */
export type Plus = typeof cdk8sPlus;

/**
 * Loads cdk8s-plus-28 when the first registry is made: it takes 85 ms and 30 MB, which programs without one do not pay.
 *
 * @throws `missing-package` when it is not installed
 */
export function loadPlus(): Plus {
  try {
    // The only place that loads it; an import would do so for everybody.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    return require('cdk8s-plus-28') as Plus;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    fail({
      rule: 'missing-package',
      message: 'RegistryWithUi needs the package "cdk8s-plus-28", which is not installed',
      data: { package: 'cdk8s-plus-28' },
      help: 'npm install cdk8s-plus-28@^2.5',
    });
  }
}
