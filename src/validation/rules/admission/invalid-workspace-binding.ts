import { list } from '../../../util/list';
import { defineRule } from '../../engine/rule';
import { pipelineRun } from '../example';

const SOURCES = [
  'volumeClaimTemplate',
  'persistentVolumeClaim',
  'emptyDir',
  'configMap',
  'secret',
  'projected',
  'csi',
] as const;
const run = (source: string): string =>
  pipelineRun(`pipelineRef: { name: delivery }\nworkspaces:\n  - name: source\n${source}`);

export const invalidWorkspaceBinding = defineRule({
  id: 'invalid-workspace-binding',
  severity: 'error',
  docs: {
    title: 'A workspace of a run is bound to nothing, to two things, or to something without a name',
    why: 'There must be one volume behind it; the cluster refuses the run.',
    bad: run('    subPath: src'),
    good: run('    subPath: src\n    persistentVolumeClaim: { claimName: source }'),
  },
  messages: {
    empty: () => 'the workspace binding is empty',
    none: () => `the workspace is bound to nothing; one of ${list(SOURCES, 7)} is needed`,
    many: (d: { sources: readonly string[] }) => `the workspace is bound to ${list(d.sources)}; only one is possible`,
    missing: (d: { source: string; field: string }) => `${d.source} of the workspace has no ${d.field}`,
  },
  help: {
    empty: 'write name and one source, such as emptyDir: {}',
    none: 'add one of them: emptyDir: {} for files of one task, volumeClaimTemplate for files of several',
    many: 'keep one of them',
    missing: (d: { source: string; field: string }) => `add ${d.source}.${d.field}`,
  },
  visit: ({ report }) => ({
    WorkspaceBindings({ bindings, path }) {
      bindings.forEach((binding, i) => {
        const at = `${path}[${i}]`;
        if (Object.keys(binding).length === 0) {
          report('empty', {}, at);
          return;
        }
        const sources = SOURCES.filter((source) => binding[source] !== undefined);
        if (sources.length > 1) {
          report('many', { sources }, `${at}.${sources[1] ?? ''}`);
          return;
        }
        if (sources.length === 0) {
          report('none', {}, at);
          return;
        }
        const needed = {
          persistentVolumeClaim: ['claimName', binding.persistentVolumeClaim?.claimName],
          configMap: ['name', binding.configMap?.name],
          secret: ['secretName', binding.secret?.secretName],
          projected: ['sources', binding.projected?.sources?.length ? 'some' : ''],
          csi: ['driver', binding.csi?.driver],
        } as const;
        for (const [source, [field, value]] of Object.entries(needed))
          if (source === sources[0] && !value) report('missing', { source, field }, `${at}.${source}`);
      });
    },
  }),
});
