import { parseDuration } from '../../../analysis/go/duration';
import type { AnyPipelineRunSpec } from '../../../analysis/wire';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { pipelineRun } from '../example';

const RUN_HOURS = 4;
const TASK_HOURS = 2;

const run = (timeout: string): string =>
  pipelineRun(
    `pipelineRef: { name: delivery }\ntimeouts: { pipeline: ${timeout} }\ntaskRunTemplate: { serviceAccountName: delivery }`,
  );

export const longTimeout = defineRule({
  id: 'long-timeout',
  severity: 'warning',
  docs: {
    title: 'A run or a task may last for hours before anybody ends it',
    why: `One that hangs holds its node, its volume and all that waits for it until its timeout is over. Reported are runs of more than ${RUN_HOURS} hours and tasks of more than ${TASK_HOURS} hours; "0" means for ever. Custom tasks, which wait without a pod, are not.`,
    bad: run('24h'),
    good: run('90m'),
  },
  messages: {
    run: (d: { timeout: string }) => `the run may last ${lasting(d.timeout)}`,
    taskRun: (d: { timeout: string }) => `the task may last ${lasting(d.timeout)}`,
    task: (d: { task: string; timeout: string }) => `task ${quote(d.task)} may last ${lasting(d.timeout)}`,
    child: (d: { task: string; timeout: string }) =>
      `the pipeline of task ${quote(d.task)} may last ${lasting(d.timeout)}`,
  },
  visit: ({ report, acknowledgement }) => {
    const help = (hours: number): string[] => [
      `give it what it really takes, ${hours}h at most`,
      `if it takes that long, ${acknowledgement()}`,
    ];
    return {
      PipelineRun({ spec, path }) {
        const { ns, text, field } = longest(spec);
        if (isLonger(ns, RUN_HOURS))
          report('run', { timeout: text }, { path: `${path}.${field}`, help: help(RUN_HOURS) });
      },
      TaskRunSpec({ spec, ofPipeline, path }) {
        const { timeout = '' } = spec;
        const ns = parseDuration(timeout);
        const at = { path: `${path}.timeout`, help: help(TASK_HOURS) };
        if (ofPipeline && hasLimit(ns) && isLonger(ns, TASK_HOURS))
          report('task', { task: ('pipelineTaskName' in spec && spec.pipelineTaskName) || '', timeout }, at);
        else if (!ofPipeline && isLonger(ns, TASK_HOURS)) report('taskRun', { timeout }, at);
      },
      PipelineTask({ task: { timeout = '', pipelineRef, pipelineSpec }, name, isCustom, path }) {
        const ns = parseDuration(timeout);
        if (isCustom || !hasLimit(ns)) return;
        const isChild = pipelineRef !== undefined || pipelineSpec !== undefined;
        const hours = isChild ? RUN_HOURS : TASK_HOURS;
        if (!isLonger(ns, hours)) return;
        report(isChild ? 'child' : 'task', { task: name, timeout }, { path: `${path}.timeout`, help: help(hours) });
      },
    };
  },
});

interface Limit {
  /** 0 means none; undefined where the run does not say. */
  readonly ns: number | undefined;
  readonly text: string;
  readonly field: string;
}

/** How long a run may take. Tasks and finally end in their own times, whatever the whole may take. */
function longest({ timeouts = {}, timeout }: AnyPipelineRunSpec): Limit {
  const { tasks = '0', finally: last = '0', pipeline } = timeouts;
  const text = pipeline ?? timeout ?? '';
  const whole: Limit = {
    ns: parseDuration(text),
    text,
    field: pipeline === undefined ? 'timeout' : 'timeouts.pipeline',
  };
  const parts = [parseDuration(tasks), parseDuration(last)];
  if (whole.ns === undefined || !parts.every(hasLimit)) return whole;
  const sum = parts.reduce((all, part) => all + part, 0);
  return hasLimit(whole.ns) && whole.ns <= sum ? whole : { ns: sum, text: `${tasks} and ${last}`, field: 'timeouts' };
}

/** A task of a pipeline without a limit of its own ends with its run. */
function hasLimit(ns: number | undefined): ns is number {
  return ns !== undefined && ns > 0;
}

function isLonger(ns: number | undefined, hours: number): boolean {
  return ns === 0 || (ns ?? 0) > hours * 3.6e12;
}

function lasting(timeout: string): string {
  return parseDuration(timeout) === 0 ? 'for ever' : timeout;
}
