import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../../scripts/examples';
import { download, type GoModule } from '../images/go-module';
import { kubectl, tryKubectl } from './kubectl';

const CRDS = join(ROOT, '../shared/crds');

/** What OpenShift's own server knows stands as a CRD in its Go module only. */
const OPEN_SHIFT: GoModule = {
  path: 'github.com/openshift/api',
  version: 'v0.0.0-20240124164020-e2ce40831f2e',
  sum: 'h1:cxgCNo/R769CO23AK5TCh45H9SMUGZ8RukiF2/Qif3o=',
};

/** Makes kinds of others than Kubernetes and Tekton known to the cluster; gives what takes away those it did not know before. */
export async function addDefinitions(): Promise<() => Promise<unknown>> {
  const folder = existsSync(CRDS) ? readdirSync(CRDS).filter((file) => file.endsWith('.yaml')) : [];
  const files = [
    ...folder.map((file) => join(CRDS, file)),
    join(await download(OPEN_SHIFT), 'route/v1/route.crd.yaml'),
  ];
  const added: string[] = [];
  for (const file of files) {
    const asked = ['create', '--dry-run=client', '-o', 'jsonpath={.metadata.name}', '-f', file];
    const name = `crd/${(await kubectl(asked)).trim()}`;
    if ((await tryKubectl(['get', name])).isGood) continue;
    await kubectl(['apply', '--server-side', '-f', file]);
    added.push(name);
  }
  if (added.length === 0) return () => Promise.resolve();
  await kubectl(['wait', '--for=condition=Established', '--timeout=60s', ...added]);
  return () => kubectl(['delete', '--wait=false', ...added]);
}
