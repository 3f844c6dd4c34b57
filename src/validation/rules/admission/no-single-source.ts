import { list } from '../../../util/list';
import { defineRule } from '../../engine/rule';
import { pipelineRun } from '../example';

export const noSingleSource = defineRule({
  id: 'no-single-source',
  severity: 'error',
  docs: {
    title: 'What to run is said twice or not at all',
    why: 'A run and a pipeline task either refer to what they run or hold it; the cluster refuses both and neither.',
    bad: pipelineRun('params:\n  - name: tag\n    value: latest'),
    good: pipelineRun('pipelineRef: { name: delivery }\nparams:\n  - name: tag\n    value: latest'),
  },
  messages: {
    none: (d: { fields: readonly string[] }) => `one of ${list(d.fields)} is needed`,
    many: (d: { fields: readonly string[] }) => `only one of ${list(d.fields)} is possible`,
  },
  help: {
    none: (d: { fields: readonly string[] }) =>
      `add ${d.fields[0] ?? ''}: { name: … } for one that is in the cluster, or ${d.fields[1] ?? ''} to write it here`,
    many: 'keep the one that is meant',
  },
  visit: ({ report, flag }) => {
    const check = (holder: object, path: string, fields: readonly string[], expected = fields): void => {
      const there = fields.filter((field) => (holder as Readonly<Record<string, unknown>>)[field] !== undefined);
      if (there.length === 0) report('none', { fields: expected }, { path, anyEvent: true });
      else if (there.length > 1) report('many', { fields: there }, `${path}.${there[1] ?? ''}`);
    };
    return {
      PipelineTask({ task, path }) {
        const all = ['taskRef', 'taskSpec', 'pipelineRef', 'pipelineSpec'];
        check(task, path, all, flag('enable-api-fields') === 'alpha' ? all : all.slice(0, 2));
      },
      PipelineRun({ spec, path }) {
        check(spec, path, ['pipelineRef', 'pipelineSpec']);
      },
      TaskRun({ spec, path }) {
        check(spec, path, ['taskRef', 'taskSpec']);
      },
      CustomRun({ spec, path }) {
        check(spec, path, ['customRef', 'customSpec']);
      },
    };
  },
});
