import { letsAnyoneComment } from '../../../analysis/events/comment-filters';
import { interceptorChains } from '../../../analysis/events/event-flow';
import { triggerName } from '../../../analysis/events/trigger-ways';
import { defineRule } from '../../engine/rule';
import { triggers } from '../example';

const trigger = (more: string): string =>
  triggers(
    'Trigger',
    `interceptors:
  - ref: { name: github }
    params:
      - { name: secretRef, value: { secretName: webhook, secretKey: token } }
      - { name: eventTypes, value: [issue_comment] }
  - ref: { name: cel }
    params:
      - name: filter
        value: >-
          body.comment.body.startsWith('/deploy')${more}
template: { ref: run }`,
  );

export const openComment = defineRule({
  id: 'open-comment',
  severity: 'warning',
  docs: {
    title: 'Anybody who may comment starts a run',
    why: 'On a public repository every user of the forge may comment. The signature says that the forge sent the event, not who wrote the comment: a stranger types the command, and the run starts with its account and its Secrets.',
    bad: trigger(''),
    good: trigger(`
          && body.comment.author_association in ['OWNER', 'MEMBER', 'COLLABORATOR']`),
  },
  messages: { anybody: () => 'a comment starts a run, whoever wrote it' },
  visit: ({ report, set, current, isOfProgram, acknowledgement }) => ({
    Trigger({ trigger: one, path, ofListener }) {
      const home = current();
      // One that refers to another leaves the check to that one.
      if (!home || !one.template) return;
      const chains = interceptorChains({ trigger: one, ofListener, home: triggerName(home) }, set());
      if (!chains.some(letsAnyoneComment)) return;
      const limit = isOfProgram()
        ? "name who may start it: onComment(…, { command: '/deploy', from: ['ann'] }); on GitHub from is 'members' by itself"
        : "let a cel interceptor ask who wrote it: body.comment.author_association in ['OWNER', 'MEMBER', 'COLLABORATOR'] on GitHub, names in body.user.username elsewhere";
      report('anybody', {}, { path, help: [limit, `where only people you trust may comment, ${acknowledgement()}`] });
    },
  }),
});
