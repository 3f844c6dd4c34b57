import { defineRule } from '../../engine/rule';
import { step } from '../example';
import { inCalls } from './unresolved-variable/in-calls';
import { inPipelines } from './unresolved-variable/in-pipelines';
import { inRuns } from './unresolved-variable/in-runs';
import { inTasks } from './unresolved-variable/in-tasks';
import { HELP, MESSAGES } from './unresolved-variable/messages';

const WORKSPACES = 'workspaces:\n  - name: source';

export const unresolvedVariable = defineRule({
  id: 'unresolved-variable',
  severity: 'error',
  docs: {
    title: 'A variable stands for nothing, and stays as it is',
    why: 'The webhooks look for some variables in some fields. The text of another one reaches the container, where a shell takes it for a command.',
    bad: step('name: ls\nimage: alpine\nscript: ls $(workspaces.sources.path)', WORKSPACES),
    good: step('name: ls\nimage: alpine\nscript: ls $(workspaces.source.path)', WORKSPACES),
  },
  messages: MESSAGES,
  help: HELP,
  visit: (context) => [inPipelines(context), inTasks(context), inCalls(context), inRuns(context)],
});
