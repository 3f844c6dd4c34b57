import { lint } from '../../../src/validation/lint';
import { unresolvedVariable } from '../../../src/validation/rules/run-time/unresolved-variable';
import { build, delivery, documents, mark, runOf } from '../mark';
import { testRule } from '../test-rule';

const task = (text: string, more = ''): string =>
  build(
    `params: [{ name: p, default: x }]\nworkspaces: [{ name: source }]\nresults: [{ name: r }]${more}`,
    `script: make\nworkingDir: ${text}`,
  );
const sidecar = (text: string): string => task('/', `\nsidecars: [{ name: db, image: db, args: [${text}] }]`);

const called = build(
  'params: [{ name: p }]\nworkspaces: [{ name: source }]\nresults: [{ name: r }]',
  'args: [$(params.p)]',
);
const calls = (text: string): string =>
  delivery(`- { name: a, taskRef: { name: build }, params: [{ name: p, value: '${text}' }] }`);
const runs = (text: string): string => `
apiVersion: tekton.dev/v1
kind: TaskRun
metadata: { name: run }
spec:
  taskRef: { name: build }
  params: [{ name: p, value: '${text}' }]
`;

/** A step that has a result, and one behind it. */
const inSteps = (first: string, second: string, more = ''): string => `
apiVersion: tekton.dev/v1
kind: Task
metadata: { name: build }
spec:
  steps:
    - { name: make, image: alpine, results: [{ name: out }], args: [${first}] }
    - { name: show, image: alpine, args: [${second}] }
  ${more}
`;

const action = (spec: string): string => `
apiVersion: tekton.dev/v1beta1
kind: StepAction
metadata: { name: greet }
spec: { image: alpine, ${spec} }
`;
/** A Task whose step uses the StepAction. */
const acting = (more = '', spec = 'description: x'): string => `
apiVersion: tekton.dev/v1
kind: Task
metadata: { name: act }
spec:
  ${spec}
  steps:
    - name: main
      ref: { name: greet }
      ${more}
`;
const stepParam = (value: string, runAfter = ''): string =>
  delivery(
    `- { name: a, taskSpec: { results: [{ name: r }], steps: [{ image: b }] } }\n- { name: z, ${runAfter}taskSpec: { results: [{ name: r }], steps: [{ ref: { name: greet }, params: [{ name: p, value: '${value}' }] }] } }`,
  );

/** A task that takes a result by the template of its steps. */
const templated = (runAfter = '', env = ''): string =>
  delivery(
    `- { name: a, taskSpec: { results: [{ name: r }], steps: [{ image: b }] } }\n- { name: z, ${runAfter}taskSpec: { stepTemplate: { env: [{ name: E, value: '$(tasks.a.results.r)' }] }, steps: [{ image: b${env} }] } }`,
  );

/** A run with tasks of its own, one of which takes what another one has. */
const ofRun = (more: string): string => `
apiVersion: tekton.dev/v1
kind: PipelineRun
metadata: { name: run }
spec:
  pipelineSpec:
    ${more}
    tasks:
      - { name: a, taskRef: { name: b }, params: [{ name: p, value: x }] }
      - { name: z, taskRef: { name: b }, params: [{ name: q, value: $(params.p) }] }
`;

test('a variable in a workspace of a run is an error if a task takes the workspace, else a warning', () => {
  const severities = (task: string): string[] => {
    const text = `
apiVersion: tekton.dev/v1
kind: PipelineRun
metadata: { name: run }
spec:
  workspaces: [{ name: files, configMap: { name: $(params.nope) } }]
  pipelineSpec:
    workspaces: [{ name: files }]
    tasks: [{ name: a, taskSpec: { steps: [{ name: s, image: b, args: [${task}] }] } }]
`;
    return lint([{ name: 'a.yaml', text }])
      .diagnostics.filter(({ rule }) => rule === 'unresolved-variable')
      .map(({ severity }) => severity);
  };
  expect(severities('$(workspaces.files.path)')).toEqual(['error']);
  expect(severities('all')).toEqual(['warning']);
});

