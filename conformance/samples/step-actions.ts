/** Steps that several Tasks share. */
import { Duration } from 'cdk8s';
import {
  param,
  Pipeline,
  PipelineApp,
  PipelineChart,
  PipelineRun,
  result,
  sh,
  StepAction,
  Task,
  when,
} from 'cdk8s-tekton';

const app = new PipelineApp({ summary: false });
const chart = new PipelineChart(app, 'actions', { namespace: 'ci' });

const greet = new StepAction(chart, 'greet', {
  description: 'Greets somebody.',
  labels: { area: 'actions' },
  params: {
    name: param.string(),
    greeting: param.string({ default: 'hello', description: 'how to begin' }),
    volume: param.string({ default: 'scratch' }),
    words: param.array({ default: ['and', 'welcome'] }),
    place: param.object(['city', 'country'], { default: { city: 'Bern', country: 'CH' } }),
  },
  results: { text: result.string(), words: result.array(), place: result.object(['city', 'country']) },
  container: ({ params, results }) => ({
    image: 'alpine:3.21',
    env: { CITY: params.place.key('city') },
    workingDir: '/tmp',
    securityContext: { runAsUser: 65532 },
    volumeMounts: [{ name: `${params.volume}`, mountPath: '/scratch' }],
    script: sh`
      printf '%s %s' ${params.greeting} ${params.name} > ${results.text.path}
      printf '["%s"]' "$CITY" > ${results.words.path}
      printf '{"city":"%s","country":""}' "$CITY" > ${results.place.path}
    `,
  }),
});
const list = new StepAction(chart, 'list', {
  params: { paths: param.array() },
  container: ({ params }) => ({ image: 'alpine:3.21', command: ['ls'], args: ['-l', params.paths] }),
});

const task = new Task(chart, 'hello', {
  params: { name: param.string() },
  results: { text: result.string() },
  volumes: [{ name: 'scratch', emptyDir: {} }],
  steps: ({ params, results }) => {
    const first = greet.step('first', {
      params: { name: params.name },
      onError: 'continue',
      timeout: Duration.minutes(1),
      when: [when.notEquals(params.name, '')],
    });
    const second = greet.step('second', {
      params: { name: first.results.text, words: first.results.words, place: first.results.place },
    });
    return [
      first,
      second,
      list.step('list', { params: { paths: ['/', '/tmp'] } }),
      {
        name: 'keep',
        image: 'alpine:3.21',
        script: sh`echo ${second.results.place.key('city')} && printf %s ${second.results.text} > ${results.text.path}`,
      },
    ];
  },
});

const pipeline = new Pipeline(chart, 'pipeline');
pipeline.addTask('hello', task, { params: { name: 'world' } });
new PipelineRun(chart, 'run', { pipeline });
app.synth();
