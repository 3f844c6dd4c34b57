import { unresolvedVariable } from '../../../../src/validation/rules/run-time/unresolved-variable';
import { delivery, documents, mark } from '../../mark';
import { testRule } from '../../test-rule';

/** Fields of a pipeline task that the webhooks do not look at; another task stands behind it, since of the last one they look at params. */
const inPipeline = (fields: string, more = 'params: [{ name: p }]\nworkspaces: [{ name: files }]'): string =>
  delivery(
    `- { name: a, ${fields}, taskSpec: { params: [{ name: x, default: y }], workspaces: [{ name: own, optional: true }], steps: [{ image: alpine, args: ['$(params.x)'] }] } }\n- { name: last, taskSpec: { steps: [{ image: alpine }] } }`,
    more,
  );
const given = (value: string): string => inPipeline(`params: [{ name: x, value: '${value}' }]`);
const when = (input: string): string => inPipeline(`when: [{ input: '${input}', operator: in, values: [v] }]`);
const cel = (variable: string): string => inPipeline(`when: [{ cel: "'${variable}' == 'v'" }]`);
const folder = (subPath: string): string =>
  inPipeline(`workspaces: [{ name: own, workspace: files, subPath: '${subPath}' }]`);
const fetched = (value: string): string =>
  delivery(
    `- { name: a, taskRef: { resolver: git, params: [{ name: url, value: '${value}' }] } }`,
    'params: [{ name: p }]',
  );

testRule(unresolvedVariable, {
  features: { 'enable-cel-in-whenexpression': 'true' },
  valid: {
    'what a pipeline knows, in all of these fields': documents(
      ...[given, when, cel, folder, fetched].flatMap((field) =>
        ['$(params.p)', '$(context.pipelineRun.uid)', '$(context.pipeline.name)'].map((text, i) =>
          field(text).replace('name: delivery', `name: ${field.name}-${i}`),
        ),
      ),
    ),
    'a workspace that is bound or not': documents(
      given('$(workspaces.files.bound)'),
      when('$(workspaces.files.bound)'),
    ),
    'a workspace of the task, which the task replaces': given('$(workspaces.own.bound)'),
    'the TaskRun in a value, which the task replaces': given('$(context.taskRun.name)'),
    'how often it is tried again, in a value': given('$(context.pipelineTask.retries)'),
    'a param that the run gives to the pipeline inside': `
apiVersion: tekton.dev/v1
kind: PipelineRun
metadata: { name: run }
spec:
  params: [{ name: q, value: v }]
  pipelineSpec:
    tasks:
      - name: a
        when: [{ cel: "'$(params.q)' == 'v'" }]
        taskSpec: { steps: [{ image: alpine }] }
`,
  },
  invalid: {
    'the context in a value': mark(given('$(context.pipelineRun.nam)'), '$(context', 'unknown'),
    'the context in a matrix': mark(
      inPipeline("matrix: { params: [{ name: x, value: ['$(context.pipelinerun.name)'] }] }"),
      '$(context',
      'unknown',
    ),
    'the context in when': mark(when('$(context.pipeline.nme)'), '$(context', 'unknown'),
    'the TaskRun in when': mark(when('$(context.taskRun.name)'), '$(context', 'unknown'),
    'how often it is tried again in when': mark(when('$(context.pipelineTask.retries)'), '$(context', 'unknown'),
    'a workspace in when': mark(when('$(workspaces.flies.bound)'), '$(workspaces', 'workspace'),
    'the path of a workspace in when': mark(when('$(workspaces.files.path)'), '$(workspaces', 'unknown'),
    'a workspace in a value': mark(given('$(workspaces.flies.bound)'), '$(workspaces', 'workspace'),
    'a param in CEL': mark(cel('$(params.q)'), '$(params.q', 'param'),
    'a param in the folder of a workspace': mark(folder('$(params.q)'), '$(params.q', 'param'),
    'a param for a resolver': mark(fetched('$(params.q)'), '$(params', 'param'),
  },
  untested: Object.keys(unresolvedVariable.messages).filter((key) => !['param', 'workspace', 'unknown'].includes(key)),
});
