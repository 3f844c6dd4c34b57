import { payloadInScript } from '../../../src/validation/rules/security/payload-in-script';
import { testRule } from '../test-rule';
import {
  cel,
  filter,
  filteringGroup,
  markedListener,
  markedTrigger,
  overlay,
  template,
  trigger,
} from './event-documents';

const task = (script = 'echo "$(params.ref)"', more = ''): string => `
apiVersion: tekton.dev/v1
kind: Task
metadata: { name: log, namespace: ci }
spec:
  params: [{ name: ref${more} }]
  steps:
    - name: log
      image: alpine
      script: ${script}
---`;
const pipeline = (fields = ''): string => `
apiVersion: tekton.dev/v1
kind: Pipeline
metadata: { name: delivery, namespace: ci }
spec:
  params: [{ name: branch }]
  tasks:
    - name: log
      taskRef: { name: log }
      params: [{ name: ref, value: "on $(params.branch)" }]
${fields}
---`;
const asks = template('pipelineRef: { name: delivery }, params: [{ name: branch, value: $(tt.params.ref) }]');
const delivery = task() + pipeline() + asks;
/** A pipeline whose first task takes the branch and whose second one pastes the result of the first. */
const handed = (script: string, more = ''): string =>
  template(
    `pipelineSpec: { tasks: [{ name: say, params: [{ name: a, value: $(tasks.name.results.branch) }], taskSpec: { params: [{ name: a }], steps: [{ image: a, script: "echo $(params.a)" }] } }, { name: name, params: [{ name: b, value: $(tt.params.ref) }], taskSpec: { params: [{ name: b }], results: [{ name: branch${more} }], steps: [{ name: cut, image: a, env: [{ name: REF, value: $(params.b) }], results: [{ name: cut }], script: ${JSON.stringify(script)} }] } }] }`,
  );
const running = (script: string): string =>
  template(
    `taskSpec: { steps: [{ image: a, env: [{ name: REF, value: $(tt.params.ref) }], script: ${JSON.stringify(script)} }] }`,
    'TaskRun',
  );
const PASTED = markedTrigger('$(body.ref)', 'pasted');
const FORM = '"body.ref.matches(\'^refs/heads/[A-Za-z0-9._/-]+$\')"';

