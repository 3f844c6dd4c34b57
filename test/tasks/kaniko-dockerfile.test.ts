import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fieldRef, KanikoBuildTask, Validations, type KanikoBuildTaskProps, type PipelineApp } from 'cdk8s-tekton';
import { synthesize } from '../../src/core/app/synthesis';
import { unqualifiedImages } from '../../src/tasks/kaniko/base-images';
import { reportOfCall, testChart } from '../helpers/chart';

const namesIn = (text: string, args: Readonly<Record<string, string | undefined>> = {}) =>
  unqualifiedImages(text, new Map(Object.entries(args)))?.map(({ name }) => name);

describe('the images of a Dockerfile that say no registry', () => {
  test.each<[string, string, readonly string[]]>([
    ['a short name', 'FROM python:3.13', ['python:3.13']],
    ['one without a tag, in small letters', 'from python', ['python']],
    ['one with a digest', `FROM python@sha256:${'0'.repeat(64)}`, [`python@sha256:${'0'.repeat(64)}`]],
    ['a name with an owner', 'FROM bitnami/redis:7', ['bitnami/redis:7']],
    ['one for a platform', 'FROM --platform=$BUILDPLATFORM golang:1.24 AS build', ['golang:1.24']],
    ['several', 'FROM node:22 AS a\nFROM nginx:1\nCOPY --from=a /x /y', ['node:22', 'nginx:1']],
    ['one that files are copied from', 'FROM docker.io/library/alpine:3\nCOPY --from=nginx:1 /etc /etc', ['nginx:1']],
    [
      'those that are mounted',
      'FROM ghcr.io/a/b AS a\nRUN --mount=type=bind,from=golang:1.24,target=/x --mount=from=a --mount=type=cache,target=/y --mount=from=c/d make',
      ['golang:1.24', 'c/d'],
    ],
    ['one that is continued on the next line', 'FROM \\\n  python:3.13 \\\n  AS a', ['python:3.13']],
    ['one with another escape character', '# escape=`\nFROM `\n  python:3.13', ['python:3.13']],
    ['a value of ARG', 'ARG BASE=python:3.13\nFROM $BASE', ['python:3.13']],
    ['a tag of ARG', 'ARG V="3.13"\nFROM python:${V}-slim', ['python:3.13-slim']],
    ['a tag that nobody knows', 'ARG V\nFROM python:$V', ['python:…']],
    ['a value for a variable without one', 'ARG V\nFROM python:${V:-3.13}', ['python:3.13']],
    ['a stage that comes later', 'FROM b\nFROM docker.io/library/alpine AS b', ['b']],
  ])('%s', (_what, text, expected) => {
    expect(namesIn(text)).toEqual(expected);
  });

  test.each([
    ['a registry', 'FROM ghcr.io/acme/base:1\nFROM docker.io/library/python:3\nFROM localhost/x\nFROM host:5000/x'],
    ['nothing', 'FROM scratch\nCOPY x y'],
    ['stages', 'FROM ghcr.io/a/b AS Build\nFROM build\nCOPY --from=build a b\nCOPY --from=0 a b'],
    ['a name that nobody knows', 'ARG BASE\nFROM $BASE\nFROM ${BASE}/x:1\nCOPY --from=$BASE a b'],
    ['a name in an argument', 'ARG REGISTRY=ghcr.io\nFROM $REGISTRY/acme/base'],
    ['what is only a comment or a text', 'FROM ghcr.io/a/b\n# FROM python\nRUN echo "FROM python"'],
    [
      'mounts of stages and caches',
      'FROM ghcr.io/a/b AS a\nRUN --mount=from=a --mount=from=0 --mount=type=secret,id=s ls',
    ],
    ['a flag of a command', 'FROM ghcr.io/a/b\nRUN x --mount=from=golang'],
    ['a heredoc', 'FROM ghcr.io/a/b\nRUN <<EOF\nFROM python\nEOF'],
  ])('not %s', (_what, text) => {
    expect(namesIn(text)).toEqual([]);
  });

  test('are those of the build arguments', () => {
    const text = 'ARG BASE=ghcr.io/acme/base\nFROM $BASE';

    expect(namesIn(text, { BASE: 'python' })).toEqual(['python']);
    expect(namesIn(text, { BASE: undefined })).toEqual([]);
    expect(namesIn('FROM python:$OTHER', { OTHER: '3' })).toEqual(['python:…']);
  });
});

describe('a KanikoBuildTask that knows its Dockerfile', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'dockerfile-'))));
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  function building(text: string, props: KanikoBuildTaskProps = {}) {
    const localDockerfile = join(folder, 'Dockerfile');
    writeFileSync(localDockerfile, text);
    const chart = testChart();
    const task = new KanikoBuildTask(chart, 'build', { localDockerfile, ...props });
    const findings = () =>
      synthesize(chart.node.root as PipelineApp).diagnostics.filter(({ rule }) => rule === 'unqualified-base-image');
    return { localDockerfile, task, findings };
  }

  test('warns of a base image that says no registry, where it stands', () => {
    const { localDockerfile, findings } = building('# Web\nFROM python:3.13 AS base\nCOPY --from=acme/tools a b\n');

    expect(findings()).toMatchObject([
      {
        severity: 'warning',
        message: 'base image "python:3.13" comes from Docker Hub only because it says no registry',
        at: { construct: 'shop/build', source: { file: localDockerfile, line: 2, column: 6, length: 11 } },
        help: ['write docker.io/library/python:3.13', expect.stringContaining('registryMirrors')],
      },
      { at: { source: { line: 3, column: 13, length: 10 } }, help: ['write docker.io/acme/tools', expect.any(String)] },
    ]);
  });

  test.each<[string, KanikoBuildTaskProps]>([
    ['a mirror', { registryMirrors: ['mirror.example.com'] }],
    ['another registry for Docker Hub', { registryMap: { 'index.docker.io': 'mirror.example.com' } }],
    ['a value of ARG', { buildArgs: { BASE: 'ghcr.io/acme/base' } }],
    ['a value of ARG that only the cluster knows', { buildArgs: { BASE: fieldRef('metadata.name') } }],
  ])('says nothing with %s', (_what, props) => {
    expect(building('ARG BASE=python\nFROM $BASE', props).findings()).toEqual([]);
  });

  test('takes a reason', () => {
    const { task, findings } = building('FROM python');
    Validations.of(task).acknowledge('unqualified-base-image', 'the nodes have a mirror');

    expect(findings()).toEqual([]);
  });

  test('renders the same Task as without', () => {
    expect(building('FROM python').task.spec).toEqual(new KanikoBuildTask(testChart(), 'build').spec);
  });

  test('refuses a file that is not there, or is none', () => {
    expect(reportOfCall(() => building('FROM a', { localDockerfile: join(folder, 'Dokerfile') }))).toContain(
      'error[unreadable-file]',
    );
    expect(reportOfCall(() => building('kind: Task'))).toContain('error[not-a-dockerfile]');
  });
});
