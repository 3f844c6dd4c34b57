import { result } from '../../core/declarations/result';
import { EnvSource, type Env } from '../../core/step/env';
import type { ContainerStep, Step } from '../../core/step/step';
import { step, type StepHandle } from '../../core/step/step-handle';
import type { TaskRefs } from '../../core/task/task-refs';
import type { KanikoIo } from '../kaniko-build';
import type { KanikoFiles } from './files';
import { buildFlags, cacheFlags, flag, logFlags, outputFlags, pairs, registryFlags } from './flags';
import type { KanikoLogins } from './logins';
import type { KanikoBuildTaskProps } from './props';
import type { RemoteContext } from './remote-context';
import { NO_RIGHTS } from './rights';
import { CHECK_PARAMS, WRITE_RESULTS } from './scripts';

/**
 * A volume that Tekton brings, for what the ServiceAccount of the run has for registries; volumes are no part of the image. Other
 * users than root have folders of their own in it, or Tekton would complain in the log.
 */
const HOME = '/tekton/home';
/**
 * What unpacking base images and package managers need, all of them within Pod Security `baseline`. Without FSETID the setgid
 * bit of files of other groups is lost silently, and the image is not what docker would build (seen with kaniko v1.24).
 */
const CAPABILITIES = ['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'SETFCAP', 'SETGID', 'SETUID'];
/** The workspace with logins is there unless the Task has credentials of its own. */
type Workspaces = Partial<KanikoIo['workspaces']> & Pick<KanikoIo['workspaces'], 'source'>;
type Refs = TaskRefs<KanikoIo['params'], Workspaces, KanikoIo['results']>;
/** What the steps are made of. */
export interface KanikoPlan {
  readonly props: KanikoBuildTaskProps;
  readonly files: KanikoFiles;
  readonly logins: KanikoLogins;
}

/** The steps: build and push, then say what came of it. */
export function kanikoSteps(plan: KanikoPlan, refs: Refs): Step[] {
  const build = buildStep(plan, refs);
  const guards = hasSecrets(executorEnv(plan.props)) ? [checkStep(refs)] : [];
  return [...guards, ...plan.logins.steps, build, resultsStep(plan.props, build.results.digest, refs)];
}

function buildStep({ props, files, logins }: KanikoPlan, refs: Refs) {
  const { params, workspaces } = refs;
  const { remoteContext } = props;
  const source = remoteContext ? undefined : workspaces.source.path;
  return step('build-and-push', { results: { digest: result.string() } }, ({ results }) => ({
    image: props.image ?? 'kaniko',
    // Said although the image has it: without it Tekton would ask the registry for it.
    command: ['/kaniko/executor'],
    args: [
      ...contextFlags(remoteContext, refs),
      `--destination=${params.image}`,
      `--digest-file=${results.digest.path}`,
      ...buildFlags(props),
      ...cacheFlags(props.cache),
      ...outputFlags(props, source),
      ...registryFlags(props),
      ...files.args,
      ...logFlags(props),
      params.extraArgs,
    ],
    env: {
      HOME,
      // Empty without credentials and workspace, and then the folder .docker of HOME counts: never both.
      DOCKER_CONFIG: logins.folder ?? workspaces.dockerconfig?.path ?? '',
      ...logins.env,
      ...executorEnv(props),
    },
    // checkStep has looked at every param.
    argumentsAreChecked: true,
    volumeMounts: [...files.mounts, ...logins.mounts],
    computeResources: props.computeResources,
    securityContext: {
      runAsUser: 0,
      allowPrivilegeEscalation: props.allowPrivilegeEscalation ?? false,
      capabilities: { drop: ['ALL'], add: [...new Set([...CAPABILITIES, ...(props.capabilities ?? [])])] },
      seccompProfile: { type: 'RuntimeDefault' },
    },
  }));
}

/** The Dockerfile by its absolute path: a relative one would be looked for in the working directory first. */
function contextFlags(remote: RemoteContext | undefined, { params, workspaces }: Refs): string[] {
  if (remote) {
    return [
      ...flag('context', remote.url),
      `--context-sub-path=${params.context}`,
      `--dockerfile=${params.dockerfile}`,
      ...pairs('git', remote.git),
    ];
  }
  const context = `${workspaces.source.path}/${params.context}`;
  return [`--context=${context}`, `--dockerfile=${context}/${params.dockerfile}`];
}

/** Variables beside those that every executor has. */
function executorEnv({ buildArgs = {}, env = {} }: KanikoBuildTaskProps): Env {
  const fromElsewhere = Object.entries(buildArgs).filter(([, value]) => EnvSource.isEnvSource(value));
  return { ...env, ...Object.fromEntries(fromElsewhere) };
}

function hasSecrets(env: Env): boolean {
  return Object.values(env).some(
    (value) => EnvSource.isEnvSource(value) && value.toValueFrom().secretKeyRef !== undefined,
  );
}

/** The executor starts only when this has ended well. */
function checkStep({ params }: Refs): ContainerStep {
  return {
    name: 'check-params',
    image: 'shell',
    command: ['sh', '-euc', CHECK_PARAMS, 'check-params'],
    args: [params.extraArgs],
    env: {
      PARAM_IMAGE: params.image,
      PARAM_CONTEXT: params.context,
      PARAM_DOCKERFILE: params.dockerfile,
      HOME: `${HOME}/check-params`,
    },
    securityContext: NO_RIGHTS,
  };
}

/** A step of its own, since the image of the executor has no shell. */
function resultsStep(
  { registry }: KanikoBuildTaskProps,
  digest: StepHandle<{ digest: ReturnType<typeof result.string> }>['results']['digest'],
  { params, results }: Refs,
): ContainerStep {
  return {
    name: 'write-results',
    image: 'shell',
    command: ['sh', '-euc', WRITE_RESULTS],
    env: {
      PARAM_IMAGE: params.image,
      DIGEST: digest,
      RESULT_IMAGE_URL: results.IMAGE_URL.path,
      RESULT_IMAGE_DIGEST: results.IMAGE_DIGEST.path,
      RESULT_IMAGE_REF: results.IMAGE_REF.path,
      PUSH_HOST: registry?.pushHost ?? '',
      PULL_HOST: registry?.pullHost ?? '',
      HOME: `${HOME}/write-results`,
    },
    securityContext: NO_RIGHTS,
  };
}
