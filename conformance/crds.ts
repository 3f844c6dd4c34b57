import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';

/** A CustomResourceDefinition as far as the checks look at it. */
export interface Crd {
  readonly kind: string;
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly {
      readonly name: string;
      readonly schema: { readonly openAPIV3Schema: CrdSchema };
    }[];
  };
}

/** A structural schema: JSON Schema with words of Kubernetes. */
export interface CrdSchema {
  readonly [word: string]: unknown;
  readonly properties?: Readonly<Record<string, CrdSchema>>;
  readonly additionalProperties?: CrdSchema | boolean;
  readonly items?: CrdSchema;
}

/** All CRDs in the YAML files of a folder; other documents, as in a release of Tekton, are passed over. */
export function readCrds(folder: string): Crd[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.ya?ml$/.test(file))
    .sort()
    .flatMap((file) => parseAllDocuments(readFileSync(join(folder, file), 'utf8')))
    .map((document) => document.toJS() as Crd | null)
    .filter((document): document is Crd => document?.kind === 'CustomResourceDefinition');
}
