import { missingImageResults } from '../../../src/validation/rules/security/missing-image-results';
import { testRule } from '../test-rule';

const task = (results: string, step: string, params = ''): string => `
apiVersion: tekton.dev/v1
kind: Task
metadata: { name: build }
spec:
  params: [{ name: image }${params}]
  results:
    - name: commit
${results}
  steps:
    - name: push
${step}
`;
const push = `      image: docker
      script: |
        docker build . && docker push $IMAGE`;
const kaniko = (args: string, image = 'gcr.io/kaniko-project/executor:v1.24.0'): string =>
  `      image: ${image}\n      args: [${args}]`;

const marked = (step: string, params = ''): string =>
  task('', step, params).replace('    - name: push\n', '    - name: push\n    # ^ none\n');

testRule(missingImageResults, {
  valid: {
    'both results': task('    - name: IMAGE_URL\n    - name: IMAGE_DIGEST', push),
    'both with a word before': task('    - name: APP_IMAGE_URL\n    - name: APP_IMAGE_DIGEST', push),
    'a list of images': task('    - name: IMAGES', push),
    'an object': task('    - { name: APP_ARTIFACT_OUTPUTS, type: object, properties: { uri: {}, digest: {} } }', push),
    'another name beside both': task('    - name: IMAGE_URL\n    - name: IMAGE_DIGEST\n    - name: image-digest', push),
    'an image that is built only': task('', '      image: docker\n      script: docker build .'),
    'kaniko that does not push': task('', kaniko('--no-push, --destination=a')),
    'another program of that image': task('', `${kaniko('--version')}\n      command: [/bin/sh]`),
    'words about a push': task(
      '',
      "      image: docker\n      script: |\n        # docker push a\n        echo 'docker push a'",
    ),
    'another tool with that subcommand': task('', '      image: git\n      script: git push origin main'),
    'a copy from registry to registry': task(
      '',
      '      image: skopeo\n      command: [skopeo, copy, docker://a, docker://b]',
    ),
    'ko without a push': task('', '      image: ko\n      script: ko build --local ./cmd'),
    'an image that is a param': task('', kaniko('--destination=a', '$(params.builder)'), ', { name: builder }'),
  },
  invalid: {
    'no result': marked(push),
    kaniko: marked(kaniko('--destination=$(params.image)')),
    'kaniko as the default of a param': marked(
      kaniko('--destination=a', '$(params.builder)'),
      ', { name: builder, default: gcr.io/kaniko-project/executor:v1.24.0 }',
    ),
    'buildah with options': marked(
      '      image: buildah\n      script: |\n        buildah ${TLS} "--storage-driver=vfs" push \\\n          a',
    ),
    'a cache that is not pushed': marked(kaniko('--no-push-cache, --destination=a')),
    'a script in args': marked(
      '      image: docker\n      command: [sh, -c]\n      args: ["docker build . && docker push a"]',
    ),
    buildkit: marked(
      '      image: moby/buildkit\n      command: [buildctl-daemonless.sh]\n      args: [build, --output, "type=image,name=a,push=true"]',
    ),
    ko: marked('      image: ko\n      script: KO_DOCKER_REPO=a ko build ./cmd'),
    'an archive that is copied': marked('      image: skopeo\n      command: [skopeo, copy, "oci:out", "docker://a"]'),
    'a step of a StepAction': `${marked('      ref: { name: push }')}---
apiVersion: tekton.dev/v1beta1
kind: StepAction
metadata: { name: push }
spec: { image: docker, command: [docker, push, a] }
`,
    'one half': task('    - name: IMAGE_DIGEST\n#           ^^^^^^^^^^^^ half', push),
    'two halves of different images': task(
      '    - name: A_IMAGE_DIGEST\n#           ^^^^^^^^^^^^^^ half\n    - name: B_IMAGE_URL\n#           ^^^^^^^^^^^ half',
      push,
    ),
    'other case and signs': task(
      '    - name: image-url\n#           ^^^^^^^^^ misspelt\n    - name: imageDigest\n#           ^^^^^^^^^^^ misspelt',
      push,
    ),
    'a slip': task('    - name: IMAGE_DIGSET\n#           ^^^^^^^^^^^^ misspelt', push),
    'a list in another case': task('    - name: Images\n#           ^^^^^^ misspelt', push),
  },
});
