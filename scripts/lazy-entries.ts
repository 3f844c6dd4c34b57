import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

// Makes the compiled entries of the package load a file when something in it is first used: a program that needs one construct
// does not pay for all. Loading the main entry takes 1 ms and not 30.
const ROOT = join(__dirname, '..');

/**
 * Stands for a module until something of it is asked for. The getters that TypeScript writes, `return task_1.Task`, stay as they
 * are: Node finds the names for `import { Task }` by just that form.
 */
const LAZY =
  'const lazy = (load) => { let loaded; return new Proxy({}, { get: (_, name) => (loaded ??= load())[name] }); };';

for (const entry of entries()) {
  const path = join(ROOT, entry);
  writeFileSync(path, toLazy(readFileSync(path, 'utf8')));
}

/** The files that hold nothing but exports of others. */
function entries(): string[] {
  const { exports } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    readonly exports: Readonly<Record<string, string | { readonly default: string }>>;
  };
  return Object.values(exports)
    .map((target) => (typeof target === 'string' ? target : target.default))
    .filter((target) => basename(target) === 'index.js');
}

function toLazy(compiled: string): string {
  if (compiled.includes(LAZY)) return compiled;
  return compiled
    .replace('"use strict";\n', `"use strict";\n${LAZY}\n`)
    .replaceAll(/^(?:var|const) (\w+) = (require\("[^"]+"\));$/gm, 'const $1 = lazy(() => $2);');
}
