import { matrixResultNotTaken } from '../../../src/validation/rules/run-time/matrix-result-not-taken';
import { delivery, mark } from '../mark';
import { testRule } from '../test-rule';

const matrix = '- { name: a, taskRef: { name: b }, matrix: { params: [{ name: p, value: [x] }] } }';
const results = "results: [{ name: r, type: array, value: '$(tasks.a.results.v[*])' }]";

testRule(matrixResultNotTaken, {
  valid: {
    'another result of the matrix that a task takes': delivery(
      `${matrix}\n- { name: c, taskRef: { name: b }, params: [{ name: p, value: '$(tasks.a.results.other[*])' }] }`,
      results,
    ),
  },
  invalid: { 'a result that no task takes': mark(delivery(matrix, results), "'$(tasks", 'notTaken') },
});
