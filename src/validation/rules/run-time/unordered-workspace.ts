import { orderOf } from '../../../analysis/reachable-tasks';
import { writesWorkspace } from '../../../analysis/workspace-writers';
import { quote } from '../../../util/quote';
import type { ResolvedTask } from '../../engine/places';
import { defineRule } from '../../engine/rule';
import { build, set, tasks } from '../example';

const fetch = build('workspaces:\n  - name: source', 'git clone https://example.com/a.git $(workspaces.source.path)');
const use = (name: string): string => `name: ${name}\nworkspaces:\n  - { name: source, workspace: files }`;
const pipeline = (after: string): string =>
  `${tasks(use('fetch'), `${use('again')}${after}`)}  workspaces:\n    - name: files\n`;

export const unorderedWorkspace = defineRule({
  id: 'unordered-workspace',
  severity: 'warning',
  docs: {
    title: 'Tasks share a workspace in no order, and one of them fills it',
    why: 'They run side by side, so that the other one sees the files before, while or after they are written.',
    bad: set(fetch, pipeline('')),
    good: set(fetch, pipeline('\nrunAfter: [fetch]')),
  },
  messages: {
    unordered: (d: { task: string; writer: string; workspace: string }) =>
      `tasks ${quote(d.task)} and ${quote(d.writer)} share workspace ${quote(d.workspace)} in no order and ${quote(d.writer)} writes it`,
  },
  visit: ({ report }) => ({
    ResolvedPipeline({ tasks }) {
      const first = tasks.all.filter(({ place }) => place.section === 'tasks');
      const before = orderOf(first.map(({ place }) => place));
      const shares = first.flatMap(sharesOf);
      for (const writer of shares) {
        if (!writer.writes) continue;
        for (const other of shares) {
          if (other.source !== writer.source || other.task === writer.task) continue;
          const isOrdered = before(writer.task, other.task) || before(other.task, writer.task);
          // Two writers are told of once.
          if (isOrdered || (other.writes && other.task < writer.task)) continue;
          const help = `let ${quote(other.task)} run after ${quote(writer.task)}: runAfter: [${writer.task}]`;
          report(
            'unordered',
            { task: other.task, writer: writer.task, workspace: other.workspace },
            { path: other.path, help },
          );
        }
      }
    },
  }),
});

interface Share {
  readonly task: string;
  readonly workspace: string;
  /** Workspace of the pipeline with the folder in it. */
  readonly source: string;
  readonly writes: boolean;
  readonly path: string;
}

function sharesOf({ place, callee }: ResolvedTask): Share[] {
  return (place.task.workspaces ?? []).map(({ name = '', workspace = '', subPath = '' }, i) => {
    const used = workspace === '' ? name : workspace;
    return {
      task: place.name,
      workspace: used,
      source: `${used}/${subPath}`,
      writes: callee !== undefined && writesWorkspace(callee.spec, name),
      path: `${place.path}.workspaces[${i}]`,
    };
  });
}
