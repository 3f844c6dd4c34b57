/** What a cluster takes only with feature flags: pipelines in pipelines, output of steps in files, CEL, enums, breakpoints. */
import {
  param,
  Pipeline,
  PipelineApp,
  PipelineChart,
  PipelineRun,
  result,
  sh,
  Task,
  TaskRun,
  when,
  workspace,
  emptyDir,
} from 'cdk8s-tekton';

export const features = {
  'enable-api-fields': 'alpha',
  'enable-cel-in-whenexpression': 'true',
  'enable-param-enum': 'true',
} as const;

const app = new PipelineApp({ summary: false, features });
const chart = new PipelineChart(app, 'alpha', { namespace: 'ci', version: '1.15' });

const talk = new Task(chart, 'talk', {
  params: { level: param.string({ enum: ['info', 'debug'], default: 'info' }) },
  workspaces: { out: workspace() },
  results: { log: result.string() },
  steps: ({ params, workspaces, results }) => [
    {
      name: 'talk',
      image: 'alpine:3.21',
      script: sh`echo ${params.level}`,
      stdoutConfig: { path: results.log.path },
      stderrConfig: { path: `${workspaces.out.path}/errors` },
      when: [when.cel`${params.level} == 'info'`],
    },
  ],
});

const inner = new Pipeline(chart, 'inner', {
  params: { level: param.string({ enum: ['info', 'debug'] }) },
  workspaces: { out: workspace() },
});
inner.addTask('talk', talk, { params: inner.params, workspaces: inner.workspaces });

const outer = new Pipeline(chart, 'outer', {
  params: { level: param.string({ enum: ['info'], default: 'info' }) },
  workspaces: { out: workspace() },
});
const talked = outer.addTask('talk', talk, { params: outer.params, workspaces: outer.workspaces });
outer.addPipeline('inner', inner, {
  params: { level: outer.params.level },
  workspaces: { out: talked.workspaces.out },
  when: [when.cel`${talked.results.log} != '' && ${outer.params.level}.startsWith('in') && ${3} > ${2}`],
});
outer.addFinally('end', talk, { workspaces: outer.workspaces, when: [when.cel`${talked.status} == 'Succeeded'`] });

new PipelineRun(chart, 'run', { pipeline: outer, workspaces: { out: emptyDir() } });
new TaskRun(chart, 'debug', {
  task: talk,
  workspaces: { out: emptyDir() },
  debug: { breakpoints: { onFailure: 'enabled', beforeSteps: ['talk'] } },
});
app.synth();
