import { fail } from '../../diagnostics/diagnostic-error';
import type { PendingPlace } from '../../diagnostics/place';
import { mapTexts } from '../../util/map-texts';
import { quote } from '../../util/quote';
import type { TriggerDefinition } from '../events/definition';
import type { EventField } from '../events/field';
import { failUnknown } from './cel';

const VARIABLE = /\$\(tt\.params\.([\w.-]+)\)/g;

/**
 * A document with placeholders of Pipelines-as-Code where values of the event stand.
 *
 * @throws `untrusted-in-pipelines-as-code`, `not-in-pipelines-as-code`
 */
export function withPlaceholders<T>(document: T, definition: TriggerDefinition): T {
  const filledIn = (text: string): string =>
    text.replace(VARIABLE, (_, name: string) => placeholderOf(name, definition.fields[name], definition.place));
  return mapTexts<T>(document, filledIn);
}

/** Checks at once what would be found when the document is written. */
export function checkPlaceholders({ fields, place }: TriggerDefinition): void {
  for (const [name, field] of Object.entries(fields)) placeholderOf(name, field, place);
}

function placeholderOf(name: string, field: EventField | undefined, at: PendingPlace): string {
  if (field?.kind === 'text') {
    fail({
      rule: 'untrusted-in-pipelines-as-code',
      message: `field ${quote(name)} of the event is free text, and Pipelines-as-Code writes it into the YAML before it reads it`,
      data: { field: name },
      at,
      help: [
        'let a task ask git for it, such as git log -1 --format=%s',
        'or receive the event with Tekton Triggers: leave pipelinesAsCode out',
      ],
    });
  }
  const expression = field?.expression ?? '';
  // Pipelines-as-Code knows it too where somebody has a run done again by a comment.
  if (name === 'sha') return '{{ revision }}';
  if (/^body(\.\w+)+$/.test(expression)) return `{{ ${expression} }}`;
  if (name === 'number') return '{{ pull_request_number }}';
  if (name === 'ref' && expression.startsWith("'refs/pull/'")) return 'refs/pull/{{ pull_request_number }}/head';
  failUnknown(`field "${name}" of the event, which is computed`, at, 'compute it in a task');
}
