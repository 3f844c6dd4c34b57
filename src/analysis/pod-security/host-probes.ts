import type { AnyHandler } from '../wire';
import { quote } from '../../util/quote';
import { violation, type Control } from './pod';

const SINCE = 34;

/** No probe or hook that calls another host. */
export const hostProbes: Control = ({ containers }, version) => {
  if (version < SINCE) return [];
  return containers.flatMap(({ container, what, path }) => {
    const { livenessProbe, readinessProbe, startupProbe, lifecycle = {} } = container;
    const handlers: Readonly<Record<string, AnyHandler | undefined>> = {
      livenessProbe,
      readinessProbe,
      startupProbe,
      'lifecycle.postStart': lifecycle.postStart,
      'lifecycle.preStop': lifecycle.preStop,
    };
    return Object.entries(handlers).flatMap(([field, handler]) =>
      (['httpGet', 'tcpSocket'] as const).flatMap((call) => {
        const host = handler?.[call]?.host ?? '';
        return host === ''
          ? []
          : [
              violation(
                'hostProbesAndHostLifecycle',
                `${path}.${field}.${call}.host`,
                `${field} of ${what} calls host ${quote(host)}`,
              ),
            ];
      }),
    );
  });
};
