import type { Duration } from 'cdk8s';

/** A duration as Go writes it: `1h30m`, `90s` as `1m30s`, nothing as `0s`. */
export function renderDuration(duration: Duration): string {
  const total = duration.toSeconds({ integral: false });
  const hours = Math.floor(total / 3600);
  const minutes = Math.floor((total % 3600) / 60);
  const seconds = Number((total % 60).toFixed(3));
  const parts = [hours && `${hours}h`, minutes && `${minutes}m`, seconds && `${seconds}s`];
  return parts.filter(Boolean).join('') || '0s';
}
