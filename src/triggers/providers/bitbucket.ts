import type { Construct } from 'constructs';
import { EventHub, type EventHubProps } from '../events/event-hub';
import type { EventRefs } from '../events/field';
import type {
  CommentersFilter,
  CommentFilter,
  DraftFilter,
  MergedFilter,
  PullRequestFilter,
  PushFilter,
  TagFilter,
} from '../events/filter';
import type { OnEvent } from '../events/on-event';
import { BITBUCKET_CLOUD } from './bitbucket-cloud-events';
import { BITBUCKET_DATA_CENTER } from './bitbucket-data-center-events';
import { checkedBy } from './provider';

/**
 * Which pull requests of Bitbucket Cloud start a run. It does not tell of reopened and labelled ones, and `synchronized` is every
 * change, of the title too.
 */
export interface BitbucketCloudPullRequestFilter
  extends PullRequestFilter<'opened' | 'synchronized' | 'closed'>, DraftFilter, MergedFilter {}

/** Which pull requests of Bitbucket Data Center start a run. It knows no labels and does not tell of reopened ones. */
export interface BitbucketDataCenterPullRequestFilter
  extends PullRequestFilter<'opened' | 'synchronized' | 'closed'>, DraftFilter, MergedFilter {}

/** Which comments on pull requests of Bitbucket start a run. */
export interface BitbucketCommentFilter extends CommentFilter, CommentersFilter {}

/**
 * Webhooks of Bitbucket Cloud: one listener, and a method a kind of event that starts runs.
 *
 * The events name no changed files, so there is no filter on paths: a first task has to compare the commits. A push of several
 * branches or tags is one event and starts one run, for the first that the filter lets pass.
 *
 * @throws as GitHubEvents
 * @see https://support.atlassian.com/bitbucket-cloud/docs/event-payloads/
 *
 * @example
 * ```ts
 * const pipeline = Pipeline.fromName('delivery', { params: { url: param.string(), revision: param.string() } });
 * const hub = new BitbucketCloudEvents(chart, 'hub', { secret: { name: 'bitbucket-webhook' } });
 * hub.onPush(pipeline, { branch: 'main' }, ({ event }) => ({ url: event.cloneUrl, revision: event.sha }));
 * ```
 */
export class BitbucketCloudEvents extends EventHub {
  /** Pushes to branches. */
  readonly onPush: OnEvent<PushFilter, EventRefs<typeof BITBUCKET_CLOUD.push.fields>> = this.on(BITBUCKET_CLOUD.push);
  /** Pushed tags. */
  readonly onTag: OnEvent<TagFilter, EventRefs<typeof BITBUCKET_CLOUD.tag.fields>> = this.on(BITBUCKET_CLOUD.tag);
  /** Pull requests: opened, changed, closed. */
  readonly onPullRequest: OnEvent<
    BitbucketCloudPullRequestFilter,
    EventRefs<typeof BITBUCKET_CLOUD.pullRequest.fields>
  > = this.on(BITBUCKET_CLOUD.pullRequest);
  /** Comments on pull requests that begin with a command. */
  readonly onComment: OnEvent<BitbucketCommentFilter, EventRefs<typeof BITBUCKET_CLOUD.comment.fields>> = this.on(
    BITBUCKET_CLOUD.comment,
  );

  constructor(scope: Construct, id: string, props: EventHubProps) {
    super(scope, id, props, 'BitbucketCloudEvents', checkedBy('bitbucket', 'bitbucket-cloud'));
  }
}

/**
 * Webhooks of Bitbucket Data Center and Server: one listener, and a method a kind of event that starts runs.
 *
 * The events name no changed files, so there is no filter on paths: a first task has to compare the commits. A push of several
 * branches or tags is one event and starts one run, for the first that the filter lets pass.
 *
 * @throws as GitHubEvents
 * @see https://confluence.atlassian.com/bitbucketserver/event-payload-938025882.html
 *
 * @example
 * ```ts
 * const pipeline = Pipeline.fromName('delivery', { params: { url: param.string(), revision: param.string() } });
 * const hub = new BitbucketDataCenterEvents(chart, 'hub', { secret: { name: 'bitbucket-webhook' } });
 * hub.onPush(pipeline, { branch: 'main' }, ({ event }) => ({ url: event.cloneUrl, revision: event.sha }));
 * ```
 */
export class BitbucketDataCenterEvents extends EventHub {
  /** Pushes to branches. */
  readonly onPush: OnEvent<PushFilter, EventRefs<typeof BITBUCKET_DATA_CENTER.push.fields>> = this.on(
    BITBUCKET_DATA_CENTER.push,
  );
  /** Pushed tags. */
  readonly onTag: OnEvent<TagFilter, EventRefs<typeof BITBUCKET_DATA_CENTER.tag.fields>> = this.on(
    BITBUCKET_DATA_CENTER.tag,
  );
  /** Pull requests: opened, pushed to, reopened, closed. */
  readonly onPullRequest: OnEvent<
    BitbucketDataCenterPullRequestFilter,
    EventRefs<typeof BITBUCKET_DATA_CENTER.pullRequest.fields>
  > = this.on(BITBUCKET_DATA_CENTER.pullRequest);
  /** Comments on pull requests that begin with a command. */
  readonly onComment: OnEvent<BitbucketCommentFilter, EventRefs<typeof BITBUCKET_DATA_CENTER.comment.fields>> = this.on(
    BITBUCKET_DATA_CENTER.comment,
  );

  constructor(scope: Construct, id: string, props: EventHubProps) {
    super(scope, id, props, 'BitbucketDataCenterEvents', checkedBy('bitbucket', 'bitbucket-data-center'));
  }
}
