import { Callees } from '../../../analysis/documents/callee';
import { pipelineTexts, type PipelineText } from '../../../analysis/pipelines/pipeline-texts';
import { valueTexts } from '../../../analysis/pipelines/result-references';
import { taskVariables, type TaskVariable } from '../../../analysis/tasks/task-variables';
import { wholeVariable } from '../../../analysis/variables/value-type';
import type { ParamKind } from '../../../analysis/variables/given-params';
import { isUnseen, isWholeMisplaced, ONLY_TEXTS } from '../../../analysis/variables/whole-in-text';
import { isPartOfPart, isPartOfResultPart, wholeOf, wrongPart } from '../../../analysis/variables/wrong-part';
import type { AnyParamSpec, AnyTaskSpec } from '../../../analysis/wire';
import { resultTypes } from '../../engine/calls';
import type { Inherited, ResolvedTask } from '../../engine/places';
import { variableKind, type VariableKind } from '../../../schema/variable-kinds';
import { parseVariables, type Variable } from '../../../schema/variables';
import { quote } from '../../../util/quote';
import { textsOf } from '../../../util/texts-of';
import { defineRule } from '../../engine/rule';
import { step } from '../example';
import { isIdle } from '../step-action-variables';

/** Triggers puts nothing in place of it. */
const PART_OF_EVENT = /\$\(tt\.params\.[\w-]+\[[^)]*\)/g;
/** A task inside of a pipeline, which has the pipeline's params, too. */
const INSIDE = /\.(?:tasks|finally)\[\d+\]\.taskSpec$/;
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
  visit: ({ report, set, namespace }) => {
    const checkPart = (
      { kind, variable: { text } }: { readonly kind: VariableKind; readonly variable: Pick<Variable, 'text'> },
      type: string | undefined,
      path: string,
      severity: 'error' | 'warning' = 'error',
    ): void => {
      const part = wrongPart(kind, type);
      if (!part) return;
      const { taken, ...data } = part;
      const help = `declare ${quote(part.name)} as ${taken === 'key' ? 'object' : 'array'}`;
      report(taken, { variable: text, ...data }, { path, text, severity, help });
    };
    const callees = (): Callees => new Callees(set(), namespace());
    /** A list or a map has no place in a text. */
    const checkWhole = (
      { kind, variable: { text } }: { readonly kind: VariableKind; readonly variable: Pick<Variable, 'text'> },
      type: string | undefined,
      path: string,
      severity: 'error' | 'warning' = 'error',
    ): void => {
      const whole = wholeOf(kind, type);
      if (!whole) return;
      const help = `take ${whole.type === 'array' ? 'one element, as in [0]' : 'one key, as in .name'}`;
      report('text', { variable: text, ...whole }, { path, text, severity, help });
    };
    const reportNested = (variable: string, path: string): void => {
      report('nested', { variable }, { path, text: variable, help: 'leave out all behind the first part' });
    };
    /** Tasks inside of a pipeline with params that get all elements of a result: they become lists, however declared. */
    const lists = new Set<string>();
    /** What tasks inside of a pipeline are given, and need not declare: it has the type of its value. */
    const given = new Map<string, readonly string[]>();
    /** What a step hands on goes to a StepAction that is not known, or into an object, which has its defaults else. */
    const takesWhole = (
      { path: at, step = -1 }: TaskVariable,
      { steps = [] }: AnyTaskSpec,
      isText: () => boolean,
    ): boolean => {
      const [, index] = /\.steps\[\d+\]\.params\[(\d+)\]/.exec(at) ?? [];
      if (index === undefined) return false;
      const { ref, params = [] } = steps[step] ?? {};
      const { name, value } = params[Number(index)] ?? {};
      if (typeof value !== 'string') return false;
      const action = callees().ofStep(ref);
      // A task inside of a pipeline gets any type.
      if (!action || (/\.(?:tasks|finally)\[/.test(at) && !isText())) return true;
      return action.spec.params?.find((one) => one.name === name)?.type === 'object';
    };
    const checkTask = (
      spec: AnyTaskSpec,
      path: string,
      {
        added = '',
        inherited = [],
        ofPipeline = [],
        isText = () => false,
      }: {
        readonly added?: string;
        readonly inherited?: readonly AnyParamSpec[];
        readonly ofPipeline?: readonly AnyParamSpec[];
        /** Whether a param is a text, whoever gives it. */
        readonly isText?: (param: string) => boolean;
      } = {},
    ): void => {
      /** Whether a param of the pipeline with that name has the part. */
      const isPropagated = (kind: ParamKind, at: string): boolean => {
        // There Tekton puts texts only.
        if (kind.index === '*' && ONLY_TEXTS.test(at)) return false;
        const outer = ofPipeline.find(({ name }) => name === kind.name);
        return outer?.type !== undefined && !wrongPart(kind, outer.type);
      };
      const types = new Map([...inherited, ...(spec.params ?? [])].map(({ name = '', type }) => [name, type]));
      // A StepAction takes values of any type, unless there is a default.
      const isSure = (param: string): boolean =>
        added === '' ||
        spec.params?.some(({ name, default: preset }) => name === param && preset !== undefined) === true;
      const isInherited = (param: string): boolean =>
        INSIDE.test(path) && !spec.params?.some(({ name }) => name === param);
      // The webhook of Pipelines looks for inherited maps, and that of runs at all but finally tasks.
      const areInheritedUnseen = (type: 'array' | 'object'): boolean =>
        path.startsWith('spec.pipelineSpec.') ? path.includes('.finally[') : type === 'array';
      /** A list or a map has no place in a text. */
      const lookForWhole = (one: TaskVariable, type: string | undefined): void => {
        const { kind, variable, path: at } = one;
        if (kind.kind !== 'param' || (type !== 'array' && type !== 'object')) return;
        const isOuter = isInherited(kind.name);
        if (!isUnseen(at) && !(isOuter && areInheritedUnseen(type))) return;
        if (isWholeMisplaced(one, type, isOuter))
          checkWhole({ kind: allOf(kind), variable }, type, at.replace(added, ''), severityOf(one));
      };
      const severityOf = (one: TaskVariable): 'error' | 'warning' => (isIdle(one, spec, callees) ? 'warning' : 'error');
      for (const one of taskVariables(spec, path)) {
        const { kind, variable, path: at } = one;
        if (kind.kind === 'param') lookForWhole(one, types.get(kind.name));
        if (!takesPart(variable)) continue;
        if (kind.kind === 'param' && kind.index === '*')
          if (lists.has(`${path} ${kind.name}`) || takesWhole(one, spec, () => isText(kind.name))) continue;
        const place = at.replace(added, '');
        if (kind.kind === 'param' && !types.has(`${kind.name}.${kind.key ?? ''}`) && !isPropagated(kind, at))
          checkPart(one, types.get(kind.name), place, isSure(kind.name) ? severityOf(one) : 'warning');
        if (isPartOfPart(variable.text, (name) => types.get(name))) reportNested(variable.text, place);
      }
    };
    /** A matrix over all elements of a text gives nothing. */
    const checkMatrix = (
      { place: { task, path }, callee }: ResolvedTask,
      types: ReturnType<typeof resultTypes>,
    ): void => {
      task.matrix?.params?.forEach(({ name = '', value }, i) => {
        if (typeof value !== 'string') return;
        const kind = wholeVariable(value);
        if (kind?.kind !== 'task-result' || kind.index !== '*' || types(kind.task, kind.result) !== 'string') return;
        const hasDefault = callee?.spec.params?.some((one) => one.name === name && one.default !== undefined);
        const severity = hasDefault ? 'warning' : 'error';
        checkPart({ kind, variable: { text: value } }, 'string', `${path}.matrix.params[${i}].value`, severity);
      });
    };
    /** Results of other tasks in a task inside of the pipeline. */
    const checkInside = ({ place: { task, path } }: ResolvedTask, types: ReturnType<typeof resultTypes>): void => {
      const { taskSpec } = task;
      if (!taskSpec) return;
      for (const one of taskVariables(taskSpec, `${path}.taskSpec`)) {
        if (one.kind.kind !== 'task-result') continue;
        const type = types(one.kind.task, one.kind.result);
        // What is no object leaves one its default.
        const severity = one.kind.index === '*' && takesWhole(one, taskSpec, () => true) ? 'warning' : 'error';
        checkPart(one, type, one.path, severity);
        // Of objects only keys get there.
        if (type === 'object' || (type === 'array' && isWholeMisplaced(one, type, true)))
          checkWhole({ kind: allOf(one.kind), variable: one.variable }, type, one.path, severity);
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
        checkTask(spec, path, {
          inherited: inherited?.params.filter(({ name = '' }) => !own.includes(name)) ?? [],
          ofPipeline: inherited?.params ?? [],
          isText: (param) => inherited !== undefined && isTextInside(param, spec, inherited),
        });
      },
      StepAction({ spec: { params = [], ...only }, path }) {
        checkTask({ steps: [only], params }, path, { added: '.steps[0]' });
      },
      ResolvedPipeline({ spec, tasks, params, path }) {
        const types = resultTypes(tasks);
        /** The webhooks look for lists and maps with keys themselves, but in finally tasks of runs. */
        const typeInText = (kind: VariableKind, section: 'tasks' | 'finally'): string | undefined => {
          if (kind.kind === 'task-result') return types(kind.task, kind.result);
          const declared = kind.kind === 'param' ? spec.params?.find(({ name }) => name === kind.name) : undefined;
          if (path === 'spec.pipelineSpec' && section === 'finally') return declared?.type;
          return declared?.type === 'object' && Object.keys(declared.properties ?? {}).length === 0
            ? 'object'
            : undefined;
        };
        spec.results?.forEach(({ value }, i) => {
          for (const variable of valueTexts(value ?? '').flatMap(parseVariables)) {
            const kind = variableKind(variable);
            if (kind.kind === 'task-result' && kind.key !== undefined)
              checkPart({ kind, variable }, types(kind.task, kind.result), `${path}.results[${i}].value`);
          }
        });
        for (const task of tasks.all) {
          checkMatrix(task, types);
          checkInside(task, types);
          for (const { text, path: at, kind: place } of pipelineTexts(task.place))
            for (const variable of parseVariables(text)) {
              const kind = variableKind(variable);
              if (kind.kind === 'param' && params(`${kind.name}.${kind.key ?? ''}`) === undefined)
                checkPart({ kind, variable }, params(kind.name), at);
              const type = typeInText(kind, task.place.section);
              if (isInText(type, place, text !== variable.text)) checkWhole({ kind: allOf(kind), variable }, type, at);
              if (kind.kind === 'task-result') checkPart({ kind, variable }, types(kind.task, kind.result), at);
              if (isPartOfPart(variable.text, params) || isPartOfResultPart(variable.text, types))
                reportNested(variable.text, at);
            }
        }
      },
    };
  },
});