describe('a variable in a param that the task does not use', () => {
  test('is a warning', () => {
    const unused = called.replace('$(params.p)', 'all');
    const { diagnostics } = lint([{ name: 'a.yaml', text: documents(unused, calls('$(workspaces.files.path)')) }]);
    const found = diagnostics.filter(({ rule }) => rule === 'unresolved-variable');
    expect(found.map(({ severity }) => severity)).toEqual(['warning']);
  });

  test('and so is one in a param that the StepAction does not use', () => {
    const severities = (args: string): string[] =>
      lint([
        {
          name: 'a.yaml',
          text: documents(
            action(`params: [{ name: p }], args: [${args}]`),
            acting("params: [{ name: p, value: '$(tasks.a.status)' }]"),
          ),
        },
      ])
        .diagnostics.filter(({ rule }) => rule === 'unresolved-variable')
        .map(({ severity }) => severity);
    expect(severities('all')).toEqual(['warning']);
    expect(severities('$(params.p)')).toEqual(['error']);
  });

  test('and so is a result that may be there by chance', () => {
    const text = documents(
      action('params: [{ name: p }], args: [$(params.p)]'),
      stepParam('$(tasks.a.results.r)', 'runAfter: [b], ').replace(
        '- { name: a,',
        '- { name: b, taskRef: { name: b } }\n    - { name: a,',
      ),
    );
    const found = lint([{ name: 'a.yaml', text }]).diagnostics.filter(({ rule }) => rule === 'unresolved-variable');
    expect(found.map(({ severity }) => severity)).toEqual(['warning']);
  });

  test('and so is a key of an object that it does not use', () => {
    const hosts = build('params: [{ name: p, properties: { host: {}, port: {} } }]', 'args: [$(params.p.host)]');
    const given = (host: string, port: string): string => runs('X').replace("'X'", `{ host: ${host}, port: ${port} }`);
    const severities = (run: string): string[] =>
      lint([{ name: 'a.yaml', text: documents(hosts, run) }])
        .diagnostics.filter(({ rule }) => rule === 'unresolved-variable')
        .map(({ severity }) => severity);
    expect(severities(given('h', '$(results.s.path)'))).toEqual(['warning']);
    expect(severities(given('$(results.s.path)', 'p'))).toEqual(['error']);
  });
});

