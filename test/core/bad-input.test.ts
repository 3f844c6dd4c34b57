// The compiler refuses most of these calls too; `as never` gets them past it, and lint does not see what it is for.
/* eslint-disable @typescript-eslint/no-unnecessary-type-assertion */
import { App, JsonPatch } from 'cdk8s';
import {
  DeployTask,
  emptyDir,
  GitCloneTask,
  GitHubEvents,
  KanikoBuildTask,
  param,
  Pipeline,
  PipelineApp,
  PipelineChart,
  PipelineRun,
  RegistryWithUi,
  result,
  Schedule,
  StepAction,
  Task,
  TaskRun,
  volumeClaim,
  when,
  workspace,
} from 'cdk8s-tekton';
import { filesOf } from '../helpers/chart';
import { refuses } from '../helpers/reports';

const image = `alpine:3.21@sha256:${'0'.repeat(64)}`;
const steps = [{ name: 'work', image, script: 'true' }];
/** Takes one text and gives one. */
const io = { params: { text: param.string({ default: '' }) }, results: { commit: result.string() }, steps };

describe('steps', () => {
  refuses(
    'an unknown key in the list that a callback returns',
    (chart) => /* here */ new Task(chart, 't', { steps: () => [{ name: 'work', image, skript: 'true' }] as never }),
    `
      error[unknown-key]: a step has no "skript"
        at shop/t › steps[0] "work"                          HERE
        help: did you mean "script"? keys of a step: command, args, workingDir, env, envFrom and 17 more`,
  );
  refuses(
    'an unknown key of a sidecar',
    (chart) => /* here */ new Task(chart, 't', { steps, sidecars: () => [{ name: 'db', image, port: 1 }] as never }),
    `
      error[unknown-key]: a sidecar has no "port"
        at shop/t › sidecars[0] "db"                         HERE
        help: did you mean "ports"? keys of a sidecar: command, args, workingDir, env, envFrom and 21 more`,
  );
  refuses(
    'an unknown key of the template of steps',
    (chart) => /* here */ new Task(chart, 't', { steps, stepTemplate: () => ({ imagee: image }) as never }),
    `
      error[unknown-key]: a stepTemplate has no "imagee"
        at shop/t › stepTemplate                             HERE
        help: did you mean "image"? keys of a stepTemplate: command, args, workingDir, env, envFrom and 7 more`,
  );
  refuses(
    'a script and a command',
    (chart) => /* here */ new Task(chart, 't', { steps: [{ name: 'work', image, script: 'true', command: ['ls'] }] }),
    `
      error[script-and-command]: step "work" has both script and command
        at shop/t › steps[0] "work"                          HERE
        help: put the command into the script, or leave the script out`,
  );
  refuses(
    'no image, and no template that gives one',
    (chart) => /* here */ new Task(chart, 't', { steps: [{ name: 'work' }] }),
    `
      error[missing-image]: step "work" has no image
        at shop/t › steps[0] "work"                          HERE
        help: say image, or give stepTemplate one`,
  );
  refuses(
    'no steps at all',
    (chart) => /* here */ new Task(chart, 't', { steps: [] }),
    `
      error[no-steps]: a Task needs at least one step
        at shop/t › steps                                    HERE
        help: add a step`,
  );
  refuses(
    'two steps of one name',
    (chart) => /* here */ new Task(chart, 't', { steps: [...steps, ...steps] }),
    `
      error[duplicate-step]: steps[0] and steps[1] are both called "work"
        at shop/t › steps[1] "work"                          HERE
        help: give each step of a Task a name of its own`,
  );
  refuses(
    'a Secret beside a variable that the cluster fills in',
    (chart) =>
      /* here */ new Task(chart, 't', {
        params: { url: param.string() },
        steps: ({ params }) => [
          { name: 'work', image, env: { URL: params.url }, envFrom: [{ secretRef: { name: 'token' } }] },
        ],
      }),
    `
      error[reference-beside-secret]: variable "URL" holds "$(params.url)", which could read Secret "token" beside it
        at shop/t › steps[0] "work"                          HERE
        help: the kubelet expands $(NAME) in values; take single keys instead of envFrom: env: { TOKEN: secretKey({ name: '…' }, '…') }`,
  );
  refuses(
    'a reference in a plain script',
    (chart) =>
      /* here */ new Task(chart, 't', {
        params: { url: param.string() },
        steps: ({ params }) => [{ name: 'work', image, script: `set -e\ngit clone ${params.url}` }],
      }),
    `
      error[param-in-script]: script holds "$(params.url)", whose value would be run as part of it
        at shop/t › steps[0] "work" › script line 2          HERE
        help: write sh\`… \${params.x} …\`, which hands it over as data, or raw(…) where nobody else chooses the value`,
  );
});

describe('names', () => {
  refuses(
    'a step name that is no DNS label',
    (chart) => /* here */ new Task(chart, 't', { steps: [{ name: 'Run Tests', image }] }),
    `
      error[invalid-name]: step name "Run Tests" is not allowed
        at shop/t › steps[0] "Run Tests"                     HERE
        help: allowed: lower-case letters, digits and "-", at most 63 characters
        help: "run-tests" would do`,
  );
  refuses(
    'a step name that is too long for its container',
    (chart) => /* here */ new Task(chart, 't', { steps: [{ name: 'x'.repeat(59), image }] }),
    `
      error[invalid-name]: step name "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" has 59 characters, 1 too many
        at shop/t › steps[0] "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"  HERE
        help: at most 58: the container is called step-<name>`,
  );
  refuses(
    'an id that gives no object name',
    (chart) => /* here */ new Task(chart, 'Git Clone', { steps }),
    `
      error[invalid-name]: Task name "shop-Git Clone" is not allowed
        at shop/Git Clone                                    HERE
        help: allowed: lower-case letters, digits, "-" and ".", at most 63 characters
        help: "shop-git-clone" would do`,
  );
  refuses(
    'an object name that the cluster refuses',
    (chart) => /* here */ new Pipeline(chart, 'p', { name: 'Git_Clone' }),
    `
      error[invalid-name]: Pipeline name "Git_Clone" is not allowed
        at shop/p                                            HERE
        help: allowed: lower-case letters, digits, "-" and ".", at most 63 characters
        help: "git-clone" would do`,
  );
  refuses(
    'a param name with a space',
    (chart) => /* here */ new Task(chart, 't', { params: { 'my param': param.string() }, steps }),
    `
      error[invalid-name]: param name "my param" is not allowed
        at shop/t                                            HERE
        help: allowed: letters, digits, "-" and "_", beginning with a letter or "_"
        help: "my-param" would do`,
  );
  refuses(
    'a workspace name with a dot',
    (chart) => /* here */ new Pipeline(chart, 'p', { workspaces: { 'so.urce': workspace() } }),
    `
      error[invalid-name]: workspace name "so.urce" is not allowed
        at shop/p                                            HERE
        help: allowed: letters, digits, "-" and "_", beginning with a letter or "_"`,
  );
  refuses(
    'a result name that begins with a digit',
    (chart) =>
      /* here */ new StepAction(chart, 'a', { results: { '1st': result.string() }, container: () => ({ image }) }),
    `
      error[invalid-name]: result name "1st" is not allowed
        at shop/a                                            HERE
        help: allowed: letters, digits, "-" and "_", beginning with a letter or "_"`,
  );
  refuses(
    'a task name that is no DNS label',
    (chart) => /* here */ new Pipeline(chart, 'p').addTask('Build Image', new Task(chart, 't', { steps })),
    `
      error[invalid-name]: task name "Build Image" is not allowed
        at shop/p › tasks[0] "Build Image"                   HERE
        help: allowed: lower-case letters, digits and "-", at most 63 characters
        help: "build-image" would do`,
  );
  refuses(
    'a chart name that is no DNS label',
    (chart) => /* here */ new PipelineChart(chart.node.root as App, 'My Shop'),
    `
      error[invalid-name]: chart name "My Shop" is not allowed
        at My Shop                                           HERE
        help: allowed: lower-case letters, digits and "-", at most 63 characters
        help: "my-shop" would do`,
  );
});

