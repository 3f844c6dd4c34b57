import type { JsonObject, JsonValue } from '../../schema/document';
import { messageOf } from '../../util/message-of';
import { objectOf, refuse, type InterceptorContext } from './interceptor-context';
import { headerOf, readObject } from './received-event';
import { Stop } from './stop';
import { isFields } from '../../util/is-fields';

/** What `addChangedFiles` and `githubOwners` of the github interceptor do. */
export function changedFilesOf(context: InterceptorContext): JsonObject {
  const files = objectOf(context, 'addChangedFiles');
  const owners = objectOf(context, 'githubOwners');
  const type = headerOf(context.event, 'X-GitHub-Event');
  if (files?.['enabled'] === true) {
    if (type !== 'push' && type !== 'pull_request') return {};
    return { changed_files: type === 'push' ? pushedFiles(context) : requestedFiles(context) };
  }
  // The interceptor returns after adding files, and forgets the owners then.
  if (owners?.['enabled'] === true && (type === 'pull_request' || type === 'issue_comment'))
    throw new Stop('unknown', context.step, 'the API of GitHub is asked who owns the repository');
  return {};
}

function requestedFiles(context: InterceptorContext): string {
  if (context.changedFiles) return context.changedFiles.join(',');
  throw new Stop('unknown', context.step, 'the API of GitHub is asked which files a pull request changes');
}

function pushedFiles(context: InterceptorContext): string {
  const body = bodyOf(context);
  const { repository, commits } = body;
  const fullName = isFields(repository) ? repository['full_name'] : undefined;
  if (!isFields(repository)) refuse(context, "the body has no field 'repository'");
  if (typeof fullName !== 'string') refuse(context, "the body has no field 'repository.full_name'");
  if (!fullName.includes('/')) throw new Stop('fails', context.step, 'the interceptor crashes: full_name has no slash');
  const list = Array.isArray(commits) ? (commits as readonly JsonValue[]) : [];
  return list
    .flatMap((commit) =>
      ['added', 'modified', 'removed'].map((field) => {
        const names = isFields(commit) ? commit[field] : undefined;
        if (!Array.isArray(names)) refuse(context, `a commit of the body has no list '${field}'`);
        return names as readonly JsonValue[];
      }),
    )
    .flat()
    .map(String)
    .join(',');
}

function bodyOf(context: InterceptorContext): JsonObject {
  const { body } = context.event;
  if (body === '') refuse(context, 'the body is empty');
  try {
    return readObject(body);
  } catch (error) {
    return refuse(context, `the body cannot be read: ${messageOf(error)}`);
  }
}
