import { rememberByText } from '../../util/remember';

/** A text that is one, of 64 digits and nothing else, is taken for the id of an image. */
const ID = /^[a-f0-9]{64}$/;
const HOST =
  /^(?:(?:[A-Za-z0-9]|[A-Za-z0-9][A-Za-z0-9-]*[A-Za-z0-9])(?:\.(?:[A-Za-z0-9]|[A-Za-z0-9][A-Za-z0-9-]*[A-Za-z0-9]))*|\[[A-Fa-f0-9:]+\])(?::\d+)?$/;
const PART = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/;
const TAG = /^\w[\w.-]{0,127}$/;
/** Characters of each algorithm that container runtimes know. */
const DIGESTS: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 };
const LONGEST = 255;

/** What is wrong with the name of an image. */
export type ImageNameFault = 'digest' | 'tag' | 'upper-case' | 'name';

/**
 * Why no node pulls an image of this name, as the kubelet reads it.
 *
 * @see https://github.com/distribution/reference/blob/main/reference.go
 */
export const imageNameFault = rememberByText((image): ImageNameFault | undefined => {
  const [named = '', ...digests] = image.split('@');
  if (digests.length > 0 && !isDigest(digests.join('@'))) return 'digest';
  const slash = named.indexOf('/');
  const first = slash < 0 ? '' : named.slice(0, slash);
  // What is no host is the first folder of a repository on Docker Hub.
  const isHost = /[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase();
  const rest = isHost ? named.slice(slash + 1) : named;
  const colon = rest.indexOf(':');
  const repository = colon < 0 ? rest : rest.slice(0, colon);
  if (repository !== repository.toLowerCase()) return 'upper-case';
  if (colon >= 0 && !TAG.test(rest.slice(colon + 1))) return 'tag';
  const isName = repository.split('/').every((part) => PART.test(part)) && (!isHost || HOST.test(first));
  return isName && repository.length <= LONGEST && !ID.test(named) ? undefined : 'name';
});

function isDigest(text: string): boolean {
  const [algorithm = '', hex = ''] = text.split(':');
  return text === `${algorithm}:${hex}` && /^[a-f0-9]+$/.test(hex) && DIGESTS[algorithm] === hex.length;
}
