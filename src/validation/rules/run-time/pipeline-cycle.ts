import { Callees } from '../../../analysis/documents/callee';
import type { SetDocument } from '../../../analysis/documents/document-set';
import type { AnyPipelineSpec, AnyPipelineTask, AnyRef } from '../../../analysis/wire';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { pipeline, set } from '../example';

const child = (name: string, other: string): string =>
  pipeline(`tasks:\n  - name: nested\n    pipelineRef: { name: ${other} }`).replace('name: example', `name: ${name}`);
const task = pipeline('tasks:\n  - name: build\n    taskRef: { name: build }').replace('name: example', 'name: build');

/** A task that runs another Pipeline, with where it stands. */
interface Nested {
  readonly task: AnyPipelineTask;
  readonly path: string;
}

/** One Pipeline on a way, and its task that goes on. */
interface Hop extends Nested {
  readonly document: SetDocument;
}

export const pipelineCycle = defineRule({
  id: 'pipeline-cycle',
  severity: 'error',
  docs: {
    title: 'A Pipeline runs itself, or another one that does',
    why: 'Tekton finds the circle when the run gets there, and the run fails.',
    bad: set(child('example', 'nested'), child('nested', 'example')),
    good: set(child('example', 'build'), task),
    features: { 'enable-api-fields': 'alpha' },
  },
  messages: {
    cycle: (d: { pipelines: readonly string[] }) =>
      `pipelines run each other: ${[...d.pipelines, d.pipelines[0] ?? ''].map(quote).join(' → ')}`,
  },
  help: { cycle: 'let one of them list its tasks instead of running the other' },
  visit: ({ report, set, current, placeIn }) => ({
    PipelineSpec({ spec, isDocument }) {
      const start = current();
      if (!isDocument || start?.name === undefined || nested(spec).length === 0) return;
      const way = wayBack(start, (document, ref) => {
        const { namespace, name } = new Callees(set(), document.namespace).target('Pipeline', ref) ?? {};
        return name === undefined ? undefined : set().find('Pipeline', namespace ?? '', name);
      });
      const [first] = way;
      // Told by the one of them whose name comes first.
      if (!first || way.some(({ document }) => document.name < start.name)) return;
      report(
        'cycle',
        { pipelines: way.map(({ document }) => document.name) },
        {
          path: `${first.path}.pipelineRef`,
          // What is skipped may never get there.
          severity: way.some(({ task: { when = [] } }) => when.length > 0) ? 'warning' : 'error',
          related: way.slice(1).map(({ document, path }) => ({
            note: `${quote(document.name)} goes on here`,
            at: placeIn(document, `${path}.pipelineRef`),
          })),
        },
      );
    },
  }),
});

/** The shortest way from a Pipeline to itself; empty when there is none. */
function wayBack(
  start: SetDocument,
  find: (from: SetDocument, ref: AnyRef) => SetDocument | undefined,
): readonly Hop[] {
  const seen = new Set<SetDocument>([start]);
  let ends: { readonly document: SetDocument; readonly way: readonly Hop[] }[] = [{ document: start, way: [] }];
  while (ends.length > 0) {
    const next: typeof ends = [];
    for (const { document, way } of ends)
      for (const { task, path } of nested(document.content['spec'] ?? {})) {
        const to = find(document, task.pipelineRef ?? {});
        const longer = [...way, { document, task, path }];
        if (to === start) return longer;
        if (!to?.readable || seen.has(to)) continue;
        seen.add(to);
        next.push({ document: to, way: longer });
      }
    ends = next;
  }
  return [];
}

function nested(spec: AnyPipelineSpec): Nested[] {
  return (['tasks', 'finally'] as const).flatMap((section) =>
    (spec[section] ?? []).flatMap((task, i) => (task.pipelineRef ? [{ task, path: `spec.${section}[${i}]` }] : [])),
  );
}
