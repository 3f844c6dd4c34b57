import type { Construct } from 'constructs';
import { EventHub, type EventHubProps } from '../events/event-hub';
import type { EventRefs } from '../events/field';
import type {
  CommentersFilter,
  CommentFilter,
  DraftFilter,
  LabelFilter,
  MergedFilter,
  PathsFilter,
  PullRequestFilter,
  PushFilter,
  TagFilter,
} from '../events/filter';
import type { OnEvent } from '../events/on-event';
import { GITLAB } from './gitlab-events';
import { checkedBy } from './provider';

/** Which pushes to GitLab start a run. */
export interface GitLabPushFilter extends PushFilter, PathsFilter {}

/** Which merge requests of GitLab start a run. The event names no files: a first task has to compare the commits. */
export interface GitLabMergeRequestFilter extends PullRequestFilter, DraftFilter, LabelFilter, MergedFilter {}

/** Which releases of GitLab start a run. */
export type GitLabReleaseFilter = Omit<TagFilter, 'author'>;

/** Which comments on merge requests of GitLab start a run. */
export interface GitLabCommentFilter extends CommentFilter, CommentersFilter {}

/**
 * Webhooks of GitLab: one listener, and a method a kind of event that starts runs.
 *
 * The secret token of the webhook is sent as it is and compared, so the address has to be HTTPS.
 *
 * @throws as GitHubEvents
 * @see https://docs.gitlab.com/user/project/integrations/webhook_events/
 *
 * @example
 * ```ts
 * const pipeline = Pipeline.fromName('delivery', { params: { url: param.string(), revision: param.string() } });
 * const hub = new GitLabEvents(chart, 'hub', { secret: { name: 'gitlab-webhook' } });
 * hub.onPullRequest(pipeline, { branch: 'main' }, ({ event }) => ({ url: event.cloneUrl, revision: event.sha }));
 * ```
 */
export class GitLabEvents extends EventHub {
  /** Pushes to branches. */
  readonly onPush: OnEvent<GitLabPushFilter, EventRefs<typeof GITLAB.push.fields>> = this.on(GITLAB.push);
  /** Pushed tags. */
  readonly onTag: OnEvent<TagFilter, EventRefs<typeof GITLAB.tag.fields>> = this.on(GITLAB.tag);
  /** Merge requests: opened, pushed to, reopened, closed, labelled, drafts that are ready. */
  readonly onPullRequest: OnEvent<GitLabMergeRequestFilter, EventRefs<typeof GITLAB.mergeRequest.fields>> = this.on(
    GITLAB.mergeRequest,
  );
  /** New releases. */
  readonly onRelease: OnEvent<GitLabReleaseFilter, EventRefs<typeof GITLAB.release.fields>> = this.on(GITLAB.release);
  /** Comments on merge requests that begin with a command. */
  readonly onComment: OnEvent<GitLabCommentFilter, EventRefs<typeof GITLAB.comment.fields>> = this.on(GITLAB.comment);

  constructor(scope: Construct, id: string, props: EventHubProps) {
    super(scope, id, props, 'GitLabEvents', checkedBy('gitlab', 'gitlab'));
  }
}
