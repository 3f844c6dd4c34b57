import { GitHubEvents, GitLabEvents, param, Pipeline } from 'cdk8s-tekton';
import { chart } from '../given';

const hub = new GitHubEvents(chart, 'hub', { secret: { name: 'webhook' } });
const gitlab = new GitLabEvents(chart, 'gitlab', { secret: { name: 'webhook' } });
const delivery = Pipeline.fromName('delivery', {
  params: { url: param.string(), revision: param.string(), title: param.untrustedText({ default: '' }) },
});

export function wrong(): void {
  new GitHubEvents(chart, 'unsigned', {});
  //                                  ^ TS2345: Property 'secret' is missing
  hub.onPush(delivery, { branch: 'main' });
  //  ^ TS2554: Expected 3 arguments, but got 2
  hub.onPush(delivery, {}, ({ event }) => ({ url: event.cloneUrl, revision: event.sha, revison: event.sha }));
  //                                                                                   ^ TS2322: no param 'revison'; there are
  hub.onPush(delivery, {}, ({ event }) => ({ url: event.cloneUrl, revision: event.branch }));
  //                                                              ^ TS2322: free text of somebody else: give it to a param that is declared with param.untrustedText()
  hub.onPush(delivery, {}, ({ event }) => ({ url: event.cloneUrl }));
  //                                       ^ TS2322: Property 'revision' is missing
  hub.onPush(delivery, {}, ({ event }) => ({ url: event.cloneUrl, revision: event.comit }));
  //                                                                              ^ TS2339: Property 'comit' does not exist
  hub.onPush(Pipeline.fromName('p'), { brunch: 'main' });
  //                                   ^ TS2561: Did you mean to write 'branch'?
  gitlab.onPullRequest(Pipeline.fromName('p'), { paths: ['src/**'] });
  //                                             ^ TS2353: 'paths' does not exist
}
