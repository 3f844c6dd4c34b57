import { DOCUMENT_TYPES } from './decode-table';
import { fold, goStruct, goType, type GoType } from './go-types';
import { SCALARS } from './scalars';
import { isFields } from '../../util/is-fields';

/** What stops a document from being read. */
export interface DecodeFault {
  readonly fault: 'unknown-field' | 'wrong-type' | 'missing-value';
  /** Path of the field, with its name as it is written. */
  readonly path: string;
  /** The field itself. */
  readonly field: string;
  /** Unknown field: the names that are known. */
  readonly known?: readonly string[];
  /** Wrong type: what is expected, and what there is. */
  readonly expected?: string;
  readonly found?: string;
}

type Fields = Record<string, unknown>;

/** A document as Tekton's Go types hold it: names in their own case, without nulls. */
export interface DecodedDocument {
  readonly object: Readonly<Fields>;
  readonly type: GoType;
  readonly faults: readonly DecodeFault[];
  /** Whether something empty was read, a text, a list or a zero: `prune` looks for it. */
  readonly hasEmpty: boolean;
  /** Whether a field was read whose name is written in other letters. */
  readonly isFolded: boolean;
}

/** What is noted while a document is read. */
interface Notes {
  readonly faults: DecodeFault[];
  hasEmpty: boolean;
  isFolded: boolean;
}

const TEKTON = /^(?:\w+\.)?tekton\.dev\//;

/** Whether Tekton has the kind in this version. */
export function isOfTekton(apiVersion: unknown, kind: unknown): boolean {
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return false;
  return TEKTON.test(apiVersion) && Object.hasOwn(DOCUMENT_TYPES, `${apiVersion}/${kind}`);
}

/**
 * Reads a document strictly: one of Tekton as its webhooks do, which take names in any case and anything in metadata, one
 * of Kubernetes as its API server does for kubectl.
 */
export function decode(document: { readonly apiVersion: string; readonly kind: string }): DecodedDocument | undefined {
  // Types say that both are texts; a file may say otherwise.
  const { apiVersion, kind } = document as { readonly apiVersion?: unknown; readonly kind?: unknown };
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return undefined;
  const key = `${apiVersion}/${kind}`;
  const text = Object.hasOwn(DOCUMENT_TYPES, key) ? DOCUMENT_TYPES[key] : undefined;
  if (text === undefined) return undefined;
  const type = goType(text);
  const how = TEKTON.test(apiVersion) ? 'webhook' : 'native';
  // Most documents have no faults, and then no paths are needed.
  const read = decodeAs(type, document, how, false);
  return read.faults.length > 0 ? decodeAs(type, document, how, true) : read;
}

function decodeAs(type: GoType, document: object, how: 'webhook' | 'native', tracksPaths: boolean): DecodedDocument {
  const notes: Notes = { faults: [], hasEmpty: false, isFolded: false };
  const object: Fields = {};
  new Decoder(notes, how, tracksPaths).struct(object, document as Fields, type.struct, '', true);
  return { object, type, ...notes };
}

/** What stops the metadata of a document from being read, whatever kind it has. */
export function metadataFaults(metadata: unknown): DecodeFault[] {
  const notes: Notes = { faults: [], hasEmpty: false, isFolded: false };
  new Decoder(notes, 'lenient').value(metadata, goType('#meta/v1.ObjectMeta'), 'metadata');
  return notes.faults;
}

/** Reads one struct without regard to unknown fields; undefined when a field cannot be read. */
export function decodeStruct(
  struct: string,
  json: Readonly<Fields>,
): Pick<DecodedDocument, 'object' | 'hasEmpty'> | undefined {
  const notes: Notes = { faults: [], hasEmpty: false, isFolded: false };
  const object: Fields = {};
  new Decoder(notes, 'lenient', false).struct(object, json, struct, '');
  if (notes.faults.length > 0) return undefined;
  return { object, hasEmpty: notes.hasEmpty };
}

class Decoder {
  constructor(
    private readonly notes: Notes,
    private readonly how: 'webhook' | 'native' | 'lenient',
    /** Whether faults say where they are. */
    private readonly tracksPaths = true,
  ) {}

  struct(into: Fields, json: Readonly<Fields>, name: string, path: string, isDocument = false): void {
    const { fields, folded, required } = goStruct(name);
    // Objects reach Tekton with their keys sorted; of two keys for one field the last wins.
    for (const key of sortedKeys(json)) {
      const known = fields.get(key);
      const field = known || this.how === 'native' ? key : folded.get(fold(key));
      const type = known ?? (field === undefined ? undefined : fields.get(field));
      if (field === undefined || type === undefined) {
        if (this.how !== 'lenient')
          this.notes.faults.push({
            fault: 'unknown-field',
            path: this.join(path, key),
            field: key,
            known: [...fields.keys()],
          });
        continue;
      }
      if (field !== key) this.notes.isFolded = true;
      const isLenient = isDocument && field === 'metadata' && this.how === 'webhook';
      const inner = isLenient ? new Decoder(this.notes, 'lenient', this.tracksPaths) : this;
      if (this.tracksPaths && into[field] !== undefined) this.forgetMissing(json, path, field, key);
      // Only a name in other letters can be that of a field that is there already.
      const before = this.notes.isFolded ? into[field] : undefined;
      const value = inner.value(json[key], type, this.join(path, key), before);
      if (value === undefined) continue;
      into[field] = value;
      this.notes.hasEmpty ||= isNothing(value);
    }
    for (const field of required)
      if (into[field] === undefined) this.notes.faults.push({ fault: 'missing-value', path, field });
  }

