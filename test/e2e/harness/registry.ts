import { askService } from './api';

const MANIFESTS = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
];

/** Digest of an image in a registry of the cluster; undefined if there is none of that tag. */
export async function digestOf(
  namespace: string,
  service: string,
  repository: string,
  tag: string,
): Promise<string | undefined> {
  const headers = { accept: MANIFESTS.join(', ') };
  const answer = await askService(namespace, service, 5000, `/v2/${repository}/manifests/${tag}`, { headers });
  return answer.ok ? (answer.headers.get('docker-content-digest') ?? undefined) : undefined;
}
