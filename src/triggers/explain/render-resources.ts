import { escapesQuotes } from '../../analysis/events/old-escape';
import type { JsonObject, JsonValue } from '../../schema/document';
import type { TriggerTemplate } from '../../schema/triggers/trigger-template';
import { messageOf } from '../../util/message-of';
import { Stop } from './stop';
import { isFields } from '../../util/is-fields';

/** What a trigger knows when it creates something. */
export interface RenderContext {
  readonly listener: string;
  readonly trigger: string;
  /** Where things are created that name no namespace. */
  readonly namespace: string;
  readonly eventId: string;
  readonly uid: string;
}

/** The objects that a template makes of params, one after the other; a fault ends it, and what was made before stays. */
export function* renderResources(
  { metadata, spec }: Pick<TriggerTemplate, 'spec'> & { readonly metadata?: TriggerTemplate['metadata'] },
  params: ReadonlyMap<string, string>,
  context: RenderContext,
): Generator<JsonValue> {
  const isOldEscape = escapesQuotes(metadata);
  const texts = spec.resourcetemplates.map((template) => {
    let text = JSON.stringify(template);
    for (const [name, value] of params) text = text.split(`$(tt.params.${name})`).join(escaped(value, isOldEscape));
    return text.split('$(uid)').join(context.uid);
  });
  for (const [i, text] of texts.entries()) yield created(text, `resource ${i + 1}`, context);
}

/** What comes from outside is no variable of Tekton. */
function escaped(value: string, isOldEscape: boolean): string {
  const quoted = isOldEscape ? value.replaceAll('"', '\\"') : value;
  return quoted.replaceAll('$(', '$$$$(');
}

function created(text: string, step: string, context: RenderContext): JsonObject {
  let object: JsonObject;
  try {
    object = JSON.parse(text) as JsonObject;
  } catch (error) {
    throw new Stop('fails', step, `with the values filled in it is no JSON: ${messageOf(error)}`);
  }
  const { kind, apiVersion, metadata = {} } = object;
  if (typeof kind !== 'string' || kind === '') throw new Stop('fails', step, 'it has no kind');
  if (typeof apiVersion !== 'string') throw new Stop('fails', step, 'it has no apiVersion');
  if (!isFields(metadata)) throw new Stop('fails', step, 'its metadata is no object');
  const { labels = {}, namespace } = metadata;
  if (!isFields(labels) || Object.values(labels).some((value) => typeof value !== 'string'))
    throw new Stop('fails', step, 'its labels are no texts');
  return {
    ...object,
    metadata: {
      ...metadata,
      namespace: typeof namespace === 'string' && namespace !== '' ? namespace : context.namespace,
      labels: {
        ...labels,
        'triggers.tekton.dev/eventlistener': context.listener,
        'triggers.tekton.dev/trigger': context.trigger,
        'triggers.tekton.dev/triggers-eventid': context.eventId,
      },
    },
  };
}
