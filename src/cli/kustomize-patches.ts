import { basename, dirname, resolve } from 'node:path';
import { fieldOf } from '../util/field-of';
import { loadYaml } from '../util/load-yaml';

const KUSTOMIZATION = /^(?:kustomization\.ya?ml|Kustomization)$/;

/** Whether kustomize reads the file for what it builds. */
export function isKustomization(path: string): boolean {
  return KUSTOMIZATION.test(basename(path));
}

/**
 * The files that a kustomization merges into objects. Each holds a part of an object, which a cluster never sees by itself.
 * @param path whole path of the kustomization
 */
export function kustomizePatches(path: string, text: string): string[] {
  const document = parse(text);
  const named = [
    ...listOf(document, 'patches').map((one) => fieldOf(one, 'path')),
    ...listOf(document, 'patchesJson6902').map((one) => fieldOf(one, 'path')),
    ...listOf(document, 'patchesStrategicMerge'),
  ];
  return named
    .filter((one): one is string => typeof one === 'string' && !one.includes('\n'))
    .map((one) => resolve(dirname(path), one));
}

/** One that is broken is told of as every file is. */
function parse(text: string): unknown {
  try {
    return loadYaml().parse(text, { logLevel: 'silent' });
  } catch {
    return undefined;
  }
}

function listOf(document: unknown, key: string): readonly unknown[] {
  const list = fieldOf(document, key);
  return Array.isArray(list) ? list : [];
}
