import { App } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { DiagnosticError } from '../../diagnostics/diagnostic-error';
import { reportUncaught } from './report-uncaught';
import { synthesize, type Synthesis } from './synthesis';

const VALIDATION = Symbol.for('cdk8s-tekton.appValidation');

/** A synthesis of an app that is taken again while nothing can have changed. */
interface Remembered {
  readonly constructs: number;
  readonly synthesis: Synthesis;
}

/**
 * Makes a plain cdk8s App check everything at synthesis and show the report alone. PipelineApp does so by itself.
 *
 * cdk8s asks once a synthesis and once more a chart; the work is done once.
 */
export function validateWithApp(construct: IConstruct): void {
  const { root } = construct.node;
  if (VALIDATION in root || !(root instanceof App)) return;
  Object.defineProperty(root, VALIDATION, { value: true });
  reportUncaught();
  let remembered: Remembered | undefined;
  root.node.addValidation({
    validate: () => {
      const constructs = root.node.findAll().length;
      if (remembered?.constructs !== constructs) {
        remembered = { constructs, synthesis: synthesize(root) };
        // Until the program goes on after its synthesis.
        setImmediate(() => (remembered = undefined)).unref();
      }
      assertNoErrors(remembered.synthesis);
      return [];
    },
  });
}

/** @throws DiagnosticError with everything that is wrong */
export function assertNoErrors({ diagnostics }: Pick<Synthesis, 'diagnostics'>): void {
  if (diagnostics.some(({ severity }) => severity === 'error')) throw new DiagnosticError(diagnostics);
}
