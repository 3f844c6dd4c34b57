import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tryShell } from './shell';

const PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome', 'chrome'];

/** A Chromium of this machine: $CHROMIUM, else by its usual names. */
export function findBrowser(): string | undefined {
  const said = process.env['CHROMIUM'];
  return [...(said === undefined ? [] : [said]), ...PROGRAMS].find(
    (program) => spawnSync(program, ['--version']).status === 0,
  );
}

/** Opens a page without a window, lets its scripts run, and gives what then stands in it. */
export async function openPage(browser: string, url: string, screenshot: string): Promise<string> {
  const profile = mkdtempSync(join(tmpdir(), 'browser-'));
  const flags = [
    ...[
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--no-first-run',
      '--no-proxy-server',
    ],
    ...[`--user-data-dir=${profile}`, '--window-size=1200,800', '--timeout=20000', '--virtual-time-budget=10000'],
  ];
  try {
    await tryShell(browser, [...flags, `--screenshot=${screenshot}`, url]);
    const { code, stdout, stderr } = await tryShell(browser, [...flags, '--dump-dom', url]);
    if (code !== 0) throw new Error(`${browser} ended with ${code}\n${stderr.slice(-2000)}`);
    return stdout;
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}
