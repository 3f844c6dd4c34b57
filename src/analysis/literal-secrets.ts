import { writtenText } from './documents/written-text';

/** A text in which a secret stands. */
export interface LiteralSecret {
  readonly path: string;
  /** Enough of it to be found and not to be used. */
  readonly text: string;
  /** What it looks like: `a token of GitHub`. */
  readonly looks: string;
}

/** What well-known secrets begin with, so that a text is searched only when it may hold one. */
const SHAPES: readonly { readonly hint: string; readonly pattern: RegExp; readonly looks: string }[] = [
  { hint: 'AKIA', pattern: /\bAKIA[0-9A-Z]{16}\b/, looks: 'an access key of AWS' },
  { hint: 'gh', pattern: /\bgh[pousr]_[A-Za-z0-9]{36,}\b/, looks: 'a token of GitHub' },
  { hint: 'github_pat_', pattern: /\bgithub_pat_\w{40,}\b/, looks: 'a token of GitHub' },
  { hint: 'glpat-', pattern: /\bglpat-[\w-]{20,}\b/, looks: 'a token of GitLab' },
  { hint: 'xox', pattern: /\bxox[abprs]-[\w-]{20,}\b/, looks: 'a token of Slack' },
  { hint: 'AIza', pattern: /\bAIza[\w-]{35}\b/, looks: 'an API key of Google' },
  { hint: 'PRIVATE KEY', pattern: /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----\s*[A-Za-z0-9+/=]/, looks: 'a private key' },
  {
    hint: '://',
    pattern: /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@$'"<>{}]+:[^\s/:@$'"<>{}]+@[\w.[]/,
    looks: 'a URL with a password',
  },
];
const SHOWN = 5;
/** What stands in the JSON of every document in which one of the patterns fits a text. */
const ANY_HINT = /AKIA|gh[pousr]_|github_pat_|glpat-|xox[abprs]-|AIza|PRIVATE KEY|:\/\/[^\s/@]+@/;

/** Texts of a document that hold what can only be a secret. */
export function literalSecrets(document: object): LiteralSecret[] {
  const found: LiteralSecret[] = [];
  // Paths are made only when there is something to say.
  if (ANY_HINT.test(writtenText(document))) look(document, '', found);
  return found;
}

function look(value: unknown, path: string, found: LiteralSecret[]): void {
  if (typeof value === 'string') {
    for (const { hint, pattern, looks } of SHAPES) {
      if (!value.includes(hint)) continue;
      const match = pattern.exec(value)?.[0];
      if (match === undefined) continue;
      found.push({ path, text: match.slice(0, SHOWN), looks });
      return;
    }
  } else if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) look(item, `${path}[${i}]`, found);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) look(item, path === '' ? key : `${path}.${key}`, found);
  }
}

const SECRET_NAME =
  /(?:^|_)(?:PASSWORD|PASSWD|PASSPHRASE|TOKEN|SECRET|API_?KEY|PRIVATE_?KEY|SECRET_?KEY|ACCESS_?KEY)$/i;
/** What tools take for no value, and paths of files. */
const NO_SECRET = /^(?:|true|false|none|null|\d|.*\$[({].*|[~./].*|[a-z][a-z0-9+.-]*:\/\/[^@]*|<.*>|\{\{.*\}\})$/is;

/** Whether a variable is called like a secret and has a value that may be one. */
export function secretName(name: string, value: string): boolean {
  return SECRET_NAME.test(name) && !NO_SECRET.test(value);
}

/** Keys whose names end like those of secrets and that only say where a list goes on. */
const NO_CREDENTIAL = /(?:^|_)(?:PAGE|NEXT|CONTINUE|CONTINUATION|SYNC)_TOKEN$/i;

/** Whether a key of JSON or a header is called like a credential: `api_key`, `accessToken`, `X-Gitlab-Token`. */
export function isCredentialKey(key: string): boolean {
  const name = key.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replace(/-/g, '_');
  return SECRET_NAME.test(name) && !NO_CREDENTIAL.test(name);
}
