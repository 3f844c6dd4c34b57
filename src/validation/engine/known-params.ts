import { parseVariables } from '../../schema/variables';
import { variableKind } from '../../schema/variable-kinds';
import { valueTexts } from '../../analysis/pipelines/result-references';
import type { AnyParam, AnyParamSpec } from '../../analysis/wire';
import type { Visitor } from './places';

/** Knows which params have one value that stands in the same document, so that nobody else decides their text. */
export interface KnownParams {
  /** To be part of the rule's visitor. */
  readonly visitor: Pick<Visitor, 'Document' | 'TaskRun' | 'PipelineRun' | 'PipelineTask'>;
  /** Whether the param of a task spec can only be what the document itself says. */
  readonly isKnown: (name: string, declared: readonly AnyParamSpec[] | undefined) => boolean;
}

const NONE: ReadonlySet<string> = new Set();

/** Follows the values of params through the runs and pipelines of one document. */
export function knownParams(): KnownParams {
  let isTaskRun = false;
  let ofRun = NONE;
  let ofTask: ReadonlySet<string> | undefined;
  return {
    visitor: {
      Document() {
        isTaskRun = false;
        ofRun = NONE;
        ofTask = undefined;
      },
      TaskRun({ spec }) {
        isTaskRun = spec.taskSpec !== undefined;
        ofTask = constants(spec.params ?? []);
      },
      PipelineRun({ spec }) {
        isTaskRun = false;
        ofRun = spec.pipelineSpec ? constants([...defaults(spec.pipelineSpec.params), ...(spec.params ?? [])]) : NONE;
        ofTask = undefined;
      },
      PipelineTask({ task }) {
        ofTask = task.taskSpec && constants(task.params ?? [], ofRun);
      },
    },
    isKnown: (name, declared) => {
      const spec = declared?.find((one) => one.name === name);
      // Only the listed values pass.
      if (spec?.enum?.length && spec.enum.every((value) => !value.includes('$('))) return true;
      if (ofTask?.has(name)) return true;
      if (isTaskRun)
        return spec?.default !== undefined && valueTexts(spec.default).every((text) => !text.includes('$('));
      return ofTask !== undefined && !spec && ofRun.has(name);
    },
  };
}

function defaults(params: readonly AnyParamSpec[] = []): AnyParam[] {
  return params.flatMap(({ name, default: value }) =>
    name === undefined || value === undefined ? [] : [{ name, value }],
  );
}

/** Params whose value is a text of the document, or made of such. */
function constants(params: readonly AnyParam[], known = NONE): Set<string> {
  const isConstant = (text: string): boolean =>
    !text.includes('$(') ||
    parseVariables(text).every((variable) => {
      const kind = variableKind(variable);
      return kind.kind === 'param' && known.has(kind.name);
    });
  const values = new Map(params.map(({ name = '', value }) => [name, value]));
  return new Set([...values].flatMap(([name, value]) => (valueTexts(value).every(isConstant) ? [name] : [])));
}
