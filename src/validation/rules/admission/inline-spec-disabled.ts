import type { InlineSpecPlace } from '../../../schema/feature-flags';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { taskRun } from '../example';

export const inlineSpecDisabled = defineRule({
  id: 'inline-spec-disabled',
  severity: 'error',
  docs: {
    title: 'A spec stands inside another where the cluster allows references only',
    why: 'The flag disable-inline-spec lists the kinds that may hold no spec of their own.',
    bad: taskRun('taskSpec:\n  steps:\n    - name: ls\n      image: alpine'),
    good: taskRun('taskRef: { name: ls }'),
    features: { 'disable-inline-spec': 'taskrun' },
  },
  messages: {
    inline: (d: { field: string; kind: string }) =>
      `${quote(d.field)} is switched off for kind ${d.kind} by "disable-inline-spec"`,
  },
  visit: ({ report, flag }) => {
    const check = (place: InlineSpecPlace, field: string, inline: object | undefined, path: string): void => {
      if (inline !== undefined && flag('disable-inline-spec').split(',').includes(place))
        report('inline', { field, kind: place }, { path: `${path}.${field}`, help: 'refer to an object instead' });
    };
    return {
      PipelineTask({ task, path }) {
        check('pipeline', 'taskSpec', task.taskSpec, path);
        check('pipeline', 'pipelineSpec', task.pipelineSpec, path);
      },
      PipelineRun({ spec, path }) {
        check('pipelinerun', 'pipelineSpec', spec.pipelineSpec, path);
      },
      TaskRun({ spec, path }) {
        check('taskrun', 'taskSpec', spec.taskSpec, path);
      },
    };
  },
});
