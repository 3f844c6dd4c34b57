import { unverifiedReference } from '../../../src/validation/rules/security/unverified-reference';
import { documents, mark } from '../mark';
import { testRule } from '../test-rule';

const policy = (pattern: string, namespace = 'ci'): string => `
apiVersion: tekton.dev/v1alpha1
kind: VerificationPolicy
metadata: { name: ours, namespace: ${namespace} }
spec:
  authorities: [{ name: us, key: { kms: gcpkms://us } }]
  resources: [{ pattern: '${pattern}' }]
`;
const DIGEST = `sha256:${'a'.repeat(64)}`;
const run = (resolver: string, params: string): string => `
apiVersion: tekton.dev/v1
kind: PipelineRun
metadata: { name: run, namespace: ci }
spec:
  pipelineRef: { resolver: ${resolver}, params: [${params}] }
`;
const param = (name: string, value: string): string => `{ name: ${name}, value: "${value}" }`;
const git = (url: string): string => run('git', `${param('url', url)}, ${param('pathInRepo', 'a.yaml')}`);
const bundle = (image: string): string => run('bundles', param('bundle', image));
const ACME = 'https://github\\.com/acme/.*';
const other = 'https://example.com/tasks';
const written = JSON.stringify(other);
const found = mark(git(other), written, 'taken');
const step = `
apiVersion: tekton.dev/v1
kind: Task
metadata: { name: build, namespace: ci }
spec:
  steps: [{ name: a, ref: { resolver: http, params: [${param('url', other)}] } }]
`;
const pipeline = `
apiVersion: tekton.dev/v1
kind: Pipeline
metadata: { name: build, namespace: ci }
spec:
  params: [{ name: url }]
  tasks:
    - { name: a, taskRef: { resolver: http, params: [${param('url', other)}] } }
    - { name: b, taskRef: { resolver: http, params: [${param('url', '$(params.url)')}] } }
    - { name: c, taskRef: { name: local } }
`;
const template = `
apiVersion: triggers.tekton.dev/v1beta1
kind: TriggerTemplate
metadata: { name: build, namespace: ci }
spec:
  resourcetemplates:
    - ${run('git', param('url', other)).trim().replaceAll('\n', '\n      ').replace(', namespace: ci', '')}
`;

testRule(unverifiedReference, {
  valid: {
    'no policy': git(other),
    'a policy of another namespace': documents(policy(ACME, 'cd'), git(other)),
    'a policy that fits': documents(policy(ACME), git('https://github.com/acme/tasks')),
    'a source with spaces': documents(policy(ACME), git(' https://github.com/acme/tasks ')),
    'the second of two policies': documents(
      policy('https://gitlab.com/.*'),
      policy(ACME),
      git('https://github.com/acme/a'),
    ),
    'a pattern with one end': documents(policy(`^${ACME}`), git('https://github.com/acme/tasks')),
    'sides with an end each, which hold for one side only': documents(
      policy('^https://github.com/a$|https://example.com$'),
      git('https://a.example.org/https://example.com'),
    ),
    'a folder, which is told at the policy': documents(policy('https://github.com/acme/*'), git(other)),
    'a pattern that only Go reads': documents(policy('(?i)HTTPS://GITHUB\\.com/(?U).*'), git(other)),
    'a pattern that is none': documents(policy('('), git(other)),
    'a pattern that may take for ever': documents(policy('https://(a|a)*'), git(`https://${'a'.repeat(60)}!`)),
    'a repository by the API of its forge': documents(policy(ACME), run('git', param('repo', 'tasks'))),
    'a hub': documents(policy(ACME), run('hub', `${param('name', 'git-clone')}, ${param('version', '0.9')}`)),
    'a bundle with its digest': documents(policy('ghcr\\.io/acme/tasks'), bundle(`ghcr.io/acme/tasks:1@${DIGEST}`)),
    'a bundle of Docker Hub': documents(policy('index\\.docker\\.io/acme/tasks'), bundle('acme/tasks:1')),
    'a bundle of Docker Hub by its old name': documents(
      policy('index.docker.io/library/tasks'),
      bundle('docker.io/tasks'),
    ),
    'a bundle on a port': documents(policy('localhost:5000/tasks'), bundle('localhost:5000/tasks')),
    'a StepAction, of which Tekton checks none': documents(policy(ACME), step),
  },
  invalid: {
    'a repository that no policy fits': documents(policy(ACME), found),
    'a pattern that fits the end of the source': documents(policy('example.com/tasks$'), found),
    'a pattern that fits the beginning of the source': documents(policy('^https://example.com'), found),
    'a bundle': documents(policy('acme/tasks'), mark(bundle('acme/tasks:1'), '"acme/tasks:1"', 'taken')),
    'a task of a pipeline': documents(policy(ACME), mark(pipeline, written, 'taken')),
    'a run of a trigger': documents(policy(ACME), mark(template, written, 'taken')),
  },
  untested: ['refused'],
});

testRule(unverifiedReference, {
  valid: { 'what fits': documents(policy(ACME), git('https://github.com/acme/tasks')) },
  invalid: { 'what the cluster refuses': documents(policy(ACME), mark(git(other), written, 'refused')) },
  features: { 'trusted-resources-verification-no-match-policy': 'fail' },
  untested: ['taken'],
});
