import { existsSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart, JsonPatch, YamlOutputType } from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import {
  configureTekton,
  DEFAULT_IMAGES,
  param,
  Pipeline,
  PipelineApp,
  PipelineChart,
  PipelineRun,
  Resource,
  StepAction,
  Task,
} from 'cdk8s-tekton';
import { toYaml } from '../../src/core/app/write-yaml';
import { reportOfCall, testChart, theOnly } from '../helpers/chart';

const steps = [{ name: 'work', image: 'alpine:3.21', script: 'true' }];
const folder = (): string => join(mkdtempSync(join(tmpdir(), 'dist-')), 'dist');

function program(outdir: string, ids: readonly string[]): PipelineApp {
  const app = new PipelineApp({ outdir, summary: false });
  for (const id of ids) {
    const chart = new PipelineChart(app, id, { namespace: 'ci' });
    const pipeline = new Pipeline(chart, 'p');
    pipeline.addTask('one', new Task(chart, 't', { steps }));
    new PipelineRun(chart, 'run', { pipeline });
  }
  return app;
}

/** Counts how often it is rendered. */
class CountingTask extends Resource {
  rendered = 0;

  constructor(chart: Chart, id: string) {
    super(chart, id, { kind: 'Task' });
  }

  protected override renderSpec(): object {
    this.rendered++;
    return { steps };
  }
}

