import { PipelineApp, PipelineChart, type PipelineChartProps } from 'cdk8s-tekton';
import { synthesize } from '../../src/core/app/synthesis';
import { assertNoErrors } from '../../src/core/app/app-validation';

/** A chart `shop` in namespace `ci`, in an app of its own. */
export function testChart(props: PipelineChartProps = {}): PipelineChart {
  return new PipelineChart(new PipelineApp({ summary: false }), 'shop', { namespace: 'ci', ...props });
}

interface AnyDocument {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly spec: Readonly<Record<string, unknown>> & Readonly<Record<string, any>>;
}

/** All documents of the chart's app, by path of their file. */
export function filesOf(chart: PipelineChart): Record<string, AnyDocument[]> {
  const synthesis = synthesize(chart.node.root as PipelineApp);
  assertNoErrors(synthesis);
  return Object.fromEntries(synthesis.files.map(({ path, documents }) => [path, documents as AnyDocument[]]));
}

/** The one document of a kind. */
export function theOnly(kind: string, chart: PipelineChart): AnyDocument {
  const found = Object.values(filesOf(chart))
    .flat()
    .filter((document) => document.kind === kind);
  if (found.length !== 1) throw new Error(`expected one ${kind}, found ${found.length}`);
  return found[0]!;
}

/** The findings of the app as text, or nothing. */
export function reportOf(chart: PipelineChart): string {
  return reportOfCall(() => filesOf(chart));
}

/** What a call throws, as text. */
export function reportOfCall(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}
