import type { App } from 'cdk8s';
import { Chart, Testing } from 'cdk8s';
import { DiagnosticError, PipelineApp, PipelineChart, Task, Validations } from 'cdk8s-tekton';

const steps = [{ name: 'ls', image: 'alpine:3.22', script: 'ls' }];
const RULE = 'mutable-image-tag';

let errors: string;

beforeEach(() => {
  errors = '';
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    errors += String(text);
    return true;
  });
});

afterEach(() => {
  jest.restoreAllMocks();
});

function said(set: (chart: PipelineChart) => void): string {
  const app = new PipelineApp({ outdir: Testing.app().outdir, summary: false });
  const chart = new PipelineChart(app, 'shop');
  new Task(chart, 'list', { steps });
  set(chart);
  try {
    app.synthYaml();
  } catch (error) {
    if (!DiagnosticError.isDiagnosticError(error)) throw error;
    return error.message;
  }
  return errors;
}

describe('Validations', () => {
  test('leave warnings as they are where nothing is said', () => {
    expect(said(() => undefined)).toContain(`warning[${RULE}]`);
  });

  test('acknowledge findings below a scope', () => {
    const text = said((chart) => Validations.of(chart).acknowledge(RULE, 'a demo'));
    expect(text).not.toContain(RULE);
  });

  test('report an acknowledgement of nothing, at the line that says it', () => {
    const text = said((chart) => Validations.of(chart).acknowledge('host-path', 'a demo'));
    expect(text).toContain(
      'warning[unused-acknowledgement]: "host-path" is acknowledged, and nothing here is found by it',
    );
    expect(text).toMatch(/at shop +test\/core\/validations\.test\.ts:\d+/);
  });

  test('raise a warning to an error, and what is said further inside wins', () => {
    expect(said((chart) => Validations.of(chart).severity(RULE, 'error'))).toContain(`error[${RULE}]`);
    expect(
      said((chart) => {
        Validations.of(chart).severity(RULE, 'error');
        Validations.of(chart.node.findChild('list')).severity(RULE, 'off');
      }),
    ).not.toContain(RULE);
  });

  test('need a reason', () => {
    const chart = new PipelineChart(Testing.app(), 'shop');
    expect(() => Validations.of(chart).acknowledge(RULE, ' ')).toThrow(
      /^error\[missing-reason\]: "mutable-image-tag" is acknowledged without a reason/,
    );
  });
});

describe('an App of cdk8s', () => {
  test('says warnings once on standard error when it synthesizes', () => {
    const app: App = Testing.app();
    for (const name of ['a', 'b'])
      new Task(new Chart(app, name, { disableResourceNameHashes: true }), 'list', { steps });
    expect(errors).toBe('');

    app.synth();

    expect(errors.split(`warning[${RULE}]`)).toHaveLength(2);
  });
});
