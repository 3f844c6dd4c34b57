import { bindingExpressions } from '../../analysis/events/binding-expressions';
import { bindingValuePath } from '../../analysis/events/binding-value-path';
import { goJson } from '../../analysis/go/go-json';
import { findJsonPath } from '../../analysis/json-path/find-json-path';
import { JsonPathFault } from '../../analysis/json-path/parse-json-path';
import type { JsonObject, JsonValue } from '../../schema/document';
import type { TriggerParam } from '../../schema/triggers/params';
import type { TriggerSpecBinding } from '../../schema/triggers/trigger';
import type { TriggerTemplateSpec } from '../../schema/triggers/trigger-template';
import { messageOf } from '../../util/message-of';
import type { TriggerDocuments } from './documents';
import { readJson, type ReceivedEvent } from './received-event';
import { Stop } from './stop';

/** The params that the bindings of a trigger name. */
export function bindingParams(
  bindings: readonly TriggerSpecBinding[],
  documents: TriggerDocuments,
  namespace: string,
): readonly TriggerParam[] {
  const params = bindings.flatMap((binding) => paramsOf(binding, documents, namespace));
  const twice = params.find(({ name }, i) => params.findIndex((other) => other.name === name) < i);
  if (twice) throw new Stop('fails', 'bindings', `two bindings give param "${twice.name}"`);
  return params;
}

function paramsOf(
  { name, value, ref, kind }: TriggerSpecBinding,
  documents: TriggerDocuments,
  namespace: string,
): readonly TriggerParam[] {
  if (name !== undefined && name.length > 0) return [{ name, value }];
  if (ref === undefined || ref === '')
    throw new Stop('fails', 'bindings', 'a binding names neither a value nor a binding');
  const isCluster = kind === 'ClusterTriggerBinding';
  const spec = documents.binding(ref, isCluster ? undefined : namespace);
  if (!spec) throw new Stop('fails', `binding "${ref}"`, `there is no ${isCluster ? kind : 'TriggerBinding'} "${ref}"`);
  return spec.params ?? [];
}

/** The values of params, with the defaults of the template. */
export function paramValues(
  params: readonly TriggerParam[],
  { params: declared }: TriggerTemplateSpec,
  event: ReceivedEvent,
  extensions: JsonObject,
): ReadonlyMap<string, string> {
  const root = rootOf(event, extensions);
  const values = new Map<string, string>();
  for (const { name, default: given } of declared ?? []) if (given !== undefined) values.set(name, given);
  for (const { name, value } of params)
    values.set(name, filledIn(name, value, root, declared ? values.get(name) : undefined));
  return values;
}

function filledIn(name: string, value: string, root: JsonObject, fallback: string | undefined): string {
  let text = value;
  for (const raw of bindingExpressions(value)) {
    const found = valueAt(raw, root);
    const inserted = 'text' in found ? found.text : fallback;
    if (inserted === undefined)
      throw new Stop(
        'fails',
        `binding of param "${name}"`,
        `$(${raw}) leads nowhere: ${'fault' in found ? found.fault : ''}`,
      );
    text = text.split(`$(${raw})`).join(inserted);
  }
  return text;
}

function valueAt(raw: string, root: JsonObject): { readonly text: string } | { readonly fault: string } {
  if (raw === '') return { text: '' };
  try {
    return { text: printed(findJsonPath(bindingValuePath(raw), root)) };
  } catch (error) {
    if (error instanceof JsonPathFault) return { fault: error.message };
    throw error;
  }
}

/** What is inserted: a text as in JSON but without quotes, anything else as JSON. */
function printed(values: readonly JsonValue[]): string {
  const [value] = values;
  if (values.length !== 1 || value === undefined) return goJson(values);
  const json = goJson(value);
  return typeof value === 'string' ? json.slice(1, -1) : json;
}

function rootOf({ body, headers, eventId }: ReceivedEvent, extensions: JsonObject): JsonObject {
  return {
    header: Object.fromEntries([...headers].map(([name, values]) => [name, values.join(',')])),
    body: bodyOf(body),
    extensions,
    context: { eventID: eventId },
  };
}

function bodyOf(body: string): JsonValue {
  try {
    return body === '' ? null : (readJson(body) as JsonValue);
  } catch (error) {
    throw new Stop('fails', 'bindings', `the body is no JSON: ${messageOf(error)}`);
  }
}