  /** What the same field in other letters leaves out may still be filled in. */
  private forgetMissing(json: Readonly<Fields>, path: string, field: string, except: string): void {
    for (const key of Object.keys(json)) {
      if (key === except || fold(key) !== fold(field)) continue;
      const inside = this.join(path, key);
      const { faults } = this.notes;
      const kept = faults.filter(({ fault, path: at }) => fault !== 'missing-value' || !at.startsWith(inside));
      faults.splice(0, faults.length, ...kept);
    }
  }

  /** The value, or undefined when there is none or it is not readable. */
  value(json: unknown, type: GoType, path: string, before?: unknown): unknown {
    // A null is nothing, but what reads JSON itself may make something of it.
    if (json === undefined || (json === null && (type.pointer || type.scalar !== 'param'))) return undefined;
    switch (type.shape) {
      case 'scalar': {
        // Most fields are texts.
        if (type.scalar === 'string' && typeof json === 'string') return json;
        const read = SCALARS[type.scalar]?.(json);
        if (read && 'value' in read) return read.value;
        this.wrong(path, read?.expected ?? type.scalar, json);
        return;
      }
      case 'list':
        if (!Array.isArray(json)) {
          this.wrong(path, 'a list', json);
          return;
        }
        return json.map((item: unknown, i) =>
          this.element(item, type.of, this.tracksPaths ? `${path}[${i}]` : path, listItem(before, i)),
        );
      case 'map': {
        if (!isFields(json)) {
          this.wrong(path, 'a map', json);
          return;
        }
        const map: Fields = isFields(before) ? before : {};
        for (const [key, item] of Object.entries(json))
          setOwn(map, key, this.element(item, type.of, this.join(path, key)));
        return map;
      }
      case 'struct': {
        if (!isFields(json)) {
          this.wrong(path, 'a map', json);
          return;
        }
        const fields = isFields(before) ? before : {};
        this.struct(fields, json, type.struct, path);
        return fields;
      }
    }
  }

  /** An element that is null is the empty value of its type, or what a list in other letters has there. */
  private element(json: unknown, type: GoType | undefined, path: string, before?: unknown): unknown {
    if (!type) return undefined;
    const value = this.value(json, type, path, before);
    if (value !== undefined) return value;
    if (type.pointer) return null;
    if (type.shape === 'struct') {
      const empty: Fields = isFields(before) ? before : {};
      this.struct(empty, {}, type.struct, path);
      return empty;
    }
    if (json === null && before !== undefined) return before;
    if (type.shape === 'list') return [];
    if (type.shape === 'map') return {};
    return type.scalar === 'string' ? '' : type.scalar === 'bool' ? false : 0;
  }

  private join(path: string, key: string): string {
    if (!this.tracksPaths) return '';
    return path === '' ? key : `${path}.${key}`;
  }

  private wrong(path: string, expected: string, json: unknown): undefined {
    const field = path.slice(path.lastIndexOf('.') + 1);
    this.notes.faults.push({ fault: 'wrong-type', path, field, expected, found: describe(json) });
    return undefined;
  }
}

/** Whether Go may leave a value out when it is written again. */
function isNothing(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return !value;
  if (Array.isArray(value)) return value.length === 0;
  for (const _ in value) return false;
  return true;
}

/** Keys in the order of their bytes; most objects have few. */
function sortedKeys(json: Readonly<Fields>): string[] {
  const keys = Object.keys(json);
  // Documents of cdk8s are sorted already.
  for (let i = 1; i < keys.length; i++)
    if ((keys[i] ?? '') < (keys[i - 1] ?? '')) return keys.sort((a, b) => (a < b ? -1 : 1));
  return keys;
}

function describe(json: unknown): string {
  if (Array.isArray(json)) return 'a list';
  if (typeof json === 'object') return 'a map';
  return JSON.stringify(json);
}

/** What Go reads an element into: of two lists for one field the second is put into the first, element by element. */
function listItem(before: unknown, index: number): unknown {
  return Array.isArray(before) ? before[index] : undefined;
}

/** Keys of maps are the user's; `__proto__` is one like any other. */
function setOwn(map: Fields, key: string, value: unknown): void {
  if (key === '__proto__')
    Object.defineProperty(map, key, { value, enumerable: true, writable: true, configurable: true });
  else map[key] = value;
}
