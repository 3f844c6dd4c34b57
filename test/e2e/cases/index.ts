import type { Case } from '../harness/case';
import { credentials } from './credentials';
import { dryRun } from './dry-run';
import { fastapi } from './fastapi';
import { hostileText } from './hostile-text';
import { pushToRollout } from './push-to-rollout';

/** Every case, in the order in which they are run. */
export const CASES: readonly Case[] = [dryRun, fastapi, pushToRollout, credentials, hostileText];
