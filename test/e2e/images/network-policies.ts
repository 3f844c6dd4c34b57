import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { ROOT } from '../../../scripts/examples';
import { shell } from '../harness/shell';

const SOURCE = join(__dirname, 'network-policies');
const VERSION = `1.6.1-${contentOf(SOURCE)}`;
const IMAGE = `docker.io/cdk8s-tekton-e2e/network-policies:${VERSION}`;
const TOOL = join(ROOT, '../shared/cluster/image');
const LIBRARIES = 'usr/lib/x86_64-linux-gnu';
/** The programs by which the controller tells the kernel what it wants; kube-proxy has to use iptables of the same kind. */
const IPTABLES = ['iptables', 'iptables-save', 'iptables-restore'];
const IPSET = ['ipset', 'libipset13'];

/** Adds an image with kube-router's controller of NetworkPolicies to the one-machine cluster, and gives its name. */
export async function addNetworkPoliciesImage(say: (text: string) => void): Promise<string> {
  const there = await shell(TOOL, ['--list']);
  if (there.split('\n').some((line) => IMAGE.endsWith(line.trim()) && line !== '')) return IMAGE;
  say(`image ${IMAGE}`);
  const folder = mkdtempSync(join(tmpdir(), 'stand-in-'));
  chmodSync(folder, 0o755);
  try {
    copyFileSync(await compiled(say), join(folder, 'network-policies'));
    await addIptables(folder);
    await addIpset(folder);
    const config = JSON.stringify({ Entrypoint: ['/network-policies'] });
    await shell(TOOL, [IMAGE, folder, '--base', 'docker.io/library/debian:bookworm-slim', '--config', config]);
  } finally {
    rmSync(folder, { recursive: true });
  }
  return IMAGE;
}

/** The program, compiled unless an earlier run did; Go checks the sums of all modules. */
async function compiled(say: (text: string) => void): Promise<string> {
  const folder = join(cache(), `network-policies-${VERSION}`);
  const file = join(folder, 'network-policies');
  if (existsSync(file)) return file;
  say('compiling the controller of NetworkPolicies, two or three minutes');
  mkdirSync(folder, { recursive: true });
  await shell('go', ['build', '-trimpath', '-ldflags=-s -w', '-o', file, '.'], {
    cwd: SOURCE,
    env: { CGO_ENABLED: '0', GOFLAGS: '-mod=readonly' },
  });
  return file;
}

/** What this machine has, which is what its kube-proxy uses. */
async function addIptables(folder: string): Promise<void> {
  const program = realpathSync((await shell('sh', ['-c', 'command -v iptables'])).trim());
  const libraries = (await shell('ldd', [program])).match(/\/\S*\/lib(xtables|mnl|nftnl|ip4tc|ip6tc)\.so\S*/g) ?? [];
  mkdirSync(join(folder, LIBRARIES), { recursive: true });
  mkdirSync(join(folder, 'usr/sbin'), { recursive: true });
  for (const file of libraries) copyFileSync(realpathSync(file), join(folder, LIBRARIES, basename(file)));
  cpSync(join('/', LIBRARIES, 'xtables'), join(folder, LIBRARIES, 'xtables'), { recursive: true });
  copyFileSync(program, join(folder, 'usr/sbin', basename(program)));
  for (const name of IPTABLES) symlinkSync(basename(program), join(folder, 'usr/sbin', name));
}

/** From Debian's packages, which are unpacked and not installed. */
async function addIpset(folder: string): Promise<void> {
  const packages = join(cache(), 'ipset');
  if (!existsSync(packages) || readdirSync(packages).length < IPSET.length) {
    mkdirSync(packages, { recursive: true });
    const download = `apt-get download ${IPSET.join(' ')} || { apt-get update && apt-get download ${IPSET.join(' ')}; }`;
    await shell('sh', ['-c', download], { cwd: packages });
  }
  for (const file of readdirSync(packages)) await shell('dpkg-deb', ['-x', join(packages, file), folder]);
}

/** Changes with one of the files of a folder. */
function contentOf(folder: string): string {
  const hash = createHash('sha256');
  for (const file of readdirSync(folder).sort()) hash.update(readFileSync(join(folder, file)));
  return hash.digest('hex').slice(0, 12);
}

function cache(): string {
  return join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'cdk8s-tekton/e2e');
}
