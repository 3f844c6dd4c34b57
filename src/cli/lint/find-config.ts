import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parse } from 'yaml';
import { FEATURE_FLAGS, type FeatureFlags } from '../../schema/feature-flags';
import { list } from '../../util/list';
import { nearest } from '../../util/nearest';
import { quote } from '../../util/quote';
import { parsePolicy, type PolicyInit } from '../../validation/policy/parse-policy';
import type { Policy } from '../../validation/policy/policy';
import { UsageError } from '../usage-error';

const NAMES = ['.cdk8s-tekton.yaml', '.cdk8s-tekton.yml', '.cdk8s-tekton.json'];
const KEYS = ['severity', 'acknowledge', 'features'];

/** What a config file says. */
export interface Config {
  readonly path: string;
  readonly policy: Policy;
  readonly features: Partial<FeatureFlags>;
}

/** The config file nearest to a file: in its folder or the next one above that has one. */
export function findConfig(file: string, cwd: string): string | undefined {
  let folder = dirname(resolve(cwd, file));
  for (;;) {
    const found = NAMES.map((name) => join(folder, name)).find((path) => existsSync(path));
    if (found !== undefined) return found;
    const above = dirname(folder);
    if (above === folder) return undefined;
    folder = above;
  }
}

/**
 * Reads a config file.
 *
 * @throws UsageError when it is not one
 */
export function readConfig(path: string, cwd: string): Config {
  const name = relative(cwd, path);
  let json: unknown;
  try {
    json = parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new UsageError(`${name}: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`);
  }
  if (json !== null && (typeof json !== 'object' || Array.isArray(json))) throw new UsageError(`${name}: it is a map`);
  const config = (json ?? {}) as PolicyInit & { readonly features?: Partial<FeatureFlags> };
  checkKeys(name, 'config', Object.keys(config), KEYS);
  checkKeys(name, 'features', Object.keys(config.features ?? {}), Object.keys(FEATURE_FLAGS));
  try {
    const policy = parsePolicy(config, { source: { file: name, line: 1, column: 1 } });
    return { path, policy, features: config.features ?? {} };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function checkKeys(file: string, what: string, keys: readonly string[], known: readonly string[]): void {
  for (const key of keys) {
    if (known.includes(key)) continue;
    const meant = nearest(key, known).map(quote);
    throw new UsageError(
      `${file}: ${what} has no ${quote(key)}${meant.length > 0 ? `; did you mean ${list(meant)}?` : `; there are ${list(known)}`}`,
    );
  }
}
