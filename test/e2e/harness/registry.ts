import { through } from './port-forward';

const MANIFESTS = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
];

/** Digest of an image in a registry of the cluster; undefined if there is none of that tag. */
export function digestOf(
  namespace: string,
  service: string,
  repository: string,
  tag: string,
): Promise<string | undefined> {
  return through(namespace, service, 5000, async (host) => {
    const headers = { accept: MANIFESTS.join(', ') };
    const answer = await fetch(`http://${host}/v2/${repository}/manifests/${tag}`, { method: 'HEAD', headers });
    return answer.ok ? (answer.headers.get('docker-content-digest') ?? undefined) : undefined;
  });
}
