const { readFileSync, writeFileSync } = require('node:fs');

// node synthesize.cjs delivery 500 OUTDIR           builds and synthesizes with the library, and says what it took
// node synthesize.cjs unchecked 500 OUTDIR          the same without the rules over documents
// node synthesize.cjs chain 300 OUTDIR              the same for one pipeline whose tasks take results of others
// node synthesize.cjs documents 500 OUTDIR FILE     writes the documents of the first to a file
// node synthesize.cjs plain 500 OUTDIR FILE         makes plain ApiObjects of them
const [, , what, count, outdir, file] = process.argv;

/** One cold run, as users have it; what is loaded before does not count. */
function measure(work) {
  const cpu = process.cpuUsage();
  const start = process.hrtime.bigint();
  work();
  const wallMs = Number(process.hrtime.bigint() - start) / 1e6;
  const { user, system } = process.cpuUsage(cpu);
  const peakMb = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(JSON.stringify({ wallMs, cpuMs: (user + system) / 1000, peakMb }));
}

switch (what) {
  case 'unchecked': {
    const validation = require.resolve('../../lib/validation/validate.js');
    require.cache[validation] = { exports: { ...require(validation), validate: () => [] } };
  }
  // falls through
  case 'delivery': {
    const { delivery } = require('./delivery.cjs');
    measure(() => delivery(Number(count), outdir).synth());
    break;
  }
  case 'chain':
  case 'layers': {
    const { net } = require('./nets.cjs');
    measure(() => net(what, Number(count), outdir).synth());
    break;
  }
  case 'documents': {
    const { delivery } = require('./delivery.cjs');
    const documents = delivery(Number(count), outdir).charts.flatMap((chart) => chart.toJson());
    writeFileSync(file, JSON.stringify(documents));
    break;
  }
  case 'plain': {
    const { plain } = require('./plain.cjs');
    const documents = JSON.parse(readFileSync(file, 'utf8'));
    measure(() => plain(documents, outdir).synth());
    break;
  }
}
