import { chmodSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileScript, type CompiledScript } from '../../../src/core/scripts/compile-script';
import { startCompiled } from './pod';
import { runInShell, SHELLS, type Shell } from './shells';
import { ORDINARY } from './tables/ordinary';
import { ORDINARY_TOOLS } from './tables/ordinary-tools';
import { scriptOf } from './tables/script-of';

/** Texts that would do something if a shell or a program read them as code. The scripts read lines, and echo knows backslashes. */
const VALUES = [
  'v1.2.3',
  '`touch pwned`; touch pwned #',
  `a' "b" \${HOME} *  %s (x) & | > y`,
  '-v',
  'a[`touch pwned`]',
];
const SCRIPTS = [...ORDINARY, ...ORDINARY_TOOLS];

/** A folder with programs that print their arguments, in place of those that deliver something. */
let tools: string;

beforeAll(() => {
  tools = mkdtempSync(join(tmpdir(), 'tools-'));
  const printer = join(tools, 'print-arguments');
  writeFileSync(printer, '#!/bin/sh\nfor argument; do printf "<%s>" "$argument"; done\n');
  chmodSync(printer, 0o755);
  for (const name of TOOLS) symlinkSync(printer, join(tools, name));
});

afterAll(() => {
  rmSync(tools, { recursive: true });
});

const TOOLS = (
  'curl wget jq yq kubectl kustomize helm git ssh scp rsync tar zip docker skopeo crane buildah cosign trivy npm npx yarn pnpm pip ' +
  'pytest go mvn gradle make cargo dotnet bundle composer terraform ansible-playbook aws gcloud gh argocd flux tkn sonar-scanner ' +
  'slack-notify psql'
).split(' ');

test.each(SCRIPTS)('%s', (script) => {
  expect(compileScript(scriptOf(script), []).env).toHaveLength(1);
});

test.each(SHELLS)('%s gets the value in ordinary scripts as it is', (shell) => {
  const compiled = SCRIPTS.map((script) => ({ script, compiled: compileScript(scriptOf(script), []) }));
  expect(faults(shell, compiled)).toEqual([]);
});

/** What arrived otherwise, or ran something. */
function faults(shell: Shell, scripts: readonly { readonly script: string; readonly compiled: CompiledScript }[]) {
  const runs = scripts.flatMap(({ script, compiled }) =>
    VALUES.map((value) => {
      const container = startCompiled(compiled, { params: { x: value } });
      const env = { ...container.env, PATH: `${tools}:${process.env['PATH']}` };
      return { script, value, container: { ...container, env } };
    }),
  );
  const outcomes = runInShell(
    shell,
    runs.map(({ container }) => container),
  );
  return runs.flatMap(({ script, value }, i) => {
    const { output, files } = outcomes[i]!;
    return output.includes(value) && !files.includes('pwned') ? [] : [{ script, value, output, files }];
  });
}