describe('a PipelineApp', () => {
  it('writes what is applied and what is created into different folders', () => {
    const outdir = folder();
    program(outdir, ['a', 'b']).synth();
    expect(readdirSync(outdir).sort()).toEqual(['a.k8s.yaml', 'b.k8s.yaml', 'runs']);
    expect(readdirSync(join(outdir, 'runs')).sort()).toEqual(['a.k8s.yaml', 'b.k8s.yaml']);
  });

  it('removes files that are not made any more, and leaves files of others', () => {
    const outdir = folder();
    program(outdir, ['a', 'b']).synth();
    writeFileSync(join(outdir, 'kustomization.yaml'), 'resources: []\n');
    program(outdir, ['b']).synth();
    expect(readdirSync(outdir).sort()).toEqual(['b.k8s.yaml', 'kustomization.yaml', 'runs']);
    expect(readdirSync(join(outdir, 'runs'))).toEqual(['b.k8s.yaml']);
  });

  it('leaves an earlier output as it is when something is wrong', () => {
    const outdir = folder();
    program(outdir, ['a']).synth();
    const before = readFileSync(join(outdir, 'a.k8s.yaml'), 'utf8');
    const broken = program(outdir, ['a', 'c']);
    new Pipeline(broken.node.findChild('c'), 'empty');
    expect(
      reportOfCall(() => {
        broken.synth();
      }),
    ).toContain('error[no-tasks]: a Pipeline needs at least one task');
    expect(readFileSync(join(outdir, 'a.k8s.yaml'), 'utf8')).toBe(before);
    expect(existsSync(join(outdir, 'c.k8s.yaml'))).toBe(false);
    expect(readdirSync(join(outdir, '..'))).toEqual(['dist']);
  });

  it('gives the same bytes every time', () => {
    expect(program(folder(), ['a']).synthYaml()).toBe(program(folder(), ['a']).synthYaml());
  });

  it('reports everything that is wrong at once', () => {
    const app = program(folder(), ['a']);
    const chart = app.node.findChild('a') as PipelineChart;
    new Pipeline(chart, 'empty');
    const unused = new Pipeline(chart, 'unused', { params: { url: param.string() } });
    unused.addTask('one', Task.fromName('x'));
    const report = reportOfCall(() => {
      app.synth();
    });
    expect(report).toContain('error[no-tasks]');
    expect(report).toContain('error[unused-param]: param "url" of the pipeline reaches no task');
  });

  it('renders each object once, and checks what patches made of it', () => {
    const app = program(folder(), ['a']);
    const task = new CountingTask(app.node.findChild('a') as PipelineChart, 'counted');
    task.apiObject.addJsonPatch(JsonPatch.add('/spec/steps/0/nmae', 'x'));

    const report = reportOfCall(() => {
      app.synth();
    });

    expect(report).toContain('error[unknown-field]');
    expect(task.rendered).toBe(1);
  });

  it('refuses two objects of one name, and names both places', () => {
    const app = program(folder(), ['a']);
    new Task(new PipelineChart(app, 'b', { namespace: 'ci' }), 'x', { name: 'a-t', steps });
    const report = reportOfCall(() => {
      app.synth();
    });
    expect(report).toContain('error[duplicate-object]: Task "a-t" is made twice in namespace "ci"');
    expect(report).toMatch(/at b\/x .*app\.test\.ts:\d+:\d+/);
    expect(report).toMatch(/note: first made at a\/t, .*app\.test\.ts:\d+:\d+/);
  });

  it('says where the program made an object of cdk8s itself', () => {
    const app = program(folder(), []);
    const chart = new PipelineChart(app, 'b');
    new ApiObject(chart, 'x', { apiVersion: 'tekton.dev/v1', kind: 'Task', spec: { steps: [{}] } });
    const report = reportOfCall(() => {
      app.synth();
    });
    expect(report).toMatch(/at b\/x .*test\/core\/app\.test\.ts:\d+:\d+/);
  });

  it('takes the namespace of the chart off objects that have none', () => {
    const chart = testChart();
    new ApiObject(chart, 'role', { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole' });
    expect(theOnly('ClusterRole', chart).metadata).toEqual({ name: 'shop-role' });
  });

  it('keeps the order that dependencies ask for', () => {
    const chart = testChart();
    const make = (id: string) => new ApiObject(chart, id, { apiVersion: 'v1', kind: 'ConfigMap' });
    const [first, second] = [make('first'), make('second')];
    first.addDependency(second);
    expect(chart.toJson().map((o) => (o as { metadata: { name: string } }).metadata.name)).toEqual([
      'shop-second',
      'shop-first',
    ]);
  });
});

describe('a plain cdk8s App', () => {
  const plain = () => {
    const app = new App({ outdir: folder() });
    const chart = new Chart(app, 'shop', { namespace: 'ci' });
    const pipeline = new Pipeline(chart, 'p');
    pipeline.addTask('one', new Task(chart, 't', { steps }));
    return { app, chart, pipeline };
  };

  it('writes runs into the file of a chart beside', () => {
    const { app, chart, pipeline } = plain();
    new PipelineRun(chart, 'run', { pipeline });
    app.synth();
    expect(readdirSync(app.outdir).sort()).toEqual(['shop-runs.k8s.yaml', 'shop.k8s.yaml']);
  });

  it('has names without hashes, and the same documents as a PipelineApp', () => {
    const { app } = plain();
    app.synth();
    const ours = new PipelineApp({ summary: false });
    const chart = new PipelineChart(ours, 'shop', { namespace: 'ci' });
    new Pipeline(chart, 'p').addTask('one', new Task(chart, 't', { steps }));
    const documents = readFileSync(join(app.outdir, 'shop.k8s.yaml'), 'utf8').split('---\n').sort();
    expect(documents).toEqual(ours.synthYaml().split('---\n').sort());
  });

  it.each(Object.values(YamlOutputType).filter((type) => typeof type === 'number'))(
    'renders every object once a synthesis, patches included, and after it anew: output type %s',
    (yamlOutputType) => {
      const app = new App({ outdir: folder(), yamlOutputType });
      const task = new CountingTask(new Chart(app, 'shop', { namespace: 'ci' }), 'counted');
      const object = ApiObject.of(task);
      object.addJsonPatch(JsonPatch.add('/spec/description', 'patched'));
      app.synth();
      expect(task.rendered).toBe(1);
      const [file = ''] = readdirSync(app.outdir, { recursive: true, encoding: 'utf8' }).filter((name) =>
        name.endsWith('.yaml'),
      );
      expect(readFileSync(join(app.outdir, file), 'utf8')).toContain('description: patched');

      object.addJsonPatch(JsonPatch.replace('/spec/description', 'again'));
      expect(object.toJson()).toMatchObject({ spec: { description: 'again' } });
      expect(task.rendered).toBe(2);
    },
  );

  it('reports what is wrong the same way', () => {
    const { app, chart } = plain();
    new Pipeline(chart, 'empty');
    expect(
      reportOfCall(() => {
        app.synth();
      }),
    ).toMatch(/^error\[no-tasks\]: a Pipeline needs at least one task\n {2}at shop\/empty /);
  });

  it('may say features and images of a chart', () => {
    const { chart } = plain();
    configureTekton(chart, { images: { 'alpine:3.21': 'mirror.example.com/alpine:3.21' } });
    const task = new Task(chart, 'other', { steps });
    expect(task.spec.steps[0]?.image).toBe('mirror.example.com/alpine:3.21');
  });
});

describe('the images of a chart', () => {
  const imageIn = (props: Parameters<typeof testChart>[0], image: string): string | undefined =>
    new Task(testChart(props), 't', { steps: [{ name: 'work', image, script: 'true' }] }).spec.steps[0]?.image;

  it.each([
    [
      { mirror: 'mirror.example.com/all' },
      'python:3.13-slim',
      'mirror.example.com/all/docker.io/library/python:3.13-slim',
    ],
    [{ mirror: 'mirror.example.com' }, 'ghcr.io/a/b@sha256:0', 'mirror.example.com/ghcr.io/a/b@sha256:0'],
    [{ mirror: 'mirror.example.com' }, 'acme/tool:1', 'mirror.example.com/docker.io/acme/tool:1'],
    [{ mirror: 'mirror.example.com' }, 'localhost:30500/app:1', 'localhost:30500/app:1'],
    [{ mirror: 'mirror.example.com' }, 'registry.ci.svc.cluster.local:5000/a', 'registry.ci.svc.cluster.local:5000/a'],
    [{ mirror: { 'docker.io': 'hub.example.com' } }, 'alpine', 'hub.example.com/library/alpine'],
    [{ mirror: { 'docker.io': 'hub.example.com' } }, 'ghcr.io/a/b', 'ghcr.io/a/b'],
    [{ images: { 'alpine:latest': 'own/alpine:1' }, mirror: 'mirror.example.com' }, 'alpine', 'own/alpine:1'],
    [{ images: { 'a.b:5000/x:latest': 'own/x:1' } }, 'a.b:5000/x', 'own/x:1'],
    [{ images: { 'a.b:5000/x': 'own/x:1' } }, 'a.b:5000/x', 'own/x:1'],
    [{ images: { 'alpine:latest': 'own/alpine:1' } }, 'alpine@sha256:0', 'alpine@sha256:0'],
    [{ images: { 'alpine:3': 'own/alpine:1' } }, 'alpine:3@sha256:0', 'own/alpine:1'],
    [{ images: { 'docker.io/library/alpine:3': 'own/alpine:1' } }, 'alpine:3', 'own/alpine:1'],
    [{ images: { 'alpine:3': 'own/alpine:1' } }, 'docker.io/alpine:3@sha256:0', 'own/alpine:1'],
    [{ images: { 'acme/tool': 'own/tool:1' } }, 'index.docker.io/acme/tool:latest', 'own/tool:1'],
    [{ images: { 'ghcr.io/acme/tool': 'own/tool:1' } }, 'acme/tool', 'acme/tool'],
    [{ images: { 'docker.io/alpine/git:v2': 'own/git:1' } }, 'git', DEFAULT_IMAGES.git],
  ])('with %j give %s as %s', (props, image, expected) => {
    expect(imageIn(props, image)).toBe(expected);
  });

  it('are those of sidecars, of the template of steps and of StepActions too', () => {
    const chart = testChart({ mirror: 'mirror.example.com' });
    const greet = new StepAction(chart, 'greet', { container: () => ({ image: 'alpine:3.21', script: 'echo hello' }) });
    const task = new Task(chart, 't', {
      stepTemplate: { image: 'debian:12' },
      sidecars: [{ name: 'db', image: 'postgres:16' }],
      steps: [{ name: 'work', script: 'true' }, greet.step('greet')],
    });
    new Pipeline(chart, 'p').addTask('t', task);

    const action = theOnly('StepAction', chart).spec['image'] as string;
    expect([task.spec.stepTemplate?.image, task.spec.sidecars?.[0]?.image, action]).toEqual([
      'mirror.example.com/docker.io/library/debian:12',
      'mirror.example.com/docker.io/library/postgres:16',
      'mirror.example.com/docker.io/library/alpine:3.21',
    ]);
  });

  it('leave a name that a param says as it is', () => {
    const task = new Task(testChart({ mirror: 'mirror.example.com' }), 't', {
      params: { image: param.string() },
      steps: ({ params }) => [{ name: 'work', image: params.image, script: 'true' }],
    });
    expect(task.spec.steps[0]?.image).toBe('$(params.image)');
  });
});

describe('the YAML of a document', () => {
  it.each([
    '=',
    '<<',
    '0o17',
    'a\tb',
    'yes',
    '0755',
    '1e3',
    '~',
    'null',
    '2001-01-01',
    '- a',
    '# x',
    'a: b',
    ' lead',
    'x\n',
    '+_5',
    '\n\ta\n',
    'a\n\n',
    'a\u2028b\n',
  ])('brings %j back as it was', (text) => {
    const [document] = parseAllDocuments(toYaml([{ text }]), { version: '1.1' });
    expect(document && 'toJS' in document && document.toJS()).toEqual({ text });
  });

  it.each(['=', '<<', '0o17', 'a\tb', '+_5', '1_.E_4', '\ta\nb'])(
    'puts %j in quotes, which some parsers need',
    (text) => {
      expect(toYaml([{ text }])).toBe(`text: ${JSON.stringify(text)}\n`);
    },
  );

  it('shows scripts as blocks', () => {
    expect(toYaml([{ script: '#!/bin/sh\n\techo a\n' }])).toBe('script: |\n  #!/bin/sh\n  \techo a\n');
  });
});
