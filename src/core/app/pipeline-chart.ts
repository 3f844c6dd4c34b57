import { Chart, type ApiObject, type ChartProps } from 'cdk8s';
import type { Construct } from 'constructs';
import { CallSite } from '../../diagnostics/call-site';
import { checkDnsLabel, objectName } from '../names';
import { checkHead, checkId } from './check-scope';
import { checkOwnKeys } from '../check-keys';
import { SETTINGS_KEYS } from './check-settings';
import { rememberSite } from './origin';
import { keepSettings, type TektonSettings } from './settings';
import { chartDocuments } from './synthesis';
import { showByPath } from '../shown';
import type { KeysOf } from '../shape';
import { mapOf, text } from '../shapes';

/** Props of {@link PipelineChart}. */
export interface PipelineChartProps extends TektonSettings {
  /** Namespace of all objects. @default - none is written, and `kubectl` decides */
  readonly namespace?: string | undefined;
  /** Labels of all objects. @default {} */
  readonly labels?: Readonly<Record<string, string>> | undefined;
}

const KEYS: KeysOf<PipelineChartProps> = { ...SETTINGS_KEYS, namespace: text, labels: mapOf(text) };

/**
 * A chart of Tekton objects: one file in `dist/`, names without hashes, and what holds for all objects said once.
 *
 * Objects are called `<chart>-<ids>`. Runs go to `dist/runs/`, since they are created and not applied.
 *
 * @throws `invalid-name` when the id is not a DNS label, `duplicate-id`, `unknown-key`, `unknown-value`
 *
 * @example
 * ```ts
 * const delivery = new PipelineChart(app, 'delivery', {
 *   namespace: 'ci',
 *   mirror: 'mirror.example.com',
 *   features: { 'enable-api-fields': 'alpha' },
 * });
 * ```
 */
export class PipelineChart extends Chart {
  static {
    showByPath(this);
  }

  constructor(scope: Construct, id: string, props: PipelineChartProps = {}) {
    // Props are looked at when there is a place to report; until then null is nothing.
    const { namespace, labels = {} } = (props as PipelineChartProps | null) ?? {};
    const chartProps: ChartProps = { labels: { ...labels }, disableResourceNameHashes: true };
    checkHead(scope, id, 'PipelineChart', 'app');
    super(checkId(scope, id, 'chart'), id, namespace === undefined ? chartProps : { ...chartProps, namespace });
    const place = { construct: this.node.path, source: new CallSite() };
    checkDnsLabel(id, { what: 'chart', ...place });
    checkOwnKeys(props, KEYS, { made: new.target, own: PipelineChart, at: place });
    keepSettings(this, props);
  }

  override generateObjectName(apiObject: ApiObject): string {
    // The one call of cdk8s that says which object is being made; an object with a name of its own does not come by.
    rememberSite(apiObject);
    return objectName(apiObject);
  }

  /**
   * The documents that are applied; cdk8s's own way looks at the whole app for each chart.
   *
   * @throws DiagnosticError with everything that is wrong in the app
   */
  override toJson(): object[] {
    this.node.root.node.validate();
    return chartDocuments(this).map(({ document }) => document);
  }
}
