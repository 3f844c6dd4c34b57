import { DOCUMENT_TYPES } from '../../src/validation/decoding/decode-table';
import { goStruct, goType } from '../../src/validation/decoding/go-types';
import { structsOf } from './fields';
import { Draft, type Json, NAMES } from './generate/draft';
import type { Scope } from './generate/params';
import { KINDS_BY_STRUCT } from './generate/reach';
import { specOf } from './generate/spec';
import { metadataOfStored } from './generate/stored';
import { DEEP, anyStruct, anyValue, leadsToFocus } from './generate/values';
import type { Random } from './random';

export type { Json } from './generate/draft';

/** Every kind of document, by `apiVersion/kind`. */
const KINDS: readonly string[] = Object.keys(DOCUMENT_TYPES);
const WEIGHTED = KINDS.flatMap((key) => Array<string>(weightOf(key)).fill(key));

/** Kinds that are used most, and have most rules, come most. */
function weightOf(key: string): number {
  if (!key.includes('tekton.dev/')) return 1;
  return /tekton.dev\/v1\/|v1beta1\/(?:EventListener|StepAction)/.test(key) ? 6 : 2;
}

/** Makes one document. */
export function generate(random: Random, flags: Readonly<Record<string, string>>): Json {
  const focus = random.chance(0.15) ? random.pick([...KINDS_BY_STRUCT.keys()]) : undefined;
  const key = random.pick(focus === undefined ? WEIGHTED : (KINDS_BY_STRUCT.get(focus) ?? WEIGHTED));
  const apiVersion = key.slice(0, key.lastIndexOf('/'));
  const kind = key.slice(key.lastIndexOf('/') + 1);
  const document = makeDocument(new Draft(random, flags, focus, apiVersion, kind), apiVersion, kind);
  if (focus !== undefined) addField(random, document, focus);
  return document;
}

/** Adds a field that is not there to a struct, since what is made by hand has only the fields that matter. */
function addField(random: Random, document: Json, struct: string): void {
  const places = structsOf(document).filter((place) => place.struct === struct);
  if (places.length === 0) return;
  const { value } = random.pick(places);
  const missing = [...goStruct(struct).fields].filter(([field]) => !(field in value));
  if (missing.length === 0) return;
  const [field, type] = random.pick(missing);
  value[field] = anyValue(new Draft(random, {}), type, DEEP);
}

function makeDocument(g: Draft, apiVersion: string, kind: string): Json {
  const type = goType(DOCUMENT_TYPES[`${apiVersion}/${kind}`] ?? '');
  const spec = goStruct(type.struct).fields.get('spec');
  const scope: Scope = { params: [], flags: g.flags };
  const metadata: Json = g.r.chance(0.9) ? { name: g.r.pick(NAMES) } : { generateName: `${g.r.pick(NAMES)}-` };
  if (!apiVersion.includes('tekton.dev/')) return { ...anyStruct(g, type.struct), apiVersion, kind, metadata };
  if (g.r.chance(0.3)) metadata['labels'] = { 'app.kubernetes.io/name': 'x', tier: 'a_b' };
  if (kind === 'ResolutionRequest') metadata['labels'] = { 'resolution.tekton.dev/type': 'git' };
  if (g.r.chance(0.2)) metadata['annotations'] = { 'Example.com/note': 'any text' };
  if (g.r.chance(0.2)) metadata['namespace'] = 'ci';
  if (g.r.chance(0.1)) Object.assign(metadata, metadataOfStored(g));
  const status = goStruct(type.struct).fields.get('status');
  const hasStatus = status && (leadsToFocus(g, status) || g.r.chance(0.05));
  return {
    apiVersion,
    kind,
    metadata,
    spec: specOf(g, kind, spec, scope),
    ...(hasStatus && { status: anyValue(g, status, 0) }),
  };
}