describe('what is made twice', () => {
  refuses(
    'two tasks of one name in a pipeline',
    (chart) => {
      const task = new Task(chart, 't', { steps });
      const pipeline = new Pipeline(chart, 'p');
      /* there */ pipeline.addTask('build', task);
      /* here */ pipeline.addFinally('build', task);
    },
    `
      error[duplicate-task]: the pipeline has two tasks called "build"
        at shop/p › finally[0] "build"                       HERE
        note: first added at THERE
        help: give each use of a Task a name of its own`,
  );
  refuses(
    'two constructs with one id',
    (chart) => {
      /* there */ new Task(chart, 't', { steps });
      /* here */ new Pipeline(chart, 't');
    },
    `
      error[duplicate-id]: Pipeline has the id "t", which another construct in "shop" has
        at shop                                              HERE
        note: first made at shop/t, THERE
        help: give each construct of a scope an id of its own`,
  );
  refuses(
    'two charts with one id',
    (chart) => /* here */ new PipelineChart(chart.node.root as App, 'shop'),
    `
      error[duplicate-id]: chart has the id "shop", which another construct in the app has
        at HERE
        note: first made at shop
        help: give each construct of a scope an id of its own`,
  );
  refuses(
    'two objects of one name, in two charts of the app',
    (chart) => {
      const other = new PipelineChart(chart.node.root as App, 'other', { namespace: 'ci' });
      /* there */ new Task(chart, 'lint', { steps });
      /* here */ new Task(other, 't', { name: 'shop-lint', steps });
      filesOf(chart);
    },
    `
      error[duplicate-object]: Task "shop-lint" is made twice in namespace "ci"
        at other/t › metadata.name                           HERE
        note: first made at shop/lint, THERE
        help: give one of the two another id or name`,
  );
  refuses(
    'two results of one name of a pipeline',
    (chart) => {
      const pipeline = new Pipeline(chart, 'p');
      const { commit } = pipeline.addTask('clone', new Task(chart, 't', io)).results;
      pipeline.addResult('commit', commit);
      /* here */ pipeline.addResult('commit', commit);
    },
    `
      error[duplicate-result]: the pipeline has two results called "commit"
        at shop/p › results "commit"                         HERE
        help: give each result a name of its own`,
  );
});

describe('params of a task', () => {
  refuses(
    'an unknown one',
    (chart) =>
      /* here */ new Pipeline(chart, 'p').addTask('a', new Task(chart, 't', io), { params: { txet: 'a' } } as never),
    `
      error[unknown-param]: Task "shop-t" has no param "txet"
        at shop/p › tasks[0] "a" › params.txet               HERE
        help: did you mean "text"? params of Task "shop-t": text`,
  );
  refuses(
    'one for a Task that declares none',
    (chart) =>
      /* here */ new Pipeline(chart, 'p').addTask('a', new Task(chart, 't', { steps }), {
        params: { text: 'a' },
      } as never),
    `
      error[unknown-param]: Task "shop-t" declares no params, and "text" is given
        at shop/p › tasks[0] "a" › params.text               HERE
        help: drop it, or declare it: params: { text: param.string() }`,
  );
  refuses(
    'a missing one',
    (chart) => {
      const task = new Task(chart, 't', { params: { url: param.string() }, steps });
      /* here */ new Pipeline(chart, 'p').addTask('a', task, { params: {} } as never);
    },
    `
      error[missing-param]: Task "shop-t" needs param "url", and none is given
        at shop/p › tasks[0] "a"                             HERE
        help: add params: { url: … }`,
  );
  refuses(
    'a map for a text',
    (chart) =>
      /* here */ new Pipeline(chart, 'p').addTask('a', new Task(chart, 't', io), { params: { text: {} } } as never),
    `
      error[param-type]: param "text" of Task "shop-t" takes a text, not a map
        at shop/p › tasks[0] "a" › params.text               HERE
        help: the param is declared as string`,
  );
  refuses(
    'an array for a text',
    (chart) => {
      const pipeline = new Pipeline(chart, 'p', { params: { flags: param.array() } });
      /* here */ pipeline.addTask('a', new Task(chart, 't', io), { params: { text: pipeline.params.flags } } as never);
    },
    `
      error[param-type]: param "text" of Task "shop-t" takes a text, not the array "$(params.flags[*])"
        at shop/p › tasks[0] "a" › params.text               HERE
        help: take one element with .at(0), or declare the param with param.array()`,
  );
  refuses(
    'a text for a list',
    (chart) => {
      const task = new Task(chart, 't', { params: { flags: param.array() }, steps });
      /* here */ new Pipeline(chart, 'p').addTask('a', task, { params: { flags: '-v' } } as never);
    },
    `
      error[param-type]: param "flags" of Task "shop-t" takes a list of texts, not "-v"
        at shop/p › tasks[0] "a" › params.flags              HERE
        help: the param is declared as array`,
  );
  refuses(
    'a map that lacks a key',
    (chart) => {
      const task = new Task(chart, 't', { params: { repository: param.object(['url', 'commit']) }, steps });
      /* here */ new Pipeline(chart, 'p').addTask('a', task, { params: { repository: { url: 'a' } } } as never);
    },
    `
      error[param-type]: param "repository" of Task "shop-t" needs key "commit", and none is given
        at shop/p › tasks[0] "a" › params.repository         HERE
        help: keys of "repository": url, commit`,
  );
  refuses(
    'a map with an unknown key',
    (chart) => {
      const task = new Task(chart, 't', { params: { repository: param.object(['commit']) }, steps });
      const repository = { commit: 'a', comit: 'b' };
      /* here */ new Pipeline(chart, 'p').addTask('a', task, { params: { repository } });
    },
    `
      error[param-type]: param "repository" of Task "shop-t" has no key "comit"
        at shop/p › tasks[0] "a" › params.repository › comit  HERE
        help: did you mean "commit"? keys of "repository": commit`,
  );
  refuses(
    'an option that addTask does not have',
    (chart) => /* here */ new Pipeline(chart, 'p').addTask('a', new Task(chart, 't', io), { retrys: 1 } as never),
    `
      error[unknown-key]: addTask has no option "retrys"
        at shop/p › tasks[0] "a"                             HERE
        help: did you mean "retries"? options of addTask: when, retries, timeout, onError, displayName and 4 more`,
  );
  refuses(
    'an order in finally',
    (chart) => /* here */ new Pipeline(chart, 'p').addFinally('a', new Task(chart, 't', io), { runAfter: [] } as never),
    `
      error[unknown-key]: addFinally has no option "runAfter"
        at shop/p › finally[0] "a"                           HERE
        help: tasks in finally run side by side, after all others`,
  );
  refuses(
    'a number of retries that is none',
    (chart) => /* here */ new Pipeline(chart, 'p').addTask('a', new Task(chart, 't', io), { retries: 1.5 }),
    `
      error[invalid-retries]: retries is 1.5
        at shop/p › tasks[0] "a"                             HERE
        help: allowed: 0, 1, 2, …`,
  );
});

