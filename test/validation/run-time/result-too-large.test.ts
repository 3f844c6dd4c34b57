import { resultTooLarge } from '../../../src/validation/rules/run-time/result-too-large';
import { build, mark } from '../mark';
import { testRule } from '../test-rule';

const results = (count: number): string =>
  `results: [${Array.from({ length: count }, (_, i) => `{ name: a-result-with-a-rather-long-name-${i} }`).join(', ')}]`;
const text = (bytes: number): string => 'x'.repeat(bytes);
const writes = (line: string, more = ''): string => build('results: [{ name: r }]', `script: |\n  ${line}${more}`);

testRule(resultTooLarge, {
  valid: {
    'a text that fits': writes(`printf '%s' '${text(3000)}' > $(results.r.path)`),
    'a long text that goes elsewhere': writes(`echo '${text(5000)}' > /tmp/x; echo a > $(results.r.path)`),
    'one result that is written in two ways': writes(
      `if [ -e a ]; then printf '%s' '${text(2500)}' > $(results.r.path); else printf '%s' '${text(2400)}' > $(results.r.path); fi`,
    ),
    'many small results': build(results(40)),
    'results of steps': build(results(80).replaceAll(' }', ', value: $(steps.make.results.x) }')),
  },
  invalid: {
    'a quoted text': mark(writes(`printf '%s' '${text(4090)}' > $(results.r.path)`), '$(results', 'literal'),
    'a here document': mark(
      writes(`cat <<'EOF' > "$(results.r.path)"\n  ${text(5000)}\n  EOF`),
      '$(results',
      'literal',
    ),
    'a result of a step': mark(writes(`echo -n "${text(5000)}" >> $(step.results.r.path)`), '$(step', 'literal'),
    'two texts that fit alone': mark(
      build(
        'results: [{ name: r }, { name: s }]',
        `script: |\n  printf '%s' '${text(2500)}' > $(results.r.path)\n  printf '%s' '${text(2500)}' > $(results.s.path)`,
      ),
      'results: [',
      'together',
    ),
    'names that alone fill it': mark(build(results(80)), 'results: [', 'many'),
  },
});
testRule(resultTooLarge, {
  valid: { 'many results that a sidecar reads': build(results(80)) },
  invalid: {
    'a text above what a sidecar may read': mark(
      writes(`echo '${text(5000)}' > $(results.r.path)`),
      '$(res',
      'literal',
    ),
  },
  features: { 'results-from': 'sidecar-logs' },
  untested: ['together', 'many'],
});
