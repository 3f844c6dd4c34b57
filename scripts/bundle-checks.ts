import { build, type Plugin } from 'esbuild';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

// Makes one file of the engine and rules: a small file costs a fifth of a millisecond to find and read, and there are two
// hundred. It is made of the sources and not of what is compiled of them: those become one scope, which Node reads once,
// and not a function for each, which it reads twice. What other parts of the library load, too, stays outside, but for the
// helpers of one function each, which cost less than to ask for them.
const SRC = join(__dirname, '../src');
const LIB = join(__dirname, '../lib');
const CHECKS = join(SRC, 'validation/checks.ts');
const INSIDE = [
  'analysis',
  'util',
  'validation/decoding',
  'validation/engine',
  'validation/rules',
  'validation/rules.ts',
].map((path) => join(SRC, path));
/** Loaded when a script has to be read. */
const OUTSIDE = join(SRC, 'analysis/scripts/run-variables.ts');

const outsideStaysOutside: Plugin = {
  name: 'outside-stays-outside',
  setup(bundle) {
    bundle.onResolve({ filter: /^\./ }, ({ path, resolveDir, kind }) => {
      if (kind === 'entry-point') return undefined;
      const file = sourceOf(join(resolveDir, path));
      if (file !== OUTSIDE && INSIDE.some((inside) => file === inside || file.startsWith(inside + sep)))
        return undefined;
      return { path: `./${relative(dirname(CHECKS), file).replace(/\.ts$/, '.js')}`, external: true };
    });
  },
};

function sourceOf(module: string): string {
  return existsSync(`${module}.ts`) ? `${module}.ts` : join(module, 'index.ts');
}

async function main(): Promise<void> {
  await build({
    entryPoints: [CHECKS],
    outfile: join(LIB, 'validation/checks.js'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    packages: 'external',
    minifyWhitespace: true,
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'warning',
    plugins: [outsideStaysOutside],
  });
  const rules = join(LIB, 'validation/rules');
  for (const name of readdirSync(rules, { recursive: true, encoding: 'utf8' }))
    if (/\.js(?:\.map)?$/.test(name)) rmSync(join(rules, name));
  for (const name of ['rules.js', 'rules.js.map']) rmSync(join(LIB, 'validation', name));
}

void main();
