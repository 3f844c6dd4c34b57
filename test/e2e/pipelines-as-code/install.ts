import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments, type Document } from 'yaml';
import { kubectl } from '../harness/kubectl';
import { ready } from '../harness/service';
import { addImage } from '../images/add-image';
import { build, download, type GoModule } from '../images/go-module';

const MODULE: GoModule = {
  path: 'github.com/openshift-pipelines/pipelines-as-code',
  version: 'v0.40.0',
  sum: 'h1:OM3s70wD4KQ4y175L8PIRQbQ3A+vzALJinRNFoqgke0=',
};
/** What its manifests name: `ko://…/cmd/pipelines-as-code-watcher`. */
const UNBUILT = `ko://${MODULE.path}/cmd/`;
const NAMESPACE = 'pipelines-as-code';
/** Where its webhooks go. */
export const CONTROLLER = `http://pipelines-as-code-controller.${NAMESPACE}.svc.cluster.local:8080`;

/**
 * Installs Pipelines-as-Code from the manifests of its module, compiled here.
 * @returns what takes it away, and before that the runs of a namespace: they go only while its watcher is there
 */
export async function installPipelinesAsCode(namespace: string): Promise<() => Promise<void>> {
  const config = join(await download(MODULE), 'config');
  const files = readdirSync(config).filter((file) => file.endsWith('.yaml'));
  const documents = files.flatMap((file) => parseAllDocuments(readFileSync(join(config, file), 'utf8')));
  for (const document of documents) if (document.get('kind') === 'Deployment') await setImage(document);
  const items = documents.map((document): unknown => document.toJS());
  const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
  await kubectl(['apply', '--server-side', '--force-conflicts', '-f', '-'], list);
  await ready(NAMESPACE, ...['controller', 'watcher', 'webhook'].map((part) => `deployment/pipelines-as-code-${part}`));
  return async () => {
    await kubectl(['-n', namespace, 'delete', 'pipelineruns', '--all', '--timeout=60s']);
    await kubectl(['delete', '--ignore-not-found', '--wait=false', '-f', '-'], list);
  };
}

/** Has a Deployment run what is compiled here. */
async function setImage(deployment: Document): Promise<void> {
  const image = ['spec', 'template', 'spec', 'containers', 0, 'image'];
  const program = String(deployment.getIn(image)).replace(UNBUILT, '');
  const fill = async (folder: string): Promise<void> => {
    cpSync(await build(MODULE, program, { package: `./cmd/${program}` }), join(folder, 'program'));
  };
  const config = { Entrypoint: ['/program'], User: '65532' };
  deployment.setIn(image, await addImage(`${program}:${MODULE.version}`, fill, 'library/busybox:1.35.0', config));
}
