import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { step } from '../example';
import { repeated } from '../repeated';

export const duplicateWorkspace = defineRule({
  id: 'duplicate-workspace',
  severity: 'error',
  docs: {
    title: 'A workspace is declared or bound twice',
    why: 'The cluster could not tell which is meant, so it refuses the document.',
    bad: step('name: ls\nimage: alpine', 'workspaces:\n  - name: source\n  - name: source\n    mountPath: /other'),
    good: step('name: ls\nimage: alpine', 'workspaces:\n  - name: source\n  - name: other\n    mountPath: /other'),
  },
  messages: {
    declared: (d: { workspace: string }) => `workspace ${quote(d.workspace)} is declared twice`,
    bound: (d: { workspace: string }) => `workspace ${quote(d.workspace)} is bound twice`,
  },
  help: {
    declared: 'keep one of the two declarations, or rename one and what refers to it',
    bound: 'bind it once',
  },
  visit: ({ report, placeOf, version }) => {
    const check = (
      message: 'declared' | 'bound',
      items: readonly { readonly name?: string }[] | undefined,
      path: string,
      ignoresCase = false,
    ): void => {
      for (const { name, at } of repeated(placeOf, { items, path, note: `first ${message}`, ignoresCase }))
        report(message, { workspace: name }, at);
    };
    return {
      TaskSpec({ spec, path }) {
        check('declared', spec.workspaces, `${path}.workspaces`);
      },
      PipelineSpec({ spec, tasks, finally: last, isDocument, path }) {
        check('declared', spec.workspaces, `${path}.workspaces`);
        if (isDocument)
          for (const place of [...tasks, ...last]) check('bound', place.task.workspaces, `${place.path}.workspaces`);
      },
      PipelineRun({ spec: { pipelineSpec }, path }) {
        if (version() !== 'v1beta1') return;
        for (const section of ['tasks', 'finally'] as const)
          pipelineSpec?.[section]?.forEach(({ workspaces }, i) => {
            check('bound', workspaces, `${path}.pipelineSpec.${section}[${i}].workspaces`);
          });
      },
      WorkspaceBindings({ bindings, path, ignoresCase }) {
        check('bound', bindings, path, ignoresCase);
      },
    };
  },
});