testRule(payloadInScript, {
  valid: {
    'a commit': delivery + trigger('$(body.after)'),
    'an id of Azure': delivery + trigger('$(body.resource.pullRequestId)'),
    'a number': delivery + trigger('$(body.pull_request.number)'),
    'the commit of a pull request': delivery + trigger('$(body.pull_request.head.sha)'),
    'a name that Triggers makes': delivery + trigger('$(context.eventID)'),
    'a text of the trigger itself': delivery + trigger('main'),
    'a filter for one form': delivery + trigger('$(body.ref)', filter(FORM)),
    'a filter for one value': delivery + trigger('$(body.ref)', filter('"\'refs/heads/main\' == body.ref"')),
    'a filter for two values': delivery + trigger('$(body.ref)', filter("\"body.ref == 'a' || body.ref == 'b'\"")),
    'a filter for listed values, written otherwise':
      delivery + trigger("$(body['ref'])", filter("\"size(body) > 1 && body.ref in ['a', 'b']\"")),
    'a group of the listener that checks it': delivery + trigger('$(body.ref)') + filteringGroup(FORM),
    base64: delivery + trigger('$(extensions.name)', overlay('name', '"base64.encode(bytes(body.ref))"')),
    'an overlay that a filter checks':
      delivery +
      trigger(
        '$(extensions.name)',
        overlay('name', '"body.ref.split(\'/\')[2]"', "\"body.ref.split('/')[2].matches('^[a-z]+$')\""),
      ),
    'an overlay of two texts':
      delivery + trigger('$(extensions.name)', overlay('name', "\"body.ref == 'refs/heads/main' ? 'prod' : 'test'\"")),
    'an overlay that leaves letters only':
      delivery + trigger('$(extensions.name)', overlay('name', "\"body.ref.translate('[^a-z0-9]+', '-')\"")),
    'an overlay of a commit':
      delivery + trigger('$(extensions.name)', overlay('name', '"body.head_commit.id.truncate(7)"')),
    'an overlay of an overlay that is a number':
      delivery +
      trigger(
        '$(extensions.name)',
        cel(
          '{ name: overlays, value: [{ key: n, expression: string(int(body.a)) }, { key: name, expression: extensions.n }] }',
        ),
      ),
    'an overlay whether there is one':
      delivery + trigger('$(extensions.name)', overlay('name', '"string(body.labels.exists(l, l.name == \'a\'))"')),
    'an extension of an interceptor that is not known':
      delivery + trigger('$(extensions.name)', '  interceptors: [{ ref: { name: ours } }]'),
    'an environment variable': task('echo "$REF"') + pipeline() + asks + trigger('$(body.ref)'),
    'listed values of the param': task(undefined, ', enum: [a, b]') + pipeline() + asks + trigger('$(body.ref)'),
    'a task that compares it first':
      task() +
      pipeline('      when: [{ input: $(params.branch), operator: in, values: [a] }]') +
      asks +
      trigger('$(body.ref)'),
    'a result that does not hold the text':
      handed('echo "$REF"; date > $(results.branch.path)') + trigger('$(body.ref)'),
    'a result of another form':
      handed('printf %s "$REF" | sha256sum > $(results.branch.path)') + trigger('$(body.ref)'),
    'a result that a comment speaks of': handed('# $REF > $(results.branch.path)') + trigger('$(body.ref)'),
    'a variable that the inner shell reads': running('sh -c \'echo "$REF"\'') + trigger('$(body.ref)'),
    'a variable that is compared first':
      running('case "$REF" in main|dev) eval "make $REF" ;; esac') + trigger('$(body.ref)'),
    'a variable that only letters are left of':
      running('name=$(echo "$REF" | tr -cd a-z)\neval "make $name"') + trigger('$(body.ref)'),
    'another variable that is run': running('eval "$REFS"; echo "$REF"') + trigger('$(body.ref)'),
    'a Task that is not in the set': pipeline() + asks + trigger('$(body.ref)'),
    'a run that cannot be read': template('params: 5, taskSpec: { steps: [null] }', 'TaskRun') + trigger('$(body.ref)'),
    'a template that is not in the set': task() + pipeline() + trigger('$(body.ref)'),
  },
  invalid: {
    'a branch on its long way': delivery + PASTED,
    'a binding of its own': delivery + markedListener('$(body.comment.body)', 'pasted'),
    'a script in the template':
      template('taskSpec: { steps: [{ image: a, command: [sh], args: [-c, "echo $(tt.params.ref)"] }] }', 'TaskRun') +
      PASTED,
    'a result that a task writes': handed('printf %s "${REF#refs/heads/}" > $(results.branch.path)') + PASTED,
    'a result that another step writes, of lines that go on':
      handed('printf %s \\\n  "$REF" > $(step.results.cut.path)', ', value: $(steps.cut.results.cut)') + PASTED,
    'a result that a program writes':
      handed('#!/usr/bin/env python3\nimport os\nopen("$(results.branch.path)", "w").write(os.environ["REF"])') +
      PASTED,
    'a variable that is run': running('eval "git checkout $REF"') + PASTED,
    'a variable that is run by way of another one': running('command="git checkout $REF"\neval "$command"') + PASTED,
    'a variable that a function runs': running('run() { eval "$1"; }\nrun "git checkout $REF"') + PASTED,
    'a variable that a shell reads': running('echo "git checkout $REF" | bash') + PASTED,
    'a variable in a here-string': running('#!/bin/bash\nbash <<< "$REF"') + PASTED,
    'a variable that names the file to run': running('. "$REF"') + PASTED,
    'a variable in a file that is read later': running('echo "REF=$REF" > build.env\n. ./build.env') + PASTED,
    'a variable that xargs puts into a script': running('echo "$REF" | xargs -I{} sh -c \'git checkout {}\'') + PASTED,
    'a variable that is pasted into a program': running(`#!/bin/sh\npython3 -c "print('$REF')"`) + PASTED,
    'a variable in a script of a shell that is not read': running('#!/bin/zsh\neval "git checkout $REF"') + PASTED,
    'a variable that is pasted into an inner script': running('bash -c "git checkout ${REF}"') + PASTED,
    'arguments of the shell of the step template':
      template(
        'taskSpec: { stepTemplate: { command: [sh, -c] }, steps: [{ image: a, args: ["echo $(tt.params.ref)"] }] }',
        'TaskRun',
      ) + PASTED,
    'a sidecar':
      template(
        'taskSpec: { steps: [{ image: a }], sidecars: [{ name: s, image: a, script: "echo $(tt.params.ref)" }] }',
        'TaskRun',
      ) + PASTED,
    'a matrix':
      template(
        'pipelineSpec: { tasks: [{ name: a, matrix: { include: [{ name: i, params: [{ name: a, value: $(tt.params.ref) }] }] }, taskSpec: { params: [{ name: a }], steps: [{ image: a, script: "echo $(params.a)" }] } }] }',
      ) + PASTED,
    'a result of a child pipeline':
      template(
        'pipelineSpec: { tasks: [{ name: child, pipelineSpec: { tasks: [{ name: t, taskSpec: { results: [{ name: r }], steps: [{ image: a, env: [{ name: REF, value: $(tt.params.ref) }], script: "echo $REF > $(results.r.path)" }] } }], results: [{ name: r, value: $(tasks.t.results.r) }] } }], finally: [{ name: a, taskSpec: { steps: [{ image: a, script: "echo $(tasks.child.results.r)" }] } }] }',
      ) + PASTED,
    'a param that goes on by itself':
      template(
        'params: [{ name: a, value: "$(tt.params.ref)" }], pipelineSpec: { tasks: [{ name: a, taskSpec: { steps: [{ image: a, script: "echo $(params.a)" }] } }] }',
      ) + PASTED,
    'an overlay':
      delivery + markedTrigger('$(extensions.name)', 'pasted', overlay('name', '"body.ref.split(\'/\')[2]"')),
    'a filter that fits more than the whole text':
      delivery + markedTrigger('$(body.ref)', 'pasted', filter('"body.ref.matches(\'^refs/heads/.*$\')"')),
    'a filter of which one side is enough':
      delivery + markedTrigger('$(body.ref)', 'pasted', filter('"body.ref == \'a\' || true"')),
    'names of changed files':
      delivery +
      markedTrigger('$(extensions.changed_files)', 'pasted', '  interceptors: [{ ref: { name: github }, params: [] }]'),
    'words of a Slack command':
      delivery +
      markedTrigger(
        '$(extensions.text)',
        'pasted',
        '  interceptors: [{ ref: { name: slack }, params: [{ name: requestedFields, value: [text] }] }]',
      ),
    'a StepAction': `
apiVersion: tekton.dev/v1
kind: StepAction
metadata: { name: say, namespace: ci }
spec: { image: a, params: [{ name: text }], script: "echo $(params.text)" }
---
${template('taskSpec: { steps: [{ ref: { name: say }, params: [{ name: text, value: $(tt.params.ref) }] }] }', 'TaskRun')}${PASTED}`.replace(
      'tekton.dev/v1\nkind: StepAction',
      'tekton.dev/v1beta1\nkind: StepAction',
    ),
  },
});
