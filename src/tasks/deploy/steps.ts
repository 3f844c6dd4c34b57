import { nameOf } from '../../core/named';
import type { ParamDeclarations } from '../../core/declarations/param';
import type { ResultDeclarations } from '../../core/declarations/result';
import type { WorkspaceDeclarations } from '../../core/declarations/workspace';
import type { StringRef } from '../../core/references/string-ref';
import type { Env } from '../../core/step/env';
import type { ContainerStep } from '../../core/step/step';
import type { StepTemplate } from '../../core/task/task';
import type { TaskRefs } from '../../core/task/task-refs';
import { helmValuesOf } from './images';
import { apiResource } from './kinds';
import type { DeployPlan } from './plan';
import { APPLY } from './scripts/apply';
import { BUILD_KUSTOMIZATION } from './scripts/build-kustomization';
import { COLLECT_MANIFESTS } from './scripts/collect-manifests';
import { COMMON } from './scripts/common';
import { DIAGNOSE } from './scripts/diagnose';
import { EXPLAIN } from './scripts/explain';
import { CHART, RENDER_CHART, ROLL_BACK_RELEASE, UPGRADE_RELEASE } from './scripts/helm';
import { CHECK_OBJECTS, ORDER_OBJECTS } from './scripts/order-objects';
import { INSIDE_WORKSPACE, PARSE_MANIFESTS } from './scripts/parse-manifests';
import { FIND_IMAGES, PLACE_IMAGES } from './scripts/place-images';
import { ROLLOUT, ROLLOUT_END } from './scripts/rollout';
import { COLLECT_WORKLOADS, PATCH_IMAGES } from './scripts/set-images';
import type { HelmOptions, ManifestsOptions } from './strategy';

/** What the inside of a DeployTask gets. */
export type DeployRefs = TaskRefs<ParamDeclarations, WorkspaceDeclarations, ResultDeclarations>;

/** The home of the steps: they have a file system to read only, and this is what one leaves to the next. */
const HOME = '/deploy';
export const HOME_VOLUME = { name: 'home', emptyDir: {} };

/** What all steps have in common. */
export function deployTemplate(plan: DeployPlan, { params, workspaces, context }: DeployRefs): StepTemplate {
  const { user, computeResources } = plan;
  return {
    env: {
      NAMESPACE: params['namespace'] as StringRef,
      RUN_NAMESPACE: context.taskRun.namespace,
      KUBECONFIG_BOUND: workspaces['kubeconfig']?.bound,
      KUBECONFIG_FOLDER: workspaces['kubeconfig']?.path,
      HOME,
    },
    computeResources,
    volumeMounts: [{ name: HOME_VOLUME.name, mountPath: HOME }],
    securityContext: {
      runAsNonRoot: true,
      ...(user === 'cluster' ? {} : { runAsUser: user, runAsGroup: user }),
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
      seccompProfile: { type: 'RuntimeDefault' },
    },
  };
}

/** The steps: make the set, apply it, wait for it. */
export function deploySteps(plan: DeployPlan, refs: DeployRefs): ContainerStep[] {
  const step = (name: string, env: Env, ...parts: readonly string[]): ContainerStep => {
    return { name, image: plan.toolImage, env, script: ['#!/bin/sh\n', COMMON, ...parts].join('') };
  };
  const timeout = { TIMEOUT: plan.timeout.toSeconds() };
  const render = renderEnv(plan, refs);
  const { strategy } = plan;
  switch (strategy.kind) {
    case 'manifests':
      return [
        step('render', { ...render, ...globs(strategy) }, ...PARSE, COLLECT_MANIFESTS, ...PLACE),
        step('apply', { CONFLICTS: plan.conflicts }, EXPLAIN, APPLY),
        step('rollout', timeout, DIAGNOSE, ROLLOUT, ROLLOUT_END),
      ];
    case 'kustomize':
      return [
        step('render', render, ...PARSE, BUILD_KUSTOMIZATION, ...PLACE),
        step('apply', { CONFLICTS: plan.conflicts }, EXPLAIN, APPLY),
        step('rollout', timeout, DIAGNOSE, ROLLOUT, ROLLOUT_END),
      ];
    case 'setImage': {
      const workloads = { WORKLOADS: json(strategy.workloads ?? []), WORKLOAD_KINDS: kubectlKinds(plan).join() };
      return [
        step('set-image', { ...render, ...workloads }, EXPLAIN, COLLECT_WORKLOADS, PLACE_IMAGES, PATCH_IMAGES),
        step('rollout', timeout, DIAGNOSE, ROLLOUT, ROLLOUT_END),
      ];
    }
    case 'helm': {
      const chart = { ...render, ...chartEnv(strategy) };
      const upgrade = { ...chart, ...timeout, CONFLICTS: plan.conflicts };
      const rollout = { ...timeout, RELEASE: strategy.release, ROLLBACK: strategy.rollback ?? false };
      return [
        step('render', chart, ...PARSE, EXPLAIN, CHART, RENDER_CHART, CHECK_OBJECTS, FIND_IMAGES, ORDER_OBJECTS),
        step('upgrade', upgrade, INSIDE_WORKSPACE, EXPLAIN, CHART, UPGRADE_RELEASE),
        step('rollout', rollout, DIAGNOSE, ROLLOUT, ROLL_BACK_RELEASE, ROLLOUT_END),
      ];
    }
  }
}

const PARSE = [PARSE_MANIFESTS, INSIDE_WORKSPACE];
const PLACE = [CHECK_OBJECTS, PLACE_IMAGES, ORDER_OBJECTS];

function renderEnv({ strategy, images, pullPolicy, pullSecrets }: DeployPlan, { params, workspaces }: DeployRefs): Env {
  const said = strategy.kind === 'helm' ? helmValuesOf(images, strategy.images ?? {}) : images;
  return {
    ...Object.fromEntries(images.map(({ param, env }) => [env, params[param] as StringRef])),
    SOURCE: workspaces['source']?.path,
    MANIFESTS: (params['manifests'] ?? params['chart']) as StringRef | undefined,
    NAME_IN_MANIFESTS: params['imageName'] as StringRef | undefined,
    IMAGES: json(said.map(({ slots, ...image }) => ({ ...image, slots: slots.map((slot) => slot.toFields()) }))),
    PULL_POLICY: pullPolicy,
    PULL_SECRETS:
      pullSecrets.length > 0 ? json(pullSecrets.map((secret) => nameOf(secret, 'imagePullSecrets'))) : undefined,
  };
}

function globs({ include = ['*.yaml', '*.yml', '*.json'], exclude = [] }: ManifestsOptions): Env {
  return { INCLUDE: json(include), EXCLUDE: json(exclude) };
}

function chartEnv({ release, version, valuesFiles = [], values = {} }: HelmOptions): Env {
  return { RELEASE: release, CHART_VERSION: version, VALUES_FILES: json(valuesFiles), VALUES: json(values) };
}

/** The kinds as `kubectl get` takes them: `deployments.apps`. */
function kubectlKinds({ kinds }: DeployPlan): string[] {
  const known = kinds.map(apiResource).filter((resource) => resource !== undefined);
  return known.map(({ resource, apiGroup }) => (apiGroup === '' ? resource : `${resource}.${apiGroup}`));
}

/** JSON for a variable, in which the kubelet finds nothing to expand. */
function json(data: unknown): string {
  return JSON.stringify(data).replaceAll('$', '\\u0024');
}
