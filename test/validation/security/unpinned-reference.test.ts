import { unpinnedReference } from '../../../src/validation/rules/security/unpinned-reference';
import { testRule } from '../test-rule';

const ref = (fields: string): string => `
apiVersion: tekton.dev/v1
kind: Pipeline
metadata: { name: delivery }
spec:
  tasks:
    - name: build
      taskRef:
${fields}
`;
const resolver = (name: string, params: string): string =>
  ref(`
        resolver: ${name}
        params:
${params}`);

testRule(unpinnedReference, {
  valid: {
    'a commit': resolver('git', '          - { name: revision, value: 3f786850e387550fdab836ed7e6dc881de23001b }'),
    'a param, which may be a commit': resolver('git', '          - { name: revision, value: $(params.revision) }'),
    'a digest of a bundle': resolver(
      'bundles',
      '          - { name: bundle, value: "ghcr.io/acme/tasks:1@sha256:00" }',
    ),
    'a version of the hub': resolver('hub', '          - { name: version, value: "0.6" }'),
    'a page with its digest': resolver(
      'http',
      '          - { name: url, value: "https://example.com/a.yaml" }\n          - { name: digest, value: "sha256:00" }',
    ),
    'an object of the cluster': resolver('cluster', '          - { name: name, value: build }'),
    'a resolver of somebody else': resolver('vault', '          - { name: revision, value: main }'),
    'a name': ref('        name: build'),
  },
  invalid: {
    'a branch': resolver(
      'git',
      `
          - name: revision
            value: main
            #      ^^^^ revision`,
    ),
    'half a commit': resolver(
      'git',
      `
          - name: revision
            value: 3f78685
            #      ^^^^^^^ revision`,
    ),
    'no revision': ref(`
        resolver: git
        #         ^^^ unset
        params: [{ name: url, value: 'https://example.com/a' }]`),
    'a tag of a bundle': resolver(
      'bundles',
      `
          - name: bundle
            value: ghcr.io/acme/tasks:1
            #      ^^^^^^^^^^^^^^^^^^^^ bundle`,
    ),
    'a hub without a version': ref(`
        resolver: hub
        #         ^^^ hub
        params: [{ name: name, value: build }]`),
    'a page that says nothing of what it holds': resolver(
      'http',
      `
          - name: url
            value: https://example.com/a.yaml
            #      ^^^^^^^^^^^^^^^^^^^^^^^^^^ http`,
    ),
  },
});
