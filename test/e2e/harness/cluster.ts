import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { spawnSync } from 'node:child_process';
import { ROOT } from '../../../scripts/examples';
import { addGitServerImage, addStandIns, STAND_INS, type Images } from '../images/stand-ins';
import { kubectl, tryKubectl } from './kubectl';
import { deployGitServer } from '../git-server/deploy';
import { oneMachineGit, type GitServer } from './git-server';
import { tryShell } from './shell';

/** Where the cases run. */
export interface Cluster {
  /** For the report: versions, and what kind of cluster it is. */
  readonly title: string;
  /** What programs take instead of the published images; empty where those can be had. */
  readonly images: Images;
  readonly git: GitServer;
  /** Whether images come from the stand-ins. */
  readonly isOneMachine: boolean;
}

/** Why there is no cluster. */
export interface NoCluster {
  readonly missing: string;
}

/** The one-machine cluster lies beside the repository. */
const SCRIPTS = join(ROOT, '../shared/cluster');
const HOME = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'pipeline-cluster');
const STATE = process.env['PIPELINE_CLUSTER_STATE'] ?? join(HOME, 'state');

/** Has node and git. */
const GIT_SERVER_IMAGE = 'docker.io/library/node:22-bookworm';
/** Whether the one-machine cluster gets the git server that other clusters get. */
const OWN_GIT = process.env['E2E_GIT'] === 'own';

/** The cluster of $KUBECONFIG; without that the one-machine cluster, which is started. */
export async function findCluster(say: (text: string) => void): Promise<Cluster | NoCluster> {
  const given = process.env['KUBECONFIG'];
  const own = join(STATE, 'kubeconfig');
  if (given === undefined || given === '' || resolve(given) === own) {
    const missing = whatIsMissing();
    if (missing !== undefined) return { missing };
    startOneMachine(say);
    process.env['KUBECONFIG'] = own;
    process.env['PATH'] = `${join(HOME, 'bin')}:${process.env['PATH'] ?? ''}`;
    await addStandIns();
    const git = OWN_GIT ? await deployGitServer(await addGitServerImage()) : oneMachineGit(STATE);
    return { title: await titleOf('one machine'), images: STAND_INS, git, isOneMachine: true };
  }
  const { isGood, said } = await tryKubectl([
    'get',
    'crd',
    'eventlisteners.triggers.tekton.dev',
    'pipelines.tekton.dev',
  ]);
  if (!isGood)
    throw new Error(`the cluster of ${given} has no Tekton Pipelines and Triggers, or cannot be asked: ${said}`);
  return {
    title: await titleOf('$KUBECONFIG'),
    images: {},
    git: await deployGitServer(GIT_SERVER_IMAGE),
    isOneMachine: false,
  };
}

function whatIsMissing(): string | undefined {
  if (!existsSync(join(SCRIPTS, 'up')))
    return 'no $KUBECONFIG, and no ../shared/cluster/up to start a cluster of this machine';
  if (process.getuid?.() !== 0) return 'no $KUBECONFIG, and a cluster of this machine is started by root only';
  if (process.arch !== 'x64' || process.platform !== 'linux') return 'no $KUBECONFIG, and this is no Linux on x86-64';
  if (spawnSync('go', ['version']).status !== 0) return 'no $KUBECONFIG, and no Go to compile a cluster with';
  return undefined;
}

/** Returns at once where it is up; the first time it compiles Kubernetes and Tekton, about 20 minutes. */
function startOneMachine(say: (text: string) => void): void {
  say(`starting the one-machine cluster, which is kept running: ${SCRIPTS}/up`);
  // It may look for its machine before the machine's process has its name, and then gives up though all is well:
  // what is there is taken by the next attempt.
  const first = up();
  if (first === undefined) return;
  say(`not up, trying once more: ${first}`);
  const second = up();
  if (second !== undefined) throw new Error(second);
}

/** What went wrong, with the end of its log. */
function up(): string | undefined {
  mkdirSync(HOME, { recursive: true });
  const log = join(HOME, 'e2e-up.log');
  const out = openSync(log, 'w');
  // Its daemons go on after it, so its output must not be a pipe that somebody waits for.
  const { status } = spawnSync(join(SCRIPTS, 'up'), [], { stdio: ['ignore', out, out] });
  closeSync(out);
  return status === 0 ? undefined : `${SCRIPTS}/up ended with ${status}\n${readFileSync(log, 'utf8').slice(-4000)}`;
}

async function titleOf(kind: string): Promise<string> {
  const { serverVersion } = JSON.parse(await kubectl(['version', '-o', 'json'])) as {
    serverVersion: { gitVersion: string };
  };
  const releaseOf = async (part: string): Promise<string> => {
    const label = [
      'get',
      'deployment',
      '-A',
      '-l',
      `app.kubernetes.io/part-of=${part},app.kubernetes.io/name=controller`,
    ];
    const path = '{.items[0].metadata.labels.app\\.kubernetes\\.io/version}';
    return (await tryShell('kubectl', [...label, '-o', `jsonpath=${path}`])).stdout || 'unknown';
  };
  const pipelines = await releaseOf('tekton-pipelines');
  const triggers = await releaseOf('tekton-triggers');
  return `${kind}: Kubernetes ${serverVersion.gitVersion}, Tekton Pipelines ${pipelines}, Triggers ${triggers}`;
}
