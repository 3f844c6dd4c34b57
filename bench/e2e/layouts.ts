import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cluster } from '../../test/e2e/harness/cluster';
import { apply, kubectl } from '../../test/e2e/harness/kubectl';
import { deleteNamespaces, freshNamespaces } from '../../test/e2e/harness/namespaces';
import { applySecret } from '../../test/e2e/harness/secrets';
import { ready } from '../../test/e2e/harness/service';
import { synthesizeExample } from '../../test/e2e/harness/synthesis';
import { listens, type Listener } from '../../test/e2e/harness/webhook';

/** A delivery that is measured. */
export interface Layout {
  readonly name: string;
  readonly listener: Listener;
  /** Where the service is deployed to. */
  readonly target: string;
  readonly repository: string;
  readonly install: (cluster: Cluster) => Promise<void>;
  readonly remove: () => Promise<void>;
}

/** The word that webhooks are signed with. */
export const WORD = 'known-to-both';
const REGISTRY = { push: 'mountains-registry.ci.svc.cluster.local:5000', pull: 'localhost:30500' };
const CLASSIC = { ci: 'bench-classic', target: 'bench-classic-target' };

/** The example of the library. It is installed first, for its registry serves both. */
export const ours: Layout = {
  name: 'push-to-rollout',
  listener: { namespace: 'ci', name: 'mountains-hub' },
  target: 'mountains',
  repository: 'private-bench-ours',
  async install({ git, images }) {
    await freshNamespaces(['ci', 'mountains']);
    await applySecret('ci', 'github', { token: git.login.password });
    await applySecret('ci', 'github-webhook', { secretToken: WORD });
    await apply('-f', await synthesizeExample('examples/push-to-rollout/main.ts', images));
    await ready('ci', 'deployment/mountains-registry');
    await listens(this.listener);
  },
  async remove() {
    await deleteNamespaces(['ci', 'mountains']);
    await kubectl(['delete', 'clusterrole,clusterrolebinding', 'ci:mountains-hub', '--ignore-not-found']);
  },
};

/** The layout of tutorials, written by hand. */
export const classic: Layout = {
  name: 'classic',
  listener: { namespace: CLASSIC.ci, name: 'classic' },
  target: CLASSIC.target,
  repository: 'private-bench-classic',
  async install({ images }) {
    await freshNamespaces([CLASSIC.ci, CLASSIC.target]);
    await applySecret(CLASSIC.ci, 'github-webhook', { secretToken: WORD });
    const words = {
      IMAGE_GIT: images['git'],
      IMAGE_PYTHON: 'python:3.13-slim',
      IMAGE_KANIKO: images['kaniko'],
      IMAGE_SHELL: images['shell'],
      IMAGE_KUBECTL: images['kubectl'],
      PUSH_HOST: REGISTRY.push,
      PULL_HOST: REGISTRY.pull,
      NAMESPACE_CI: CLASSIC.ci,
      NAMESPACE_TARGET: CLASSIC.target,
    };
    const files = { tasks: CLASSIC.ci, pipeline: CLASSIC.ci, trigger: CLASSIC.ci, access: CLASSIC.target };
    for (const [file, namespace] of Object.entries(files)) {
      const text = readFileSync(join(__dirname, `classic/${file}.yaml`), 'utf8');
      const filled = text.replaceAll(
        /\b[A-Z]+_[A-Z]+\b/g,
        (word) => (words as Record<string, string | undefined>)[word] ?? word,
      );
      await kubectl(['-n', namespace, 'apply', '-f', '-'], filled);
    }
    await listens(this.listener);
  },
  async remove() {
    await deleteNamespaces([CLASSIC.ci, CLASSIC.target]);
    await kubectl(['delete', 'clusterrolebinding', `${CLASSIC.ci}-listener`, '--ignore-not-found']);
  },
};
