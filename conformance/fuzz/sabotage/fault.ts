import type { Json } from '../generate';
import type { Random } from '../random';

/** A fault that chance alone makes too seldom. */
export interface Sabotage {
  readonly fits: (fields: Json, kind: string) => boolean;
  readonly change: (fields: Json, random: Random) => void;
}

export const has = (fields: Json, ...keys: readonly string[]): boolean => keys.some((key) => key in fields);
/** The objects of a list; earlier damage may have put anything else into it. */
export const listOf = (fields: Json, key: string): Json[] => {
  const list = fields[key];
  return Array.isArray(list) && list.every((one) => typeof one === 'object' && one !== null) ? (list as Json[]) : [];
};
export const on = (fits: Sabotage['fits'], change: Sabotage['change']): Sabotage => ({ fits, change });
export const isStep = (fields: Json): boolean => has(fields, 'image') && !has(fields, 'steps');
export const isTask = (fields: Json): boolean => has(fields, 'steps');
export const isPipeline = (fields: Json): boolean => has(fields, 'tasks');
export const isRun = (fields: Json, kind: string): boolean =>
  kind.endsWith('Run') && has(fields, 'taskRef', 'taskSpec', 'pipelineRef', 'pipelineSpec') && !has(fields, 'name');

export const isDocument = (fields: Json): boolean =>
  has(fields, 'apiVersion') && has(fields, 'metadata') && has(fields, 'spec');
