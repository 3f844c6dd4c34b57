import { param, Pipeline, PipelineRun, result, step, Task, when, workspace } from 'cdk8s-tekton';
import { filesOf } from '../../helpers/chart';
import { refuses } from '../../helpers/reports';

const image = `alpine:3.21@sha256:${'0'.repeat(64)}`;
const steps = [{ name: 'work', image, script: 'true' }];
/** Takes one text and gives one. */
const io = { params: { text: param.string({ default: '' }) }, results: { commit: result.string() }, steps };

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
    'to a step that runs later',
    (chart) => {
      const make = step('make', { results: { version: result.string() } }, () => ({ image }));
      const broken = [{ name: 'work', image, args: [make.results.version] }, make];
      /* here */ new Task(chart, 't', { steps: broken });
    },
    `
      error[unknown-step-result]: "$(steps.make.results.version)" names step "make", which runs later
        at shop/t › steps[0] "work" › args[0]                HERE
        help: put the step that writes a result before those that use it; within one step, read the file`,
  );
  refuses(
    'to the step that it stands in',
    (chart) => {
      const env = { A: '$(steps.make.results.version)' };
      const broken = [step('make', { results: { version: result.string() } }, () => ({ image, env }))];
      /* here */ new Task(chart, 't', { steps: broken });
    },
    `
      error[unknown-step-result]: "$(steps.make.results.version)" names step "make", which is this step itself
        at shop/t › steps[0] "make" › env.A                  HERE
        help: put the step that writes a result before those that use it; within one step, read the file`,
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
