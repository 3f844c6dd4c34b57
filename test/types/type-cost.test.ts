import { RIGHT_CALLS, TypeCosts, WRONG_CALLS } from '../../bench/instantiations';

/** Type instantiations that one more statement may cost. A program of 200 tasks stays far below what anybody notices. */
const BUDGET: Readonly<Record<string, number>> = {
  'addTask of a known task': 150,
  'addTask with conditions and flow': 150,
  'addFinally of a known task': 150,
  'addMatrix of a known task': 250,
  'a new Task with its addTask': 400,
  'a new Pipeline with one task and a run': 600,
};
/** A wrong call is checked again for its message. */
const WRONG_BUDGET = 400;

const costs = new TypeCosts();

test.each(Object.entries(RIGHT_CALLS))('%s stays within its budget of type instantiations', (name, statement) => {
  const { instantiations, errors } = costs.of(statement);

  expect(errors).toBe(0);
  expect(instantiations).toBeGreaterThan(0);
  expect(instantiations).toBeLessThanOrEqual(BUDGET[name] ?? 0);
});

test.each(Object.entries(WRONG_CALLS))('%s stays within the budget of a wrong call', (_name, statement) => {
  const { instantiations, errors } = costs.of(statement);

  expect(errors).toBe(1);
  expect(instantiations).toBeLessThanOrEqual(WRONG_BUDGET);
});
