/** What somebody may call a branch or write into a title to do harm. */
export const HOSTILE = [
  '$(params.nope)',
  '$(context.pipelineRun.name)',
  '$(tasks.a.results.b)',
  '$(tt.params.sha)',
  'x$(TOKEN)',
  '"; $(touch evil) `id` \'',
  '{{ body.after }}',
  'a\nb\tc\\n',
  'Zürich 日本 🏔',
];
