import { isMatrixed, valueExpressions, whenExpressions } from '../../../analysis/pipelines/result-references';
import { list } from '../../../util/list';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { tasks } from '../example';

const PREFIXES = ['params', 'tasks', 'finally', 'context', 'workspaces', 'results'];

export const unknownVariablePrefix = defineRule({
  id: 'unknown-variable-prefix',
  severity: 'error',
  docs: {
    title: 'A variable of a pipeline begins with a word that Tekton does not know',
    why: 'Nothing could be put in its place, so the cluster refuses the Pipeline.',
    bad: tasks('name: build\nparams:\n  - name: tag\n    value: $(param.tag)'),
    good: tasks('name: build\nparams:\n  - name: tag\n    value: $(context.pipelineRun.name)'),
  },
  messages: { prefix: (d: { variable: string }) => `variable ${quote(d.variable)} begins with an unknown word` },
  visit: ({ report }) => ({
    PipelineTask({ task, path }) {
      const check = (expressions: readonly string[], at: string): void => {
        for (const one of expressions)
          if (!PREFIXES.includes(one.split('.', 1)[0] ?? ''))
            report(
              'prefix',
              { variable: `$(${one})` },
              {
                path: at,
                text: one,
                help: `known: ${list(PREFIXES, 6)}; a variable of the shell is written \${NAME}`,
              },
            );
      };
      task.params?.forEach(({ value }, i) => {
        check(valueExpressions(value), `${path}.params[${i}].value`);
      });
      task.when?.forEach((one, i) => {
        check(whenExpressions(one), `${path}.when[${i}]`);
      });
      if (!isMatrixed(task)) return;
      task.matrix?.params?.forEach(({ value }, i) => {
        check(valueExpressions(value), `${path}.matrix.params[${i}].value`);
      });
      task.matrix?.include?.forEach(({ params = [] }, i) => {
        params.forEach(({ value }, j) => {
          check(valueExpressions(value), `${path}.matrix.include[${i}].params[${j}].value`);
        });
      });
    },
  }),
});
