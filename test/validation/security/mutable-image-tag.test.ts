import { mutableImageTag } from '../../../src/validation/rules/security/mutable-image-tag';
import { testRule } from '../test-rule';

const DIGEST = 'sha256:a8560b36e8b8210634f77d9f7f9efd7ffa463e380b75e2e74aff4511df3ef88c';
const task = (body: string): string => `
apiVersion: tekton.dev/v1
kind: Task
metadata: { name: build }
spec:
${body}
`;

testRule(mutableImageTag, {
  valid: {
    'a digest': task(`  steps: [{ image: 'alpine@${DIGEST}' }]`),
    'a tag with a digest': task(`  steps: [{ image: 'localhost:5000/alpine:3@${DIGEST}' }]`),
    'a param whose default has a digest, or is no image': task(
      `  params: [{ name: image, default: 'alpine@${DIGEST}' }, { name: dir, default: src }]\n  steps: [{ image: $(params.image), workingDir: $(params.dir) }]`,
    ),
    'a param, which may bring a digest': task('  steps: [{ image: $(params.image) }]'),
    'a tag of which nobody knows the param': task(
      '  params: [{ name: tag }]\n  steps: [{ image: alpine:$(params.tag) }]',
    ),
    'a step of a step action': task('  steps: [{ ref: { name: ls } }]'),
  },
  invalid: {
    'the default of a param that is an image': task(`
  params:
    - name: image
      default: golang:1.24
      #        ^^^^^^^^^^^ tag
  sidecars: [{ image: $(params.image) }]
  steps: [{ image: $(params.other) }]`),
    'a tag that is the default of a param': task(`
  params: [{ name: tag, default: '3.21' }]
  steps:
    - image: alpine:$(params.tag)
    #        ^^^^^^^^^^^^^^^^^^^^ tag`),
    'no tag': task(`
  steps:
    - image: alpine
    #        ^^^^^^ untagged`),
    'a port, which is no tag': task(`
  steps:
    - image: localhost:5000/alpine
    #        ^^^^^^^^^^^^^^^^^^^^^ untagged`),
    'a tag': task(`
  steps:
    - image: alpine:3.21
    #        ^^^^^^^^^^^ tag`),
    'each image once, whoever runs it': task(`
  stepTemplate:
    image: alpine
    #      ^^^^^^ untagged
  sidecars:
    - image: alpine
    - image: redis:7
    #        ^^^^^^^ tag
  steps: [{ image: alpine }, { image: alpine }]`),
    'an image of a step action': `
apiVersion: tekton.dev/v1beta1
kind: StepAction
metadata: { name: ls }
spec:
  image: alpine:latest
  #      ^^^^^^^^^^^^^ tag
`,
    'an image in each document': `${task('  steps:\n    - image: alpine\n    #        ^^^^^^ untagged')}---${task('  steps:\n    - image: alpine\n    #        ^^^^^^ untagged')}`,
  },
});
