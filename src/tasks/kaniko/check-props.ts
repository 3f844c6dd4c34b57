import { CallSite } from '../../diagnostics/call-site';
import { fail } from '../../diagnostics/diagnostic-error';
import type { PendingPlace } from '../../diagnostics/place';
import { quote } from '../../util/quote';
import { textsOf } from '../../util/texts-of';
import type { KanikoBuildTaskProps } from './props';

const RESERVED = ['HOME', 'DOCKER_CONFIG', 'KANIKO_DIR', 'PATH'];
const VARIABLE = /^[A-Za-z_]\w*$/;
const FILE_NAME = /^[\w.-]+$/;

/**
 * Refuses what kaniko would refuse or misunderstand in the cluster.
 *
 * @throws `unknown-key`, `unknown-value`, `not-a-list`, `path-outside-workspace`, `output-without-workspace`, `cache-without-repository`, `reserved-variable`,
 *   `invalid-build-arg`, `invalid-secret-id`, `reference-in-flag`
 */
export function checkProps(props: KanikoBuildTaskProps, construct: string): void {
  const source = new CallSite();
  const at = (field: string): PendingPlace => ({ construct, field, source });
  for (const field of ['context', 'dockerfile', 'tarPath', 'ociLayoutPath'] as const) {
    checkPath(props[field], at(field));
  }
  const output = (['tarPath', 'ociLayoutPath'] as const).find((field) => props[field] !== undefined);
  if (output !== undefined && props.remoteContext !== undefined) {
    fail({
      rule: 'output-without-workspace',
      message: `${output} lies in the workspace, and a build of a remote context has none`,
      at: at(output),
      help: 'clone into a workspace with a GitCloneTask and build that',
    });
  }
  checkReferences(props, at);
  checkCache(props, at('cache'));
  checkNames(props, at);
}

/** A reference of a pipeline would be text here, and one of the kubelet could read a Secret of the step. */
function checkReferences(props: KanikoBuildTaskProps, at: (field: string) => PendingPlace): void {
  const {
    env: _env,
    name: _name,
    labels: _labels,
    annotations: _annotations,
    registry: _registry,
    localDockerfile: _local,
    ...said
  } = props;
  for (const [field, value] of Object.entries(said)) {
    const text = textsOf(value).find((candidate) => candidate.includes('$('));
    if (text === undefined) continue;
    fail({
      rule: 'reference-in-flag',
      message: `${quote(text)} holds a reference, which nothing fills in here`,
      data: { text },
      at: at(field),
      help: 'give it where the Task is used: params: { extraArgs: [`--build-arg=COMMIT=${source.results.commit}`] }',
    });
  }
}

function checkPath(path: string | undefined, at: PendingPlace): void {
  if (path === undefined) return;
  if (path !== '' && !path.startsWith('/') && !path.includes('://') && !path.split('/').includes('..')) return;
  fail({
    rule: 'path-outside-workspace',
    message: `${quote(path)} is no path inside the workspace`,
    data: { path },
    at,
    help: 'say it without "/" at the beginning and without "..": services/web',
  });
}

function checkCache({ cache, push = true }: KanikoBuildTaskProps, at: PendingPlace): void {
  const repository = typeof cache === 'object' ? cache.repository : undefined;
  if (!cache || push || repository !== undefined) return;
  fail({
    rule: 'cache-without-repository',
    message: 'the cache has no repository, and the image, below which it would lie, is not pushed',
    at,
    help: "say it: cache: { repository: 'registry.example.com/mountains/cache' }",
  });
}

function checkNames(
  { buildArgs = {}, secrets = {}, env = {} }: KanikoBuildTaskProps,
  at: (field: string) => PendingPlace,
): void {
  const wrongArg = Object.keys(buildArgs).find((name) => !VARIABLE.test(name));
  if (wrongArg !== undefined) {
    fail({
      rule: 'invalid-build-arg',
      message: `build argument ${quote(wrongArg)} is not allowed`,
      data: { name: wrongArg },
      at: at('buildArgs'),
      help: 'letters, digits and "_", no digit first, as ARG has it',
    });
  }
  const wrongId = Object.keys(secrets).find((id) => !FILE_NAME.test(id) || id.startsWith('..'));
  if (wrongId !== undefined) {
    fail({
      rule: 'invalid-secret-id',
      message: `secret id ${quote(wrongId)} is not allowed`,
      data: { id: wrongId },
      at: at('secrets'),
      help: 'letters, digits, ".", "_" and "-"',
    });
  }
  const variables = [
    ...Object.keys(env),
    ...Object.keys(buildArgs).filter((name) => typeof buildArgs[name] === 'object'),
  ];
  const reserved = variables.find((name) => RESERVED.includes(name));
  if (reserved === undefined) return;
  fail({
    rule: 'reserved-variable',
    message: `variable ${quote(reserved)} of the executor is set already`,
    data: { variable: reserved },
    at: at('env'),
    help: 'logins come by the workspace "dockerconfig" or by the account of the run; a build argument can have another name',
  });
}
