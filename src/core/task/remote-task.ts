import { checkOptionKeys } from '../check-keys';
import type { KeysOf } from '../shape';
import { CallSite } from '../../diagnostics/call-site';
import { fail } from '../../diagnostics/diagnostic-error';
import type { Param } from '../../schema/param';
import type { TaskRef } from '../../schema/resolver';
import { compact } from '../../util/compact';
import type { ExactlyOne } from '../../util/exactly-one';
import { quote } from '../../util/quote';
import { fields, named, needed, text } from '../shapes';

/** A Task of Artifact Hub. */
export interface HubReference {
  /** Name of the Task, `git-clone`. */
  readonly name: string;
  /** Exact version; there is no latest. */
  readonly version: string;
  /** Catalogue. @default 'tekton-catalog-tasks' */
  readonly catalog?: string | undefined;
  /** Address of another hub. @default - the one that the cluster is set up with */
  readonly url?: string | undefined;
}

/** A Task in a bundle: an image that holds Tasks. */
export interface BundleReference {
  /** Image reference, best with a digest. */
  readonly bundle: string;
  /** Name of the Task in it. */
  readonly name: string;
  /** Secret with the login of the registry. @default - none */
  readonly secret?: { readonly name: string } | undefined;
}

/** A Task in a Git repository. */
export interface GitReference {
  /** https address of the repository. */
  readonly url: string;
  /** Commit, tag or branch; only a full commit stays the same. */
  readonly revision: string;
  /** Path of the file in the repository. */
  readonly pathInRepo: string;
  /** Secret with a token for a private repository, and the key in it. @default - none */
  readonly token?: { readonly secret: { readonly name: string }; readonly key: string } | undefined;
}

/** A Task at an address. */
export interface HttpReference {
  readonly url: string;
  /** `sha256:…` that the content must have. @default - not checked */
  readonly digest?: string | undefined;
}

/** A Task in some namespace of the cluster. */
export interface ClusterReference {
  readonly name: string;
  readonly namespace: string;
}

type Kind = 'task' | 'pipeline' | 'stepaction';

interface ReferenceByResolver {
  readonly hub: HubReference;
  readonly bundle: BundleReference;
  readonly git: GitReference;
  readonly http: HttpReference;
  readonly cluster: ClusterReference;
}

/** Something that a resolver of Tekton Pipelines fetches, by the resolver: one of them. */
export type ResolverReference = ExactlyOne<ReferenceByResolver>;

const TOKEN_KEYS: KeysOf<NonNullable<GitReference['token']>> = { secret: needed(named), key: needed(text) };
const KEYS: { readonly [Name in keyof ReferenceByResolver]: KeysOf<ReferenceByResolver[Name]> } = {
  hub: { name: needed(text), version: needed(text), catalog: text, url: text },
  bundle: { bundle: needed(text), name: needed(text), secret: named },
  git: {
    url: needed(text),
    revision: needed(text),
    pathInRepo: needed(text),
    token: fields('token', TOKEN_KEYS),
  },
  http: { url: needed(text), digest: text },
  cluster: { name: needed(text), namespace: needed(text) },
};

/** The wire form of a reference. @throws `not-one-resolver`, `unknown-key` */
export function remoteRef(reference: ResolverReference, kind: Kind): TaskRef {
  checkOneResolver(Object.keys(compact({ ...reference })));
  for (const resolver of Object.keys(KEYS) as (keyof ReferenceByResolver)[]) {
    const said = reference[resolver];
    if (said !== undefined) checkOptionKeys(said, KEYS[resolver], `fromResolver with ${resolver}`);
  }
  if (reference.hub) return resolverRef.hub(reference.hub, kind);
  if (reference.bundle) return resolverRef.bundle(reference.bundle, kind);
  if (reference.git) return resolverRef.git(reference.git);
  if (reference.http) return resolverRef.http(reference.http);
  return resolverRef.cluster(reference.cluster, kind);
}

function checkOneResolver(said: readonly string[]): void {
  if (said.length === 1 && said.every((resolver) => resolver in KEYS)) return;
  fail({
    rule: 'not-one-resolver',
    message: `fromResolver is given ${said.map(quote).join(' and ') || 'nothing'}, and takes one resolver`,
    data: { said },
    at: { source: new CallSite() },
    help: `allowed: ${Object.keys(KEYS).join(', ')}; write { hub: { name: '…', version: '…' } }`,
  });
}

/** References by resolver; the parameters are those of the resolvers of Tekton Pipelines. */
export const resolverRef = {
  hub: ({ name, version, catalog, url }: HubReference, kind: Kind): TaskRef =>
    ref('hub', { kind, name, version, type: 'artifact', catalog, url }),
  bundle: ({ bundle, name, secret }: BundleReference, kind: Kind): TaskRef =>
    ref('bundles', { bundle, name, kind, secret: secret?.name }),
  git: ({ url, revision, pathInRepo, token }: GitReference): TaskRef =>
    ref('git', { url, revision, pathInRepo, gitToken: token?.secret.name, gitTokenKey: token?.key }),
  http: ({ url, digest }: HttpReference): TaskRef => ref('http', { url, digest }),
  cluster: ({ name, namespace }: ClusterReference, kind: Kind): TaskRef => ref('cluster', { kind, name, namespace }),
};

function ref(resolver: string, params: Readonly<Record<string, string | undefined>>): TaskRef {
  const given = Object.entries(params).flatMap(([name, value]): Param[] =>
    value === undefined ? [] : [{ name, value }],
  );
  return { resolver, params: given };
}