describe('workspaces of a task', () => {
  const bound = { workspaces: { source: workspace() }, steps };

  refuses(
    'an unknown one',
    (chart) => {
      const pipeline = new Pipeline(chart, 'p', { workspaces: { files: workspace() } });
      const given = { workspaces: { source: pipeline.workspaces.files, sorce: pipeline.workspaces.files } };
      /* here */ pipeline.addTask('a', new Task(chart, 't', bound), given as never);
    },
    `
      error[unknown-workspace]: Task "shop-t" has no workspace "sorce"
        at shop/p › tasks[0] "a" › workspaces.sorce          HERE
        help: did you mean "source"? workspaces of Task "shop-t": source`,
  );
  refuses(
    'one for a Task that declares none',
    (chart) => {
      const pipeline = new Pipeline(chart, 'p', { workspaces: { files: workspace() } });
      /* here */ pipeline.addTask('a', new Task(chart, 't', io), { workspaces: pipeline.workspaces } as never);
    },
    `
      error[unknown-workspace]: Task "shop-t" declares no workspaces, and "files" is bound
        at shop/p › tasks[0] "a" › workspaces.files          HERE
        help: drop it, or declare it: workspaces: { files: workspace() }`,
  );
  refuses(
    'a missing one',
    (chart) => /* here */ new Pipeline(chart, 'p').addTask('a', new Task(chart, 't', bound), {} as never),
    `
      error[missing-workspace]: Task "shop-t" needs workspace "source", and none is bound
        at shop/p › tasks[0] "a"                             HERE
        help: add workspaces: { source: … }`,
  );
  refuses(
    'one that a run may leave out',
    (chart) => {
      const pipeline = new Pipeline(chart, 'p', { workspaces: { files: workspace({ optional: true }) } });
      const given = { workspaces: { source: pipeline.workspaces.files } };
      /* here */ pipeline.addTask('a', new Task(chart, 't', bound), given as never);
    },
    `
      error[optional-workspace]: Task "shop-t" needs workspace "source", and "files" of the pipeline is optional
        at shop/p › tasks[0] "a" › workspaces.source         HERE
        help: declare files: workspace() without optional`,
  );
  refuses(
    'something that is no workspace of the pipeline',
    (chart) => {
      const given = { workspaces: { source: emptyDir() } };
      /* here */ new Pipeline(chart, 'p').addTask('a', new Task(chart, 't', bound), given as never);
    },
    `
      error[workspace-type]: workspace "source" of Task "shop-t" takes a workspace of the pipeline or of a task's handle
        at shop/p › tasks[0] "a" › workspaces.source         HERE
        help: give pipeline.workspaces.…, or handle.workspaces.… of the task that has to be done before`,
  );
  refuses(
    'one that the handle does not have',
    (chart) => {
      const pipeline = new Pipeline(chart, 'p', { workspaces: { files: workspace() } });
      const task = new Task(chart, 't', bound);
      /* there */ const a = pipeline.addTask('a', task, { workspaces: { source: pipeline.workspaces.files } });
      const taken: Readonly<Record<string, unknown>> = a.workspaces;
      /* here */ return taken['sorce'];
    },
    `
      error[unbound-workspace]: task "a" does not bind workspace "sorce"
        at shop/p › tasks[0] "a"                             HERE
        note: "a" is added at THERE
        help: did you mean "source"? workspaces of Task "shop-t": source`,
  );
  refuses(
    'an optional one that the task of the handle does not bind',
    (chart) => {
      const task = new Task(chart, 't', { workspaces: { cache: workspace({ optional: true }) }, steps });
      /* there */ const a = new Pipeline(chart, 'p').addTask('a', task);
      /* here */ return a.workspaces.cache;
    },
    `
      error[unbound-workspace]: task "a" does not bind workspace "cache"
        at shop/p › tasks[0] "a"                             HERE
        note: "a" is added at THERE
        help: bind it where the task is added: workspaces: { cache: … }`,
  );
});