testRule(unresolvedVariable, {
  valid: {
    'a name of the environment with a dot, which Kubernetes puts in': build(
      '',
      "env: [{ name: context.path, value: /api }]\nargs: ['--path=$(context.path)']",
    ),
    'a function of the script, and files': build(
      '',
      'script: |\n  steps.count() { ls; }\n  echo $(steps.count) $(tasks.v2.sh) $(results.bat)',
    ),
    'an element of a list of the Task of a StepAction': documents(
      action('workingDir: "$(params.list[0])"'),
      acting('', 'params: [{ name: list, type: array }]'),
    ),
    'what is declared': task('$(workspaces.source.path)/$(params.p)'),
    'params that the webhooks look for': task('$(params.nope)'),
    'a variable of the shell': build('description: x', 'script: echo $(date)'),
    'a comment in a script': build('description: x', 'script: |\n  # $(workspaces.x.path)\n  make'),
    'the run of a pipeline in a task inside of it': delivery(
      '- { name: a, taskSpec: { steps: [{ name: a, image: b, args: [$(context.pipelineRun.name)] }] } }',
    ),
    'what the task puts into what it is given': documents(
      called,
      calls('$(workspaces.source.path)/$(results.r.path) $(context.taskRun.name) $(context.pipelineRun.name)'),
      runs('$(workspaces.source.path)/$(results.r.path) $(context.taskRun.name)'),
    ),
    'what another task is given': calls('$(workspaces.source.path)'),
    'what the Task of a StepAction has': documents(
      action('results: [{ name: own }], args: [$(workspaces.w.path) $(results.r.path) $(step.results.own.path)]'),
      acting('', 'workspaces: [{ name: w }]\n  results: [{ name: r }]'),
    ),
    'a workspace of a StepAction that the pipeline binds to the task': documents(
      action('args: [$(workspaces.w.path)]'),
      delivery(
        '- { name: a, workspaces: [{ name: w }], taskSpec: { steps: [{ ref: { name: greet } }] } }',
        'workspaces: [{ name: w }]',
      ),
    ),
    'a workspace in a value of a task inside of a pipeline that uses it': delivery(
      "- { name: a, params: [{ name: p, value: '$(workspaces.w.path)' }], taskSpec: { params: [{ name: p }], steps: [{ image: b, args: ['$(params.p) $(workspaces.w.path)'] }] } }",
    ),
    'a param of a CEL expression that the run gives, which the Pipeline does not declare': documents(
      delivery("- { name: a, taskRef: { name: b }, when: [{ cel: \"'$(params.p)' == 'x'\" }] }"),
      runOf('params: [{ name: p, value: x }]'),
    ),
    'a param that a task inside of the pipeline uses and its run gives': documents(
      delivery('- { name: a, taskSpec: { steps: [{ image: b, args: [$(params.q)] }] } }'),
      runOf('params: [{ name: q, value: x }]'),
    ),
    'a param that a task inside of the pipeline uses and the run of a template gives': documents(
      delivery('- { name: a, taskSpec: { steps: [{ image: b, args: [$(params.q)] }] } }'),
      `
apiVersion: triggers.tekton.dev/v1beta1
kind: TriggerTemplate
metadata: { name: template }
spec:
  resourcetemplates:
    - apiVersion: tekton.dev/v1
      kind: PipelineRun
      metadata: { name: run }
      spec: { pipelineRef: { name: delivery }, params: [{ name: q, value: x }] }
`,
    ),
    'a param that a task inside of the pipeline is given': delivery(
      '- { name: a, taskSpec: { steps: [{ image: b, args: [$(params.q)] }] }, params: [{ name: q, value: x }] }',
    ),
    'a param that the pipeline of a run declares': ofRun('params: [{ name: p }]'),
    'a default of a StepAction that the step does not leave': documents(
      action("params: [{ name: p, default: '$(context.pipelineRun.name)' }], args: [$(params.p)]"),
      acting('params: [{ name: p, value: x }]'),
    ),
    'a default that a StepAction does not use': documents(
      action(
        "params: [{ name: p, type: array, default: [x, '$(context.pipelineRun.name)'] }], args: ['$(params.p[0])']",
      ),
      acting(),
    ),
    'a result in the template of steps from a task before': templated('runAfter: [a], '),
    'a result in the template of steps that the step has something else for': templated(
      '',
      ', env: [{ name: E, value: x }]',
    ),
    'a result that a step takes from a task before': documents(
      action('params: [{ name: p }], args: [$(params.p)]'),
      stepParam('$(tasks.a.results.r)', 'runAfter: [a], '),
    ),
    'a result of a step in one behind it, and a file of its own': inSteps(
      '$(step.results.out.path)',
      '$(steps.make.results.out)',
    ),
    'a result of a step in a template, for the steps that take it': inSteps(
      'x',
      'x',
      'stepTemplate: { env: [{ name: E, value: $(steps.make.results.out) }] }',
    ).replace('args: [x]', 'env: [{ name: E, value: x }]'),
    'a result of a step in the default of a param': build(
      'params: [{ name: p, default: $(steps.make.results.out) }]',
      'results: [{ name: out }]\nargs: [$(params.p)]',
    ),
  },
  invalid: {
    'a result of a step in the step itself': mark(inSteps('$(steps.make.results.out)', 'x'), '$(steps', 'unended'),
    'a result of a step in one before it': mark(
      inSteps('$(steps.show.results.out)', 'x').replace('name: show', 'name: show, results: [{ name: out }]'),
      '$(steps',
      'unended',
    ),
    'a result of a step in a template that the step itself takes': mark(
      inSteps('x', 'x', 'stepTemplate: { env: [{ name: E, value: $(steps.make.results.out) }] }'),
      '$(steps',
      'unended',
    ),
    'a result of a step in a sidecar': mark(
      inSteps('x', 'x', 'sidecars: [{ name: db, image: db, args: [$(steps.make.results.out)] }]'),
      '$(steps',
      'beside',
    ),
    'a result of a step in a volume': mark(
      inSteps('x', 'x', 'volumes: [{ name: v, configMap: { name: $(steps.make.results.out) } }]'),
      '$(steps',
      'beside',
    ),
    'the file of a result of another step': mark(inSteps('x', '$(step.results.out.path)'), '$(step.', 'result'),
    'the file of a result in a sidecar': mark(
      inSteps('x', 'x', 'sidecars: [{ name: db, image: db, args: [$(step.results.out.path)] }]'),
      '$(step.',
      'beside',
    ),
    'a result that a StepAction takes from a step behind it': documents(
      action("params: [{ name: p }], args: ['$(params.p)', $(steps.last.results.out)]"),
      mark(
        acting('params: [{ name: p, value: x }]\n    - { name: last, image: alpine, results: [{ name: out }] }'),
        'ref: {',
        'unended',
      ),
    ),
    'how a task ended, before all have, in a task inside of a pipeline': mark(
      delivery('- { name: a, taskSpec: { steps: [{ name: a, image: b, args: [$(tasks.a.status)] }] } }'),
      '$(tasks',
      'status',
    ),
    'how a task ended in a matrix': mark(
      delivery(
        "- { name: a, taskRef: { name: b }, matrix: { params: [{ name: p, value: ['$(tasks.b.status)'] }] } }\n- { name: b, taskRef: { name: b } }",
      ),
      '$(tasks',
      'status',
    ),
    'a result of a step that gets where none is replaced': documents(
      `
apiVersion: tekton.dev/v1beta1
kind: StepAction
metadata: { name: act }
spec: { image: alpine, params: [{ name: p }], workingDir: $(params.p) }
`,
      mark(
        build(
          'description: x',
          "name: main\nresults: [{ name: out }]\n- name: act\nref: { name: act }\nparams: [{ name: p, value: '$(steps.main.results.out)' }]",
        )
          .replace('    - name: make\n      image: alpine\n      name: main', '    - name: main\n      image: alpine')
          .replace('      - name: act', '    - name: act'),
        '$(steps',
        'field',
      ),
    ),
    'an element of what is a text in the Task of a StepAction': documents(
      action('workingDir: "$(params.list[0])"'),
      mark(acting('', 'params: [{ name: list, type: string }]'), 'ref', 'part'),
    ),
    'what the Task of a StepAction does not have': documents(
      action('args: [$(workspaces.w.path)]'),
      mark(acting(), 'ref', 'workspace'),
    ),
    'a result of the step in the words of the Task': documents(
      action('results: [{ name: own }], args: [$(results.own.path)]'),
      mark(acting(), 'ref', 'result'),
    ),
    'a result that a StepAction does not have': documents(
      action('results: [{ name: own }], args: [$(step.results.other.path)]'),
      mark(acting(), 'ref', 'result'),
    ),
    'a result that the StepAction of another step does not have': documents(
      action('results: [{ name: own }]'),
      mark(acting('\n    - { image: alpine, args: [$(steps.main.results.other)] }'), '$(steps', 'result'),
    ),
    'a result of a step in a script of a StepAction': documents(
      action('results: [{ name: own }], script: echo $(steps.main.results.own)'),
      mark(acting(), 'ref', 'field'),
    ),
    'the run of a pipeline in the default of a StepAction': documents(
      action(
        "params: [{ name: p, type: array, default: [x, '$(context.pipelineRun.name)'] }], args: ['$(params.p[*])']",
      ),
      mark(acting(), 'ref', 'pipeline'),
    ),
    'a param that neither the StepAction nor its Task has, where the webhook does not look': documents(
      action('workingDir: /src/$(params.dir)'),
      mark(acting(), 'ref', 'param'),
    ),
    'a param that a task inside of the pipeline uses and only a run could give': mark(
      delivery('- { name: a, taskSpec: { steps: [{ image: b, args: [$(params.q)] }] } }', 'params: [{ name: p }]'),
      '$(params.q)',
      'ungiven',
    ),
    'a param that only another task of the run is given': mark(
      ofRun('').replace(
        'taskRef: { name: b }, params: [{ name: q, value: $(params.p) }]',
        "taskSpec: { steps: [{ image: b, args: ['$(params.p)'] }] }",
      ),
      '$(params.p)',
      'others',
    ),
    'a param that a task inside of the pipeline uses and its run does not give': documents(
      delivery('- { name: a, taskSpec: { steps: [{ image: b, args: [$(params.q)] }] } }'),
      mark(runOf('params: [{ name: p, value: x }]'), 'pipelineRef', 'param'),
    ),
    'a param in what a run gives, which the pipeline hands on to a task that has one of that name': documents(
      build('params: [{ name: p }]', 'args: [$(params.p)]'),
      delivery(
        '- { name: a, taskRef: { name: build }, params: [{ name: p, value: $(params.p) }] }',
        'params: [{ name: p }]',
      ),
      mark(runOf("params: [{ name: p, value: '$(params.p)' }]"), '$(params', 'plain'),
    ),
    'a result of a step in what a run gives': documents(
      build('params: [{ name: p }]', 'args: [$(params.p)]'),
      delivery(
        '- { name: a, taskRef: { name: build }, params: [{ name: p, value: $(params.p) }] }',
        'params: [{ name: p }]',
      ),
      mark(runOf("params: [{ name: p, value: '$(steps.make.results.r)' }]"), '$(steps', 'plain'),
    ),
    'a workspace of a StepAction that the task inside of a run does not use': documents(
      action('args: [$(workspaces.w.path)]'),
      mark(delivery('- { name: a, taskSpec: { steps: [{ ref: { name: greet } }] } }'), 'ref', 'workspace'),
    ),
    'a result of a task that a step does not wait for': documents(
      action('params: [{ name: p }], args: [$(params.p)]'),
      mark(stepParam('$(tasks.a.results.r)'), '$(tasks', 'early'),
    ),
    'a result in the template of steps that the task does not wait for': mark(templated(), '$(tasks', 'early'),
    'a result of its own task that a step takes': documents(
      action('params: [{ name: p }], args: [$(params.p)]'),
      mark(stepParam('$(tasks.z.results.r)'), '$(tasks', 'itself'),
    ),
    'a result that the task before does not have': documents(
      action('params: [{ name: p }], args: [$(params.p)]'),
      mark(stepParam('$(tasks.a.results.q)', 'runAfter: [a], '), '$(tasks', 'result'),
    ),
    'a result that no step has in the default of a param': documents(
      build(
        'params: [{ name: p, properties: { k: {} }, default: { k: $(steps.make.results.out) } }]',
        'args: [$(params.p.k)]',
      ),
      mark(delivery('- { name: a, taskRef: { name: build } }'), 'taskRef', 'result'),
    ),
    'a result of a step in a default that gets into a script': documents(
      build(
        'params: [{ name: p, default: $(steps.make.results.out) }]',
        'results: [{ name: out }]\nscript: $(params.p)',
      ),
      mark(delivery('- { name: a, taskRef: { name: build } }'), 'taskRef', 'field'),
    ),
    'a workspace in a value of a task inside of a pipeline that does not get it': mark(
      delivery(
        "- { name: a, params: [{ name: p, value: '$(workspaces.w.path)' }], taskSpec: { params: [{ name: p }], steps: [{ image: b, args: [$(params.p)] }] } }",
      ),
      '$(workspaces',
      'workspace',
    ),
    'a param that only another task of the run has': mark(ofRun('description: x'), '$(params', 'param'),
    'how a task ended, in the texts of a task inside of finally': mark(
      delivery(
        '- { name: a, taskRef: { name: b } }',
        'finally: [{ name: z, taskSpec: { steps: [{ image: b, args: [$(tasks.a.status)] }] } }]',
      ),
      '$(tasks',
      'through',
    ),
    'a result in a volume of a task that does not wait for it': mark(
      delivery(
        '- { name: a, taskSpec: { results: [{ name: r }], steps: [{ image: b }] } }\n- { name: z, taskSpec: { volumes: [{ name: v, configMap: { name: $(tasks.a.results.r) } }], steps: [{ image: b }] } }',
      ),
      '$(tasks',
      'early',
    ),
    'a part of a path': mark(sidecar("'$(artifacts.path[*])'"), '$(artifacts', 'unknown'),
    'a workspace that only the run could give to a task inside of a Pipeline': documents(
      delivery('- { name: a, taskSpec: { steps: [{ image: b, args: [$(workspaces.files.path)] }] } }'),
      mark(runOf(''), 'pipelineRef', 'workspace'),
    ),
    'a key of a param that nobody gives, in what a finally task of a run is given': mark(
      `
apiVersion: tekton.dev/v1
kind: PipelineRun
metadata: { name: run }
spec:
  pipelineSpec:
    tasks: [{ name: a, taskRef: { name: b } }]
    finally: [{ name: z, taskRef: { name: b }, params: [{ name: q, value: x-$(params.options.host) }] }]
`,
      '$(params',
      'param',
    ),
    'a key that an object does not declare, in a sidecar': mark(
      build(
        'params: [{ name: o, type: object, properties: { url: { type: string } } }]\nsidecars: [{ name: db, image: db, args: [$(params.o.ulr)] }]',
      ),
      '$(params',
      'key',
    ),
    'an element of a key of a param that is not there': mark(
      build('volumes: [{ name: v, secret: { secretName: "$(params.o.k[*])" } }]'),
      '$(params',
      'param',
    ),
    'the result of a finally task': mark(
      build('description: x', 'args: [$(finally.report.results.r)]'),
      '$(fin',
      'here',
    ),
    'a param of a trigger in a Task of its own': mark(
      build('description: x', 'args: [$(tt.params.r)]'),
      '$(tt',
      'here',
    ),
    'how a task ended in the matrix of a finally task': mark(
      delivery(
        '- { name: a, taskRef: { name: b } }',
        'finally: [{ name: z, taskRef: { name: b }, matrix: { params: [{ name: p, value: [$(tasks.a.status)] }] } }]',
      ),
      '$(tasks',
      'here',
    ),
    'a result in the folder of a workspace': mark(
      delivery(
        '- { name: a, taskRef: { name: b } }\n- { name: c, taskRef: { name: b }, workspaces: [{ name: w, workspace: w, subPath: $(tasks.a.results.r) }] }',
        'workspaces: [{ name: w }]',
      ),
      '$(tasks',
      'here',
    ),
    'a path of a result in a condition': mark(
      delivery("- { name: a, taskRef: { name: b }, when: [{ input: $(results.r.path), operator: in, values: [''] }] }"),
      '$(results',
      'here',
    ),
    'a list in the workspace of a run': documents(
      called,
      mark(
        `${runs('x').replace("'x'", '[x]')}  workspaces: [{ name: w, configMap: { name: $(params.p) } }]`,
        '$(',
        'plain',
      ),
    ),
    'a key of a param that only a task of the run has, in what the task is given': mark(
      `
apiVersion: tekton.dev/v1
kind: PipelineRun
metadata: { name: run }
spec:
  pipelineSpec:
    tasks:
      - name: a
        taskSpec: { params: [{ name: url }, { name: o, type: object, default: { host: h } }], steps: [{ image: b }] }
        params: [{ name: url, value: x-$(params.o.host) }]
`,
      '$(params',
      'param',
    ),
    // The webhook joins both values of "image" into one, and does not look at the first.
    'a param in a value that the webhook writes over': mark(
      `
apiVersion: tekton.dev/v1
kind: PipelineRun
metadata: { name: run }
spec:
  pipelineSpec:
    tasks:
      - { name: a, taskRef: { name: b }, params: [{ name: image, value: { host: $(params.nope) } }] }
      - { name: c, taskRef: { name: b }, params: [{ name: image, value: { host: x } }] }
`,
      '$(params',
      'param',
    ),
    'a param that nobody gives to a finally task of a run': mark(
      `
apiVersion: tekton.dev/v1
kind: PipelineRun
metadata: { name: run }
spec:
  pipelineSpec:
    tasks: [{ name: a, taskRef: { name: b } }]
    finally: [{ name: z, taskSpec: { steps: [{ image: b, args: [$(params.nope)] }] } }]
`,
      '$(params',
      'param',
    ),
    'a workspace of the pipeline in what a task is given': documents(
      called,
      mark(calls('$(workspaces.files.path)'), '$(workspaces', 'workspace'),
    ),
    'a result in what a run gives': documents(called, mark(runs('$(results.s.path)'), '$(results', 'result')),
    'the run of a pipeline in what a run of a task gives': documents(
      called,
      mark(runs('$(context.pipelineRun.name)'), '$(context', 'pipeline'),
    ),
    'a result of a task that is not there, in a task inside of a pipeline': mark(
      delivery('- { name: a, taskSpec: { steps: [{ name: a, image: b, args: [$(tasks.z.results.r)] }] } }'),
      '$(tasks',
      'task',
    ),
    'an element of a result in a param that the pipeline has, too': mark(
      delivery(
        "- { name: m, taskSpec: { results: [{ name: r, type: array }], steps: [{ image: alpine }] } }\n- { name: a, params: [{ name: p, value: '$(tasks.m.results.r[0])' }], taskSpec: { params: [{ name: p }], steps: [{ image: alpine, args: ['$(params.p)'] }] } }",
        'params: [{ name: p }]',
      ),
      '$(tasks',
      'shadowed',
    ),
    'a variable in a param of a PipelineRun that gets to a task': documents(
      called,
      delivery(
        "- { name: a, taskRef: { name: build }, params: [{ name: p, value: '$(params.x)' }] }",
        'params: [{ name: x }]',
      ),
      mark(runOf("params: [{ name: x, value: '$(params.y)' }]"), '$(params', 'param'),
    ),
    'a variable in a param of a TaskRun': documents(called, mark(runs('$(params.y)'), '$(params', 'plain')),
    'the state of a task in a param of a TaskRun': documents(
      called,
      mark(runs('$(tasks.a.status)'), '$(tasks', 'pipeline'),
    ),
    'a workspace in the default of a param that is not given': documents(
      build('params: [{ name: p, default: $(workspaces.files.path) }]', 'args: [$(params.p)]'),
      mark(delivery('- { name: a, taskRef: { name: build } }'), 'taskRef', 'workspace'),
    ),
    'an element of a path': mark(
      build('workspaces: [{ name: source }]', "script: make\nargs: ['$(workspaces.source.path[*])']"),
      '$(workspaces',
      'unknown',
    ),
    'an unknown workspace': mark(task('$(workspaces.sauce.path)'), '$(workspaces', 'workspace'),
    'a param in a sidecar': mark(sidecar('$(params.q)'), '$(params', 'param'),
    'a result in a field': mark(task('$(results.s.path)'), '$(results', 'result'),
    'a step': mark(sidecar('$(steps.step-mkae.exitCode.path)'), '$(steps', 'step'),
    'the path of a result without its end': mark(task('$(results.commit)'), '$(results', 'unknown'),
    'what a step leaves, by half': mark(task('$(steps.make.results)'), '$(steps', 'unknown'),
    'results of another task, by half': mark(sidecar('$(tasks.a.results)'), '$(tasks', 'unknown'),
    'a param of three words where the webhooks do not look': mark(sidecar('$(params.a.b.c)'), '$(params', 'unknown'),
    'an artifact that the cluster has switched off': documents(
      build('params: [{ name: p }]', "args: ['$(params.p)']"),
      mark(
        delivery("- { name: a, taskRef: { name: build }, params: [{ name: p, value: 'x-$(tasks.b.outputs.image)' }] }"),
        '$(tasks',
        'artifact',
      ),
    ),
    'how many combinations there are, in a condition': mark(
      delivery(
        "- { name: m, taskRef: { name: b }, matrix: { params: [{ name: p, value: [a] }] } }\n- { name: a, taskRef: { name: b }, when: [{ input: '$(tasks.m.matrix.length)', operator: in, values: ['1'] }] }",
      ),
      '$(tasks',
      'here',
    ),
    'the run of a pipeline in a Task': mark(sidecar('$(context.pipelineRun.name)'), '$(context', 'pipeline'),
    'a result of another task in a Task': mark(sidecar('$(tasks.a.results.b)'), '$(tasks', 'pipeline'),
    'the context in another case, which the webhook does not see': mark(
      task('/', "\nsidecars: [{ name: db, image: db, args: ['$(context.taskrun.name)'] }]"),
      '$(context',
      'unknown',
    ),
    'the run of a pipeline misspelt in a step': mark(
      build('description: x', "script: make\nargs: ['$(context.pipelineRun.nam)']"),
      '$(context',
      'unknown',
    ),
    'what does not exist': mark(sidecar('$(workspaces.source.folder)'), '$(workspaces', 'unknown'),
  },
  // test/validation/run-variables.test.ts has it.
  untested: ['elsewhere'],
});

