import type { SecurityContext } from '../../schema/kubernetes';
import type { ContainerStep } from '../../core/step/step';
import type { TaskRefs } from '../../core/task/task-refs';
import type { GitCloneIo, GitCloneTaskProps } from '../git-clone';
import { DEFAULT_TRANSPORTS } from './transports';
import type { GitLogins } from './logins';
import { CHECK_PARAMS } from './scripts/check-params';
import { COMMON } from './scripts/common';
import { credentialsScript } from './scripts/credentials';
import { fetchScript } from './scripts/fetch';
import { loginTexts } from './scripts/login-texts';
import { WRITE_RESULTS } from './scripts/write-results';

/** "nobody" in /etc/passwd of Alpine, Debian, Red Hat and Wolfi: ssh ends at once for a user without an entry there. */
const NOBODY = 65534;
/** A volume that every step of a pod may write; Tekton brings it, and the credentials of the ServiceAccount, here. */
const HOME = '/tekton/home';

/** The workspaces with logins are there unless the Task has credentials of its own. */
type Workspaces = Partial<GitCloneIo['workspaces']> & Pick<GitCloneIo['workspaces'], 'output' | 'ssl-ca-directory'>;
type Refs = TaskRefs<GitCloneIo['params'], Workspaces, GitCloneIo['results']>;

/** The step: one script for all images, with everything that differs in its variables. */
export function cloneStep(props: GitCloneTaskProps, logins: GitLogins, refs: Refs): ContainerStep {
  const { params, workspaces, results } = refs;
  const { transports = DEFAULT_TRANSPORTS, unknownHosts = 'refuse', sslVerify = true } = props;
  const texts = loginTexts(logins);
  return {
    name: 'clone',
    image: props.image ?? 'git',
    env: {
      PARAM_URL: params.url,
      PARAM_REVISION: params.revision,
      PARAM_REFSPEC: params.refspec,
      PARAM_DEPTH: params.depth,
      PARAM_SUBMODULES: params.submodules,
      PARAM_SUBMODULE_PATHS: params.submodulePaths,
      PARAM_SPARSE_CHECKOUT_DIRECTORIES: params.sparseCheckoutDirectories,
      PARAM_LFS: params.lfs,
      PARAM_SUBDIRECTORY: params.subdirectory,
      WORKSPACE_OUTPUT: workspaces.output.path,
      WORKSPACE_SSH_DIRECTORY: logins.ssh ?? workspaces['ssh-directory']?.path ?? '',
      WORKSPACE_BASIC_AUTH: logins.https ?? workspaces['basic-auth']?.path ?? '',
      BASIC_AUTH_USERNAME: logins.username,
      WORKSPACE_SSL_CA_DIRECTORY: workspaces['ssl-ca-directory'].path,
      RESULT_COMMIT: results.commit.path,
      RESULT_URL: results.url.path,
      RESULT_COMMITTER_DATE: results['committer-date'].path,
      RESULT_CHAINS_GIT_URL: results['CHAINS-GIT_URL'].path,
      RESULT_CHAINS_GIT_COMMIT: results['CHAINS-GIT_COMMIT'].path,
      HOME,
      DELETE_EXISTING: props.deleteExisting ?? true,
      UNKNOWN_HOSTS: unknownHosts,
      GIT_ALLOW_PROTOCOL: transports.join(':'),
      GIT_SSL_NO_VERIFY: sslVerify ? undefined : 'true',
      // curl reads http_proxy in small letters only.
      http_proxy: props.httpProxy,
      https_proxy: props.httpsProxy,
      no_proxy: props.noProxy,
    },
    script: [COMMON, CHECK_PARAMS, credentialsScript(texts), fetchScript(texts), WRITE_RESULTS].join(''),
    volumeMounts: logins.mounts,
    computeResources: props.computeResources,
    securityContext: securityContext(props.user ?? NOBODY),
  };
}

function securityContext(user: number | 'cluster'): SecurityContext {
  return {
    runAsNonRoot: true,
    ...(user === 'cluster' ? {} : { runAsUser: user, runAsGroup: user }),
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
    seccompProfile: { type: 'RuntimeDefault' },
  };
}
