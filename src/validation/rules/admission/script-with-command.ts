import { defineRule } from '../../engine/rule';
import { step } from '../example';

export const scriptWithCommand = defineRule({
  id: 'script-with-command',
  severity: 'error',
  docs: {
    title: 'A step or sidecar has both a script and a command',
    why: 'Only one of the two can be what the container runs. A script may have args.',
    bad: step('name: ls\nimage: alpine\ncommand: [sh]\nscript: ls'),
    good: step('name: ls\nimage: alpine\nargs: [-l]\nscript: ls "$@"'),
  },
  messages: { both: (d: { what: string }) => `the ${d.what} has both a script and a command` },
  help: {
    both: 'drop the command and begin the script with a shebang, such as #!/bin/bash; or drop the script',
  },
  visit: ({ report, version }) => ({
    Step({ step: { ref, script, command = [] }, path }) {
      if (ref === undefined && script && command.length > 0) report('both', { what: 'step' }, `${path}.script`);
    },
    StepAction({ spec: { script, command = [] }, path }) {
      if (script && command.length > 0) report('both', { what: 'step action' }, `${path}.script`);
    },
    // The webhook of v1beta1 does not look into sidecars.
    Sidecar({ sidecar: { script, command = [] }, path }) {
      if (script && command.length > 0 && version() !== 'v1beta1')
        report('both', { what: 'sidecar' }, `${path}.script`);
    },
  }),
});
