import { renderRun } from '../../core/run/render-run';
import type { INamed } from '../../core/named';
import type { SecretRef } from '../../schema/triggers/interceptor';
import { compact } from '../../util/compact';
import { unlessEmpty } from '../../util/unless-empty';
import { ClusterInterceptor } from '../objects/interceptor';
import { Trigger, type InstalledInterceptor } from '../objects/trigger';
import { TriggerTemplate, type TemplateDocument } from '../objects/trigger-template';
import type { Provider } from '../providers/provider';
import { cancelOlder, EVENT_ID, GROUP_ANNOTATION } from '../housekeeping/cancel-older';
import { celMatches } from './cel';
import type { TriggerDefinition } from './definition';
import type { EventTrigger } from './event-trigger';
import type { EventField } from './field';

/** A value that a binding finds without CEL. */
const PLAIN_PATH = /^body(\.\w+)+$/;

/** How it is checked that events are genuine; `secret` is undefined if they are not checked. */
export interface Verification {
  readonly provider: Provider;
  readonly secret: SecretRef | undefined;
  /** Name of the listener. */
  readonly listener: string;
  /** The account that cancels older runs; made when the first trigger asks for it. */
  readonly canceller: () => INamed;
}

/** Makes the Trigger and the TriggerTemplate of a definition. */
export function renderEventTrigger(trigger: EventTrigger, definition: TriggerDefinition, by: Verification): void {
  const { name } = trigger;
  const fields = Object.entries(definition.fields);
  const canceller = definition.concurrency?.cancelInProgress === true ? by.canceller() : undefined;
  const values = {
    ...Object.fromEntries(fields.map(([field, how]) => [field, binding(field, how)])),
    ...(canceller && { [EVENT_ID]: '$(context.eventID)' }),
  };
  const template = new TriggerTemplate(trigger, 'Template', {
    name,
    params: Object.fromEntries(Object.keys(values).map((param) => [param, {}])),
    resources: () => [
      runDocument(trigger, definition),
      ...(canceller ? [cancelOlder(trigger, by.listener, canceller)] : []),
    ],
  });
  new Trigger(trigger, 'Resource', {
    name,
    interceptors: [...verification(definition, by), celInterceptor(definition)],
    bindings: [values],
    template,
  });
}

/** The run, with `$(tt.params.…)` for the values of the event. */
function runDocument(trigger: EventTrigger, definition: TriggerDefinition): TemplateDocument {
  const { run, serviceAccount, labels, annotations, concurrency, place } = definition;
  const group = concurrency && { [GROUP_ANNOTATION]: concurrency.group };
  return {
    apiVersion: 'tekton.dev/v1',
    kind: 'PipelineRun',
    metadata: compact({
      generateName: `${trigger.name}-`,
      labels: unlessEmpty(labels),
      annotations: unlessEmpty({ ...annotations, ...group }),
    }),
    spec: renderRun(run, trigger, serviceAccount, place),
  };
}

function verification(
  definition: TriggerDefinition,
  { provider, secret }: Verification,
): readonly InstalledInterceptor[] {
  const { eventTypes, filter, conditions } = definition;
  const changedFiles = conditions.some(({ cel }) => cel.includes('extensions.changed_files'));
  return provider.verify({ eventTypes, filter, changedFiles }, secret);
}

/** Refuses events and adds the values that bindings cannot find or must not carry as they are. */
function celInterceptor({ conditions, fields }: TriggerDefinition): InstalledInterceptor {
  const all = Object.entries(fields);
  const shapes = all.flatMap(([, field]) =>
    field.kind === 'checked' ? [celMatches(field.expression, field.shape)] : [],
  );
  const overlays = all
    .filter(([, field]) => !isPlain(field))
    .map(([key, field]) => ({
      key,
      expression: field.kind === 'text' ? `base64.encode(bytes(${field.expression}))` : field.expression,
    }));
  const filter = [...conditions.map(({ cel }) => cel), ...shapes].join(' &&\n');
  return {
    interceptor: ClusterInterceptor.fromName('cel'),
    params: { ...(filter && { filter }), ...(overlays.length > 0 && { overlays }) },
  };
}

function binding(name: string, field: EventField): string {
  return isPlain(field) ? `$(${field.expression})` : `$(extensions.${name})`;
}

function isPlain({ kind, expression }: EventField): boolean {
  return kind === 'checked' && PLAIN_PATH.test(expression);
}
