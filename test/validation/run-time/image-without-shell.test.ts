import { imageWithoutShell } from '../../../src/validation/rules/run-time/image-without-shell';
import { build, mark } from '../mark';
import { testRule } from '../test-rule';

const task = (image: string, step = 'script: ls'): string => build('description: x', step).replace('alpine', image);

testRule(imageWithoutShell, {
  valid: {
    'an image with debug in its tag': task('gcr.io/kaniko-project/executor:v1-debug'),
    'an image on another base': task('hadolint/hadolint:2.12.0-debian'),
    'a digest alone': task('gcr.io/kaniko-project/executor@sha256:1234'),
    'sh in alpine, and bash in an image of its own': build('description: x', 'script: ls').replace(
      'script: ls',
      "script: ls\n    - { image: 'bash:5', script: '#!/bin/bash' }\n    - { image: 'registry.acme.io/alpine', script: '#!/bin/bash' }",
    ),
    'a command': task('gcr.io/distroless/static:nonroot', 'command: [/app]'),
  },
  invalid: {
    'bash in alpine': mark(
      task('docker.io/library/alpine:3.22@sha256:1', 'script: "#!/usr/bin/env bash\\nls"'),
      'docker.io',
      'shell',
    ),
    'a script in distroless': mark(task('gcr.io/distroless/static:nonroot'), 'gcr.io', 'shell'),
    'a script in an image of a scanner': mark(task('docker.io/anchore/syft:v1.20.0'), 'docker.io', 'shell'),
    'a script of a sidecar': mark(
      build('sidecars: [{ name: s, image: gcr.io/distroless/static:nonroot, script: ls }]'),
      'gcr.io',
      'shell',
    ),
  },
});
