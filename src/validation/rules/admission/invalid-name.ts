import { KINDS, type NameRule } from '../../../schema/kinds';
import { quote } from '../../../util/quote';
import { isOfTekton } from '../../decoding/decode';
import type { Places } from '../../engine/places';
import { defineRule } from '../../engine/rule';
import { step } from '../example';

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
/** Kinds whose webhook asks for no more than the API server does. */
const LONG = new Set(['ResolutionRequest', 'Interceptor', 'ClusterInterceptor']);
/** How long a prefix of a name may be, whatever the kind. */
const PREFIX = { subdomain: 253, label: 63, 'label-1035': 63, 'path-segment': Infinity };
const SUFFIX = 'xxxxx';

const FILL = 'fill placeholders in first, such as with: envsubst < FILE | cdk8s-tekton lint -';

export const invalidName = defineRule({
  id: 'invalid-name',
  severity: 'error',
  docs: {
    title: 'The name of an object is not one that its kind may have',
    why: 'The cluster refuses names of another form or length.',
    bad: step('name: ls\nimage: alpine').replace('name: example', 'name: My_Task'),
    good: step('name: ls\nimage: alpine').replace('name: example', 'name: my-task'),
  },
  messages: {
    name: (d: { kind: string; name: string }) => `${d.kind} name ${quote(d.name)} is not allowed`,
    prefix: (d: { kind: string; name: string }) => `${d.kind} name prefix ${quote(d.name)} is not allowed`,
    missing: (d: { kind: string }) => `${d.kind} has neither a name nor a name prefix`,
  },
  visit: ({ report }) => {
    const check = ({ document: { apiVersion, kind }, metadata }: Places['Embedded']): void => {
      const rule = KINDS.get(kind)?.name;
      if (rule === undefined || metadata === undefined) return;
      const { name, generateName } = metadata as { readonly name?: unknown; readonly generateName?: unknown };
      const { pattern, allowed } = FORMS[rule.form];
      // Tekton's webhook adds the length of a label to the rules of the API server.
      const limit = LONG.has(kind) ? 253 : rule.form === 'path-segment' ? Infinity : rule.maxLength;
      const short = isOfTekton(apiVersion, kind) && !LONG.has(kind) ? Math.min(limit, 63) : limit;
      const help = [
        `allowed: ${allowed}${Number.isFinite(short) ? `, at most ${short} characters` : ''}`,
        ...(/\$\{?\w/.test(String(name ?? generateName)) ? [FILL] : []),
      ];
      if (typeof generateName === 'string' && generateName !== '') {
        const masked =
          generateName.length > 1 && generateName.endsWith('-') ? `${generateName.slice(0, -1)}a` : generateName;
        if (!pattern.test(masked) || generateName.length > PREFIX[rule.form]) {
          report('prefix', { kind, name: generateName }, { path: 'metadata.generateName', help });
          return;
        }
        if (typeof name !== 'string' || name === '') {
          const made = generateName.slice(0, 58) + SUFFIX;
          if (!pattern.test(made) || made.length > short)
            report('prefix', { kind, name: generateName }, { path: 'metadata.generateName', help });
          return;
        }
      }
      if (typeof name !== 'string' || name === '') {
        report('missing', { kind }, { path: 'metadata', anyEvent: true, help: 'add metadata.name' });
        return;
      }
      if (!pattern.test(name) || name.length > short) report('name', { kind, name }, { path: 'metadata.name', help });
    };
    return { Document: check, Embedded: check };
  },
});
