import { Duration } from 'cdk8s';
import { Pipeline, PipelineRun, StepAction, Task, TaskRun } from 'cdk8s-tekton';
import { refuses } from '../helpers/reports';

// What conformance/samples ran into: the compiler takes it, and Tekton's admission or controllers do not.

const image = 'alpine:3.21';
const steps = [{ name: 'work', image, script: 'true' }];

refuses(
  'retries of a task that may fail',
  (chart) => {
    const pipeline = new Pipeline(chart, 'p');
    /* here */ pipeline.addTask('one', new Task(chart, 't', { steps }), { retries: 1, onError: 'continue' });
  },
  `
    error[retries-and-continue]: a task with retries has onError: 'continue', which Tekton does not take together
      at shop/p › tasks[0] "one"                           HERE
      help: drop one of the two`,
);

refuses(
  'a script under a command of the template',
  (chart) => /* here */ new Task(chart, 't', { steps, stepTemplate: { command: ['sh'] } }),
  `
    error[script-and-command]: step "work" has a script, and stepTemplate gives it a command
      at shop/t › steps[0] "work"                          HERE
      help: say command in the steps that need it`,
);

refuses(
  'a volume that a StepAction names itself',
  (chart) => {
    const volumeMounts = [{ name: 'scratch', mountPath: '/scratch' }];
    /* here */ new StepAction(chart, 'a', { container: () => ({ image, volumeMounts }) });
  },
  `
    error[volume-of-step-action]: a StepAction mounts volume "scratch", and only the Task that uses it knows the names of its volumes
      at shop/a › volumeMounts[0].name                     HERE
      help: declare a param for the name: volumeMounts: [{ name: \`\${params.volume}\`, … }]`,
);

refuses(
  'a TaskRun of a custom task',
  (chart) => {
    const task = Task.fromCustomTask({ apiVersion: 'example.com/v1', kind: 'Approval', name: 'lead' });
    /* here */ new TaskRun(chart, 'r', { task });
  },
  `
    error[task-run-of-custom-task]: Approval "lead" is a custom task, and a TaskRun runs Tasks only
      at shop/r                                            HERE
      help: add it to a Pipeline, and run that`,
);

refuses(
  'parts of a run that take longer than the whole',
  (chart) => {
    const pipeline = new Pipeline(chart, 'p');
    const timeouts = { tasks: Duration.minutes(50), finally: Duration.minutes(20) };
    /* here */ new PipelineRun(chart, 'r', { pipeline, timeouts });
  },
  `
    error[timeouts]: timeouts of tasks 50m and finally 20m do not fit into 1h for the whole run
      at shop/r › timeouts                                 HERE
      help: say pipeline, at least as long as tasks and finally together`,
);

refuses(
  'two limits within a run that has none',
  (chart) => {
    const pipeline = new Pipeline(chart, 'p');
    const timeouts = { pipeline: Duration.seconds(0), tasks: Duration.minutes(5), finally: Duration.minutes(2) };
    /* here */ new PipelineRun(chart, 'r', { pipeline, timeouts });
  },
  `
    error[timeouts]: the run has no limit, and tasks 5m and finally 2m, which Tekton does not take together
      at shop/r › timeouts                                 HERE
      help: give one of tasks and finally only; the other then has no limit`,
);
