/**
 * Images for a cluster that reaches no registry of the world.
 *
 * Distribution, kustomize and helm are compiled from their Go modules; the web page is a small one of ours behind Debian's nginx,
 * which obeys the variables of joxit/docker-registry-ui that RegistryWithUi sets. Binaries are kept in ~/.cache/cdk8s-tekton/e2e.
 */
import { chmodSync, chownSync, copyFileSync, existsSync, mkdirSync, readdirSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { shell } from '../harness/shell';
import { addImage } from './add-image';
import { COMPILED } from './go-module';

/** What a program sets as `images` to run with these. */
export type Images = Readonly<Record<string, string>>;

const OURS = 'docker.io/cdk8s-tekton-e2e';

/** The images of a one-machine cluster, by the keys and names that programs use. */
export const STAND_INS: Images = {
  git: 'docker.io/alpine/git:2.49.1',
  kaniko: 'gcr.io/kaniko-project/executor:v1.24.0',
  shell: 'docker.io/library/busybox:1.35.0',
  'python:3.13-slim': 'docker.io/library/python:3.13-slim',
  kubectl: `${OURS}/kubectl:1.34.4`,
  registry: `${OURS}/registry:3.1.1`,
  registryUi: `${OURS}/registry-ui:2.6.0`,
};

const PROGRAMS = {
  registry: 'github.com/distribution/distribution/v3/cmd/registry@v3.1.1',
  kustomize: 'sigs.k8s.io/kustomize/kustomize/v5@v5.8.1',
  helm: 'helm.sh/helm/v3/cmd/helm@v3.21.4',
};
type Program = keyof typeof PROGRAMS;

/** User of the web page's image, as in the published one. */
const NGINX = 101;

/** Adds to the cluster's registry what is missing there. */
export async function addStandIns(): Promise<void> {
  await addImage('registry:3.1.1', (folder) => install(folder, ['registry'], 'bin'), 'library/busybox:1.35.0', {
    Entrypoint: ['registry'],
    Cmd: ['serve', '/etc/distribution/config.yml'],
  });
  await addImage(
    'kubectl:1.34.4',
    (folder) => install(folder, ['kustomize', 'helm'], 'usr/local/bin'),
    'alpine/k8s:1.34.4',
  );
  await addImage('registry-ui:2.6.0', layOutPage, 'library/nginx:1.22', {
    Entrypoint: ['/entrypoint.sh'],
    Cmd: null,
    User: String(NGINX),
  });
}

/** An image with git and the node that runs this, for the git server that clusters without one get; gives its name. */
export function addGitServerImage(): Promise<string> {
  return addImage('git-server:1', layOutNode, 'alpine/git:2.49.1');
}

async function layOutNode(folder: string): Promise<void> {
  const libraries = (await shell('ldd', [process.execPath])).match(/\/\S*\/lib(stdc\+\+|gcc_s|atomic)\.so\S*/g) ?? [];
  for (const file of libraries) {
    mkdirSync(join(folder, 'usr/lib/x86_64-linux-gnu'), { recursive: true });
    copyFileSync(realpathSync(file), join(folder, 'usr/lib/x86_64-linux-gnu', basename(file)));
  }
  mkdirSync(join(folder, 'usr/local/bin'), { recursive: true });
  copyFileSync(process.execPath, join(folder, 'usr/local/bin/node'));
  chmodSync(join(folder, 'usr/local/bin/node'), 0o755);
}

async function install(folder: string, programs: readonly Program[], where: string): Promise<void> {
  for (const program of programs) {
    const file = join(folder, where, program);
    mkdirSync(dirname(file), { recursive: true });
    copyFileSync(await compiled(program), file);
    chmodSync(file, 0o755);
  }
}

/** The program, compiled unless an earlier run did; Go checks the sums of all modules. */
async function compiled(program: Program): Promise<string> {
  const [path = '', version = ''] = PROGRAMS[program].split('@');
  const folder = join(COMPILED, version);
  const file = join(folder, program);
  if (!existsSync(file)) {
    console.log(`compiling ${program} ${version}, a minute or two`);
    await shell('go', ['install', '-trimpath', '-ldflags=-s -w', `${path}@${version}`], {
      cwd: tmpdir(),
      env: { GOBIN: folder, CGO_ENABLED: '0', GOFLAGS: '' },
    });
    if (!existsSync(file)) throw new Error(`go install left no ${program} in ${readdirSync(folder).join(', ')}`);
  }
  return file;
}

/** The page's own files, and the folders that it writes into. */
function layOutPage(folder: string): void {
  const files = { 'entrypoint.sh': '', 'nginx.conf': 'etc/nginx', 'index.html': 'usr/share/nginx/html' };
  for (const [file, where] of Object.entries(files)) {
    mkdirSync(join(folder, where), { recursive: true });
    copyFileSync(join(__dirname, 'registry-ui', file), join(folder, where, file));
  }
  chmodSync(join(folder, 'entrypoint.sh'), 0o755);
  mkdirSync(join(folder, 'etc/nginx/conf.d'));
  for (const path of ['etc/nginx/conf.d', 'usr/share/nginx/html', 'usr/share/nginx/html/index.html']) {
    chownSync(join(folder, path), NGINX, NGINX);
  }
}
