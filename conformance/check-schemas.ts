import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { Crd, CrdSchema } from './crds';
import type { Fault, Part } from './part';
import { documentTitle, type Subject } from './subject';

/** Checks every document of a kind that has a CRD against its schema, as strictly as `kubectl apply` does. */
export function checkSchemas(subjects: readonly Subject[], crds: readonly Crd[]): Part {
  const validators = compile(crds);
  const faults: Fault[] = [];
  let passed = 0;
  for (const { name, files } of subjects) {
    for (const { path, documents } of files) {
      for (const document of documents) {
        const validate = validators.get(`${document.apiVersion} ${document.kind}`);
        const isOurs = crds.some(({ spec }) => document.apiVersion.startsWith(`${spec.group}/`));
        if (!validate && !isOurs) continue;
        const what = `${name}/${path}: ${documentTitle(document)}`;
        if (!validate) faults.push({ what, reasons: [`no CRD has ${document.kind} in ${document.apiVersion}`] });
        else if (validate(document)) passed++;
        else faults.push({ what, reasons: (validate.errors ?? []).map(describe) });
      }
    }
  }
  return { title: `CRD schemas: documents of ${crds.length} kinds`, passed, faults };
}

/** Validators by `apiVersion kind`. */
function compile(crds: readonly Crd[]): Map<string, ValidateFunction> {
  // In `anyOf` and the like a structural schema repeats neither types nor properties: they stand once, above.
  const ajv = new Ajv({
    allErrors: true,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    allowUnionTypes: true,
  });
  addFormats(ajv);
  for (const word of ['list-type', 'list-map-keys', 'map-type', 'validations']) ajv.addKeyword(`x-kubernetes-${word}`);
  return new Map(
    crds.flatMap(({ spec: { group, names, versions } }) =>
      versions.map((version) => [
        `${group}/${version.name} ${names.kind}`,
        ajv.compile(jsonSchema(version.schema.openAPIV3Schema, true)),
      ]),
    ),
  );
}

/**
 * Plain JSON Schema for a structural schema. What the API server would drop as unknown is an error here, except below
 * `x-kubernetes-preserve-unknown-fields` and in `metadata`, which the API server checks itself.
 */
function jsonSchema(schema: CrdSchema, isRoot = false): object {
  const { properties, additionalProperties, items, nullable, ...rest } = schema;
  const { 'x-kubernetes-int-or-string': intOrString, 'x-kubernetes-preserve-unknown-fields': open, ...words } = rest;
  const { type, ...others } = words;
  if (intOrString === true) {
    const { anyOf: _, ...ofText } = others;
    return { anyOf: [{ type: 'integer' }, { ...ofText, type: 'string' }] };
  }
  return {
    ...others,
    ...(type === undefined ? {} : { type: nullable === true ? [type, 'null'] : type }),
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, part]) => [
          name,
          isRoot && name === 'metadata' ? { type: 'object' } : jsonSchema(part),
        ]),
      ),
    }),
    ...(items && { items: jsonSchema(items) }),
    ...(typeof additionalProperties === 'object'
      ? { additionalProperties: jsonSchema(additionalProperties) }
      : properties && open !== true && { additionalProperties: additionalProperties ?? false }),
  };
}

function describe({ instancePath, message = '', params }: ErrorObject): string {
  const { additionalProperty } = params as { readonly additionalProperty?: string };
  return `${instancePath || '/'} ${message}${additionalProperty === undefined ? '' : `: ${additionalProperty}`}`;
}