/** Whether a param of a task inside of a pipeline is a text, as that of the pipeline and as what the task is given. */
function isTextInside(
  param: string,
  { params = [] }: AnyTaskSpec,
  { ofPipeline = [], given = [] }: Inherited,
): boolean {
  const declared = [...params, ...ofPipeline].filter(({ name }) => name === param);
  const values = given.filter(({ name }) => name === param);
  return (
    declared.length > 0 &&
    declared.every(({ type }) => type === 'string') &&
    values.every(({ value }) => typeof value === 'string' && !value.endsWith('[*])'))
  );
}

/** Whether more stands behind the name of a param, a key or something in brackets. */
function takesPart({ segments, text }: Variable): boolean {
  return segments.length > 2 || text.includes('[');
}

/** Whether a list or a map would become a part of a text: one list may stand alone in another one. */
function isInText(type: string | undefined, place: PipelineText['kind'], hasMore: boolean): boolean {
  return hasMore || place === 'text' || (place !== 'value' && type === 'object');
}

/** `$(params.flags)` for `$(params.flags[*])`: both are all of it. */
function allOf(kind: VariableKind): VariableKind {
  if (kind.kind !== 'param' && kind.kind !== 'task-result') return kind;
  const { index, ...whole } = kind;
  return index === '*' ? whole : kind;
}
