import { build, type Plugin } from 'esbuild';
import { readdirSync, rmSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

// Makes one file of the compiled engine and rules: a small file costs a fifth of a millisecond to find and read, and there are
// two hundred. What other parts of the library load, too, stays outside.
const LIB = join(__dirname, '../lib');
const CHECKS = join(LIB, 'validation/checks.js');
const INSIDE = ['analysis', 'validation/decoding', 'validation/engine', 'validation/rules', 'validation/rules.js'].map(
  (path) => join(LIB, path),
);

const outsideStaysOutside: Plugin = {
  name: 'outside-stays-outside',
  setup(bundle) {
    bundle.onResolve({ filter: /^\./ }, ({ path, resolveDir, kind }) => {
      if (kind === 'entry-point') return undefined;
      const file = require.resolve(join(resolveDir, path));
      if (INSIDE.some((inside) => file === inside || file.startsWith(inside + sep))) return undefined;
      return { path: `./${relative(dirname(CHECKS), file)}`, external: true };
    });
  },
};

async function main(): Promise<void> {
  await build({
    entryPoints: [CHECKS],
    outfile: CHECKS,
    allowOverwrite: true,
    bundle: true,
    platform: 'node',
    target: 'node20',
    packages: 'external',
    minifyWhitespace: true,
    sourcemap: true,
    logLevel: 'warning',
    plugins: [outsideStaysOutside],
  });
  const rules = join(LIB, 'validation/rules');
  for (const name of readdirSync(rules, { recursive: true, encoding: 'utf8' }))
    if (/\.js(?:\.map)?$/.test(name)) rmSync(join(rules, name));
  for (const name of ['rules.js', 'rules.js.map']) rmSync(join(LIB, 'validation', name));
}

void main();
