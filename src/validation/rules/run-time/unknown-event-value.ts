import { bindingExpressions } from '../../../analysis/events/binding-expressions';
import { bindingValuePath } from '../../../analysis/events/binding-value-path';
import { canonicalHeader } from '../../../analysis/go/http-header';
import { JsonPathFault, type PathStep } from '../../../analysis/json-path/parse-json-path';
import { unknownNameHelp } from '../../../diagnostics/unknown-name';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { triggers } from '../example';

const PARTS = ['body', 'header', 'extensions', 'context'];
const binding = (value: string): string => triggers('TriggerBinding', `params:\n  - { name: branch, value: ${value} }`);

/** What is wrong with an expression of a binding, whatever the event. */
type Fault =
  | { readonly message: 'part' | 'context' | 'header'; readonly name: string }
  | { readonly message: 'path'; readonly reason: string };

export const unknownEventValue = defineRule({
  id: 'unknown-event-value',
  severity: 'error',
  docs: {
    title: 'A binding asks for something that no event has',
    why: 'The listener takes the event, finds no such value and starts nothing, or always takes the default of the template; only its log says so.',
    bad: binding('$(payload.ref)'),
    good: binding('$(body.ref)'),
  },
  messages: {
    part: (d: { variable: string; name: string }) =>
      `no event has what ${quote(d.variable)} asks for: there is no ${quote(d.name)}`,
    context: (d: { variable: string; name: string }) =>
      `no event has what ${quote(d.variable)} asks for: there is no ${quote(d.name)} in the context`,
    header: (d: { variable: string; name: string }) =>
      `no event has what ${quote(d.variable)} asks for: in brackets header ${quote(d.name)} is spelled ${quote(canonicalHeader(d.name))}`,
    path: (d: { variable: string; reason: string }) => `${quote(d.variable)} is no path into an event: ${d.reason}`,
  },
  help: {
    context: 'write $(context.eventID)',
    header: (d: { name: string }) => `write $(header.${d.name})`,
    path: "paths are such as $(body.a.b), $(body.list[0]) and $(body['a.b']); an overlay of the cel interceptor makes other values",
  },
  visit: ({ report }) => {
    const check = (value: string | undefined, path: string): void => {
      for (const expression of bindingExpressions(value ?? '')) {
        const variable = `$(${expression})`;
        const fault = faultOf(expression);
        const at = { path, text: variable };
        if (fault?.message === 'part')
          report(
            'part',
            { variable, name: fault.name },
            { ...at, help: unknownNameHelp(fault.name, 'parts of an event', PARTS) },
          );
        else if (fault?.message === 'path') report('path', { variable, reason: fault.reason }, at);
        else if (fault) report(fault.message, { variable, name: fault.name }, at);
      }
    };
    return {
      Binding({ binding: { name = '', value }, path }) {
        if (name !== '') check(value, `${path}.value`);
      },
      TriggerBinding({ spec: { params = [] }, path }) {
        params.forEach(({ value }, i) => {
          check(value, `${path}.params[${i}].value`);
        });
      },
    };
  },
});

function faultOf(expression: string): Fault | undefined {
  if (expression === '') return undefined;
  try {
    const path = bindingValuePath(expression);
    const identifier = path.find((step) => step.kind === 'identifier');
    if (identifier) return { message: 'path', reason: `${quote(identifier.name)} stands where it cannot stand` };
    return faultIn(path[0], path[1], path[2]);
  } catch (error) {
    if (error instanceof JsonPathFault) return { message: 'path', reason: error.message };
    throw error;
  }
}

function faultIn(root?: PathStep, second?: PathStep, third?: PathStep): Fault | undefined {
  if (root?.kind !== 'field') return undefined;
  const { name } = root;
  if (!PARTS.includes(name)) return { message: 'part', name };
  if (second?.kind !== 'field') return undefined;
  if (name === 'context' && (second.name !== 'eventID' || third?.kind === 'field'))
    return { message: 'context', name: third?.kind === 'field' ? `${second.name}.${third.name}` : second.name };
  return name === 'header' && canonicalHeader(second.name) !== second.name
    ? { message: 'header', name: second.name }
    : undefined;
}
