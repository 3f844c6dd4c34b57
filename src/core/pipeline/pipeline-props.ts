import type { Exact } from '../arguments';
import { RESOURCE_KEYS, type ResourceProps } from '../resource';
import { RUN_SETTINGS_KEYS, type RunSettings } from '../run/run-settings';
import type { KeysOf } from '../shape';

/** Props of Pipeline. */
export interface PipelineProps<P, W, S> extends ResourceProps {
  /** What a run gives. @default {} */
  readonly params?: P | undefined;
  /** Folders that a run provides. @default {} */
  readonly workspaces?: W | undefined;
  /** Shown in the dashboard. @default - the name */
  readonly displayName?: string | undefined;
  /** For the people who read the YAML and the dashboard. @default - no description */
  readonly description?: string | undefined;
  /** What every run shares: workspaces, timeouts, the template of pods. @default - each run says its own */
  readonly run?: (RunSettings & { readonly workspaces?: (S & Exact<S, W, 'workspace'>) | undefined }) | undefined;
}

/** The keys of PipelineProps. */
export const PIPELINE_KEYS: KeysOf<PipelineProps<never, never, never>> = {
  ...RESOURCE_KEYS,
  params: true,
  workspaces: true,
  displayName: true,
  description: true,
  run: true,
};

/** The keys of what every run shares. */
export const SHARED_RUN_KEYS: KeysOf<RunSettings> & { readonly workspaces: true } = {
  ...RUN_SETTINGS_KEYS,
  workspaces: true,
};
