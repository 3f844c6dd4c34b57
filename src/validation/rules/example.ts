/** YAML of a small document, for the examples of rules. */
const named = (apiVersion: string, kind: string, spec: string): string =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: example\nspec:\n${indent(spec)}\n`;

export const indent = (text: string, by = '  '): string => text.replace(/^(?=.)/gm, by);

/** A Task. */
export const task = (spec: string): string => named('tekton.dev/v1', 'Task', spec);
/** A Task of one step. */
export const step = (fields: string, more = ''): string =>
  task(`steps:\n  - ${indent(fields, '    ').trim()}${more && `\n${more}`}`);
/** A Pipeline. */
export const pipeline = (spec: string): string => named('tekton.dev/v1', 'Pipeline', spec);
/** A Pipeline of tasks that run the Task "build". */
export const tasks = (...fields: readonly string[]): string =>
  pipeline(
    `tasks:\n${fields.map((one) => `  - ${indent(one, '    ').trim()}\n    taskRef: { name: build }`).join('\n')}`,
  );
/** A TaskRun. */
export const taskRun = (spec: string): string => named('tekton.dev/v1', 'TaskRun', spec);
/** A PipelineRun. */
export const pipelineRun = (spec: string): string => named('tekton.dev/v1', 'PipelineRun', spec);
/** A StepAction. */
export const stepAction = (spec: string): string => named('tekton.dev/v1beta1', 'StepAction', spec);
/** A document of Triggers. */
export const triggers = (kind: string, spec: string, version = 'v1beta1'): string =>
  named(`triggers.tekton.dev/${version}`, kind, spec);
/** A TriggerTemplate with the param "commit", whose PipelineRun is given a value of that name. */
export const triggerTemplate = (value = '$(tt.params.commit)'): string =>
  triggers(
    'TriggerTemplate',
    `params:
  - name: commit
resourcetemplates:
  - apiVersion: tekton.dev/v1
    kind: PipelineRun
    metadata: { generateName: build- }
    spec:
      pipelineRef: { name: build }
      params:
        - { name: commit, value: ${value} }`,
  );
/** A TriggerTemplate whose TaskRun of the Task "build" gives a param of its own the param of the template. */
export const taskRunTemplate = (param: string, own: string, more = ''): string =>
  triggers(
    'TriggerTemplate',
    `params:
  - name: ${param}
resourcetemplates:
  - apiVersion: tekton.dev/v1
    kind: TaskRun
    metadata: { generateName: build- }
    spec:
      taskRef: { name: build }
      ${more}params:
        - { name: ${own}, value: $(tt.params.${param}) }`,
  );
/** A VerificationPolicy. */
export const policy = (spec: string): string => named('tekton.dev/v1alpha1', 'VerificationPolicy', spec);

/** Several documents. */
export const set = (...documents: readonly string[]): string => documents.join('---\n');
/** The Task "build" of one step that prints its param "path". */
export const build = (more: string, script = 'make $(params.path)'): string =>
  step(`name: make\nimage: alpine\nscript: ${script}`, more).replace('name: example', 'name: build');
