import { quote } from '../../util/quote';
import { isUnknown, violation, type Control } from './pod';

/** What may be set, and since which policy. */
const ALLOWED = new Map([
  ['kernel.shm_rmid_forced', 0],
  ['net.ipv4.ip_local_port_range', 0],
  ['net.ipv4.tcp_syncookies', 0],
  ['net.ipv4.ping_group_range', 0],
  ['net.ipv4.ip_unprivileged_port_start', 0],
  ['net.ipv4.ip_local_reserved_ports', 27],
  ['net.ipv4.tcp_keepalive_time', 29],
  ['net.ipv4.tcp_fin_timeout', 29],
  ['net.ipv4.tcp_keepalive_intvl', 29],
  ['net.ipv4.tcp_keepalive_probes', 29],
  ['net.ipv4.tcp_rmem', 32],
  ['net.ipv4.tcp_wmem', 32],
  ['net.ipv4.tcp_slow_start_after_idle', 37],
  ['net.ipv4.tcp_notsent_lowat', 37],
]);

/** Only settings of the kernel that end with the pod. */
export const sysctls: Control = ({ securityContext, securityContextPath, path }, version) =>
  (securityContext?.sysctls ?? []).flatMap(({ name = '' }, i) =>
    isUnknown(name) || (ALLOWED.get(name) ?? Infinity) <= version
      ? []
      : [violation('sysctls', `${securityContextPath ?? path}.sysctls[${i}].name`, `the pod sets ${quote(name)}`)],
  );
