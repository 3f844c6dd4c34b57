import { pipelineTexts } from '../../../analysis/pipelines/pipeline-texts';
import { taskVariables } from '../../../analysis/tasks/task-variables';
import { wholeVariable } from '../../../analysis/variables/value-type';
import type { AnyParamSpec, AnyTaskSpec } from '../../../analysis/wire';
import { resultTypes } from '../../engine/calls';
import { variableKind, type VariableKind } from '../../../schema/variable-kinds';
import { parseVariables, type Variable } from '../../../schema/variables';
import { quote } from '../../../util/quote';
import { textsOf } from '../../../util/texts-of';
import { defineRule } from '../../engine/rule';
import { step } from '../example';

/** `$(params.name.key[*])` and `$(params.name[0][*])`. */
const NESTED = /^\$\(params\.([\w-]+)(?:\.([\w-]+)\[(?:\d+|\*)\]|\[(?:\d+|\*)\][[.].*)\)$/;
/** `$(tasks.name.results.name[0][*])` and the like. */
const NESTED_RESULT = /^\$\(tasks\.([\w-]+)\.results\.([\w-]+)(?:\.[\w-]+\[(?:\d+|\*)\]|\[(?:\d+|\*)\][[.].*)\)$/;
/** Triggers puts nothing in place of it. */
const PART_OF_EVENT = /\$\(tt\.params\.[\w-]+\[[^)]*\)/g;
const PARAM = 'params:\n  - { name: flags, type: array }';

export const partOfWrongType = defineRule({
  id: 'part-of-wrong-type',
  severity: 'error',
  docs: {
    title: 'A variable takes an element of what is no array, or a key of what is no object',
    why: 'Nothing is put in its place: the variable stays in the text as it is, or the pod is refused.',
    bad: step("name: ls\nimage: alpine\nargs: ['$(params.flags[0])']", 'params:\n  - name: flags'),
    good: step("name: ls\nimage: alpine\nargs: ['$(params.flags[0])']", PARAM),
  },
  messages: {
    element: (d: { variable: string; name: string; type: string }) =>
      `${quote(d.variable)} takes an element, and ${quote(d.name)} is declared as ${d.type}`,
    all: (d: { variable: string; name: string; type: string }) =>
      `${quote(d.variable)} takes all elements, and ${quote(d.name)} is declared as ${d.type}`,
    key: (d: { variable: string; name: string; type: string }) =>
      `${quote(d.variable)} takes a key, and ${quote(d.name)} is declared as ${d.type}`,
    text: (d: { variable: string; name: string; type: string }) =>
      `${quote(d.variable)} stands in a text, and ${quote(d.name)} is declared as ${d.type}`,
    nested: (d: { variable: string }) => `${quote(d.variable)} takes a part of a key or an element, which is a text`,
    event: (d: { variable: string }) => `${quote(d.variable)} takes a part of a param of the template, which is a text`,
  },
  visit: ({ report }) => {
    const check = (
      kind: VariableKind,
      variable: string,
      type: string | undefined,
      path: string,
      severity: 'error' | 'warning' = 'error',
    ): void => {
      if (type === undefined || (kind.kind !== 'param' && kind.kind !== 'task-result')) return;
      const name = kind.kind === 'param' ? kind.name : kind.result;
      const found = partFault(kind, type);
      if (found)
        report(
          found,
          { variable, name, type },
          { path, text: variable, severity, help: `declare ${quote(name)} as ${found === 'key' ? 'object' : 'array'}` },
        );
    };
    /** A list or a map has no place in a text. */
    const checkWhole = (kind: VariableKind, variable: string, type: string | undefined, path: string): void => {
      if ((kind.kind !== 'param' && kind.kind !== 'task-result') || kind.key !== undefined || kind.index !== undefined)
        return;
      if (type !== 'array' && type !== 'object') return;
      const name = kind.kind === 'param' ? kind.name : kind.result;
      const part = type === 'array' ? 'one element, as in [0]' : 'one key, as in .name';
      report('text', { variable, name, type }, { path, text: variable, help: `take ${part}` });
    };
    const checkNested = ({ text }: Variable, typeOf: (name: string) => string | undefined, path: string): void => {
      if (!text.includes('[')) return;
      const [, name, key] = NESTED.exec(text) ?? [];
      if (name === undefined || typeOf(name) === undefined || typeOf(`${name}.${key ?? ''}`) !== undefined) return;
      reportNested(text, path);
    };
    const reportNested = (text: string, path: string): void => {
      report('nested', { variable: text }, { path, text, help: 'leave out all behind the first part' });
    };
    /** Tasks inside of a pipeline with params that get all elements of a result: they become lists, however declared. */
    const lists = new Set<string>();
    /** What tasks inside of a pipeline are given, and need not declare: it has the type of its value. */
    const given = new Map<string, readonly string[]>();
    /** What a step hands on to a StepAction is compared there. */
    const takesWhole = (task: string, param: string, at: string): boolean =>
      /\.steps\[\d+\]\.params\[/.test(at) || lists.has(`${task} ${param}`);
    const inTask = (
      spec: AnyTaskSpec,
      path: string,
      { added = '', inherited = [] }: { readonly added?: string; readonly inherited?: readonly AnyParamSpec[] } = {},
    ): void => {
      const types = new Map([...inherited, ...(spec.params ?? [])].map(({ name = '', type }) => [name, type]));
      // A StepAction takes values of any type, unless there is a default.
      const isSure = (param: string): boolean =>
        added === '' ||
        spec.params?.some(({ name, default: preset }) => name === param && preset !== undefined) === true;
      for (const { kind, variable, path: at } of taskVariables(spec, path)) {
        if (kind.kind === 'param' && kind.index === '*' && takesWhole(path, kind.name, at)) continue;
        if (kind.kind === 'param' && !types.has(`${kind.name}.${kind.key ?? ''}`))
          check(
            kind,
            variable.text,
            types.get(kind.name),
            at.replace(added, ''),
            isSure(kind.name) ? 'error' : 'warning',
          );
        checkNested(variable, (name) => types.get(name), at.replace(added, ''));
      }
    };
    return {
      TriggerTemplateSpec({ spec: { resourcetemplates = [] }, path }) {
        resourcetemplates.forEach((document, i) => {
          for (const [variable] of textsOf(document).join('\n').matchAll(PART_OF_EVENT))
            report(
              'event',
              { variable },
              {
                path: `${path}.resourcetemplates[${i}]`,
                help: 'leave out the brackets, or take the part in a binding',
              },
            );
        });
      },
      Document() {
        lists.clear();
        given.clear();
      },
      PipelineTask({ task: { params = [], taskSpec }, path }) {
        given.set(
          `${path}.taskSpec`,
          params.map(({ name = '' }) => name),
        );
        if (taskSpec)
          for (const { name = '', value } of params)
            if (typeof value === 'string' && value.endsWith('[*])')) lists.add(`${path}.taskSpec ${name}`);
      },
      TaskAlone({ spec, path, inherited }) {
        const own = given.get(path) ?? [];
        inTask(spec, path, { inherited: inherited?.params.filter(({ name = '' }) => !own.includes(name)) ?? [] });
      },
      StepAction({ spec: { params = [], ...only }, path }) {
        inTask({ steps: [only], params }, path, { added: '.steps[0]' });
      },
      ResolvedPipeline({ spec, tasks, params }) {
        const types = resultTypes(tasks);
        // The webhooks look for those that are declared as lists, or with keys.
        const unseen = (name: string): string | undefined => {
          const { type, properties = {} } = spec.params?.find((one) => one.name === name) ?? {};
          return type === 'object' && Object.keys(properties).length === 0 ? type : undefined;
        };
        const typeOf = (kind: VariableKind): string | undefined =>
          kind.kind === 'param'
            ? unseen(kind.name)
            : kind.kind === 'task-result'
              ? types(kind.task, kind.result)
              : undefined;
        for (const { place: task, callee } of tasks.all) {
          task.task.matrix?.params?.forEach(({ name = '', value }, i) => {
            const kind = typeof value === 'string' ? wholeVariable(value) : undefined;
            if (kind?.kind !== 'task-result' || kind.index !== '*' || types(kind.task, kind.result) !== 'string')
              return;
            // The matrix gives nothing then.
            const hasDefault = callee?.spec.params?.some((one) => one.name === name && one.default !== undefined);
            const path = `${task.path}.matrix.params[${i}].value`;
            check(kind, String(value), 'string', path, hasDefault ? 'warning' : 'error');
          });
          for (const { text, path, kind: place } of pipelineTexts(task))
            for (const variable of parseVariables(text)) {
              const kind = variableKind(variable);
              if (kind.kind === 'param' && params(`${kind.name}.${kind.key ?? ''}`) === undefined)
                check(kind, variable.text, params(kind.name), path);
              if (text !== variable.text || place === 'text' || place === 'element')
                checkWhole(kind, variable.text, typeOf(kind), path);
              if (kind.kind === 'task-result') check(kind, variable.text, types(kind.task, kind.result), path);
              checkNested(variable, params, path);
              const [, task, result = ''] = NESTED_RESULT.exec(variable.text) ?? [];
              if (task !== undefined && types(task, result) !== undefined) reportNested(variable.text, path);
            }
        }
      },
    };
  },
});

/** Which part is taken that the type does not have. */
function partFault(
  { key, index }: { readonly key?: string; readonly index?: number | '*' },
  type: string,
): 'element' | 'all' | 'key' | undefined {
  if (typeof index === 'number' && type !== 'array') return 'element';
  if (index === '*' && type === 'string') return 'all';
  return key !== undefined && type !== 'object' ? 'key' : undefined;
}
