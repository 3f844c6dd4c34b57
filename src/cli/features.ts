import { FEATURE_FLAGS, type FeatureFlag, type FeatureFlags } from '../schema/feature-flags';
import { list } from '../util/list';
import { nearest } from '../util/nearest';
import { quote } from '../util/quote';
import { UsageError } from './usage-error';

/** Reads `enable-api-fields=alpha,disable-inline-spec=pipeline,taskrun`: a part without `=` belongs to the one before. */
export function parseFeatures(text: string, before: Partial<FeatureFlags> = {}): Partial<FeatureFlags> {
  const flags: Record<string, string> = { ...before };
  let last: FeatureFlag | undefined;
  for (const part of text.split(',').map((one) => one.trim())) {
    if (part === '') continue;
    const [, name = '', value = ''] = /^([^=]*)=(.*)$/.exec(part) ?? [];
    if (name === '' && last !== undefined && FEATURE_FLAGS[last].values === undefined) {
      flags[last] = `${flags[last] ?? ''},${part}`;
      continue;
    }
    last = checkFlag(name || part);
    flags[last] = checkValue(last, value);
  }
  return flags;
}

function checkFlag(name: string): FeatureFlag {
  if (Object.hasOwn(FEATURE_FLAGS, name)) return name as FeatureFlag;
  const meant = nearest(name, Object.keys(FEATURE_FLAGS)).map(quote);
  const hint = meant.length > 0 ? `; did you mean ${list(meant)}?` : '';
  throw new UsageError(`--features: there is no feature flag ${quote(name)}${hint}`);
}

function checkValue(flag: FeatureFlag, value: string): string {
  const values: readonly string[] | undefined = FEATURE_FLAGS[flag].values;
  if (values === undefined || values.includes(value)) return value;
  throw new UsageError(`--features: ${flag} is one of ${list(values)}, not ${quote(value)}`);
}
