import type { Construct } from 'constructs';
import type { INamed } from '../../core/named';
import { EventHub, type EventHubProps } from '../events/event-hub';
import type { EventRefs } from '../events/field';
import type {
  CommentFilter,
  DraftFilter,
  LabelFilter,
  MembersFilter,
  MergedFilter,
  PathsFilter,
  PullRequestFilter,
  PushFilter,
  ReleaseFilter,
  TagFilter,
} from '../events/filter';
import type { OnEvent } from '../events/on-event';
import { compact } from '../../util/compact';
import { ClusterInterceptor } from '../objects/interceptor';
import { GITHUB } from './github-events';
import type { Provider } from './provider';
import { fields, needed, text } from '../../core/shapes';
import type { KeysOf } from '../../core/shape';

/** Which pushes to GitHub start a run. */
export interface GitHubPushFilter extends PushFilter, PathsFilter {}

/** Which pull requests of GitHub start a run. */
export interface GitHubPullRequestFilter
  extends PullRequestFilter, DraftFilter, LabelFilter, MergedFilter, PathsFilter {}

/** Which comments on pull requests of GitHub start a run. */
export interface GitHubCommentFilter extends CommentFilter, MembersFilter {}

/** Props of {@link GitHubEvents}. */
export interface GitHubEventsProps extends EventHubProps {
  /**
   * Token with which changed files of pull requests are asked for, of private repositories.
   * @default - they are asked for without, which works for public repositories up to GitHub's limit
   */
  readonly token?: (INamed & { readonly key: string }) | undefined;
}

const TOKEN_KEYS: KeysOf<NonNullable<GitHubEventsProps['token']>> = { name: needed(text), key: needed(text) };

/**
 * Webhooks of GitHub: one listener, and a method a kind of event that starts runs.
 *
 * Renders an EventListener, its account with a Role of its own, and for each trigger a Trigger, a TriggerTemplate and an account for
 * the runs. In the settings of the repository the webhook has the content type `application/json`.
 *
 * @throws `missing-webhook-secret`, `missing-namespace`, `invalid-name`; its methods also what PipelineRun throws, `duplicate-id`,
 *   `invalid-glob`, `empty-filter`, `unknown-action`, `invalid-command`, `invalid-event-field`
 * @see https://docs.github.com/en/webhooks/webhook-events-and-payloads
 *
 * @example
 * ```ts
 * const pipeline = new Pipeline(chart, 'delivery', {
 *   params: { url: param.string(), revision: param.string() },
 *   workspaces: { source: workspace() },
 *   run: { workspaces: { source: volumeClaim(Size.gibibytes(1)) } },
 * });
 * const { params, workspaces } = pipeline;
 * pipeline.addTask('clone', new GitCloneTask(chart, 'git-clone'), { params, workspaces: { output: workspaces.source } });
 * const hub = new GitHubEvents(chart, 'hub', { secret: { name: 'github-webhook' } });
 * hub.onPush(pipeline, { branch: 'main', paths: ['src/**'] }, ({ event }) => ({ url: event.cloneUrl, revision: event.sha }));
 * ```
 */
export class GitHubEvents extends EventHub {
  /** Pushes to branches. */
  readonly onPush: OnEvent<GitHubPushFilter, EventRefs<typeof GITHUB.push.fields>> = this.on(GITHUB.push);
  /** Pushed tags. */
  readonly onTag: OnEvent<TagFilter, EventRefs<typeof GITHUB.tag.fields>> = this.on(GITHUB.tag);
  /** Pull requests: opened, pushed to, reopened, closed, labelled, drafts that are ready. */
  readonly onPullRequest: OnEvent<GitHubPullRequestFilter, EventRefs<typeof GITHUB.pullRequest.fields>> = this.on(
    GITHUB.pullRequest,
  );
  /** Published releases. */
  readonly onRelease: OnEvent<ReleaseFilter, EventRefs<typeof GITHUB.release.fields>> = this.on(GITHUB.release);
  /** Comments on pull requests that begin with a command. */
  readonly onComment: OnEvent<GitHubCommentFilter, EventRefs<typeof GITHUB.comment.fields>> = this.on(GITHUB.comment);

  constructor(scope: Construct, id: string, props: GitHubEventsProps) {
    super(scope, id, props, 'GitHubEvents', provider(props), { token: fields('token', TOKEN_KEYS) });
  }
}

/** @param props looked at when there is an event, and so when they are checked */
function provider(props: GitHubEventsProps): Provider {
  return {
    name: 'github',
    verify({ eventTypes, changedFiles }, secret) {
      const { token } = props;
      const personalAccessToken = token && { secretName: token.name, secretKey: token.key };
      return [
        {
          interceptor: ClusterInterceptor.fromName('github'),
          params: {
            ...(secret && { secretRef: { ...secret } }),
            eventTypes,
            ...(changedFiles && { addChangedFiles: compact({ enabled: true, personalAccessToken }) }),
          },
        },
      ];
    },
  };
}
