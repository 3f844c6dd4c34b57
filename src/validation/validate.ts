import type { Diagnostic } from '../diagnostics/diagnostic';
import { moveOldFields, type OldPath } from './decoding/old-fields';
import type { Document, KubernetesObject } from './document';
import type * as ApplyPolicy from './policy/apply-policy';
import type { Policy } from './policy/policy';
import type * as Checks from './checks';
import type * as ReadYaml from './read-yaml';
import type { ReadFile, YamlFile } from './read-yaml';

/** Reads a file as `lint` does; the parser is loaded with the first one. */
export function read(file: YamlFile): ReadFile {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- synchronous and lazy
  const { readYaml } = require('./read-yaml') as typeof ReadYaml;
  return readYaml(file);
}

/** A document of `v1beta1` of Pipelines in `v1`, and how itself calls the fields that have another name there. */
export function inV1(document: KubernetesObject): { readonly document: KubernetesObject; readonly oldPath?: OldPath } {
  const copy = JSON.parse(JSON.stringify(document)) as KubernetesObject & Record<string, unknown>;
  const oldPath = moveOldFields(document.apiVersion, document.kind, copy);
  return { document: { ...copy, apiVersion: 'tekton.dev/v1' }, ...(oldPath && { oldPath }) };
}

/** Findings after people had their say; the rules are loaded only when they said something. */
export function judge(found: readonly Diagnostic[], policy: Policy): readonly Diagnostic[] {
  if (policy.acknowledgements.length === 0 && policy.severities.length === 0) return found;
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- synchronous and lazy
  const { applyPolicy } = require('./policy/apply-policy') as typeof ApplyPolicy;
  return applyPolicy(found, policy).diagnostics;
}

/**
 * Looks at rendered documents together. The same for documents of constructs and for anybody's YAML.
 *
 * Engine and rules are loaded when the first app synthesizes, so that importing the library stays fast.
 */
export function validate(documents: readonly Document[]): Diagnostic[] {
  if (documents.length === 0) return [];
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- synchronous and lazy
  const { RULES, run } = require('./checks') as typeof Checks;
  return run(documents, RULES, { embedded: true });
}
