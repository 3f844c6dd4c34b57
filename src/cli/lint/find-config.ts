import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type Picomatch from 'picomatch';
import { parse } from 'yaml';
import { DiagnosticError } from '../../diagnostics/diagnostic-error';
import { FEATURE_FLAGS, type FeatureFlag, type FeatureFlags } from '../../schema/feature-flags';
import { list } from '../../util/list';
import { nearest } from '../../util/nearest';
import { rememberByText } from '../../util/remember';
import { quote } from '../../util/quote';
import { parsePolicy, type IsIn, type PolicyInit } from '../../validation/policy/parse-policy';
import type { Covered, Policy } from '../../validation/policy/policy';
import { UsageError } from '../usage-error';
import { messageOf } from '../../util/message-of';

const NAMES = ['.cdk8s-tekton.yaml', '.cdk8s-tekton.yml', '.cdk8s-tekton.json'];
const KEYS = ['severity', 'acknowledge', 'features', 'overrides'];
const OVERRIDE_KEYS = ['files', 'severity', 'acknowledge', 'features'];

/** What a config file says. */
export interface Config {
  readonly path: string;
  readonly policy: Policy;
  /** Feature flags for a file. */
  readonly features: (file: string) => Partial<FeatureFlags>;
}

/** What a config file says of everything, or of some files. */
interface Section extends PolicyInit {
  readonly features?: Readonly<Record<string, unknown>>;
}

/** What it says otherwise of some files. */
interface Override extends Section {
  readonly files?: string | readonly string[];
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
    throw new UsageError(`${name}: ${reasonOf(error)}`);
  }
  if (json !== null && (typeof json !== 'object' || Array.isArray(json))) throw new UsageError(`${name}: it is a map`);
  const config = (json ?? {}) as Section & { readonly overrides?: readonly Override[] };
  checkKeys(name, 'config', Object.keys(config), KEYS);
  const { overrides = [] } = config;
  if (!Array.isArray(overrides)) throw new UsageError(`${name}: "overrides" is a list`);
  const isIn = globsFrom(dirname(path), cwd);
  const all: readonly Override[] = [config, ...overrides.map((one: unknown) => checkOverride(name, one))];
  const sections = all.map((one, i) => {
    const covers = (file: string): boolean => i === 0 || isIn([one.files ?? []].flat(), file);
    return { covers, features: readFeatures(name, one.features ?? {}), policy: readPolicy(name, one, isIn, covers) };
  });
  return {
    path,
    policy: {
      acknowledgements: sections.flatMap(({ policy }) => policy.acknowledgements),
      severities: sections.flatMap(({ policy }) => policy.severities),
    },
    features: (file) =>
      Object.assign(
        {},
        ...sections.filter(({ covers }) => covers(file)).map(({ features }) => features),
      ) as Partial<FeatureFlags>,
  };
}

/** Globs are meant from the folder of the config file. */
function globsFrom(folder: string, cwd: string): IsIn {
  const matcher = rememberByText((glob) => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded when a config has globs
    const picomatch = require('picomatch') as typeof Picomatch;
    return picomatch(glob, { dot: true });
  });
  return (globs, file) => {
    const path = relative(folder, resolve(cwd, file)).replaceAll('\\', '/');
    return globs.some((glob) => matcher(glob)(path));
  };
}

function checkOverride(name: string, one: unknown): Override {
  if (typeof one !== 'object' || one === null || Array.isArray(one))
    throw new UsageError(`${name}: an entry of "overrides" is a map`);
  checkKeys(name, 'an entry of "overrides"', Object.keys(one), OVERRIDE_KEYS);
  const { files } = one as Override;
  if (files === undefined || [files].flat().some((glob: unknown) => typeof glob !== 'string' || glob === ''))
    throw new UsageError(`${name}: an entry of "overrides" needs "files", a glob or a list of globs`);
  return one;
}

function readPolicy(name: string, section: Section, isIn: IsIn, covers: (file: string) => boolean): Policy {
  const within = <S extends { readonly covers: (finding: Covered) => boolean }>(said: S): S => ({
    ...said,
    covers: (finding: Covered) => covers(finding.at.source?.file ?? '') && said.covers(finding),
  });
  try {
    const policy = parsePolicy(section, { source: { file: name, line: 1, column: 1 } }, isIn);
    const isForOthers = (i: number): boolean => {
      const { files, kind, name } = section.acknowledge?.[i] ?? {};
      return (files ?? kind ?? name) !== undefined || 'files' in section;
    };
    return {
      acknowledgements: policy.acknowledgements.map((said, i) => ({ ...within(said), isForOthers: isForOthers(i) })),
      severities: policy.severities.map(within),
    };
  } catch (error) {
    throw new UsageError(`${name}: ${reasonOf(error)}`);
  }
}

/** Why a config cannot be used; the place is said before it. */
function reasonOf(error: unknown): string {
  const [found] = DiagnosticError.isDiagnosticError(error) ? error.diagnostics : [];
  const [first = ''] = (found ? found.message : messageOf(error)).split('\n');
  return first.replace(/:$/, '');
}

/** Flags are texts; YAML makes booleans and numbers of some. */
function readFeatures(name: string, features: Readonly<Record<string, unknown>>): Partial<FeatureFlags> {
  checkKeys(name, 'features', Object.keys(features), Object.keys(FEATURE_FLAGS));
  return Object.fromEntries(
    Object.entries(features).map(([flag, value]) => {
      const text = String(value);
      const values: readonly string[] | undefined = FEATURE_FLAGS[flag as FeatureFlag].values;
      if (values && !values.includes(text))
        throw new UsageError(`${name}: ${flag} is one of ${list(values)}, not ${quote(text)}`);
      return [flag, text];
    }),
  );
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
