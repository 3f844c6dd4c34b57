import type { StringRef } from '../core/references/string-ref';
import { CallSite } from '../diagnostics/call-site';
import { fail } from '../diagnostics/diagnostic-error';
import type { PendingPlace } from '../diagnostics/place';
import { quote } from '../util/quote';

const COMPONENT = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const REPOSITORY = new RegExp(`^${COMPONENT}(?:/${COMPONENT})*$`);
const LONGEST_REPOSITORY = 255;
const TAG = /^\w[\w.-]{0,127}$/;
const HOST = /^(?:[A-Za-z0-9](?:[-A-Za-z0-9]*[A-Za-z0-9])?\.)*[A-Za-z0-9](?:[-A-Za-z0-9]*[A-Za-z0-9])?(?::\d{1,5})?$/;
/** Names that people take for registries, and those that are. */
const MISSPELT_HOSTS = new Map([
  ['ghrc.io', 'ghcr.io'],
  ['gchr.io', 'ghcr.io'],
  ['docker.com', 'docker.io'],
  ['quay.com', 'quay.io'],
]);

/**
 * Checks the path of an image in a registry; references of Tekton are not looked into.
 *
 * @throws `invalid-image-repository` with a path that would do
 */
export function checkRepository(repository: string | StringRef, construct?: string): void {
  if (!isLiteral(repository) || (REPOSITORY.test(repository) && repository.length <= LONGEST_REPOSITORY)) return;
  const tooLong = repository.length > LONGEST_REPOSITORY;
  fail({
    rule: 'invalid-image-repository',
    message: tooLong
      ? `image repository ${quote(repository)} has ${repository.length} characters, ${repository.length - LONGEST_REPOSITORY} too many`
      : `image repository ${quote(repository)} is not allowed`,
    data: { repository },
    at: place('repository', construct),
    help: [
      'allowed: lower-case letters and digits, parts joined by ".", "_" or "-", paths by "/"; no host and no tag',
      ...suggestion(repository, betterRepository(repository), REPOSITORY),
    ],
  });
}

/**
 * Checks the tag of an image; references of Tekton are not looked into.
 *
 * @throws `invalid-image-tag` with a tag that would do
 */
export function checkTag(tag: string | StringRef, construct?: string): void {
  if (!isLiteral(tag) || TAG.test(tag)) return;
  fail({
    rule: 'invalid-image-tag',
    message: `image tag ${quote(tag)} is not allowed`,
    data: { tag },
    at: place('tag', construct),
    help: [
      'allowed: letters, digits, "_", "." and "-", at most 128, the first one no "." or "-"',
      ...suggestion(tag, tag.replace(/[^\w.-]+/g, '-').replace(/^[.-]+|-+$/g, ''), TAG),
    ],
  });
}

/**
 * Checks `host[:port]` of a registry.
 *
 * @throws `invalid-registry-host`, `misspelt-registry-host`
 */
export function checkHost(host: string, construct?: string): void {
  if (!HOST.test(host)) {
    const better = host.replace(/^[a-z]+:\/\//, '').replace(/\/.*$/, '');
    fail({
      rule: 'invalid-registry-host',
      message: `registry host ${quote(host)} is not allowed`,
      data: { host },
      at: place('host', construct),
      help: [
        'allowed: a name or an address with an optional port, no scheme, no path',
        ...suggestion(host, better, HOST),
      ],
    });
  }
  const meant = MISSPELT_HOSTS.get(host);
  if (meant === undefined) return;
  fail({
    rule: 'misspelt-registry-host',
    message: `${quote(host)} is no image registry`,
    data: { host, meant },
    at: place('host', construct),
    help: `did you mean ${quote(meant)}?`,
  });
}

function place(field: string, construct: string | undefined): PendingPlace {
  return { construct, field, source: new CallSite() };
}

/** Whether the text is known now; a text around an expression of Tekton is known in the cluster only. */
function isLiteral(text: string | StringRef): text is string {
  return typeof text === 'string' && !text.includes('$(');
}

function betterRepository(repository: string): string {
  const path = repository.replace(/^[a-z]+:\/\//, '').replace(/^(?:localhost|[^/]*[.:][^/]*)\//, '');
  return path
    .replace(/[@:].*$/, '')
    .toLowerCase()
    .replace(/[^a-z0-9._/-]+/g, '-')
    .replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');
}

function suggestion(said: string, better: string, pattern: RegExp): string[] {
  return better !== said && pattern.test(better) ? [`${quote(better)} would do`] : [];
}
