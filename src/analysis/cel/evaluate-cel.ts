import type * as Cel from '@bufbuild/cel';
import { messageOf } from '../../util/message-of';
import { checkCel } from './check-cel';
import type { CelEnvironment } from './environment';
import { conversions } from './functions/conversions';
import { listFunctions } from './functions/lists';
import { mathFunctions } from './functions/math';
import { stringFunctions } from './functions/strings';
import { triggerFunctions, type SecretLookup } from './functions/triggers';
import { celLibrary, parseCel } from './syntax';
import { toCelValue, type Json } from './values';

/** What variables of an expression are, as JSON. */
export interface CelInput {
  readonly variables: Readonly<Record<string, Json>>;
  /** What `compareSecret` compares with. @default - there are no Secrets */
  readonly secret?: SecretLookup;
}

/** What an expression gives, or why it gives nothing. */
export type CelOutcome =
  | { readonly value: Cel.CelValue }
  /** Where `checkCel` finds faults, the first of them. */
  | { readonly error: string };

/** Evaluates an expression as cel-go would, after it has compiled it. */
export function evaluateCel(environment: CelEnvironment, text: string, input: CelInput): CelOutcome {
  const [fault] = checkCel(environment, text);
  if (fault) return { error: fault.message };
  const parsed = parseCel(text, environment.hasExtensions);
  if ('fault' in parsed) return { error: parsed.fault.message };
  const library = celLibrary();
  const env = library.celEnv({
    funcs: [
      ...conversions(library),
      ...(environment.hasExtensions
        ? [
            ...stringFunctions(library),
            ...listFunctions(library),
            ...mathFunctions(library),
            ...triggerFunctions(library, input.secret ?? (() => undefined)),
          ]
        : []),
    ],
  });
  const variables = Object.fromEntries(
    Object.entries(input.variables).map(([name, value]) => [name, toCelValue(value)]),
  );
  try {
    const value = library.plan(env, parsed.expr)(variables);
    return library.isCelError(value) ? { error: value.message } : { value };
  } catch (error) {
    return { error: messageOf(error) };
  }
}
