import type { Fields } from '../../../analysis/wire';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { task } from '../example';

const OLD = (spec: string): string => task(spec).replace('tekton.dev/v1', 'tekton.dev/v1beta1');
const STEPS = 'steps:\n  - name: ls\n    image: alpine';

export const removedField = defineRule({
  id: 'removed-field',
  severity: 'error',
  docs: {
    title: 'A document of version v1beta1 uses a field that Tekton reads and does not support any more',
    why: 'PipelineResources and bundle references were removed; the cluster refuses documents that still have them.',
    bad: OLD(`resources:\n  inputs:\n    - name: source\n      type: git\n${STEPS}`),
    good: OLD(`workspaces:\n  - name: source\n${STEPS}`),
  },
  messages: { removed: (d: { field: string }) => `field ${quote(d.field)} is not supported any more` },
  visit: ({ report }) => {
    const check = (holder: object | undefined, field: string, path: string, help: string): void => {
      if ((holder as Fields | undefined)?.[field] !== undefined)
        report('removed', { field }, { path: `${path}.${field}`, help });
    };
    const resources = (holder: object, path: string): void => {
      check(holder, 'resources', path, 'use params, workspaces and results');
    };
    return {
      TaskSpec({ spec, path }) {
        resources(spec, path);
      },
      PipelineSpec({ spec, path }) {
        resources(spec, path);
      },
      PipelineTask({ task: one, path }) {
        resources(one, path);
      },
      TaskRun({ spec, path }) {
        resources(spec, path);
      },
      PipelineRun({ spec, path }) {
        resources(spec, path);
        if (spec.timeouts !== undefined) check(spec, 'timeout', path, 'say it as timeouts.pipeline');
      },
      Ref({ ref, path }) {
        check(ref, 'bundle', path, 'use the bundles resolver');
      },
    };
  },
});
