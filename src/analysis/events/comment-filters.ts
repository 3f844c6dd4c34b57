import { fieldOf } from '../../util/field-of';
import type { AnyInterceptor } from '../wire';
import { eventTypes, filters, isKnown, looksAtBody } from './event-filters';
import { coreParams } from './interceptors';

/** What forges call a comment. */
const COMMENTS: ReadonlySet<unknown> = new Set([
  ...['issue_comment', 'commit_comment', 'discussion_comment', 'pull_request_comment', 'pull_request_review_comment'],
  ...['Note Hook', 'pullrequest:comment_created', 'repo:commit_comment_created', 'pr:comment:added'],
]);
/** The text of a comment, or its kind in the payload. */
const TEXT = /\bbody\.(?:comment\.(?:body|text|content)\b|object_attributes\.note\b|object_kind\s*==\s*["']note["'])/;
/** What the event is about: who opened an issue does not say who comments on it. */
const SUBJECT =
  /\bbody\.(?:issue|pull_request|merge_request|pullrequest|pullRequest|repository|project|discussion)\.[\w.]*/g;
const PERSON =
  /author_association|\b(?:user|sender|actor|author)_?(?:id|name|username)?\b(?!\.type\b)|\b(?:login|username)\b/;
/** One name that is left out leaves all others. */
const OTHERS = /\b(?:body|extensions)(?:\.\w+)+\s*!=\s*(["'])[^"']*\1/g;
const LITERAL = /(["'])[^"']*\1/g;
/** Only members see what is private. */
const PRIVATE = /\b(?:private|is_private|visibility|visibility_level)\b/;

/** Whether interceptors surely let comments through, whoever wrote them. */
export function letsAnyoneComment(chain: readonly AnyInterceptor[]): boolean {
  return chain.every(isKnown) && asksForComments(chain) && !chain.some(asksForOwners) && !looksAtPerson(chain);
}

function asksForComments(chain: readonly AnyInterceptor[]): boolean {
  const cel = filters(chain).map(plain);
  if (cel.some((one) => TEXT.test(one))) return true;
  const types = chain.map(eventTypes).filter((some) => some.length > 0);
  const literals = cel
    .filter((one) => one.includes('header'))
    .map((one) => [...one.matchAll(/(["'])(.*?)\1/g)].map(([, , text]) => text as unknown));
  const isComment = (one: unknown): boolean => COMMENTS.has(one);
  // A filter of what else the event says may be for the other kinds.
  return looksAtBody(chain)
    ? types.some((some) => some.every(isComment))
    : [...types, ...literals].some((some) => some.some(isComment));
}

/** The interceptor of GitHub asks for them, unless it adds changed files. */
function asksForOwners(interceptor: AnyInterceptor): boolean {
  const params = coreParams(interceptor, 'github');
  const isEnabled = (name: string): boolean => fieldOf(params?.[name], 'enabled') === true;
  return isEnabled('githubOwners') && !isEnabled('addChangedFiles');
}

function looksAtPerson(chain: readonly AnyInterceptor[]): boolean {
  const cel = filters(chain).map(plain).join('\n');
  const used = overlays(chain).filter(({ key = '' }) => key !== '' && cel.includes(`extensions.${key}`));
  const all = [cel, ...used.map(({ expression = '' }) => plain(expression))].join('\n');
  return PRIVATE.test(all) || PERSON.test(all.replace(OTHERS, '').replace(SUBJECT, '').replace(LITERAL, ''));
}

interface Overlay {
  readonly key?: string;
  readonly expression?: string;
}

function overlays(chain: readonly AnyInterceptor[]): Overlay[] {
  return chain.flatMap((one) => {
    const all = coreParams(one, 'cel')?.['overlays'];
    return Array.isArray(all) ? (all as Overlay[]) : [];
  });
}

/** `body.comment.body` for `body['comment']['body']`. */
function plain(cel: string): string {
  return cel.replace(/\[\s*(["'])(\w+)\1\s*\]/g, '.$2');
}
