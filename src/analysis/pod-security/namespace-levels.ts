import { fieldOf } from '../../util/field-of';
import { DEFAULT_POLICY_VERSION } from './evaluate';
import { LEVELS, type Level } from './pod';

/** Modes of Pod Security, the strictest first. */
const MODES = ['enforce', 'warn', 'audit'] as const;
const PREFIX = 'pod-security.kubernetes.io/';
/** The newest policy that is known here. */
const LATEST = DEFAULT_POLICY_VERSION;

/** A level that a namespace asks for. */
export interface DeclaredLevel {
  readonly mode: (typeof MODES)[number];
  readonly level: Level;
  /** Minor version of the policy. */
  readonly version: number;
}

/** Levels that the labels of a namespace ask for. */
export function declaredLevels(labels: unknown): DeclaredLevel[] {
  return MODES.flatMap((mode) => {
    const level = LEVELS.find((one) => one === fieldOf(labels, `${PREFIX}${mode}`));
    if (!level) return [];
    const version = /^v1\.(\d+)$/.exec(String(fieldOf(labels, `${PREFIX}${mode}-version`)))?.[1];
    return [{ mode, level, version: version === undefined ? LATEST : Number(version) }];
  });
}
