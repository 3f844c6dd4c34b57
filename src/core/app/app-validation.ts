import { App, type ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Diagnostic } from '../../diagnostics/diagnostic';
import { renderText } from '../../diagnostics/render-text';
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
  // PipelineApp has a `synth` of its own.
  if (root.synth !== App.prototype.synth) return;
  Object.defineProperty(root, 'synth', {
    value: () => {
      root.node.validate();
      const { diagnostics = [], rendered = new Map<ApiObject, object>() } = remembered?.synthesis ?? {};
      withRendered(rendered, () => {
        App.prototype.synth.call(root);
      });
      // cdk8s has no warnings.
      sayWarnings(diagnostics);
    },
  });
}

/** Lets cdk8s write what was rendered for the checks, and not render it once more. */
function withRendered(rendered: ReadonlyMap<ApiObject, object>, write: () => void): void {
  try {
    for (const [object, document] of rendered) object.toJson = () => document;
    write();
  } finally {
    for (const object of rendered.keys()) delete (object as Partial<ApiObject>).toJson;
  }
}

/** Warnings stand on standard error, so that output that is piped stays YAML. */
export function sayWarnings(diagnostics: readonly Diagnostic[]): void {
  if (diagnostics.length > 0) process.stderr.write(`${renderText(diagnostics)}\n`);
}

/** @throws DiagnosticError with everything that is wrong */
export function assertNoErrors({ diagnostics }: Pick<Synthesis, 'diagnostics'>): void {
  if (diagnostics.some(({ severity }) => severity === 'error')) throw new DiagnosticError(diagnostics);
}
