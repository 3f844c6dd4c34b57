import type { AnyRef } from '../../../analysis/wire';
import { Callees } from '../../../analysis/documents/callee';
import { nearest } from '../../../util/nearest';
import { quote } from '../../../util/quote';
import { list } from '../../../util/list';
import { defineRule } from '../../engine/rule';
import { build, set, tasks } from '../example';

const task = build('params:\n  - { name: path, default: . }');

export const missingObject = defineRule({
  id: 'missing-object',
  severity: 'error',
  docs: {
    title: 'A name refers to a document that is not there',
    why: 'When it is not in the cluster either, the run fails. This is an error when the documents are said to be complete; otherwise only names that look misspelt are told, as warnings.',
    bad: set(task, tasks('name: compile').replace('name: build', 'name: biuld')),
    good: set(task, tasks('name: compile')),
  },
  messages: {
    missing: (d: { kind: string; name: string; namespace: string }) =>
      `there is no ${d.kind} ${quote(d.name)}${d.namespace && ` in namespace ${quote(d.namespace)}`}`,
  },
  visit: (context) => {
    const check = (kind: string, name: string, namespace: string, path: string): void => {
      const set = context.set();
      if (name === '' || set.find(kind, namespace, name)) return;
      const names = set.names(kind, namespace);
      const meant = nearest(name, names);
      // Others may live in the cluster, and are none of our business.
      if (!set.isComplete && meant.length === 0) return;
      const there = `${kind} documents: ${list(names)}`;
      const help = meant.length > 0 ? `did you mean ${meant.map(quote).join(' or ')}? ${there}` : there;
      const severity = set.isComplete ? 'error' : 'warning';
      context.report('missing', { kind, name, namespace }, { path, text: name, help, severity });
    };
    const ref = (kind: string, one: AnyRef | undefined, path: string): void => {
      const target = new Callees(context.set(), context.namespace()).target(kind, one);
      if (target) check(kind, target.name, target.namespace, one?.resolver ? path : `${path}.name`);
    };
    return {
      PipelineTask({ task: { taskRef, pipelineRef }, isCustom, path }) {
        if (pipelineRef) ref('Pipeline', pipelineRef, `${path}.pipelineRef`);
        if (!isCustom) ref('Task', taskRef, `${path}.taskRef`);
      },
      Step({ step, path }) {
        ref('StepAction', step.ref, `${path}.ref`);
      },
      TaskRun({ spec: { taskRef }, path }) {
        if ((taskRef?.kind ?? 'Task') === 'Task') ref('Task', taskRef, `${path}.taskRef`);
      },
      PipelineRun({ spec: { pipelineRef }, path }) {
        ref('Pipeline', pipelineRef, `${path}.pipelineRef`);
      },
      Template({ template, path }) {
        check('TriggerTemplate', template.ref ?? '', context.namespace(), `${path}.ref`);
      },
      Binding({ binding: { ref: name = '', kind = 'TriggerBinding' }, path }) {
        check(kind, name, kind === 'TriggerBinding' ? context.namespace() : '', `${path}.ref`);
      },
      Trigger({ trigger: { triggerRef = '' }, path }) {
        check('Trigger', triggerRef, context.namespace(), `${path}.triggerRef`);
      },
    };
  },
});
