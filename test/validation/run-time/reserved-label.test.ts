import { reservedLabel } from '../../../src/validation/rules/run-time/reserved-label';
import { build, mark } from '../mark';
import { testRule } from '../test-rule';

const task = (label: string): string =>
  build('description: x').replace('{ name: build }', `{ name: build, labels: { ${label}: a } }`);

testRule(reservedLabel, {
  valid: { 'a label of the catalog': task('app.kubernetes.io/version') },
  invalid: { 'a label of Tekton': mark(task('tekton.dev/pipeline'), 'tekton.dev/pipeline', 'reserved') },
});