describe('arrays, objects and untrusted text inside a text', () => {
  refuses(
    'an array in an image',
    (chart) =>
      /* here */ new Task(chart, 't', {
        params: { versions: param.array() },
        steps: ({ params }) => [{ name: 'work', image: `python:${params.versions}` }],
      }),
    `
      error[array-in-text]: "$(params.versions[*])" is a whole array or object, and stands in the text "python:$(params.versions[*])"
        at shop/t › steps[0] "work" › image                  HERE
        help: take one element with .at(0) or one key with .key('…'), or give the array as a whole element of command or args`,
  );
  refuses(
    'an array in an argument',
    (chart) =>
      /* here */ new Task(chart, 't', {
        params: { files: param.array() },
        steps: ({ params }) => [{ name: 'work', image, args: ['--all', `--files=${params.files}`] }],
      }),
    `
      error[array-in-text]: "$(params.files[*])" is a whole array or object, and stands in the text "--files=$(params.files[*])"
        at shop/t › steps[0] "work" › args[1]                HERE
        help: take one element with .at(0) or one key with .key('…'), or give the array as a whole element of command or args`,
  );
  refuses(
    'an object as a variable',
    (chart) =>
      /* here */ new Task(chart, 't', {
        params: { repository: param.object(['url']) },
        steps: ({ params }) => [{ name: 'work', image, env: { REPOSITORY: `${params.repository}` } }],
      }),
    `
      error[array-in-text]: "$(params.repository[*])" is a whole array or object, where a text is taken
        at shop/t › steps[0] "work" › env.REPOSITORY         HERE
        help: take one element with .at(0) or one key with .key('…'), or give the array as a whole element of command or args`,
  );
  refuses(
    'an array in the param of a task',
    (chart) => {
      const pipeline = new Pipeline(chart, 'p', { params: { flags: param.array() } });
      const text = `-v ${pipeline.params.flags}`;
      /* here */ pipeline.addTask('a', new Task(chart, 't', io), { params: { text } });
    },
    `
      error[array-in-text]: "$(params.flags[*])" is a whole array or object, and stands in the text "-v $(params.flags[*])"
        at shop/p › tasks[0] "a" › params.text               HERE
        help: take one element with .at(0) or one key with .key('…'), or give it alone to a param that is declared as array or object`,
  );
  refuses(
    'a whole object as a text',
    (chart) => {
      const pipeline = new Pipeline(chart, 'p', { params: { repository: param.object(['url']) } });
      const text = `${pipeline.params.repository}`;
      /* here */ pipeline.addTask('a', new Task(chart, 't', io), { params: { text } });
    },
    `
      error[array-in-text]: "$(params.repository[*])" is a whole array or object, where a text is taken
        at shop/p › tasks[0] "a" › params.text               HERE
        help: take one element with .at(0) or one key with .key('…'), or give it alone to a param that is declared as array or object`,
  );
  refuses(
    'untrusted text in an argument',
    (chart) =>
      /* here */ new Task(chart, 't', {
        params: { title: param.untrustedText() },
        steps: ({ params }) => [{ name: 'work', image, args: [`--title=${params.title}`] }],
      }),
    `
      error[untrusted-in-text]: "$(params.title)" is untrusted text, carried in base64, and stands in the text "--title=$(params.title)"
        at shop/t › steps[0] "work" › args[0]                HERE
        help: use it in a script: sh\`… \${params.title} …\``,
  );
  refuses(
    'untrusted text in the param of a task',
    (chart) => {
      const pipeline = new Pipeline(chart, 'p', { params: { title: param.untrustedText() } });
      const text = `${pipeline.params.title}`;
      /* here */ pipeline.addTask('a', new Task(chart, 't', io), { params: { text } });
    },
    `
      error[untrusted-in-text]: "$(params.title)" is untrusted text, carried in base64, where a text is taken
        at shop/p › tasks[0] "a" › params.text               HERE
        help: give it alone to a param that is declared with param.untrustedText(), and use that in sh, python or node`,
  );
  refuses(
    'a reference in text that travels in base64',
    (chart) => {
      const pipeline = new Pipeline(chart, 'p', { params: { title: param.string() } });
      const task = new Task(chart, 't', { params: { title: param.untrustedText() }, steps });
      const title = `Release ${pipeline.params.title}`;
      /* here */ pipeline.addTask('a', task, { params: { title } });
    },
    `
      error[reference-in-untrusted]: param "title" carries its text in base64, in which "$(params.title)" is not replaced
        at shop/p › tasks[0] "a" › params.title              HERE
        help: give a param that is declared with param.untrustedText(), alone, or a text without references`,
  );
});

describe('what belongs to another pipeline', () => {
  refuses(
    'a param',
    (chart) => {
      const other = new Pipeline(chart, 'other', { params: { url: param.string() } });
      const text = other.params.url;
      /* here */ new Pipeline(chart, 'p').addTask('a', new Task(chart, 't', io), { params: { text } });
    },
    `
      error[other-pipeline]: "$(params.url)" belongs to Pipeline "shop-other", not to Pipeline "shop-p"
        at shop/p › tasks[0] "a"                             HERE
        help: take params, results and handles from the pipeline itself; references from inside a Task hold only there`,
  );
  refuses(
    'a result of a task that has a namesake here',
    (chart) => {
      const task = new Task(chart, 't', io);
      const pipeline = new Pipeline(chart, 'p');
      pipeline.addTask('clone', task);
      const { commit } = new Pipeline(chart, 'other').addTask('clone', task).results;
      /* here */ pipeline.addTask('a', task, { params: { text: commit } });
    },
    `
      error[other-pipeline]: "$(tasks.clone.results.commit)" belongs to Pipeline "shop-other", not to Pipeline "shop-p"
        at shop/p › tasks[1] "a"                             HERE
        help: take params, results and handles from the pipeline itself; references from inside a Task hold only there`,
  );
  refuses(
    'a condition',
    (chart) => {
      const other = new Pipeline(chart, 'other', { params: { url: param.string() } });
      const onMain = when.equals(other.params.url, 'a');
      /* here */ new Pipeline(chart, 'p').addTask('a', new Task(chart, 't', io), { when: [onMain] });
    },
    `
      error[other-pipeline]: "$(params.url)" belongs to Pipeline "shop-other", not to Pipeline "shop-p"
        at shop/p › tasks[0] "a"                             HERE
        help: take params, results and handles from the pipeline itself; references from inside a Task hold only there`,
  );
  refuses(
    'a workspace',
    (chart) => {
      const other = new Pipeline(chart, 'other', { workspaces: { files: workspace() } });
      const task = new Task(chart, 't', { workspaces: { source: workspace() }, steps });
      const { files } = other.workspaces;
      /* here */ new Pipeline(chart, 'p').addTask('a', task, { workspaces: { source: files } });
    },
    `
      error[other-pipeline]: workspace "files" belongs to Pipeline "shop-other", not to Pipeline "shop-p"
        at shop/p › tasks[0] "a" › workspaces.source         HERE
        help: take params, results and handles from the pipeline itself; references from inside a Task hold only there`,
  );
  refuses(
    'a task to wait for',
    (chart) => {
      const task = new Task(chart, 't', io);
      const handle = new Pipeline(chart, 'other').addTask('clone', task);
      /* here */ new Pipeline(chart, 'p').addTask('a', task, { runAfter: [handle] });
    },
    `
      error[other-pipeline]: task "clone" belongs to Pipeline "shop-other", not to Pipeline "shop-p"
        at shop/p › tasks[0] "a"                             HERE
        help: take params, results and handles from the pipeline itself; references from inside a Task hold only there`,
  );
  refuses(
    'a result of the pipeline',
    (chart) => {
      const handle = new Pipeline(chart, 'other').addTask('clone', new Task(chart, 't', io));
      /* here */ new Pipeline(chart, 'p').addResult('commit', handle.results.commit);
    },
    `
      error[other-pipeline]: "$(tasks.clone.results.commit)" belongs to Pipeline "shop-other", not to Pipeline "shop-p"
        at shop/p › results "commit"                         HERE
        help: take params, results and handles from the pipeline itself; references from inside a Task hold only there`,
  );
  refuses(
    'settings of a run for a task',
    (chart) => {
      const handle = new Pipeline(chart, 'other').addTask('clone', new Task(chart, 't', io));
      const pipeline = new Pipeline(chart, 'p');
      /* here */ new PipelineRun(chart, 'run', { pipeline, taskRunSpecs: [{ task: handle }] });
    },
    `
      error[other-pipeline]: task "clone" belongs to Pipeline "shop-other", not to Pipeline "shop-p"
        at shop/run › taskRunSpecs[0]                        HERE
        help: take params, results and handles from the pipeline itself; references from inside a Task hold only there`,
  );
});

