import { diagnostic, type Diagnostic } from '../../diagnostics/diagnostic';
import { KINDS, type NameRule } from '../../schema/kinds';
import { quote } from '../../util/quote';
import type { Document } from '../document';

const FORMS: Readonly<Record<NameRule['form'], { readonly pattern: RegExp; readonly allowed: string }>> = {
  subdomain: {
    pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
    allowed: 'lower-case letters, digits, "-" and "."',
  },
  label: { pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, allowed: 'lower-case letters, digits and "-"' },
  'label-1035': {
    pattern: /^[a-z]([-a-z0-9]*[a-z0-9])?$/,
    allowed: 'lower-case letters, digits and "-", beginning with a letter',
  },
  'path-segment': { pattern: /^(?!\.\.?$)[^/%]+$/, allowed: 'anything but "/" and "%"' },
};

/** A name that the cluster refuses for the kind. */
export function objectNameRule({ document, place }: Document): Diagnostic[] {
  const { kind, metadata = {} } = document;
  const rule = KINDS.get(kind)?.name;
  const { name } = metadata;
  if (rule === undefined || name === undefined) return [];
  const { pattern, allowed } = FORMS[rule.form];
  if (pattern.test(name) && name.length <= rule.maxLength) return [];
  return [
    diagnostic({
      rule: 'invalid-name',
      message: `${kind} name ${quote(name)} is not allowed`,
      data: { kind, name },
      at: place,
      help: `allowed: ${allowed}, at most ${rule.maxLength} characters`,
    }),
  ];
}
