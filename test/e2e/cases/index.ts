import type { Case } from '../harness/case';
import { credentials } from './credentials';
import { dryRun } from './dry-run';
import { fastapi, plainApp } from './fastapi';
import { hostileText } from './hostile-text';
import { housekeeping } from './housekeeping';
import { pushToRollout } from './push-to-rollout';
import { restricted } from './restricted';
import { schedule } from './schedule';

/** Every case, in the order in which they are run. */
export const CASES: readonly Case[] = [
  dryRun,
  fastapi,
  pushToRollout,
  credentials,
  hostileText,
  schedule,
  housekeeping,
  restricted,
  plainApp,
];
