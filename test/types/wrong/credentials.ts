import {
  GitCloneTask,
  GitCredentials,
  KanikoBuildTask,
  Registry,
  RegistryCredentials,
  TaskRun,
  emptyDir,
  secret,
} from 'cdk8s-tekton';
import { chart } from '../given';

const key = GitCredentials.ssh({ secret: { name: 'key' }, knownHosts: true });
const login = RegistryCredentials.dockerConfig({ secret: { name: 'ghcr' } });
const password = RegistryCredentials.basic({ secret: { name: 'hub' }, host: 'docker.io' });
const output = emptyDir();
const params = { url: 'git@github.com:acme/shop.git' };

// A login of the one for the other.
new GitCloneTask(chart, 'c', { credentials: login });
//                             ^ TS2322: Type 'DockerConfigCredentials' is not assignable to type 'GitCloneCredentials | undefined'.
new KanikoBuildTask(chart, 'b', { credentials: key });
//                                ^ TS2322: Type 'GitCredentials<"ssh">' is not assignable to type 'KanikoCredentials | undefined'.
Registry.ghcr('acme', { credentials: key });
//                      ^ TS2741: Property 'login' is missing in type 'GitCredentials<"ssh">' but required in type 'IRegistryCredentials'.

// A login that comes in two ways.
const clone = new GitCloneTask(chart, 'c', { credentials: key });
new TaskRun(chart, 'r', { task: clone, params, workspaces: { output, 'ssh-directory': secret({ name: 'key' }) } });
//                                                                   ^ TS2322: Unknown<"no workspace 'ssh-directory'; there are", …
const build = new KanikoBuildTask(chart, 'b', { credentials: login });
const image = { image: 'a' };
const workspaces = { source: output };
new TaskRun(chart, 'r', { task: build, params: image, workspaces: { ...workspaces, dockerconfig: output } });
//                                                                                 ^ TS2322: Unknown<"no workspace 'dockerconfig'; there are", "source">

// Nodes pull with a docker config.json only.
password.pullSecret;
//       ^ TS2339: Property 'pullSecret' does not exist on type 'RegistryCredentials'.

// Options of the other transport.
GitCredentials.token({ secret: { name: 'token' }, knownHosts: true });
//                                                ^ TS2353: 'knownHosts' does not exist in type 'TokenOptions'.
GitCredentials.ssh({ secret: { name: 'key' }, username: 'git' });
//                                            ^ TS2353: 'username' does not exist in type 'SshOptions'.
const https: GitCredentials<'https'> = key;
//    ^ TS2322: Type '"ssh"' is not assignable to type '"https"'.
