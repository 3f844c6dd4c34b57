/** Something that goes wrong at Tekton's and that no rule of ours tells yet. docs/validation.md says so. */
interface Gap {
  readonly failure: RegExp;
  /** Whether these documents hold it; `variable` is what the failure is about. @default - it is about none */
  readonly isIn?: (documents: readonly object[], variable: string, found: readonly string[]) => boolean;
}

const GAPS: readonly Gap[] = [
  // A PipelineRun gives a value with a variable in it, or a Pipeline has such a default, that nobody puts anything in place of.
  {
    failure: /(?:nothing is put in place of|variable reference|variable in|isolated in) "?[^"$]*(\$\([^)]*\))/,
    isIn: (documents, variable) => valuesOfRuns(documents).includes(variable),
  },
  {
    // Of the default of a template they get into what a run gives.
    failure: /: AdmissionDenied: invalid value: cannot use result expressions in /,
    isIn: (documents) => valuesOfRuns(documents).includes('$(tasks.'),
  },
  {
    failure:
      /can't be Run; it has an invalid spec|: InvalidTaskResultReference: |param types don't match|zero-length TaskRuns|expected workspace .* to be provided/,
    isIn: (documents) => valuesOfRuns(documents).includes('$('),
  },
  // Variables make the name of an object that a workspace of a run, a volume or the environment takes, or the place of a mount.
  {
    failure: /^pod of .*(?:PersistentVolumeClaim|Secret|ConfigMap) "[^"]*" not found$/,
    isIn: (documents) => /"(?:claimName|secretName|name)":"[^"]*\$\(/.test(JSON.stringify(documents)),
  },
  {
    failure: /workspace mount path .* must be unique/,
    isIn: (documents) => JSON.stringify(documents).includes('"mountPath":"$('),
  },
  // A bug of Tekton: once tasks have started it compares params of one task with enums of another one, by their index.
  {
    failure: /pipeline param "([^"]*)" .*in "([^"]*)" task (?:param enum|has enums): \[([^\]]*)\]/,
    isIn: (documents, param, [, , task = '', choices = '']) => !isCompared(documents, param, task, choices),
  },
];

/** Whether a failure is one of these. */
export function isKnownGap(failure: string, documents: readonly object[]): boolean {
  return GAPS.some((gap) => {
    const found = gap.failure.exec(failure);
    return found !== null && (gap.isIn?.(documents, found[1] ?? '', found) ?? true);
  });
}

/** What PipelineRuns give, also those that triggers make, and the defaults of Pipelines and of TriggerTemplates, as JSON. */
function valuesOfRuns(within: unknown): string {
  if (typeof within !== 'object' || within === null) return '';
  const { kind, spec, resourcetemplates, params } = within as {
    readonly kind?: unknown;
    readonly resourcetemplates?: unknown;
    readonly params?: unknown;
    readonly spec?: { readonly params?: unknown; readonly pipelineSpec?: { readonly params?: unknown } };
  };
  if (kind === 'PipelineRun' || kind === 'Pipeline' || kind === 'TriggerTemplate')
    return (
      JSON.stringify([spec?.params, spec?.pipelineSpec?.params, ...tasksInside(spec).map((one) => one.params)]) +
      valuesOfRuns(spec)
    );
  const ofTemplate = resourcetemplates === undefined ? '' : JSON.stringify(params);
  return [ofTemplate, ...Object.values(within).map(valuesOfRuns)].join('\n');
}

interface TaskOfPipeline {
  readonly name?: string;
  readonly taskRef?: { readonly name?: string };
  readonly taskSpec?: Enums;
  readonly params?: readonly { readonly name?: string; readonly value?: unknown }[];
}

interface Enums {
  readonly params?: readonly { readonly name?: string; readonly enum?: readonly string[] }[];
}

/** Whether some task of that name has a param with the choices that is made of the param of its pipeline. */
function isCompared(documents: readonly object[], param: string, task: string, choices: string): boolean {
  const referred = documents.find((one) => 'kind' in one && one.kind === 'Task' && nameOf(one) === task);
  const spec = (referred as { readonly spec?: Enums } | undefined)?.spec;
  return tasksIn(documents).some(({ name, taskRef, taskSpec, params = [] }) => {
    if (taskRef?.name !== task && name !== task) return false;
    const declared = (taskSpec ?? spec)?.params ?? [];
    return params.some(
      (given) =>
        JSON.stringify(given.value).includes(`$(params.${param}`) &&
        declared.some((one) => one.name === given.name && one.enum?.join(' ') === choices),
    );
  });
}

function nameOf(document: object): string | undefined {
  return (document as { readonly metadata?: { readonly name?: string } }).metadata?.name;
}

/** The tasks of all pipelines, also of those inside of runs. */
function tasksIn(within: unknown): TaskOfPipeline[] {
  if (typeof within !== 'object' || within === null) return [];
  const { tasks, finally: last } = within as { readonly tasks?: unknown; readonly finally?: unknown };
  const own = [tasks, last].flatMap((list) => (Array.isArray(list) ? (list as TaskOfPipeline[]) : []));
  return [...own, ...Object.values(within).flatMap(tasksIn)];
}

interface TaskInside {
  readonly params?: unknown;
}

/** Specs of tasks that stand inside of pipelines. */
function tasksInside(within: unknown): TaskInside[] {
  if (typeof within !== 'object' || within === null) return [];
  const { taskSpec } = within as { readonly taskSpec?: TaskInside };
  return [...(taskSpec ? [taskSpec] : []), ...Object.values(within).flatMap(tasksInside)];
}
