import { quote } from '../../../../util/quote';
import type { RuleContext } from '../../../engine/rule';

/** What may be wrong with a variable. */
export const MESSAGES = {
  workspace: (d: { variable: string; workspace: string }) =>
    `nothing is put in place of ${quote(d.variable)}: there is no workspace ${quote(d.workspace)}`,
  param: (d: { variable: string; param: string }) =>
    `nothing is put in place of ${quote(d.variable)}: there is no param ${quote(d.param)}`,
  result: (d: { variable: string; result: string }) =>
    `nothing is put in place of ${quote(d.variable)}: there is no result ${quote(d.result)}`,
  step: (d: { variable: string; step: string }) =>
    `nothing is put in place of ${quote(d.variable)}: there is no step ${quote(d.step)}`,
  beside: (d: { variable: string }) =>
    `nothing is put in place of ${quote(d.variable)}: what steps leave is there for steps only`,
  unended: (d: { variable: string; unended: string }) =>
    `nothing is put in place of ${quote(d.variable)}: step ${quote(d.unended)} has not ended when it is needed`,
  task: (d: { variable: string; task: string }) =>
    `nothing is put in place of ${quote(d.variable)}: there is no task ${quote(d.task)}`,
  pipeline: (d: { variable: string }) =>
    `nothing is put in place of ${quote(d.variable)}: a Task does not know the pipeline that it runs in`,
  key: (d: { variable: string; key: string }) =>
    `nothing is put in place of ${quote(d.variable)}: its param has no key ${quote(d.key)}`,
  here: (d: { variable: string }) => `nothing is put in place of ${quote(d.variable)} here`,
  artifact: (d: { variable: string }) =>
    `nothing is put in place of ${quote(d.variable)}: feature flag "enable-artifacts" is not switched on`,
  unknown: (d: { variable: string }) => `nothing is put in place of ${quote(d.variable)}: there is no such variable`,
  field: (d: { variable: string; field: string; callee: string }) =>
    `nothing is put in place of ${quote(d.variable)} in ${quote(d.field)} of ${d.callee}: it is a result of a step`,
  part: (d: { variable: string; part: string }) =>
    `nothing is put in place of ${quote(d.variable)}: param ${quote(d.part)} of the Task is a text`,
  itself: (d: { variable: string; task: string }) =>
    `nothing is put in place of ${quote(d.variable)}: it is a result of task ${quote(d.task)} itself`,
  early: (d: { variable: string; task: string; early: string }) =>
    `nothing is put in place of ${quote(d.variable)}: task ${quote(d.early)} does not wait for task ${quote(d.task)}`,
  status: (d: { variable: string }) =>
    `nothing is put in place of ${quote(d.variable)}: only finally tasks know how others ended`,
  through: (d: { variable: string }) =>
    `nothing is put in place of ${quote(d.variable)} in a task inside of a pipeline, but in what it is given`,
  plain: (d: { variable: string }) =>
    `nothing is put in place of ${quote(d.variable)}: what a run gives is taken as it is`,
  elsewhere: (d: { variable: string; param: string; of: string }) =>
    `nothing is put in place of ${quote(d.variable)}: only params of ${d.of} count here, and ${quote(d.param)} is none of them`,
  others: (d: { variable: string; param: string }) =>
    `nothing is put in place of ${quote(d.variable)}: param ${quote(d.param)} is given to other tasks of the run, not to this one`,
  ungiven: (d: { variable: string; param: string }) =>
    `nothing is put in place of ${quote(d.variable)}, unless a run gives param ${quote(d.param)}: the pipeline has none of that name`,
  shadowed: (d: { variable: string; param: string }) =>
    `nothing is put in place of ${quote(d.variable)}: the pipeline has a param ${quote(d.param)}, too`,
};

/** What to do, where a message always has the same answer. */
export const HELP = { others: 'give it to this task, too, or declare it for the pipeline' };

/** What the parts of the rule can ask and do. */
export type Context = RuleContext<typeof MESSAGES, typeof HELP>;
