import type { AnyRef } from './wire';

/** What a reference names, and where it says so. */
export interface ReferenceSource {
  /** The text that Tekton compares with patterns of VerificationPolicies. */
  readonly source: string;
  /** Which param of the reference it stands in. */
  readonly param: number;
}

/** Params of the resolvers whose source is written in the reference. The others ask a server, or a ConfigMap. */
const PARAMS: Readonly<Record<string, string>> = { git: 'url', http: 'url', bundles: 'bundle' };

/**
 * What Tekton 1.15 takes as the source of what a resolver fetches; undefined where the document does not say it.
 *
 * @see https://github.com/tektoncd/pipeline/tree/v1.15.0/pkg/resolution/resolver `RefSource`
 */
export function referenceSource({ resolver = '', params = [] }: AnyRef): ReferenceSource | undefined {
  const param = params.findIndex(({ name }) => name !== undefined && name === PARAMS[resolver]);
  const value = params[param]?.value;
  if (typeof value !== 'string' || value === '' || value.includes('$(')) return undefined;
  const source = resolver === 'bundles' ? repositoryOf(value) : value;
  // Tekton takes spaces off, and the prefix that the git resolver puts there.
  return { source: source.trim(), param };
}

/** The repository of an image, as go-containerregistry says it: with Docker Hub and without tag and digest. */
function repositoryOf(image: string): string {
  const [tagged = ''] = image.split('@');
  const named = tagged.replace(/:[^:/]*$/, '');
  const slash = named.indexOf('/');
  const first = slash < 0 ? '' : named.slice(0, slash);
  const isHost = first === 'localhost' || /[.:]/.test(first);
  const repository = isHost ? named.slice(slash + 1) : named;
  if (isHost && first !== 'docker.io' && first !== HUB) return named;
  return `${HUB}/${repository.includes('/') ? '' : 'library/'}${repository}`;
}

const HUB = 'index.docker.io';
