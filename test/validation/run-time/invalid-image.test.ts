import { invalidImage } from '../../../src/validation/rules/run-time/invalid-image';
import { build, delivery, documents, mark, runOf } from '../mark';
import { testRule } from '../test-rule';

const DIGEST = 'sha256:a8560b36e8b8210634f77d9f7f9efd7ffa463e380b75e2e74aff4511df3ef88c';
const task = (image: string): string => `
apiVersion: tekton.dev/v1
kind: Task
metadata: { name: build }
spec:
  steps:
    - image: ${image}
`;

const IMAGE = 'params: [{ name: tag }]';
const TAGGED = 'ghcr.io/acme/shop:$(params.tag)';
const calls = (tag: string): string =>
  delivery(`- { name: a, taskRef: { name: build }, params: [{ name: tag, value: ${tag} }] }`);

testRule(invalidImage, {
  valid: {
    'a name': task('alpine'),
    'a tag with capital letters': task('alpine:RC_1.0'),
    'a digest': task(`alpine@${DIGEST}`),
    'a host with a port, tag and digest': task(`localhost:5000/a/b_c/d--e:1@${DIGEST}`),
    'a host with capital letters': task('Registry.example.com/alpine'),
    'a host of capital letters alone': task('REGISTRY/alpine'),
    'an address of version 6': task("'[fd00::1]:5000/alpine'"),
    'a param': task('Node:$(params.version)'),
    'a param that is given well': documents(build(IMAGE, 'command: [a]').replace('alpine', TAGGED), calls('v1')),
    'a param that is given nothing known': documents(
      build(IMAGE, 'command: [a]').replace('alpine', TAGGED),
      delivery("- { name: a, taskRef: { name: build }, params: [{ name: tag, value: '$(params.tag)' }] }", IMAGE),
    ),
  },
  invalid: {
    'a tag that is given': documents(
      build(IMAGE, 'command: [a]').replace('alpine', TAGGED),
      mark(calls('feature/x'), 'feature/x', 'image'),
    ),
    'a tag that is empty by default': documents(
      build("params: [{ name: tag, default: '' }]", 'command: [a]').replace('alpine', TAGGED),
      mark(delivery('- { name: a, taskRef: { name: build } }'), 'taskRef', 'image'),
    ),
    'a tag that a run gives to its pipeline': documents(
      build(IMAGE, 'command: [a]').replace('alpine', TAGGED),
      delivery("- { name: a, taskRef: { name: build }, params: [{ name: tag, value: '$(params.tag)' }] }", IMAGE),
      mark(runOf('params: [{ name: tag, value: a b }]'), 'pipelineRef', 'image'),
    ),
    'the image of a StepAction': documents(
      `
apiVersion: tekton.dev/v1beta1
kind: StepAction
metadata: { name: act }
spec: { image: '${TAGGED}', params: [{ name: tag }], command: [a] }
`,
      mark(
        build('', 'ref: { name: act }\nparams: [{ name: tag, value: -x }]').replace('      image: alpine\n', ''),
        '-x }',
        'image',
      ),
    ),
    'a repository with capital letters': task(`Node:22
    #        ^^^^^^^ image`),
    'a digest that was cut': task(`node:22@sha256:abc
    #        ^^^^^^^^^^^^^^^^^^ image`),
    'a digest with capital letters': task(`alpine@${DIGEST.toUpperCase().replace('SHA', 'sha')}
    #        ${'^'.repeat(78)} image`),
    'no tag behind the colon': task(`'node:'
    #        ^^^^^^^ image`),
    'an address': task(`https://ghcr.io/acme/shop
    #        ^^^^^^^^^^^^^^^^^^^^^^^^^ image`),
    'an empty part': task(`ghcr.io//shop
    #        ^^^^^^^^^^^^^ image`),
    'a blank': task(`node 22
    #        ^^^^^^^ image`),
  },
});
