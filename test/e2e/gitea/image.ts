import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { Cluster } from '../harness/cluster';
import { build, download, type GoModule } from '../images/go-module';
import { addImage } from '../images/add-image';

const GITEA: GoModule = {
  path: 'code.gitea.io/gitea',
  version: 'v1.26.0',
  sum: 'h1:fJP9dqLbzKrKWUVnCVTfVersZdVDuyJQLEDzCAOmKKA=',
};
const PUBLISHED = 'docker.io/gitea/gitea:1.26.0-rootless';
/** Where a Gitea that does not carry its templates looks for them. */
export const STATIC_ROOT = '/usr/share/gitea';

/** Name of an image with Gitea; where the published one cannot be had it is compiled, some five minutes once a machine. */
export async function giteaImage({ isOneMachine }: Cluster): Promise<string> {
  if (!isOneMachine) return PUBLISHED;
  return addImage('gitea:1.26.0', fill, 'alpine/git:2.49.1');
}

async function fill(folder: string): Promise<void> {
  const program = await build(GITEA, 'gitea', {
    tags: 'sqlite,sqlite_unlock_notify,osusergo,netgo',
    ldflags: '-X main.Version=1.26.0 -linkmode external -extldflags "-static"',
    cgo: true,
  });
  cpSync(program, join(folder, 'usr/local/bin/gitea'));
  const source = await download(GITEA);
  for (const part of ['options', 'templates', 'public']) {
    cpSync(join(source, part), join(folder, STATIC_ROOT, part), { recursive: true });
  }
}
