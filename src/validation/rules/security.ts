import type { Rule } from '../engine/rule';
import { clusterAdmin } from './security/cluster-admin';
import { credentialInBinding } from './security/credential-in-binding';
import { defaultServiceAccount } from './security/default-service-account';
import { hostNetwork } from './security/host-network';
import { hostPath } from './security/host-path';
import { ignoredBuildFailure } from './security/ignored-build-failure';
import { literalSecret } from './security/literal-secret';
import { longTimeout } from './security/long-timeout';
import { misleadingPolicyPattern } from './security/misleading-policy-pattern';
import { missingImageResults } from './security/missing-image-results';
import { missingSourceResults } from './security/missing-source-results';
import { mutableImageTag } from './security/mutable-image-tag';
import { neverPulledImage } from './security/never-pulled-image';
import { openComment } from './security/open-comment';
import { paramCanReadSecret } from './security/param-can-read-secret';
import { paramInScript } from './security/param-in-script';
import { payloadInReference } from './security/payload-in-reference';
import { payloadInScript } from './security/payload-in-script';
import { placeholderInScript } from './security/placeholder-in-script';
import { plainHttpCredentials } from './security/plain-http-credentials';
import { plainHttpListener } from './security/plain-http-listener';
import { podSecurityViolation } from './security/pod-security-violation';
import { privilegeEscalation } from './security/privilege-escalation';
import { privilegedContainer } from './security/privileged-container';
import { runtimeSocket } from './security/runtime-socket';
import { secretInArgs } from './security/secret-in-args';
import { skippedOwnersCheck } from './security/skipped-owners-check';
import { tracedSecret } from './security/traced-secret';
import { unfilteredPush } from './security/unfiltered-push';
import { unpinnedReference } from './security/unpinned-reference';
import { unsignedWebhook } from './security/unsigned-webhook';
import { unverifiedReference } from './security/unverified-reference';
import { wildcardRights } from './security/wildcard-rights';

/** What works and should not be done. */
export const SECURITY_RULES: readonly Rule[] = [
  clusterAdmin,
  credentialInBinding,
  defaultServiceAccount,
  hostNetwork,
  hostPath,
  ignoredBuildFailure,
  literalSecret,
  longTimeout,
  misleadingPolicyPattern,
  missingImageResults,
  missingSourceResults,
  mutableImageTag,
  neverPulledImage,
  openComment,
  paramCanReadSecret,
  paramInScript,
  payloadInReference,
  payloadInScript,
  placeholderInScript,
  plainHttpCredentials,
  plainHttpListener,
  podSecurityViolation,
  privilegeEscalation,
  privilegedContainer,
  runtimeSocket,
  secretInArgs,
  skippedOwnersCheck,
  tracedSecret,
  unfilteredPush,
  unpinnedReference,
  unsignedWebhook,
  unverifiedReference,
  wildcardRights,
];
