import { openComment } from '../../../src/validation/rules/security/open-comment';
import { documents } from '../mark';
import { testRule } from '../test-rule';

const params = (...all: readonly string[]): string => all.join(', ');
const SECRET = '{ name: secretRef, value: { secretName: a, secretKey: b } }';
const OWNERS = '{ name: githubOwners, value: { enabled: true, checkType: repoMembers } }';
const FILES = '{ name: addChangedFiles, value: { enabled: true } }';
const forge = (name: string, ...more: readonly string[]): string =>
  `{ ref: { name: ${name} }, params: [${params(SECRET, ...more)}] }`;
const types = (...all: readonly string[]): string => `{ name: eventTypes, value: [${all.join(', ')}] }`;
const cel = (filter: string, overlays = ''): string =>
  `{ ref: { name: cel }, params: [{ name: filter, value: "${filter}" }${overlays && `, { name: overlays, value: [${overlays}] }`}] }`;
const trigger = (interceptors: string): string => `
apiVersion: triggers.tekton.dev/v1beta1
kind: Trigger
metadata: { name: told, labels: { a: b } }
spec:
  interceptors: [${interceptors}]
  template: { ref: deploy }
`;
const open = (interceptors: string): string => trigger(interceptors).replace('spec:\n', 'spec:\n^^^^ anybody\n');
const listener = (fields: string): string => `
apiVersion: triggers.tekton.dev/v1beta1
kind: EventListener
metadata: { name: all }
spec:
${fields}
`;
const comments = forge('github', types('issue_comment'));
const DEPLOY = "body.comment.body.startsWith('/deploy')";

testRule(openComment, {
  valid: {
    'what the writer is to the repository': trigger(
      `${comments}, ${cel(`${DEPLOY} && body.comment.author_association in ['OWNER']`)}`,
    ),
    'names of users': trigger(`${comments}, ${cel(`${DEPLOY} && body.comment.user.login in ['ann']`)}`),
    'the sender, in brackets': trigger(`${comments}, ${cel(`${DEPLOY} && body['sender']['login'] == 'ann'`)}`),
    'a user of GitLab': trigger(
      `${forge('gitlab', types('Note Hook'))}, ${cel("body.object_attributes.note == '/a' && body.user.username == 'ann'")}`,
    ),
    'an account of Bitbucket': trigger(
      `${forge('bitbucket', types("'pullrequest:comment_created'"))}, ${cel("body.actor.account_id == 'x'")}`,
    ),
    'the owners': trigger(`${forge('github', types('issue_comment'), OWNERS)}, ${cel(DEPLOY)}`),
    'a private repository': trigger(`${comments}, ${cel(`${DEPLOY} && body.repository.private`)}`),
    'an overlay that the filter asks': trigger(
      `${cel('true', "{ key: who, expression: 'body.sender.login' }")}, ${comments}, ${cel("extensions.who == 'ann'")}`,
    ),
    'the interceptor of a group': documents(
      trigger(comments),
      listener(
        `  triggerGroups: [{ name: a, triggerSelector: { labelSelector: { matchLabels: { a: b } } }, interceptors: [${cel("body.sender.login == 'ann'")}] }]`,
      ),
    ),
    'an interceptor of somebody else': trigger(`${comments}, { ref: { name: ours } }`),
    pushes: trigger(forge('github', types('push'))),
    'events of any kind': trigger(forge('github')),
    'comments beside pushes, with a filter of the branch': trigger(
      `${forge('github', types('push', 'issue_comment'))}, ${cel("body.ref == 'refs/heads/main'")}`,
    ),
  },
  invalid: {
    'a kind of event': open(comments),
    'one of two kinds': open(forge('github', types('pull_request', 'issue_comment'))),
    'a word in it': open(`${comments}, ${cel(DEPLOY)}`),
    'a filter alone, in brackets': open(cel("body['comment']['body'] == '/deploy'")),
    'a kind in a header': open(cel("header.match('X-GitHub-Event', 'issue_comment')")),
    'a note of GitLab': open(`${forge('gitlab')}, ${cel("body.object_kind == 'note'")}`),
    'a comment of Bitbucket': open(forge('bitbucket', types("'pr:comment:added'"))),
    'who opened the issue': open(`${comments}, ${cel("body.issue.user.login == 'ann'")}`),
    'all but one': open(`${comments}, ${cel(`${DEPLOY} && body.sender.login != 'bot'`)}`),
    'all but robots': open(`${comments}, ${cel(`${DEPLOY} && body.sender.type == 'User'`)}`),
    'owners who are not looked at': open(forge('github', types('issue_comment'), OWNERS, FILES)),
    'an overlay that nothing asks': open(
      `${comments}, ${cel(DEPLOY, "{ key: who, expression: 'body.comment.user.login' }")}`,
    ),
    'a trigger of a listener': listener(
      `  triggers:\n    - template: { ref: deploy }\n    # ^ anybody\n      interceptors: [${comments}]`,
    ),
  },
});
