/** Something that goes wrong at Tekton's and that no rule of ours tells yet. docs/validation.md says so. */
interface Gap {
  readonly failure: RegExp;
  /** Whether these documents hold it; `variable` is what the failure is about. */
  readonly isIn: (documents: readonly object[], variable: string) => boolean;
}

const GAPS: readonly Gap[] = [
  // A value is handed on with a variable in it that nobody puts anything in place of, so that it is a text like others.
  {
    failure: /nothing is put in place of (\$\([^)]*\))/,
    isIn: (documents, variable) => valuesOfParams(documents).some((value) => JSON.stringify(value).includes(variable)),
  },
  // An object without keys is given for one that has keys.
  {
    failure: /nothing is put in place of (\$\(params\.[\w-]+\.[\w-]+\))/,
    isIn: (documents) => valuesOfParams(documents).some((value) => JSON.stringify(value) === '{}'),
  },
  // Params of a task that stands in finally of a run are judged when its TaskRun is made.
  {
    failure: /: CreateRunFailed: .*non-existent variable in "(\$\([^)]*\))/,
    isIn: (documents, variable) => documents.some((one) => JSON.stringify(lastOf(one)).includes(variable)),
  },
];

/** Whether a failure is one of these. */
export function isKnownGap(failure: string, documents: readonly object[]): boolean {
  return GAPS.some((gap) => {
    const [, variable] = gap.failure.exec(failure) ?? [];
    return variable !== undefined && gap.isIn(documents, variable);
  });
}

/** The values and defaults of all params, wherever they stand. */
function valuesOfParams(within: unknown): unknown[] {
  if (typeof within !== 'object' || within === null) return [];
  const { params } = within as { readonly params?: unknown };
  const own = (
    Array.isArray(params) ? (params as { readonly value?: unknown; readonly default?: unknown }[]) : []
  ).flatMap(({ value, default: preset }) => [value, preset].filter((one) => one !== undefined));
  return [...own, ...Object.values(within).flatMap(valuesOfParams)];
}

function lastOf(document: object): unknown {
  const { spec } = document as { readonly spec?: { readonly pipelineSpec?: { readonly finally?: unknown } } };
  return spec?.pipelineSpec?.finally ?? [];
}
