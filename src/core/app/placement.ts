import { App, Chart } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';

/**
 * Where an object's document goes: applied with its chart, created by hand, pushed as a bundle, kept beside the source, or nowhere by
 * itself.
 */
export type Placement = 'apply' | 'runs' | 'bundles' | 'pipelines-as-code' | 'embedded';

/** Charts beside a user's chart whose documents are not for `kubectl apply`. */
export type SidePlacement = Exclude<Placement, 'apply' | 'embedded'>;

/** Folders below the output for what is not applied. */
export const SIDE_FOLDERS: Readonly<Record<SidePlacement, string>> = {
  runs: 'runs',
  bundles: 'bundles',
  'pipelines-as-code': '.tekton',
};

const SIDE = Symbol.for('cdk8s-tekton.sideChart');

interface SideChartInfo {
  readonly placement: SidePlacement;
  /** The chart that the objects belong to. */
  readonly of: Chart;
}

/** The scope under which the object of a construct is made. */
export function scopeFor(construct: Construct, placement: Placement): Construct {
  if (placement === 'apply') return construct;
  if (placement === 'embedded') return nowhere(construct);
  return sideChart(Chart.of(construct), placement);
}

/** What kind of side chart it is; undefined for charts whose documents are applied. */
export function sideChartInfo(chart: IConstruct): SideChartInfo | undefined {
  return (chart as { [SIDE]?: SideChartInfo })[SIDE];
}

/** `<chart>-runs` beside the chart, made on first use; a plain cdk8s App gives it a file of its own. */
function sideChart(of: Chart, placement: SidePlacement): Chart {
  // A chart is never the root.
  const scope = of.node.scope as unknown as Construct;
  const id = `${of.node.id}-${placement}`;
  const existing = scope.node.tryFindChild(id);
  if (existing && Chart.isChart(existing) && sideChartInfo(existing)) return existing;
  const side = new Chart(scope, id, {
    ...(of.namespace === undefined ? {} : { namespace: of.namespace }),
    labels: of.labels,
    disableResourceNameHashes: true,
  });
  Object.defineProperty(side, SIDE, { value: { placement, of } satisfies SideChartInfo });
  return side;
}

/** A chart that no app synthesizes, for objects whose content stands inside others. */
function nowhere(construct: Construct): Chart {
  const of = Chart.of(construct);
  return new Chart(new App(), of.node.id, of.namespace === undefined ? {} : { namespace: of.namespace });
}
