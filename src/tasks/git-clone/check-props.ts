import { RESOURCE_KEYS } from '../../core/resource';
import { CallSite } from '../../diagnostics/call-site';
import { fail } from '../../diagnostics/diagnostic-error';
import { quote } from '../../util/quote';
import type { GitCloneTaskProps } from '../git-clone';
import type { KeysOf } from '../../core/shape';
import { boolean, list, manifest, number, oneOf, oneOrMore, orWord, text } from '../../core/shapes';
import { gitCredentials } from '../../core/known-shapes';
import { GIT_TRANSPORTS } from './transports';

/** The keys of GitCloneTaskProps. */
export const GIT_CLONE_KEYS: KeysOf<GitCloneTaskProps> = {
  ...RESOURCE_KEYS,
  credentials: oneOrMore(gitCredentials),
  revision: text,
  depth: number,
  submodules: boolean,
  submodulePaths: list(text),
  sparseCheckoutDirectories: list(text),
  lfs: boolean,
  subdirectory: text,
  deleteExisting: boolean,
  transports: list(oneOf(GIT_TRANSPORTS)),
  unknownHosts: oneOf(['refuse', 'accept']),
  sslVerify: boolean,
  httpProxy: true,
  httpsProxy: true,
  noProxy: true,
  user: orWord(number, 'cluster'),
  image: text,
  computeResources: manifest(),
};

/**
 * Refuses what the step would refuse in the cluster.
 *
 * @throws `unknown-value`, `invalid-depth`, `path-outside-workspace`, `root-user`
 */
export function checkProps(props: GitCloneTaskProps, construct: string): void {
  const at = (field: string) => ({ construct, field, source: new CallSite() });
  const { depth, user, subdirectory, submodulePaths = [], sparseCheckoutDirectories = [] } = props;
  if (depth !== undefined && !(Number.isInteger(depth) && depth >= 0)) {
    fail({
      rule: 'invalid-depth',
      message: `depth ${depth} is no number of commits`,
      data: { depth },
      at: at('depth'),
      help: 'whole numbers; 0 fetches all of the history',
    });
  }
  if (user !== undefined && user !== 'cluster' && !(Number.isInteger(user) && user > 0)) {
    fail({
      rule: 'root-user',
      message: `user ${user} may not clone`,
      data: { user },
      at: at('user'),
      help: "git needs no root: leave user out, say an id above 0 that the image knows, or 'cluster'",
    });
  }
  if (subdirectory !== undefined) checkPath(subdirectory, at('subdirectory'));
  for (const path of submodulePaths) checkPath(path, at('submodulePaths'));
  for (const path of sparseCheckoutDirectories) checkPath(path, at('sparseCheckoutDirectories'));
}

function checkPath(
  path: string,
  at: { readonly construct: string; readonly field: string; readonly source: CallSite },
): void {
  const isInside = path !== '' && !path.startsWith('/') && !path.startsWith('-') && !path.split('/').includes('..');
  if (isInside && !path.includes(',')) return;
  fail({
    rule: 'path-outside-workspace',
    message: `${quote(path)} is no folder inside the repository`,
    data: { path },
    at,
    help: 'say it relative to the root, without "..", and each one by itself: services/web',
  });
}
