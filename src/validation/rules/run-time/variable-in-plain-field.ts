import { plainVariables } from '../../../analysis/tasks/task-variables';
import type { AnyTaskSpec } from '../../../analysis/wire';
import { variableKind } from '../../../schema/variable-kinds';
import { parseVariables, type Variable } from '../../../schema/variables';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { isOurs } from '../variable-forms';
import { task } from '../example';

const served = (probe: string): string =>
  task(
    `params:\n  - { name: path, default: /health }\nsteps:\n  - { name: test, image: curl, command: [curl, http://localhost$(params.path)] }\nsidecars:\n  - name: shop\n    image: shop\n    readinessProbe:\n      httpGet: { port: 8080, path: ${probe} }`,
  );
/** Kubernetes puts variables of the environment in their place there. */
const TAKES_ENVIRONMENT = /\.exec\.command$|^volumeMounts\.subPathExpr$/;

export const variableInPlainField = defineRule({
  id: 'variable-in-plain-field',
  severity: 'error',
  docs: {
    title: 'A variable stands in a field that Tekton takes as it is',
    why: 'Tekton replaces variables in some fields of containers and volumes only. Elsewhere the text reaches Kubernetes with the variable in it, which refuses the pod, or takes the text for the value.',
    bad: served('$(params.path)'),
    good: served('/health'),
  },
  messages: {
    plain: (d: { variable: string; field: string }) =>
      `nothing is put in place of ${quote(d.variable)}: Tekton takes ${quote(d.field)} as it is`,
  },
  help: {
    plain: (d: { field: string }) =>
      TAKES_ENVIRONMENT.test(d.field)
        ? 'put it into env, where Tekton replaces it, and write $(NAME) here with the name in env'
        : 'write the value itself',
  },
  visit: ({ report }) => {
    const check = (spec: AnyTaskSpec, path: string, added = ''): void => {
      const told = new Set<string>();
      for (const { variable, path: at, field } of plainVariables(spec, path)) {
        // Names in env have a rule of their own.
        if (!isOfTekton(variable) || field === 'env.name') continue;
        const use = `${at} ${variable.text}`;
        if (told.has(use)) continue;
        told.add(use);
        report('plain', { variable: variable.text, field }, { path: at.replace(added, ''), text: variable.text });
      }
    };
    /** Tekton replaces nothing in the accounts of runs; only a template does, before there is a run. */
    const checkAccount = (account: string | undefined, path: string): void => {
      for (const variable of parseVariables(account ?? ''))
        if (variable.segments[0] !== 'tt' && isOfTekton(variable))
          report(
            'plain',
            { variable: variable.text, field: 'serviceAccountName' },
            { path: `${path}.serviceAccountName`, text: variable.text },
          );
    };
    return {
      TaskRun({ spec, path }) {
        checkAccount(spec.serviceAccountName, path);
      },
      PipelineRun({ spec: { taskRunTemplate, taskRunSpecs }, path }) {
        checkAccount(taskRunTemplate?.serviceAccountName, `${path}.taskRunTemplate`);
        taskRunSpecs?.forEach(({ serviceAccountName }, i) => {
          checkAccount(serviceAccountName, `${path}.taskRunSpecs[${i}]`);
        });
      },
      TaskAlone({ spec, path }) {
        check(spec, path);
      },
      StepAction({ spec: { params: _params, ...only }, path }) {
        check({ steps: [only] }, path, '.steps[0]');
      },
    };
  },
});

/** Whether Tekton was meant, though it may know no such variable. */
function isOfTekton(variable: Variable): boolean {
  return variableKind(variable).kind !== 'unknown' || isOurs(variable.segments);
}