describe('finally', () => {
  refuses(
    'the state of a task in a param outside of it',
    (chart) => {
      const pipeline = new Pipeline(chart, 'p');
      const task = new Task(chart, 't', io);
      const text = pipeline.addTask('lint', task).status;
      /* here */ pipeline.addTask('a', task, { params: { text } } as never);
    },
    `
      error[status-outside-finally]: "$(tasks.lint.status)" is known only when all tasks are done
        at shop/p › tasks[1] "a"                             HERE
        help: add the task with addFinally`,
  );
  refuses(
    'the state of a task in a text outside of it',
    (chart) => {
      const pipeline = new Pipeline(chart, 'p');
      const task = new Task(chart, 't', io);
      const text = `lint: ${pipeline.addTask('lint', task).status}`;
      /* here */ pipeline.addTask('a', task, { params: { text } });
    },
    `
      error[status-outside-finally]: "$(tasks.lint.status)" is known only when all tasks are done
        at shop/p › tasks[1] "a" › params.text               HERE
        help: add the task with addFinally`,
  );
  refuses(
    'a result of one of its tasks in another one',
    (chart) => {
      const pipeline = new Pipeline(chart, 'p');
      const task = new Task(chart, 't', io);
      const text = `commit ${pipeline.addFinally('clone', task).results.commit}`;
      /* here */ pipeline.addFinally('a', task, { params: { text } });
    },
    `
      error[finally-result]: "$(finally.clone.results.commit)" is a result of a task in finally, and those run side by side
        at shop/p › finally[1] "a" › params.text             HERE
        help: only pipeline.addResult takes it`,
  );
});

describe('matrices', () => {
  refuses(
    'a param that the task does not have',
    (chart) => {
      const given = { matrix: { txet: ['1'] } };
      /* here */ new Pipeline(chart, 'p').addMatrix('a', new Task(chart, 't', io), given as never);
    },
    `
      error[unknown-param]: Task "shop-t" has no param "txet"
        at shop/p › tasks[0] "a" › matrix.txet               HERE
        help: did you mean "text"? params of Task "shop-t": text`,
  );
  refuses(
    'no combinations',
    (chart) => /* here */ new Pipeline(chart, 'p').addMatrix('a', new Task(chart, 't', io), {}),
    `
      error[empty-matrix]: the matrix has no combinations
        at shop/p › tasks[0] "a"                             HERE
        help: say matrix: { <param>: ['a', 'b'] } or include, or add the task with addTask`,
  );
  refuses(
    'one text in place of a list',
    (chart) => {
      const given = { matrix: { text: '1' } };
      /* here */ new Pipeline(chart, 'p').addMatrix('a', new Task(chart, 't', io), given as never);
    },
    `
      error[param-type]: a matrix takes a list of texts for param "text", not "1"
        at shop/p › tasks[0] "a" › matrix.text               HERE
        help: write a list: matrix: { text: ['a', 'b'] }; an array of the pipeline or of a result may stand for the whole list`,
  );
  refuses(
    'a param of another kind',
    (chart) => {
      const task = new Task(chart, 't', { params: { flags: param.array() }, steps });
      const given = { matrix: { flags: ['1'] } };
      /* here */ new Pipeline(chart, 'p').addMatrix('a', task, given as never);
    },
    `
      error[param-type]: param "flags" of Task "shop-t" is declared as array, and a matrix gives texts
        at shop/p › tasks[0] "a" › matrix.flags              HERE
        help: give it in params, the same for all combinations`,
  );
  refuses(
    'a param that is given beside it',
    (chart) => {
      const given = { matrix: { text: ['1'] }, params: { text: '2' } };
      /* here */ new Pipeline(chart, 'p').addMatrix('a', new Task(chart, 't', io), given as never);
    },
    `
      error[param-given-twice]: param "text" of Task "shop-t" stands in params and in the matrix
        at shop/p › tasks[0] "a" › matrix.text               HERE
        help: drop one of the two`,
  );
});

describe('references in plain text', () => {
  refuses(
    'to a param that the Task does not declare',
    (chart) => {
      const broken = [{ name: 'work', image: 'python:$(params.txt)' }];
      /* here */ new Task(chart, 't', { ...io, steps: broken });
    },
    `
      error[unknown-param]: "$(params.txt)" names param "txt", which the Task does not declare
        at shop/t › steps[0] "work" › image                  HERE
        help: did you mean "text"? params of the Task: text`,
  );
  refuses(
    'to a workspace of a Task that has none',
    (chart) => {
      const broken = [{ name: 'work', image, workingDir: '$(workspaces.source.path)' }];
      /* here */ new Task(chart, 't', { steps: broken });
    },
    `
      error[unknown-workspace]: "$(workspaces.source.path)" names workspace "source", which the Task does not declare
        at shop/t › steps[0] "work" › workingDir             HERE
        help: workspaces of the Task: none`,
  );
  refuses(
    'to a result that the Task does not declare',
    (chart) => {
      const broken = [{ name: 'work', image, env: { OUT: '$(results.comit.path)' } }];
      /* here */ new Task(chart, 't', { ...io, steps: broken });
    },
    `
      error[unknown-result]: "$(results.comit.path)" names result "comit", which the Task does not declare
        at shop/t › steps[0] "work" › env.OUT                HERE
        help: did you mean "commit"? results of the Task: commit`,
  );
  refuses(
    'to a step that is not there',
    (chart) => {
      const broken = [{ name: 'work', image, args: ['$(steps.wrok.results.version)'] }];
      /* here */ new Task(chart, 't', { steps: broken });
    },
    `
      error[unknown-step-result]: "$(steps.wrok.results.version)" names step "wrok", which is not in the list of steps
        at shop/t › steps[0] "work" › args[0]                HERE
        help: did you mean "work"? steps: work`,
  );
  refuses(
    'to another task, inside a Task',
    (chart) => {
      const broken = [{ name: 'work', image, args: ['$(tasks.clone.results.commit)'] }];
      /* here */ new Task(chart, 't', { steps: broken });
    },
    `
      error[reference-to-other-task]: "$(tasks.clone.results.commit)" stands inside a Task, where nothing replaces it
        at shop/t › steps[0] "work" › args[0]                HERE
        help: declare a param, use it here, and give it the reference in addTask`,
  );
  refuses(
    'to an unknown task and to an unknown result, both reported at synthesis',
    (chart) => {
      const pipeline = new Pipeline(chart, 'p');
      const task = new Task(chart, 't', io);
      pipeline.addTask('clone', task);
      /* here */ pipeline.addTask('a', task, { params: { text: '$(tasks.clnoe.results.commit)' } });
      /* there */ pipeline.addTask('b', task, { params: { text: '$(tasks.clone.results.comit)' } });
      filesOf(chart);
    },
    `
      error[unknown-task]: "$(tasks.clnoe.results.commit)" names task "clnoe", which is not in the pipeline
        at shop/p › tasks[1] "a" › params.text               HERE
        help: did you mean "clone"? tasks: clone, a, b

      error[unknown-result]: task "clone" has no result "comit"
        at shop/p › tasks[2] "b" › params.text               THERE
        help: did you mean "commit"? results of "clone": commit`,
  );
  refuses(
    'that make tasks wait for each other',
    (chart) => {
      const pipeline = new Pipeline(chart, 'p');
      const task = new Task(chart, 't', io);
      /* here */ const a = pipeline.addTask('a', task, { params: { text: '$(tasks.b.results.commit)' } });
      /* there */ pipeline.addTask('b', task, { runAfter: [a] });
      pipeline.addTask('c', task, { runAfter: [a] });
      filesOf(chart);
    },
    `
      error[task-cycle]: tasks wait for each other: "a" → "b" → "a"
        at shop/p › tasks "a", "b"                           HERE
        note: "a" waits for "b", because params.text uses "$(tasks.b.results.commit)" at HERE
        note: "b" waits for "a", because of runAfter or a workspace at THERE
        help: drop one of the references; a task that only needs the same files takes the workspace from another handle`,
  );
  refuses(
    'to a result that the task of a handle does not have',
    (chart) => {
      const pipeline = new Pipeline(chart, 'p');
      const task = new Task(chart, 't', io);
      /* there */ const results: Readonly<Record<string, unknown>> = pipeline.addTask('clone', task).results;
      /* here */ return results['comit'];
    },
    `
      error[unknown-result]: task "clone" has no result "comit"
        at shop/p › tasks[0] "clone"                         HERE
        note: "clone" is added at THERE
        help: did you mean "commit"? results of Task "shop-t": commit`,
  );
});

