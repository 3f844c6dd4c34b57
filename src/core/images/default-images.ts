/**
 * Every image that ready-made constructs run, by the key that `images` of a chart overrides.
 *
 * Tag and digest: the tag is for readers, the digest is what runs.
 */
export const DEFAULT_IMAGES = {
  /** git, ssh and a shell, for GitCloneTask. */
  git: 'docker.io/alpine/git:v2.54.0@sha256:113d99116e236f93f0b1f53cd46dbda662cf1136d20dc9ae2834962226654d9f',
  /** The executor without a shell, for KanikoBuildTask. */
  kaniko:
    'ghcr.io/osscontainertools/kaniko:v1.28.2@sha256:4ea0e7301e3f6806de15150e4982c73018351e28c1dca6947bd3b4afb5ae3c60',
  /** A small shell that writes results. */
  shell: 'docker.io/library/alpine:3.21@sha256:a8560b36e8b8210634f77d9f7f9efd7ffa463e380b75e2e74aff4511df3ef88c',
  /** kubectl, kustomize, helm, jq and a shell, for DeployTask, Schedule, and hubs that cancel or delete runs. */
  kubectl: 'docker.io/alpine/k8s:1.36.2@sha256:44ef4942e171939b9c665a4a84beb80e2dcdb9a24330d4651cfdfd2e9deecc47',
  /** Distribution, for RegistryWithUi. */
  registry: 'docker.io/library/registry:3.1.1@sha256:1be55279f18a2fe1a74edf2664cac61c1bea305b7b4642dab412e7affdcb3e33',
  /** The web page of RegistryWithUi. */
  registryUi:
    'docker.io/joxit/docker-registry-ui:2.6.0@sha256:db27f52b9a1b2ac295b507cafe6953a6d5b244b8cf8edfbbd9a998f02bffa9ca',
} as const;

/** Key of an image of a ready-made construct. */
export type ImageKey = keyof typeof DEFAULT_IMAGES;
