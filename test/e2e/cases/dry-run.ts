import { basename } from 'node:path';
import {
  documentTitle,
  runSample,
  samplePrograms,
  type KubernetesDocument,
  type Subject,
} from '../../../conformance/subject';
import type { Case } from '../harness/case';
import { addDefinitions } from '../harness/definitions';
import { withFeatures } from '../harness/features';
import { kubectl, tryKubectl } from '../harness/kubectl';

/** Whatever the library can write, put before an API server with Tekton's webhooks. */
export const dryRun: Case = {
  name: 'dry-run',
  title:
    'What every public construct writes (`conformance/samples`) is taken by the server: `kubectl apply --dry-run=server`',
  run: async ({ cluster, check, must, namespaces, skip, after }) => {
    const samples: (readonly [string, Subject])[] = [];
    for (const program of samplePrograms()) {
      const name = basename(program, '.ts');
      try {
        samples.push([name, runSample(program)]);
      } catch (error) {
        await check(`${name}: synthesizes`, () => Promise.reject(error as Error));
      }
    }
    await must('namespaces for them', () => namespaces(namespacesOf(samples.map(([, sample]) => sample))));
    if (cluster.isOneMachine)
      await check('definitions of the kinds of others', async () => {
        after(await addDefinitions());
      });
    const known = await knownKinds();
    for (const [name, sample] of samples) {
      const documents = sample.files
        .filter(({ path }) => !path.startsWith('bundles/'))
        .flatMap((file) => file.documents.map((document) => ({ document, isRun: isCreated(document) })));
      const unknown = documents.filter(({ document }) => !known.has(kindOf(document)));
      if (unknown.length > 0) {
        const titles = unknown.map(({ document }) => documentTitle(document)).join(', ');
        skip(`${name}: ${titles}`, 'the cluster does not know the kind');
      }
      const applied = documents.filter((one) => !unknown.includes(one));
      await check(`${name}: ${applied.length} documents`, () =>
        withFeatures(sample.features, async () => {
          const refused: string[] = [];
          for (const isRun of [false, true])
            refused.push(
              ...(await refusals(
                applied.filter((one) => one.isRun === isRun).map(({ document }) => document),
                isRun ? 'create' : 'apply',
              )),
            );
          if (refused.length > 0) throw new Error(refused.join('\n'));
        }),
      );
    }
  },
};

/** What the server says against documents. */
async function refusals(documents: readonly KubernetesDocument[], verb: 'apply' | 'create'): Promise<string[]> {
  if (documents.length === 0) return [];
  const text = documents.map((document) => JSON.stringify(document)).join('\n');
  const { isGood, said } = await tryKubectl([verb, '--dry-run=server', '-f', '-'], text);
  return isGood ? [] : said.split('\n').filter((line) => line !== '' && !line.endsWith('(server dry run)'));
}

/** What the cluster names is created each time, wherever it lies. */
function isCreated({ metadata }: KubernetesDocument): boolean {
  return (metadata as { generateName?: string }).generateName !== undefined;
}

function namespacesOf(samples: readonly Subject[]): string[] {
  const all = samples.flatMap(({ files }) => files.flatMap(({ documents }) => documents));
  const names = all.map(({ metadata }) => (metadata as { namespace?: string }).namespace);
  return [...new Set(names)].filter((name): name is string => name !== undefined && name !== 'default').sort();
}

async function knownKinds(): Promise<Set<string>> {
  const table = await kubectl(['api-resources', '--no-headers']);
  return new Set(
    table.split('\n').map((line) => {
      const cells = line.trim().split(/\s+/);
      return `${cells.at(-3)} ${cells.at(-1)}`;
    }),
  );
}

function kindOf({ apiVersion, kind }: KubernetesDocument): string {
  return `${apiVersion} ${kind}`;
}
