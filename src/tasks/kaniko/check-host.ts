import type { TaskUse } from '../../core/task/task-use';
import { diagnostic, type Diagnostic } from '../../diagnostics/diagnostic';
import { inside } from '../../diagnostics/place';
import { quote } from '../../util/quote';
import type { KanikoBuildTaskProps } from './props';

/** A task has a registry, with login and certificate, and is given an image of another one. */
export function checkHost(use: TaskUse, { registry, push = true }: KanikoBuildTaskProps): Diagnostic[] {
  const image = use.params.get('image') ?? use.given.get('image');
  if (!push || !registry || image === undefined) return [];
  const host = hostOf(image);
  if (host.includes('$(') || host === registry.pushHost) return [];
  const isPullName = host === registry.pullHost;
  return [
    diagnostic({
      rule: isPullName ? 'pull-name-pushed' : 'other-registry',
      severity: isPullName ? 'error' : 'warning',
      message: isPullName
        ? `task ${quote(use.name)} pushes to ${quote(host)}, by which nodes know the registry and pods do not`
        : `task ${quote(use.name)} pushes ${quote(image)} to ${quote(host)}, and not to its registry ${quote(registry.pushHost)}`,
      data: { image, host, pushHost: registry.pushHost },
      at: inside(use.place, 'params.image'),
      help: "let the registry name it: registry.image('shop', source.results.commit), which holds both names",
    }),
  ];
}

/** The first part is a host only if it has a dot or a colon or is `localhost`; Docker Hub otherwise. */
function hostOf(image: string): string {
  if (image.startsWith('$(')) return image;
  const first = image.includes('/') ? image.slice(0, image.indexOf('/')) : '';
  return first === 'localhost' || /[.:$]/.test(first) ? first : 'docker.io';
}