describe('a pipeline at synthesis', () => {
  refuses(
    'a param that reaches no task',
    (chart) => {
      /* here */ const pipeline = new Pipeline(chart, 'p', { params: { url: param.string() } });
      pipeline.addTask('a', new Task(chart, 't', io));
      filesOf(chart);
    },
    `
      error[unused-param]: param "url" of the pipeline reaches no task
        at shop/p                                            HERE
        help: give it to the task it is for: params: { … : pipeline.params.url }, or drop it`,
  );
  refuses(
    'no tasks',
    (chart) => {
      /* here */ new Pipeline(chart, 'p');
      filesOf(chart);
    },
    `
      error[no-tasks]: a Pipeline needs at least one task
        at shop/p                                            HERE
        help: add one with addTask`,
  );
  refuses(
    'everything that is wrong at once',
    (chart) => {
      /* here */ const pipeline = new Pipeline(chart, 'p', {
        params: { url: param.string(), revision: param.string() },
      });
      pipeline.addTask('a', new Task(chart, 't', io));
      /* there */ new Pipeline(chart, 'q');
      filesOf(chart);
    },
    `
      error[unused-param]: param "url" of the pipeline reaches no task
        at shop/p                                            HERE
        help: give it to the task it is for: params: { … : pipeline.params.url }, or drop it

      error[unused-param]: param "revision" of the pipeline reaches no task
        at shop/p                                            HERE
        help: give it to the task it is for: params: { … : pipeline.params.revision }, or drop it

      error[no-tasks]: a Pipeline needs at least one task
        at shop/q                                            THERE
        help: add one with addTask`,
  );
  refuses(
    'features that are not switched on, each by its flag',
    (chart) => {
      /* here */ const pipeline = new Pipeline(chart, 'p', { params: { env: param.string({ enum: ['a', 'b'] }) } });
      /* there */ const task = new Task(chart, 't', { steps: [{ ...steps[0]!, stdoutConfig: { path: '/tmp/out' } }] });
      pipeline.addTask('a', task, { displayName: pipeline.params.env });
      filesOf(chart);
    },
    `
      error[feature-gate]: "enum" needs feature flag "enable-param-enum", which is not switched on
        at shop/p › params.env.enum                          HERE
        help: set it in the ConfigMap feature-flags of the cluster, and say so: features: { 'enable-param-enum': 'true' }

      error[feature-gate]: "stdoutConfig" needs feature flag "enable-api-fields: alpha", which is not switched on
        at shop/t › steps[0] "work" › stdoutConfig           THERE
        help: set it in the ConfigMap feature-flags of the cluster, and say so: features: { 'enable-api-fields': 'alpha' }`,
  );
  refuses(
    'what is wrong in a task, at the call that added it',
    (chart) => {
      const pipeline = new Pipeline(chart, 'p', { params: { env: param.string() } });
      const task = new Task(chart, 't', { steps });
      pipeline.addTask('first', task);
      /* here */ pipeline.addTask('a', task, { when: [when.cel`${pipeline.params.env} == 'a'`] });
      /* there */ pipeline.addFinally('b', task, { when: [when.cel`${pipeline.params.env} == 'b'`] });
      // A task that a patch puts before the others moves them.
      const wire = { name: 'zero', taskRef: { name: task.name } };
      pipeline.apiObject.addJsonPatch(JsonPatch.add('/spec/tasks/0', wire));
      filesOf(chart);
    },
    `
      error[feature-gate]: "cel" needs feature flag "enable-cel-in-whenexpression", which is not switched on
        at shop/p › finally[0] "b" › when[0].cel             THERE
        help: set it in the ConfigMap feature-flags of the cluster, and say so: features: { 'enable-cel-in-whenexpression': 'true' }

      error[feature-gate]: "cel" needs feature flag "enable-cel-in-whenexpression", which is not switched on
        at shop/p › tasks[2] "a" › when[0].cel               HERE
        help: set it in the ConfigMap feature-flags of the cluster, and say so: features: { 'enable-cel-in-whenexpression': 'true' }`,
  );
  refuses(
    'a patch for a path that is not there',
    (chart) => {
      /* here */ const task = new Task(chart, 't', io);
      task.apiObject.addJsonPatch(JsonPatch.replace('/spec/nowhere/at/all', 1));
      filesOf(chart);
    },
    `
      error[not-rendered]: Task "shop-t" cannot be rendered: TypeError: Cannot read properties of undefined (reading 'at')
        at shop/t                                            HERE
        help: look for a JSON patch whose path is not in the object, or a value that YAML cannot hold`,
  );
});

