import type * as yaml from 'yaml';

let loaded: typeof yaml | undefined;

/**
 * Loads yaml when it is needed: cdk8s brings a copy of its own, so at the start of every program it would be the second one,
 * 13 ms of the 40 ms that this library takes.
 */
export function loadYaml(): typeof yaml {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  loaded ??= require('yaml') as typeof yaml;
  return loaded;
}
