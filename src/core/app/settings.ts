import type { IConstruct } from 'constructs';
import { CallSite } from '../../diagnostics/call-site';
import { inside } from '../../diagnostics/place';
import type { FeatureFlags } from '../../schema/feature-flags';
import type { ImageTable, Mirror } from '../images/image-table';
import { watchImages } from '../images/image-use';
import { checkOptionKeys } from '../check-keys';
import { checkSettings, SETTINGS_KEYS } from './check-settings';
import { DEFAULT_TEKTON_VERSION, type TektonVersion } from './tekton-version';

/** How pipelines find the Tasks of a chart. */
export type TaskDelivery =
  /** Each Task is a document of its own and referred to by name; from another namespace by the cluster resolver. */
  | 'ref'
  /** The steps stand inside each pipeline, and no Task document is applied. */
  | 'inline'
  /** The Tasks are pushed as a bundle from the file in `dist/bundles/`; pipelines refer to the bundle. */
  | { readonly bundle: string }
  /** Each Task is a document of its own and always referred to by the cluster resolver. */
  | 'cluster';

/** What a chart says once for all Tekton objects in it. */
export interface TektonSettings {
  /** Release the documents are made for. @default '1.15' */
  readonly version?: TektonVersion | undefined;
  /** Feature flags that the cluster has switched on, as in its ConfigMap `feature-flags`. @default - Tekton's defaults */
  readonly features?: Partial<FeatureFlags> | undefined;
  /** Other images: by key for those of ready-made constructs (`kaniko`), by full name for your own. @default {} */
  readonly images?: ImageTable | undefined;
  /** Registry that serves copies of public images: one prefix for all, or one per host. @default - no mirror */
  readonly mirror?: Mirror | undefined;
  /** How pipelines find the Tasks of this chart. @default 'ref' */
  readonly tasks?: TaskDelivery | undefined;
}

/** Settings with every default filled in. */
export interface ResolvedSettings {
  readonly version: TektonVersion;
  readonly features: Partial<FeatureFlags>;
  readonly images: ImageTable;
  readonly mirror: Mirror | undefined;
  readonly tasks: TaskDelivery;
}

const SETTINGS = Symbol.for('cdk8s-tekton.settings');
const DEFAULTS: ResolvedSettings = {
  version: DEFAULT_TEKTON_VERSION,
  features: {},
  images: {},
  mirror: undefined,
  tasks: 'ref',
};

/**
 * Says the Tekton version, feature flags, images and delivery of tasks for everything below `scope`.
 *
 * PipelineChart and PipelineApp call it with their props; call it yourself for a plain cdk8s Chart.
 *
 * @throws `unknown-key`, `unknown-value`
 *
 * @example
 * ```ts
 * const plain = new Chart(app, 'plain', { namespace: 'ci', disableResourceNameHashes: true });
 * configureTekton(plain, { features: { 'enable-api-fields': 'alpha' }, mirror: 'mirror.example.com' });
 * ```
 */
export function configureTekton(scope: IConstruct, settings: TektonSettings): void {
  checkOptionKeys(settings, SETTINGS_KEYS, 'configureTekton');
  keepSettings(scope, settings);
}

/**
 * Keeps the settings among the props of an app or a chart, whose other keys are known there.
 *
 * @throws `unknown-key`, `unknown-value`
 */
export function keepSettings(scope: IConstruct, settings: TektonSettings): void {
  const at = { construct: scope.node.path, source: new CallSite() };
  checkSettings(settings, at);
  if (settings.images) watchImages(scope, settings.images, inside(at, 'images'));
  Object.defineProperty(scope, SETTINGS, { value: settings, configurable: true });
}

/** The settings that hold at `scope`: of each field the nearest one above. */
export function settingsOf(scope: IConstruct): ResolvedSettings {
  const said = scope.node.scopes.flatMap((above) => (above as { [SETTINGS]?: TektonSettings })[SETTINGS] ?? []);
  return said.reduce<ResolvedSettings>(
    (outer, inner) => ({
      version: inner.version ?? outer.version,
      features: { ...outer.features, ...inner.features },
      images: { ...outer.images, ...inner.images },
      mirror: inner.mirror ?? outer.mirror,
      tasks: inner.tasks ?? outer.tasks,
    }),
    DEFAULTS,
  );
}