describe('runs', () => {
  refuses(
    'a reference in place of a text',
    (chart) => {
      const pipeline = new Pipeline(chart, 'p', { params: { url: param.string() } });
      const params = { url: `https://${pipeline.params.url}` };
      /* here */ new PipelineRun(chart, 'run', { pipeline, params });
    },
    `
      error[reference-in-run]: param "url" of the run holds "$(params.url)", which nothing fills in
        at shop/run › params.url                             HERE
        help: give a text; references belong into addTask`,
  );
  refuses(
    'a text that the cluster takes for a variable',
    (chart) => {
      const pipeline = new Pipeline(chart, 'p', { params: { url: param.string() } });
      /* here */ new PipelineRun(chart, 'run', { pipeline, params: { url: 'https://example.com/$(id)' } });
    },
    `
      error[unknown-variable-in-run]: param "url" of the run holds "$(id)", for which the cluster stops the run
        at shop/run › params.url                             HERE
        help: a param that may be any text is declared with param.untrustedText()
        help: a value that this program knows is put in by TypeScript: \`\${value}\``,
  );
  refuses(
    'an unknown param',
    (chart) => {
      const pipeline = new Pipeline(chart, 'p', { params: { url: param.string() } });
      /* here */ new PipelineRun(chart, 'run', { pipeline, params: { urk: 'a' } } as never);
    },
    `
      error[unknown-param]: Pipeline "shop-p" has no param "urk"
        at shop/run › params.urk                             HERE
        help: did you mean "url"? params of Pipeline "shop-p": url`,
  );
  refuses(
    'a missing param',
    (chart) => {
      const pipeline = new Pipeline(chart, 'p', { params: { url: param.string() } });
      /* here */ new PipelineRun(chart, 'run', { pipeline } as never);
    },
    `
      error[missing-param]: Pipeline "shop-p" needs param "url", and none is given
        at shop/run                                          HERE
        help: add params: { url: … }`,
  );
  refuses(
    'params and workspaces of a pipeline that declares none',
    (chart) => {
      const pipeline = new Pipeline(chart, 'p');
      /* here */ new PipelineRun(chart, 'run', { pipeline, workspaces: { source: emptyDir() } } as never);
    },
    `
      error[unknown-workspace]: Pipeline "shop-p" declares no workspaces, and "source" is bound
        at shop/run › workspaces.source                      HERE
        help: drop it, or declare it: workspaces: { source: workspace() }`,
  );
  refuses(
    'a missing workspace',
    (chart) => {
      const pipeline = new Pipeline(chart, 'p', { workspaces: { source: workspace() } });
      /* here */ new PipelineRun(chart, 'run', { pipeline } as never);
    },
    `
      error[missing-workspace]: Pipeline "shop-p" needs workspace "source", and the run binds none
        at shop/run                                          HERE
        help: give workspaces: { source: volumeClaim(Size.gibibytes(1)) }, or emptyDir(), secret(…), configMap(…), persistentVolumeClaim(…), projected(…), csi(…)`,
  );
  refuses(
    'a workspace of a pipeline in place of a source',
    (chart) => {
      const pipeline = new Pipeline(chart, 'p', { workspaces: { source: workspace() } });
      /* here */ new PipelineRun(chart, 'run', { pipeline, workspaces: pipeline.workspaces } as never);
    },
    `
      error[workspace-type]: workspace "source" of Pipeline "shop-p" takes a source of files
        at shop/run › workspaces.source                      HERE
        help: give workspaces: { source: volumeClaim(Size.gibibytes(1)) }, or emptyDir(), secret(…), configMap(…), persistentVolumeClaim(…), projected(…), csi(…)`,
  );
  refuses(
    'a prop that runs do not have, in props passed whole',
    (chart) => {
      const props = { pipeline: new Pipeline(chart, 'p'), timeout: 1 };
      /* here */ new PipelineRun(chart, 'run', props);
    },
    `
      error[unknown-key]: a PipelineRun has no "timeout"
        at shop/run                                          HERE
        help: did you mean "timeouts"? keys of a PipelineRun: name, labels, annotations, pipeline, params and 8 more`,
  );
  refuses(
    'params of a Task that declares none',
    (chart) => {
      const task = new Task(chart, 't', { steps });
      /* here */ new TaskRun(chart, 'run', { task, params: { url: 'a' } } as never);
    },
    `
      error[unknown-param]: Task "shop-t" declares no params, and "url" is given
        at shop/run › params.url                             HERE
        help: drop it, or declare it: params: { url: param.string() }`,
  );
});

describe('StepActions', () => {
  const params = { name: param.string() };

  refuses(
    'an unknown param',
    (chart) => {
      const greet = new StepAction(chart, 'greet', { params, container: () => ({ image }) });
      /* here */ greet.step('hello', { params: { nme: 'a' } } as never);
    },
    `
      error[unknown-param]: StepAction "shop-greet" has no param "nme"
        at shop/greet › step "hello" › params.nme            HERE
        help: did you mean "name"? params of StepAction "shop-greet": name`,
  );
  refuses(
    'params of one that declares none',
    (chart) => {
      const greet = new StepAction(chart, 'greet', { container: () => ({ image }) });
      /* here */ greet.step('hello', { params: { name: 'a' } } as never);
    },
    `
      error[unknown-param]: StepAction "shop-greet" declares no params, and "name" is given
        at shop/greet › step "hello" › params.name           HERE
        help: drop it, or declare it: params: { name: param.string() }`,
  );
  refuses(
    'an unknown key of the container that a callback returns',
    (chart) => {
      const container = () => ({ image, skript: 'true' });
      /* here */ new StepAction(chart, 'greet', { container });
    },
    `
      error[unknown-key]: a StepAction has no "skript"
        at shop/greet                                        HERE
        help: did you mean "script"? keys of a StepAction: image, command, args, script, env and 3 more`,
  );
});

