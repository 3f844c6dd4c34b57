import { isFields } from '../../../util/is-fields';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { taskRun } from '../example';

const run = (version: string): string =>
  taskRun(`serviceAccountName: build\ntaskRef: { name: build }\nparams:\n  - { name: version, value: ${version} }`);

/** A value of a param as it was read. */
interface ParamValue {
  readonly value: unknown;
  readonly path: string;
}

export const unquotedValue = defineRule({
  id: 'unquoted-value',
  severity: 'warning',
  docs: {
    title: 'A value without quotes is read as something else than what stands there',
    why: 'Values of params are texts. What looks like a number or like yes and no is read as such before Tekton sees it: 1.20 becomes 1.2, 0644 becomes 420, on becomes true. A list with a number in it is no list any more but one text.',
    bad: run('1.20'),
    good: run("'1.20'"),
  },
  messages: {
    changed: (d: { written: string; read: string }) => `${quote(d.written)} is read as ${quote(d.read)}`,
    joined: (d: { what: string; read: string }) =>
      `a ${d.what} that holds something else than texts is read as one text, ${quote(d.read)}`,
  },
  help: {
    changed: (d: { written: string }) => `put it in quotes: "${d.written}"`,
    joined: 'put what it holds in quotes',
  },
  visit: ({ report, written }) => ({
    Document({ document }) {
      const { apiVersion, spec } = document as { readonly apiVersion?: unknown; readonly spec?: unknown };
      if (typeof apiVersion !== 'string' || !/^(?:triggers\.)?tekton\.dev\//.test(apiVersion)) return;
      for (const { value, path } of paramValues(spec, 'spec', apiVersion.startsWith('tekton.dev/'))) {
        if (isPlainScalar(value)) {
          const text = written(path);
          if (text !== undefined && /^[-+.\w]+$/.test(text) && text !== String(value))
            report('changed', { written: text, read: String(value) }, path);
        } else if (isFields(value) || Array.isArray(value)) {
          if (!Object.values(value).some(isPlainScalar)) continue;
          const what = Array.isArray(value) ? 'list' : 'map';
          report('joined', { what, read: JSON.stringify(value) }, path);
        }
      }
    },
  }),
});

/** Values and defaults of params; of Triggers only those that its templates give, since the others must be texts. */
function paramValues(part: unknown, path: string, isPipelines: boolean): ParamValue[] {
  if (Array.isArray(part)) return part.flatMap((one, i) => paramValues(one, `${path}[${i}]`, isPipelines));
  if (!isFields(part)) return [];
  return Object.entries(part).flatMap(([key, value]) => {
    const at = `${path}.${key}`;
    if (key === 'params' && isPipelines && Array.isArray(value))
      return value.flatMap((one, i) => (isFields(one) ? valuesOf(one, `${at}[${i}]`) : []));
    return paramValues(value, at, isPipelines || key === 'resourcetemplates');
  });
}

function valuesOf(param: Readonly<Record<string, unknown>>, path: string): ParamValue[] {
  return ['value', 'default'].flatMap((key) =>
    Object.hasOwn(param, key) ? [{ value: param[key], path: `${path}.${key}` }] : [],
  );
}

function isPlainScalar(value: unknown): value is number | boolean {
  return typeof value === 'number' || typeof value === 'boolean';
}
