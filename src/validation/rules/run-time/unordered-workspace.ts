import { orderOf } from '../../../analysis/pipelines/reachable-tasks';
import { writesWorkspace } from '../../../analysis/pipelines/workspace-writers';
import { groupBy } from '../../../util/group-by';
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
      for (const shares of groupBy(first.flatMap(sharesOf), ({ source }) => source).values()) {
        const writers = shares.filter(({ writes }) => writes);
        for (const { index, task, workspace, writes, path } of shares) {
          const isBeside = (one: Share): boolean =>
            one.index !== index && !before(one.index, index) && !before(index, one.index);
          // Of two writers the later one is told of, and of many that a task may meet it meets the first.
          const writer = writers.find((one) => isBeside(one) && !(writes && index < one.index));
          if (!writer) continue;
          const help = `let ${quote(task)} run after ${quote(writer.task)}: runAfter: [${writer.task}]`;
          report('unordered', { task, writer: writer.task, workspace }, { path, help });
        }
      }
    },
  }),
});

interface Share {
  /** Of its task. */
  readonly index: number;
  readonly task: string;
  readonly workspace: string;
  /** Workspace of the pipeline with the folder in it. */
  readonly source: string;
  readonly writes: boolean;
  readonly path: string;
}

function sharesOf({ place, callee }: ResolvedTask, index: number): Share[] {
  return (place.task.workspaces ?? []).map(({ name = '', workspace = '', subPath = '' }, i) => {
    const used = workspace === '' ? name : workspace;
    return {
      index,
      task: place.name,
      workspace: used,
      source: `${used}/${subPath}`,
      writes: callee !== undefined && writesWorkspace(callee.spec, name),
      path: `${place.path}.workspaces[${i}]`,
    };
  });
}