describe('other constructs', () => {
  refuses(
    'a prop that Tasks do not have, in props passed whole',
    (chart) => {
      const props = { steps, parms: {} };
      /* here */ new Task(chart, 't', props);
    },
    `
      error[unknown-key]: a Task has no "parms"
        at shop/t                                            HERE
        help: did you mean "params"? keys of a Task: name, labels, annotations, params, workspaces and 9 more`,
  );
  refuses(
    'a prop that apps do not have, in props passed whole',
    () => {
      const props = { summary: false, outDir: 'manifests' };
      /* here */ new PipelineApp(props);
    },
    `
      error[unknown-key]: a PipelineApp has no "outDir"
        at HERE
        help: did you mean "outdir"? keys of a PipelineApp: version, features, images, mirror, tasks and 2 more`,
  );
  refuses(
    'a prop that charts do not have, in props passed whole',
    (chart) => {
      const props = { namespac: 'ci', labels: {} };
      /* here */ new PipelineChart(chart, 'b', props);
    },
    `
      error[unknown-key]: a PipelineChart has no "namespac"
        at shop/b                                            HERE
        help: did you mean "namespace"? keys of a PipelineChart: version, features, images, mirror, tasks and 2 more`,
  );
  refuses(
    'a version that nobody knows',
    (chart) => /* here */ new PipelineChart(chart, 'b', { version: '1.8' as never }),
    `
      error[unknown-value]: version cannot be "1.8"
        at shop/b                                            HERE
        help: did you mean "1.9"? allowed: 1.9, 1.10, 1.11, 1.12, 1.13 and 4 more`,
  );
  refuses(
    'a delivery of tasks that there is not',
    (chart) => /* here */ new PipelineChart(chart, 'b', { tasks: 'inlined' as never }),
    `
      error[unknown-value]: tasks cannot be "inlined"
        at shop/b                                            HERE
        help: did you mean "inline"? allowed: ref, inline, cluster`,
  );
  refuses(
    'a feature flag that there is not',
    (chart) => /* here */ new PipelineChart(chart, 'b', { features: { 'enable-api-field': 'alpha' } as never }),
    `
      error[unknown-key]: a ConfigMap feature-flags has no "enable-api-field"
        at shop/b › features                                 HERE
        help: did you mean "enable-api-fields"? keys of a ConfigMap feature-flags: enable-api-fields, coschedule, disable-creds-init, disable-inline-spec, require-git-ssh-secret-known-hosts and 18 more`,
  );
  refuses(
    'a value that a feature flag does not take',
    (chart) => /* here */ new PipelineChart(chart, 'b', { features: { 'enable-api-fields': 'alhpa' as never } }),
    `
      error[unknown-value]: feature flag "enable-api-fields" cannot be "alhpa"
        at shop/b                                            HERE
        help: did you mean "alpha"? allowed: stable, beta, alpha`,
  );
  refuses(
    'a prop that a GitCloneTask does not have, in props passed whole',
    (chart) => {
      const props = { dept: 5, lfs: false };
      /* here */ new GitCloneTask(chart, 'clone', props);
    },
    `
      error[unknown-key]: a GitCloneTask has no "dept"
        at shop/clone                                        HERE
        help: did you mean "depth"? keys of a GitCloneTask: name, labels, annotations, credentials, revision and 16 more`,
  );
  refuses(
    'a prop that a KanikoBuildTask does not have, in props passed whole',
    (chart) => {
      const props = { buildArg: {}, target: 'prod' };
      /* here */ new KanikoBuildTask(chart, 'build', props);
    },
    `
      error[unknown-key]: a KanikoBuildTask has no "buildArg"
        at shop/build                                        HERE
        help: did you mean "buildArgs"? keys of a KanikoBuildTask: name, labels, annotations, registry, credentials and 51 more`,
  );
  refuses(
    'a prop that a DeployTask does not have, in props passed whole',
    (chart) => {
      const props = { namespace: 'prod', manifest: 'k8s' };
      /* here */ new DeployTask(chart, 'deploy', props);
    },
    `
      error[unknown-key]: a DeployTask has no "manifest"
        at shop/deploy                                       HERE
        help: did you mean "manifests"? keys of a DeployTask: name, labels, annotations, manifests, strategy and 14 more`,
  );
  refuses(
    'a prop that a RegistryWithUi does not have, in props passed whole',
    (chart) => {
      const props = { readonly: true, title: 'images' };
      /* here */ new RegistryWithUi(chart, 'registry', props);
    },
    `
      error[unknown-key]: a RegistryWithUi has no "readonly"
        at shop/registry                                     HERE
        help: did you mean "readOnly"? keys of a RegistryWithUi: name, exposure, storage, htpasswd, credentials and 13 more`,
  );
  refuses(
    'a prop that a StepAction does not have, in props passed whole',
    (chart) => {
      const props = { container: () => ({ image }), parms: {} };
      /* here */ new StepAction(chart, 'greet', props);
    },
    `
      error[unknown-key]: a StepAction has no "parms"
        at shop/greet                                        HERE
        help: did you mean "params"? keys of a StepAction: name, labels, annotations, params, results and 2 more`,
  );
  test('props of a subclass may be passed on whole', () => {
    class TeamChart extends PipelineChart {}
    class TeamClone extends GitCloneTask {}
    const props = { namespace: 'ci', team: 'shop' };
    const chart = new TeamChart(new PipelineApp({ summary: false }), 'shop', props);

    expect(new TeamClone(chart, 'clone', { ...props, depth: 0 } as never).name).toBe('shop-clone');
  });
  refuses(
    'a Task outside of a chart',
    () => /* here */ new Task(new App(), 't', { steps }),
    `
      error[no-chart]: Task "t" is made outside of a chart
        at HERE
        help: make a chart and give it as the first argument: const chart = new PipelineChart(app, 'delivery')`,
  );
  refuses(
    'a custom task without a group',
    () => /* here */ Task.fromCustomTask({ apiVersion: 'v1', kind: 'Wait' }),
    `
      error[invalid-api-version]: apiVersion "v1" of custom task "Wait" has no group
        at HERE
        help: write group/version, such as cel.tekton.dev/v1alpha1`,
  );
  refuses(
    'a step without a name',
    (chart) => /* here */ new Task(chart, 't', { steps: [{ image: 'alpine' } as never] }),
    `
      error[missing-name]: steps[0] has no name
        at shop/t › steps[0]                                 HERE
        help: say name: '…'; logs and results are found by it`,
  );
  refuses(
    'no task at all',
    (chart) => {
      const pipeline = new Pipeline(chart, 'p');
      /* here */ pipeline.addTask('build', undefined as never);
    },
    `
      error[missing-task]: addTask takes a Task, not undefined
        at shop/p › tasks[0] "build"                         HERE
        help: give it what new Task(…), Task.fromName(…) or the like made; is an import undefined?`,
  );
  refuses(
    'a TaskRun of no task',
    (chart) => /* here */ new TaskRun(chart, 'r', {} as never),
    `
      error[missing-task]: a TaskRun takes a Task, not undefined
        at shop/r                                            HERE
        help: give it what new Task(…), Task.fromName(…) or the like made; is an import undefined?`,
  );
  refuses(
    'a PipelineRun of no pipeline',
    (chart) => /* here */ new PipelineRun(chart, 'r', {} as never),
    `
      error[missing-pipeline]: a PipelineRun takes a Pipeline, not undefined
        at shop/r                                            HERE
        help: give it what new Pipeline(…) or Pipeline.fromName(…) made; is an import undefined?`,
  );
  refuses(
    'a Schedule of no pipeline',
    (chart) => /* here */ new Schedule(chart, 'r', { cron: '@daily' } as never),
    `
      error[missing-pipeline]: a Schedule takes a Pipeline, not undefined
        at shop/r                                            HERE
        help: give it what new Pipeline(…) or Pipeline.fromName(…) made; is an import undefined?`,
  );
  refuses(
    'no pipeline in a pipeline',
    (chart) => /* here */ new Pipeline(chart, 'p').addPipeline('inner', undefined as never),
    `
      error[missing-pipeline]: addPipeline takes a Pipeline, not undefined
        at shop/p                                            HERE
        help: give it what new Pipeline(…) or Pipeline.fromName(…) made; is an import undefined?`,
  );
  refuses(
    'a trigger of no pipeline',
    (chart) => {
      const events = new GitHubEvents(chart, 'events', { secret: { name: 'webhook' } });
      /* here */ events.onPush(undefined as never, { branch: 'main' });
    },
    `
      error[missing-pipeline]: a trigger takes a Pipeline, not undefined
        at shop/events/push                                  HERE
        help: give it what new Pipeline(…) or Pipeline.fromName(…) made; is an import undefined?`,
  );
  refuses(
    'an option of another method for a pipeline in a pipeline',
    (chart) => {
      const inner = Pipeline.fromName('inner');
      /* here */ new Pipeline(chart, 'p').addPipeline('inner', inner, { matrix: {} } as never);
    },
    `
      error[unknown-key]: addPipeline has no option "matrix"
        at shop/p › tasks[0] "inner"                         HERE
        help: it is an option of addMatrix`,
  );
  refuses(
    'a number for a size',
    () => /* here */ volumeClaim(5 as never),
    `
      error[invalid-size]: a volume claim takes a Size, not the number 5
        at HERE
        help: write volumeClaim(Size.gibibytes(1)), with Size from 'cdk8s'`,
  );
  refuses(
    'a file that is not there',
    (chart) => /* here */ Task.fromFile(chart, 't', 'nowhere.yaml'),
    `
      error[unreadable-file]: "nowhere.yaml" cannot be read: ENOENT: no such file or directory, open 'nowhere.yaml'
        at shop/t                                            HERE
        help: the path is relative to the folder in which the program runs`,
  );
});
