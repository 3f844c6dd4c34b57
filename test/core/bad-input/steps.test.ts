// The compiler refuses most of these calls too; `as never` gets them past it, and lint does not see what it is for.
/* eslint-disable @typescript-eslint/no-unnecessary-type-assertion */
import { param, StepAction, Task } from 'cdk8s-tekton';
import { refuses } from '../../helpers/reports';

const image = `alpine:3.21@sha256:${'0'.repeat(64)}`;
const steps = [{ name: 'work', image, script: 'true' }];

describe('steps', () => {
  refuses(
    'an unknown key in the list that a callback returns',
    (chart) => /* here */ new Task(chart, 't', { steps: () => [{ name: 'work', image, skript: 'true' }] as never }),
    `
      error[unknown-key]: a step has no "skript"
        at shop/t › steps[0] "work"                          HERE
        help: did you mean "script"? keys of a step: command, args, workingDir, env, envFrom and 17 more`,
  );
  refuses(
    'an unknown key of a sidecar',
    (chart) => /* here */ new Task(chart, 't', { steps, sidecars: () => [{ name: 'db', image, port: 1 }] as never }),
    `
      error[unknown-key]: a sidecar has no "port"
        at shop/t › sidecars[0] "db"                         HERE
        help: did you mean "ports"? keys of a sidecar: command, args, workingDir, env, envFrom and 21 more`,
  );
  refuses(
    'an unknown key of the template of steps',
    (chart) => /* here */ new Task(chart, 't', { steps, stepTemplate: () => ({ imagee: image }) as never }),
    `
      error[unknown-key]: a stepTemplate has no "imagee"
        at shop/t › stepTemplate                             HERE
        help: did you mean "image"? keys of a stepTemplate: command, args, workingDir, env, envFrom and 7 more`,
  );
  refuses(
    'a script and a command',
    (chart) => /* here */ new Task(chart, 't', { steps: [{ name: 'work', image, script: 'true', command: ['ls'] }] }),
    `
      error[script-and-command]: step "work" has both script and command
        at shop/t › steps[0] "work"                          HERE
        help: put the command into the script, or leave the script out`,
  );
  refuses(
    'no image, and no template that gives one',
    (chart) => /* here */ new Task(chart, 't', { steps: [{ name: 'work' }] }),
    `
      error[missing-image]: step "work" has no image
        at shop/t › steps[0] "work"                          HERE
        help: say image, or give stepTemplate one`,
  );
  refuses(
    'no steps at all',
    (chart) => /* here */ new Task(chart, 't', { steps: [] }),
    `
      error[no-steps]: a Task needs at least one step
        at shop/t › steps                                    HERE
        help: add a step`,
  );
  refuses(
    'two steps of one name',
    (chart) => /* here */ new Task(chart, 't', { steps: [...steps, ...steps] }),
    `
      error[duplicate-step]: steps[0] and steps[1] are both called "work"
        at shop/t › steps[1] "work"                          HERE
        help: give each step of a Task a name of its own`,
  );
  refuses(
    'a Secret beside a variable that the cluster fills in',
    (chart) =>
      /* here */ new Task(chart, 't', {
        params: { url: param.string() },
        steps: ({ params }) => [
          { name: 'work', image, env: { URL: params.url }, envFrom: [{ secretRef: { name: 'token' } }] },
        ],
      }),
    `
      error[reference-beside-secret]: variable "URL" holds "$(params.url)", which could read Secret "token" beside it
        at shop/t › steps[0] "work"                          HERE
        help: the kubelet expands $(NAME) in values; take single keys instead of envFrom: env: { TOKEN: secretKey({ name: '…' }, '…') }`,
  );
  refuses(
    'a reference in a plain script',
    (chart) =>
      /* here */ new Task(chart, 't', {
        params: { url: param.string() },
        steps: ({ params }) => [{ name: 'work', image, script: `set -e\ngit clone ${params.url}` }],
      }),
    `
      error[param-in-script]: script holds "$(params.url)", whose value would be run as part of it
        at shop/t › steps[0] "work" › script line 2          HERE
        help: write sh\`… \${params.x} …\`, which hands it over as data, or raw(…) where nobody else chooses the value`,
  );
});

describe('StepActions', () => {
  const params = { name: param.string() };

  refuses(
    'an unknown param',
    (chart) => {
      const greet = new StepAction(chart, 'greet', { params, container: () => ({ image }) });
      /* here */ greet.step('hello', { params: { nme: 'a' } } as never);
    },
    `
      error[unknown-param]: StepAction "shop-greet" has no param "nme"
        at shop/greet › step "hello" › params.nme            HERE
        help: did you mean "name"? params of StepAction "shop-greet": name`,
  );
  refuses(
    'params of one that declares none',
    (chart) => {
      const greet = new StepAction(chart, 'greet', { container: () => ({ image }) });
      /* here */ greet.step('hello', { params: { name: 'a' } } as never);
    },
    `
      error[unknown-param]: StepAction "shop-greet" declares no params, and "name" is given
        at shop/greet › step "hello" › params.name           HERE
        help: drop it, or declare it: params: { name: param.string() }`,
  );
  refuses(
    'an unknown key of the container that a callback returns',
    (chart) => {
      const container = () => ({ image, skript: 'true' });
      /* here */ new StepAction(chart, 'greet', { container });
    },
    `
      error[unknown-key]: a StepAction has no "skript"
        at shop/greet                                        HERE
        help: did you mean "script"? keys of a StepAction: image, command, args, script, env and 3 more`,
  );
});