describe('what no shell takes for a command', () => {
  const severity = (script: string): string | undefined =>
    lint([{ name: 'task.yaml', text: build('', `script: |\n  ${script.replaceAll('\n', '\n  ')}`) }]).diagnostics.find(
      ({ rule }) => rule === 'unresolved-variable',
    )?.severity;
  const VARIABLE = '$(tasks.clone.results.commit)';

  test.each([
    ['a here-document with a quoted end', `cat <<'YAML'\nvalue: ${VARIABLE}\nYAML`],
    ['one with blank lines', `cat <<"YAML"\na: b\n\nvalue: ${VARIABLE}\nYAML`],
    ['an escape', `echo "\\${VARIABLE}"`],
    ['single quotes', `sed -i 's#${VARIABLE}#x#' file`],
    ['a comment behind a command', `true # ${VARIABLE}`],
    ['another language', `#!/usr/bin/env python3\nprint("${VARIABLE}")`],
  ])('%s is a warning', (_what, script) => {
    expect(severity(script)).toBe('warning');
  });

  test.each([
    ['a command', `echo ${VARIABLE}`],
    ['double quotes', `echo "it's ${VARIABLE}"`],
    ['a here-document that is filled in', `cat <<YAML\nvalue: ${VARIABLE}\nYAML`],
    ['what stands behind a here-document', `cat <<'A'\nx\nA\necho ${VARIABLE}`],
    ['what stands behind a quoted text', `echo 'a' "#" ${VARIABLE}`],
  ])('%s is an error', (_what, script) => {
    expect(severity(script)).toBe('error');
  });
});
