/** All kinds of params and results, from run to task to result of the pipeline. */
import {
  node,
  param,
  Pipeline,
  PipelineApp,
  PipelineChart,
  PipelineRun,
  python,
  raw,
  result,
  sh,
  Task,
  when,
} from 'cdk8s-tekton';

const app = new PipelineApp({ summary: false });
const chart = new PipelineChart(app, 'params', { namespace: 'ci', labels: { team: 'platform' } });

const read = new Task(chart, 'read', {
  displayName: 'Read the request',
  description: 'Turns what a run gives into results of every kind.',
  labels: { area: 'params' },
  annotations: { 'example.com/owner': 'platform' },
  params: {
    url: param.string({ description: 'address of the repository' }),
    revision: param.string({ default: 'main' }),
    depth: param.string({ default: 1 }),
    flags: param.array(),
    paths: param.array({ default: ['.', './docs'] }),
    image: param.object(['name', 'tag']),
    mirror: param.object(['host', 'path'], { default: { host: 'localhost:5000', path: 'hub' } }),
    title: param.untrustedText({ description: 'title of the pull request' }),
    body: param.untrustedText({ default: '' }),
  },
  results: {
    commit: result.string({ description: 'sha of the commit' }),
    files: result.array(),
    image: result.object(['name', 'tag']),
  },
  steps: ({ params, results, context }) => [
    {
      name: 'shell',
      image: 'alpine:3.21',
      env: { HOST: params.mirror.key('host'), FIRST: params.paths.at(0), RUN: context.taskRun.name, NUMBER: 3 },
      script: sh`
        echo ${params.title} and ${params.body} from "${params.url}" at ${params.revision}
        git fetch --depth ${params.depth} -- ${params.url}
        ls ${params.paths}
        cat > /tmp/run <<END
        ${context.task.name} in ${context.taskRun.namespace}: ${context.taskRun.uid}
        END
        printf %s 0123456789abcdef > ${results.commit.path}
      `,
    },
    {
      name: 'python',
      image: 'python:3.13-slim',
      script: python`
        import json
        json.dump([${params.url}, ${params.revision}], open(${results.files.path}, "w"))
      `,
    },
    {
      name: 'node',
      image: 'node:22-slim',
      script: node`
        const image = { name: ${params.image.key('name')}, tag: ${params.image.key('tag')} };
        require('fs').writeFileSync(${results.image.path}, JSON.stringify(image));
      `,
    },
    {
      name: 'arguments',
      image: 'alpine:3.21',
      command: ['echo', params.url],
      args: [params.flags, 'and', params.depth],
    },
    { name: 'pasted', image: 'alpine:3.21', script: raw(`#!/bin/sh\necho ${params.revision}\n`) },
    { name: 'plain', image: 'alpine:3.21', script: 'echo "$(date)" "$$"' },
    { name: 'credentials', image: 'alpine:3.21', workingDir: context.credentialsPath, command: ['ls'] },
  ],
});

const use = new Task(chart, 'use', {
  params: {
    commit: param.string(),
    file: param.string(),
    files: param.array(),
    image: param.object(['name', 'tag']),
    tag: param.string(),
    run: param.string(),
  },
  steps: ({ params }) => [
    {
      name: 'use',
      image: 'alpine:3.21',
      env: { NAME: params.image.key('name') },
      script: sh`echo ${params.commit} ${params.file} ${params.tag} ${params.run} "$NAME" && ls ${params.files}`,
    },
  ],
});

const pipeline = new Pipeline(chart, 'pipeline', {
  displayName: 'Params and results',
  description: 'Every kind of param and result.',
  params: {
    url: param.string(),
    flags: param.array({ default: ['--quiet'] }),
    image: param.object(['name', 'tag'], { default: { name: 'shop', tag: 'latest' } }),
    title: param.untrustedText({ default: 'no title' }),
    environment: param.string({ default: 'staging' }),
    regions: param.array({ default: ['eu', 'us'] }),
  },
});
const { params, context } = pipeline;
const source = pipeline.addTask('read', read, {
  params: { url: params.url, flags: params.flags, image: params.image, title: params.title },
  displayName: 'Read',
  description: 'Reads the request.',
});
const used = pipeline.addTask('use', use, {
  params: {
    commit: `sha-${source.results.commit}`,
    file: source.results.files.at(0),
    files: source.results.files,
    image: source.results.image,
    tag: source.results.image.key('tag'),
    run: `${context.pipelineRun.name} ${context.pipelineRun.namespace} ${context.pipelineRun.uid} ${context.pipeline.name}`,
  },
  when: [
    when.equals(params.environment, 'staging'),
    when.notEquals(source.results.commit, ''),
    when.isIn('eu', params.regions),
    when.notIn(params.environment, ['none', 'production']),
  ],
});
pipeline.addTask('again', use, {
  params: {
    commit: context.pipelineTask.retries,
    file: true,
    files: [source.results.commit, 'fixed', 7],
    image: { name: source.results.commit, tag: 'fixed' },
    tag: params.flags.at(0),
    run: params.image.key('name'),
  },
  runAfter: [used],
  retries: 2,
});
pipeline.addResult('commit', source.results.commit, { description: 'what was read' });
pipeline.addResult('files', source.results.files);
pipeline.addResult('image', source.results.image);

new PipelineRun(chart, 'run', {
  pipeline,
  params: { url: 'https://github.com/acme/shop', title: 'Fix $(TOKEN) "quotes"' },
});
new PipelineRun(chart, 'release', {
  pipeline,
  name: 'release-1',
  params: {
    url: 'https://github.com/acme/shop',
    flags: ['--verbose', '--force'],
    image: { name: 'shop', tag: '1.0' },
    environment: 'staging',
    regions: ['eu'],
  },
});
app.synth();
