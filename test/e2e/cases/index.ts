import type { Case } from '../harness/case';
import { credentials } from './credentials';
import { dryRun } from './dry-run';
import { fastapi, plainApp } from './fastapi';
import { gitea } from './gitea';
import { giteaPipelinesAsCode } from './gitea-pipelines-as-code';
import { hostileText } from './hostile-text';
import { housekeeping } from './housekeeping';
import { pipelinesAsCode } from './pipelines-as-code';
import { pushToRollout } from './push-to-rollout';
import { restricted } from './restricted';
import { schedule } from './schedule';

/** Every case, in the order in which they are run. */
export const CASES: readonly Case[] = [
  dryRun,
  fastapi,
  pushToRollout,
  gitea,
  giteaPipelinesAsCode,
  pipelinesAsCode,
  credentials,
  hostileText,
  schedule,
  housekeeping,
  restricted,
  plainApp,
];
