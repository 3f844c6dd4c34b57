import type { Construct } from 'constructs';
import type { PendingPlace } from '../../diagnostics/place';
import type { Param } from '../../schema/param';
import type { PipelineRunSpec } from '../../schema/pipeline-run';
import { compact } from '../../util/compact';
import { unlessEmpty } from '../../util/unless-empty';
import type { Exact } from '../arguments';
import type { INamed } from '../named';
import type { IPipeline } from '../pipeline/ipipeline';
import { markRun } from '../pipeline/is-run';
import { renderArguments } from '../pipeline/render-arguments';
import { checkTimeouts } from './check-timeouts';
import { writerGroup } from './fs-group';
import { podTemplateOf } from './pod-template';
import { checkSources, renderSources } from './render-sources';
import { renderTimeouts, type RunSettings, type TaskRunSettings, type WorkspaceSources } from './run-settings';
import { checkTaskRunSpecs, renderTaskRunSpecs } from './task-run-specs';
import type { WorkspaceSource } from './workspace-source';

/** The field `workspaces` of what starts runs: what the pipeline does not bind for every run. */
export type SourcesField<W, S, B> =
  {} extends WorkspaceSources<Omit<W, keyof S>>
    ? { readonly workspaces?: (B & Exact<B, W, 'workspace'>) | undefined }
    : { readonly workspaces: B & Exact<B, W, 'workspace'> };

/** What runs and what it is given: by a PipelineRun, by a trigger, on a schedule. */
export interface RunContent extends RunSettings {
  readonly pipeline: IPipeline;
  readonly params?: Readonly<Record<string, unknown>> | undefined;
  readonly workspaces?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Checks what a run gives against what its pipeline takes, and tells the pipeline that it runs.
 *
 * @throws `unknown-param`, `missing-param`, `param-type`, `unknown-workspace`, `missing-workspace`, `workspace-type`,
 *   `other-pipeline`, `timeouts`
 */
export function checkRun(run: RunContent, place: PendingPlace): void {
  markRun(run.pipeline);
  checkTaskRunSpecs(run.pipeline, taskRunSettings(run), place);
  sourcesOf(run, place);
  paramsOf(run, place);
  checkTimeouts(settingsOf(run).timeouts ?? {}, place);
}

/**
 * The spec of a run below `scope`.
 *
 * @param account of the pods of tasks that bring none
 */
export function renderRun(run: RunContent, scope: Construct, account: INamed, place: PendingPlace): PipelineRunSpec {
  const { pipeline } = run;
  const settings = settingsOf(run);
  const sources = sourcesOf(run, place);
  return compact({
    ...pipeline.target(scope),
    params: unlessEmpty(paramsOf(run, place)),
    workspaces: unlessEmpty(renderSources(sources)),
    timeouts: settings.timeouts && unlessEmpty({ ...renderTimeouts(settings.timeouts) }),
    taskRunTemplate: compact({
      serviceAccountName: account.name,
      podTemplate: podTemplateOf(settings, writerGroup(pipeline, sources)),
    }),
    taskRunSpecs: unlessEmpty(renderTaskRunSpecs(pipeline, taskRunSettings(run))),
  });
}

/** What the pipeline says for every run, and over it what this run says. */
function settingsOf({ pipeline, timeouts, podTemplate, imagePullSecrets }: RunContent): RunSettings {
  return { ...pipeline.run, ...compact({ timeouts, podTemplate, imagePullSecrets }) };
}

function taskRunSettings({ pipeline, taskRunSpecs }: RunContent): readonly TaskRunSettings[] {
  return [...(pipeline.run.taskRunSpecs ?? []), ...(taskRunSpecs ?? [])];
}

function sourcesOf({ pipeline, workspaces }: RunContent, place: PendingPlace): Map<string, WorkspaceSource> {
  const given = { ...pipeline.run.workspaces, ...workspaces };
  return checkSources(given, pipeline.declarations.workspaces, pipeline.title, place);
}

function paramsOf({ pipeline, params = {} }: RunContent, place: PendingPlace): Param[] {
  return renderArguments(params, { title: pipeline.title, params: pipeline.declarations.params }, place);
}
