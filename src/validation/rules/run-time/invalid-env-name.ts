import { containersOf } from '../../../analysis/tasks/containers';
import type { AnyContainer } from '../../../analysis/wire';
import { variableKind } from '../../../schema/variable-kinds';
import { parseVariables } from '../../../schema/variables';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { step } from '../example';

const env = (entry: string): string => step(`name: ls\nimage: alpine\ncommand: [ls]\nenv:\n  - { ${entry} }`);

export const invalidEnvName = defineRule({
  id: 'invalid-env-name',
  severity: 'error',
  docs: {
    title: 'A variable of the environment has no name, or one that it cannot have',
    why: 'Tekton makes the pod as it is told to, and Kubernetes refuses it.',
    bad: env("value: '/src'"),
    good: env("name: HOME, value: '/src'"),
  },
  messages: {
    missing: () => 'a variable of the environment has no name',
    variable: (d: { name: string }) => `nothing is put in place of ${quote(d.name)} in a name of the environment`,
    invalid: (d: { name: string }) => `${quote(d.name)} is no name of a variable of the environment`,
  },
  help: {
    missing: 'give it a name, or drop it',
    variable: 'write the name itself; variables are replaced in values',
    invalid: 'take visible ASCII characters, but no "="',
  },
  visit: ({ report }) => {
    const check = ({ env = [] }: AnyContainer, path: string): void => {
      env.forEach(({ name = '' }, i) => {
        if (name === '') report('missing', {}, `${path}.env[${i}]`);
        else if (parseVariables(name).some((one) => variableKind(one).kind !== 'unknown'))
          report('variable', { name }, `${path}.env[${i}].name`);
        else if (!/^[ -<>-~]+$/.test(name)) report('invalid', { name }, `${path}.env[${i}].name`);
      });
    };
    return {
      TaskSpec({ spec, path }) {
        for (const { container, path: at } of containersOf(spec, path)) check(container, at);
      },
      StepAction({ spec, path }) {
        check(spec, path);
      },
    };
  },
});
