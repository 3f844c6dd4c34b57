import { ApiObject, JsonPatch, Lazy } from 'cdk8s';
import type { Construct } from 'constructs';
import { originate } from '../../core/app/origin';
import { scopeFor } from '../../core/app/placement';
import type { INamed } from '../../core/named';
import { renderRun } from '../../core/run/render-run';
import { inside, type PendingPlace } from '../../diagnostics/place';
import { compact } from '../../util/compact';
import { quote } from '../../util/quote';
import { unlessEmpty } from '../../util/unless-empty';
import type { ProviderName, TriggerDefinition } from '../events/definition';
import { celExpression, failUnknown } from './cel';
import { withPipelineInside } from './inline-pipeline';
import type { PipelinesAsCodeOptions } from './options';
import { checkPlaceholders, withPlaceholders } from './placeholders';

const API = 'pipelinesascode.tekton.dev';
/** Providers whose events have the fields that expressions read. */
const PROVIDERS: readonly ProviderName[] = ['github', 'gitlab', 'gitea'];

/**
 * The object that tells Pipelines-as-Code of a repository.
 *
 * @throws `not-in-pipelines-as-code`
 */
export function renderRepository(
  hub: Construct & INamed,
  provider: ProviderName,
  secret: { readonly secretName: string; readonly secretKey: string } | undefined,
  options: PipelinesAsCodeOptions,
  place: PendingPlace,
): void {
  checkRepository(provider, options, place);
  const { url, token, webhookSecret, concurrencyLimit } = options;
  // Its client of Gitea takes no address from the events.
  const apiUrl = options.apiUrl ?? (provider === 'gitea' ? new URL(url).origin : undefined);
  const signing = webhookSecret ?? (secret && { name: secret.secretName, key: secret.secretKey });
  const repository = new ApiObject(hub, 'Repository', {
    apiVersion: `${API}/v1alpha1`,
    kind: 'Repository',
    metadata: { name: hub.name },
    spec: compact({
      url,
      concurrency_limit: concurrencyLimit,
      git_provider: token && {
        type: provider,
        ...compact({ url: apiUrl }),
        secret: { name: token.name, key: token.key ?? 'provider.token' },
        ...(signing && { webhook_secret: { name: signing.name, key: signing.key ?? 'webhook.secret' } }),
      },
    }),
  });
  originate(repository, hub);
}

function checkRepository(provider: ProviderName, { url, token }: PipelinesAsCodeOptions, place: PendingPlace): void {
  if (!/^https?:\/\/[^/]+\/./.test(url)) {
    failUnknown(
      `repository ${quote(url)}`,
      inside(place, 'pipelinesAsCode.url'),
      'it compares the address of the page: https://github.com/acme/mountains',
    );
  }
  if (token !== undefined || !['gitlab', 'gitea'].includes(provider)) return;
  failUnknown(
    `of a repository of ${provider} without a token`,
    inside(place, 'pipelinesAsCode'),
    "only on GitHub an app has one: token: { name: '…', key: '…' }",
  );
}

/**
 * The run of a trigger as a file for `.tekton/`: everything it does stands in it.
 *
 * @throws `not-in-pipelines-as-code`, `untrusted-in-pipelines-as-code`
 */
export function renderPipelinesAsCode(
  trigger: Construct & { readonly name: string },
  definition: TriggerDefinition,
  { maxKeepRuns, concurrencyLimit }: PipelinesAsCodeOptions,
): void {
  const { run, serviceAccount, labels, annotations, concurrency, place, provider } = definition;
  if (!PROVIDERS.includes(provider))
    failUnknown(`what events of ${provider} look like`, place, `it knows ${PROVIDERS.join(', ')}`);
  checkPlaceholders(definition);
  checkRunsBeside(definition, concurrencyLimit);
  const scope = scopeFor(trigger, 'pipelines-as-code');
  const object = new ApiObject(scope, trigger.node.path, {
    apiVersion: 'tekton.dev/v1',
    kind: 'PipelineRun',
    metadata: compact({
      generateName: `${trigger.name}-`,
      labels: unlessEmpty(labels),
      annotations: {
        ...annotations,
        ...compact({
          [`${API}/on-cel-expression`]: celExpression(definition),
          [`${API}/cancel-in-progress`]: concurrency?.cancelInProgress === true ? 'true' : undefined,
          [`${API}/max-keep-runs`]: maxKeepRuns === undefined ? undefined : String(maxKeepRuns),
        }),
      },
    }),
    spec: Lazy.any({
      produce: () => {
        const spec = withPipelineInside(renderRun(run, trigger, serviceAccount, place), trigger, place);
        return withPlaceholders(spec, definition);
      },
    }) as object,
  });
  // cdk8s writes a name beside every generateName.
  object.addJsonPatch(JsonPatch.remove('/metadata/name'));
  originate(object, trigger);
}

/** What Pipelines-as-Code does with other runs of a trigger is not all that Tekton Triggers can be made to do. */
function checkRunsBeside({ concurrency, place }: TriggerDefinition, limit: number | undefined): void {
  if (concurrency?.hasOwnGroup === true)
    failUnknown(
      "which runs stand in each other's way",
      place,
      'leave the group out: it is the branch or the pull request, for each trigger apart',
    );
  if (concurrency?.cancelInProgress === true && limit !== undefined)
    failUnknown(
      'to cancel older runs where it limits how many go on',
      place,
      'leave concurrencyLimit out, or say concurrency: { cancelInProgress: false }',
    );
}
