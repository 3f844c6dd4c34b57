import { variableKind } from '../../schema/variable-kinds';
import { parseVariables } from '../../schema/variables';
import { commandPattern, commandsOf } from '../scripts/commands';
import type { AnyContainer, AnyParamSpec } from '../wire';

/** `docker.io/acme/kaniko:v1`, `gcr.io/kaniko-project/executor:v1`. */
const KANIKO = /(?:^|\/)(?:kaniko|kaniko-project\/executor|kaniko\/executor)(?=[:@]|$)/;

/** The tools below; most scripts name none of them. */
const TOOLS = /\b(?:kaniko|docker|podman|buildah|nerdctl|img|crane|buildctl|ko|pack|skopeo)\b/;

/** Commands that push an image which was built here; the second expression says when they do not. */
const PUSHES: readonly (readonly [command: RegExp, unless?: RegExp])[] = [
  [commandPattern('kaniko/executor', '--\\S+'), /\s--no-push(?:=true)?(?=[\s"']|$)/],
  [commandPattern('docker|podman|buildah|nerdctl|img|crane', 'push')],
  [commandPattern('docker', 'buildx[ \\t]+build[^\\n;|&]*[ \\t]--push')],
  [commandPattern('buildctl|buildctl-daemonless\\.sh', 'build[^\\n;|&]*push=true\\S*')],
  [commandPattern('ko', 'build|publish|apply|resolve'), /\s(?:-L|--local|--push=false)(?=[\s"']|$)/],
  [commandPattern('pack', 'build[^\\n;|&]*[ \\t]--publish')],
  [
    commandPattern(
      'skopeo',
      'copy[^\\n;|&]*[ \\t](?:oci|oci-archive|docker-archive|dir|containers-storage):\\S+[ \\t]+\\S*docker://\\S*',
    ),
  ],
];
const BUILDS = [
  commandPattern('docker|podman|buildah|nerdctl|img', 'build|bud|buildx[ \\t]+build'),
  commandPattern('buildctl|buildctl-daemonless\\.sh|pack|ko', 'build'),
  commandPattern('kaniko/executor', '--\\S+'),
];

/** What a container surely does with an image; undefined where it does nothing, or nobody can say. */
export function imageWork(container: AnyContainer, params: readonly AnyParamSpec[]): 'builds' | 'pushes' | undefined {
  const isKaniko = container.command === undefined && KANIKO.test(withDefault(container.image ?? '', params));
  const text = `${isKaniko && container.script === undefined ? '/kaniko/executor ' : ''}${commandsOf(container)}`;
  if (!TOOLS.test(text)) return undefined;
  for (const [pattern, unless] of PUSHES) {
    const [found] = pattern.exec(text) ?? [];
    if (found !== undefined && unless?.test(found) !== true) return 'pushes';
  }
  return BUILDS.some((pattern) => pattern.test(text)) ? 'builds' : undefined;
}

/** An image that is a param, by its default. */
function withDefault(image: string, params: readonly AnyParamSpec[]): string {
  const [variable] = parseVariables(image);
  if (variable?.text !== image) return image;
  const kind = variableKind(variable);
  const value = kind.kind === 'param' ? params.find(({ name }) => name === kind.name)?.default : undefined;
  return typeof value === 'string' ? value : image;
}
