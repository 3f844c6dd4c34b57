import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { fail } from '../diagnostics/diagnostic-error';
import type { PendingPlace } from '../diagnostics/place';
import type { RegistryExposure } from './registry-exposure';

/** Who has which port of the nodes, chart by chart: charts may be for different clusters. */
const TAKEN = new WeakMap<Chart, Map<number, string>>();

/**
 * Takes the ports that a registry opens on the nodes; the cluster gives each to one Service only.
 *
 * @throws `port-taken`
 */
export function takeNodePorts(registry: IConstruct, exposure: RegistryExposure, at: PendingPlace): void {
  const { how } = exposure;
  if (how.kind !== 'nodePort') return;
  const chart = Chart.of(registry);
  const taken = TAKEN.get(chart) ?? new Map<number, string>();
  TAKEN.set(chart, taken);
  for (const port of [how.port, how.uiPort]) {
    if (port === undefined) continue;
    const by = taken.get(port);
    if (by !== undefined) {
      fail({
        rule: 'port-taken',
        message: `port ${port} of the nodes is taken by registry "${by}"`,
        data: { port, by },
        at: { ...at, field: 'exposure' },
        help: `exposure: RegistryExposure.nodePort({ port: ${port + 1} })`,
      });
    }
    taken.set(port, registry.node.path);
  }
}
