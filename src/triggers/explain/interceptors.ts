import { evaluateCel } from '../../analysis/cel/evaluate-cel';
import { patternFault } from '../../analysis/cel/pattern-fault';
import { INTERCEPTOR_CEL } from '../../analysis/cel/environment';
import { toJson } from '../../analysis/cel/values';
import type { JsonObject, JsonValue } from '../../schema/document';
import { quote } from '../../util/quote';
import { messageOf } from '../../util/message-of';
import { changedFilesOf } from './changed-files';
import { checkEventType, refuse, textsOf, type InterceptorContext, type InterceptorOf } from './interceptor-context';
import { headerOf, readObject } from './received-event';
import { setPath } from './set-path';
import { checkSignature, secretAndProof } from './signatures';

const FORM = 'application/x-www-form-urlencoded';

const github: InterceptorOf = (context) => {
  if (headerOf(context.event, 'Content-Type') === FORM)
    refuse(context, 'the body is a form; set the content type of the webhook to JSON');
  checkEventType(context, 'X-GitHub-Event');
  checkSignature(context, 'X-Hub-Signature-256');
  return changedFilesOf(context);
};

const gitlab: InterceptorOf = (context) => {
  checkEventType(context, 'X-Gitlab-Event');
  const given = secretAndProof(context, 'X-Gitlab-Token');
  if (given && given.proof !== given.secret) refuse(context, 'header X-Gitlab-Token is not the Secret');
  return {};
};

const bitbucket: InterceptorOf = (context) => {
  checkEventType(context, 'X-Event-Key');
  checkSignature(context, 'X-Hub-Signature');
  return {};
};

const slack: InterceptorOf = (context) => {
  if (headerOf(context.event, 'Content-Type') !== FORM) refuse(context, 'the body is no form');
  if (headerOf(context.event, 'X-Slack-Signature') === '') refuse(context, 'there is no header X-Slack-Signature');
  const payload = bodyOf(context);
  const fields = textsOf(context, 'requestedFields');
  if (!fields) refuse(context, 'param "requestedFields" is missing');
  return Object.fromEntries(
    fields.map((field) => {
      const value = Object.hasOwn(payload, field) ? payload[field] : undefined;
      if (value === undefined) refuse(context, `the body has no field ${quote(field)}`);
      return [field, value];
    }),
  );
};

const cel: InterceptorOf = (context) => {
  const { filter = '', overlays = [] } = context.params;
  if (typeof filter !== 'string' && filter !== null) refuse(context, 'param "filter" is no text');
  if (!Array.isArray(overlays) && overlays !== null) refuse(context, 'param "overlays" is no list');
  const body = bodyOf(context);
  if (typeof filter === 'string' && filter !== '') checkFilter(context, filter, body);
  let added: JsonObject = {};
  for (const overlay of (overlays ?? []) as readonly JsonValue[]) added = withOverlay(context, overlay, body, added);
  return added;
};

function checkFilter(context: InterceptorContext, filter: string, body: JsonObject): void {
  const outcome = evaluate(context, filter, body);
  if ('error' in outcome) refuse(context, `filter ${quote(filter)} cannot be evaluated: ${outcome.error}`);
  if (outcome.value !== true) refuse(context, `filter ${quote(filter)} is not true`);
}

function withOverlay(
  context: InterceptorContext,
  overlay: JsonValue,
  body: JsonObject,
  before: JsonObject,
): JsonObject {
  if (typeof overlay !== 'object' || overlay === null || Array.isArray(overlay))
    refuse(context, 'an overlay is no object');
  const { key = '', expression = '' } = overlay as JsonObject;
  if (typeof key !== 'string' || typeof expression !== 'string') refuse(context, 'an overlay holds no texts');
  const outcome = evaluate(context, expression, body);
  if ('error' in outcome) refuse(context, `overlay ${quote(key)} cannot be evaluated: ${outcome.error}`);
  const value = toJson(outcome.value);
  if (value === undefined) refuse(context, `overlay ${quote(key)} is a value that JSON does not have at this place`);
  try {
    return setPath(before, key, value);
  } catch (error) {
    return refuse(context, `overlay ${quote(key)} cannot be set: ${messageOf(error)}`);
  }
}

function evaluate(context: InterceptorContext, text: string, body: JsonObject): ReturnType<typeof evaluateCel> {
  const unreadable = patternFault(INTERCEPTOR_CEL, text);
  if (unreadable?.isAlwaysRead) return { error: unreadable.message };
  const { event, extensions } = context;
  const header = Object.fromEntries([...event.headers].map(([name, values]) => [name, [...values]]));
  let assumed: string | undefined;
  const outcome = evaluateCel(INTERCEPTOR_CEL, text, {
    variables: { body, header, extensions, requestURL: event.url },
    secret: (name, key, given) => {
      const known = context.secret(name, key);
      if (known !== undefined || !context.assumesSecrets) return known;
      assumed = `key "${key}" of Secret "${name}" is what is compared with it`;
      return given;
    },
  });
  if (assumed !== undefined) context.assume(assumed);
  return outcome;
}

function bodyOf(context: InterceptorContext): JsonObject {
  const { body } = context.event;
  try {
    return body === '' ? {} : readObject(body);
  } catch (error) {
    return refuse(context, `the body cannot be read: ${messageOf(error)}`);
  }
}

/** The interceptors that Tekton Triggers installs. */
export const INTERCEPTORS: ReadonlyMap<string, InterceptorOf> = new Map(
  Object.entries({ bitbucket, cel, github, gitlab, slack }),
);
