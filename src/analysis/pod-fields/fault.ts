/** What Kubernetes finds wrong with a field of a pod. */
export type PodFault =
  /** A field that has to be there is not, or is empty. */
  | { readonly fault: 'missing'; readonly field: string }
  /** A word that is none of those it knows. */
  | {
      readonly fault: 'choice';
      readonly field: string;
      readonly value: string;
      readonly choices: readonly string[];
    }
  /** A number below or above what is possible. */
  | {
      readonly fault: 'number';
      readonly field: string;
      readonly value: number;
      readonly least: number;
      readonly most?: number;
    }
  /** A path that leads out of where it belongs. */
  | { readonly fault: 'absolute'; readonly field: string; readonly value: string }
  | { readonly fault: 'backwards'; readonly field: string; readonly value: string }
  /** A path that has to begin with a slash. */
  | { readonly fault: 'relative'; readonly field: string; readonly value: string }
  /** A text that does not have the form of what it is. */
  | { readonly fault: 'form'; readonly field: string; readonly value: string; readonly form: Form }
  /** Of some fields there is none, or more than one. */
  | { readonly fault: 'none'; readonly what: string; readonly choices: readonly string[] }
  | { readonly fault: 'several'; readonly what: string; readonly fields: readonly string[] }
  /** A value that another entry of the list has. */
  | { readonly fault: 'repeated'; readonly field: string; readonly value: string }
  /** A name that Tekton has for itself. */
  | { readonly fault: 'reserved'; readonly field: string; readonly value: string }
  /** Two things that exclude each other. */
  | { readonly fault: 'excluded'; readonly field: string; readonly other: string }
  /** A resource that containers cannot share, and that needs a limit. */
  | { readonly fault: 'unlimited'; readonly resource: string }
  /** A request that its limit does not allow. */
  | {
      readonly fault: 'request';
      readonly resource: string;
      readonly request: string;
      readonly limit: string;
      readonly relation: 'above' | 'other than';
    };

/** Forms of texts. */
export type Form =
  | 'container'
  | 'volume'
  | 'driver'
  | 'port'
  | 'header'
  | 'key'
  | 'prefix'
  | 'resource'
  | 'field-path'
  | 'object'
  | 'name'
  | 'label'
  | 'address'
  | 'whole';

/** Told of every fault, with the field that is meant. */
export type Tell = (path: string, fault: PodFault) => void;

/** A text of a field; undefined for none, for an empty one, and for one that Tekton may still change. */
export function known(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && !value.includes('$(') ? value : undefined;
}

/** Whether Go reads a field as if it were not there. */
export function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** Which of some fields are there. */
export function present(holder: Readonly<Record<string, unknown>>, fields: readonly string[]): string[] {
  return fields.filter((field) => holder[field] !== undefined && holder[field] !== null);
}

/** What a path that begins elsewhere may not be. */
export function checkLocalPath(value: unknown, field: string, path: string, tell: Tell): void {
  const text = known(value);
  if (text?.startsWith('/')) tell(path, { fault: 'absolute', field, value: text });
  else if (text !== undefined && hasBackstep(text)) tell(path, { fault: 'backwards', field, value: text });
}

/** The same of a file that Kubernetes writes; it has names that begin with ".." for itself. */
export function checkFilePath(value: unknown, field: string, path: string, tell: Tell): void {
  const text = known(value);
  if (text?.startsWith('..')) tell(path, { fault: 'backwards', field, value: text });
  else checkLocalPath(text, field, path, tell);
}

/** Whether one of the parts of a path is `..`. */
export function hasBackstep(path: string): boolean {
  return path.includes('..') && path.split('/').includes('..');
}

/** A word of a list. */
export function checkChoice(
  holder: Readonly<Record<string, unknown>>,
  field: string,
  { choices, path, tell }: { readonly choices: readonly string[]; readonly path: string; readonly tell: Tell },
): void {
  const value = known(holder[field]);
  if (value !== undefined && !choices.includes(value))
    tell(`${path}.${field}`, { fault: 'choice', field, value, choices });
}

/** A number between two others. */
export function checkNumber(
  holder: Readonly<Record<string, unknown>>,
  field: string,
  {
    least,
    most,
    path,
    tell,
  }: { readonly least: number; readonly most?: number; readonly path: string; readonly tell: Tell },
): void {
  const value = holder[field];
  if (typeof value === 'number' && (value < least || value > (most ?? value)))
    tell(`${path}.${field}`, { fault: 'number', field, value, least, ...(most !== undefined && { most }) });
}
