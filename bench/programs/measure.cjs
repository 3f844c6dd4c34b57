/**
 * Runs a piece of work once in this process and says on standard output what it took: one cold run, as users have it.
 *
 * @param {() => void} work
 */
exports.measure = function measure(work) {
  const cpu = process.cpuUsage();
  const start = process.hrtime.bigint();
  work();
  const wallMs = Number(process.hrtime.bigint() - start) / 1e6;
  const { user, system } = process.cpuUsage(cpu);
  const peakMb = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(JSON.stringify({ wallMs, cpuMs: (user + system) / 1000, peakMb }));
};
