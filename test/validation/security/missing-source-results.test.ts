import { missingSourceResults } from '../../../src/validation/rules/security/missing-source-results';
import { documents } from '../mark';
import { testRule } from '../test-rule';

const IMAGE = '{ name: IMAGE_DIGEST, value: $(tasks.push.results.IMAGE_DIGEST) }';
const pipeline = (results: string, tasks = CLONE, more = ''): string => `
apiVersion: tekton.dev/v1
kind: Pipeline
metadata: { name: delivery }
spec:
  ${more}
  tasks:
    - name: clone
      ${tasks}
    - name: push
      taskRef: { name: push }
      runAfter: [clone]
  results:
    - ${IMAGE}
    ${results}
`;
const CLONE = 'taskRef: { name: clone }';
const task = (script: string, results = 'commit'): string => `
apiVersion: tekton.dev/v1
kind: Task
metadata: { name: clone }
spec:
  results: [${results
    .split(' ')
    .map((name) => `{ name: ${name} }`)
    .join(', ')}]
  steps: [{ name: a, image: alpine, script: "${script}" }]
`;
const git = task('git clone https://example.com/a.git');
const marked = (tasks = CLONE, results = '', image = 'IMAGE_DIGEST'): string =>
  pipeline(results, tasks)
    .replaceAll('IMAGE_DIGEST', image)
    .replace(`    ${results}\n`, `    #         ^ missing\n    ${results}\n`);

testRule(missingSourceResults, {
  valid: {
    'both results': documents(
      pipeline('- { name: CHAINS-GIT_URL, value: a }\n    - { name: CHAINS-GIT_COMMIT, value: b }'),
      git,
    ),
    'both params': documents(
      pipeline('', CLONE, 'params: [{ name: CHAINS-GIT_URL }, { name: CHAINS-GIT_COMMIT }]'),
      git,
    ),
    'an object': documents(pipeline('- { name: app-ARTIFACT_INPUTS, type: object, value: {} }'), git),
    'nothing that clones': documents(pipeline(''), task('make')),
    'a task that is not here': pipeline(''),
    'words about a clone': documents(pipeline(''), task("echo 'git clone'")),
    'no image': documents(pipeline('').replace('IMAGE_DIGEST', 'digest'), git),
    'a clone that has nothing to do with the image': documents(pipeline('').replace('runAfter: [clone]', ''), git),
    'a clone after it': documents(
      pipeline('', `${CLONE}\n      runAfter: [push]`).replace('      runAfter: [clone]\n', ''),
      git,
    ),
  },
  invalid: {
    'a script that clones': documents(marked(), git),
    'a script that fetches': documents(marked(), task('git init && git -C /src fetch origin main')),
    'a task with the results': documents(marked(), task('make', 'CHAINS-GIT_URL CHAINS-GIT_COMMIT')),
    'one of two results': documents(marked(CLONE, '- { name: CHAINS-GIT_URL, value: a }'), git),
    'the task of the catalog': marked('taskRef: { name: git-clone }'),
    'the task of the catalog from the hub': marked(
      'taskRef: { resolver: hub, params: [{ name: name, value: git-clone }, { name: version, value: 0.9.0 }] }',
    ),
    'a list of images': documents(marked(CLONE, '', 'IMAGES'), git),
    'a task that clones and pushes': documents(
      marked('taskRef: { name: other }'),
      git.replace('name: clone', 'name: push'),
    ),
  },
});
