import type { Detector } from '../detector.ts';
import { accountDeletion } from './account-deletion/detector.ts';
import { addresses } from './addresses/detector.ts';
import { appHidden } from './app-hidden/detector.ts';
import { appIdentity } from './app-identity/detector.ts';
import { appType } from './app-type/detector.ts';
import { comparePolicy } from './compare-policy/detector.ts';
import { components } from './components/detector.ts';
import { consentGate } from './consent-gate/detector.ts';
import { dataFlows } from './data-flows/detector.ts';
import { downloads } from './downloads/detector.ts';
import { dynamicCode } from './dynamic-code/detector.ts';
import { evasion } from './evasion/detector.ts';
import { filingNumber } from './filing-number/detector.ts';
import { jumps } from './jumps/detector.ts';
import { nativeCode } from './native-code/detector.ts';
import { networkSecurity } from './network-security/detector.ts';
import { packageDamaged } from './package-damaged/detector.ts';
import { packers } from './packers/detector.ts';
import { permissionRequests } from './permission-requests/detector.ts';
import { permissionUnsuitable } from './permission-unsuitable/detector.ts';
import { permissionUse } from './permission-use/detector.ts';
import { permissionsDeclared } from './permissions-declared/detector.ts';
import { personalInformation } from './personal-information/detector.ts';
import { personalised } from './personalised/detector.ts';
import { policyText } from './policy-text/detector.ts';
import { privacyPolicy } from './privacy-policy/detector.ts';
import { reachablePermissionRequests } from './reachable-permission-requests/detector.ts';
import { reachableReads } from './reachable-reads/detector.ts';
import { reachableStarts } from './reachable-starts/detector.ts';
import { reflection } from './reflection/detector.ts';
import { repackaged } from './repackaged/detector.ts';
import { runActs } from './run-acts/detector.ts';
import { runDownloads } from './run-downloads/detector.ts';
import { runFrequency } from './run-frequency/detector.ts';
import { runIdentifierLinks } from './run-identifier-links/detector.ts';
import { runJumps } from './run-jumps/detector.ts';
import { runPermissionDialogs } from './run-permission-dialogs/detector.ts';
import { runPermissionStates } from './run-permission-states/detector.ts';
import { runProcessStarts } from './run-process-starts/detector.ts';
import { runReads } from './run-reads/detector.ts';
import { runRefusalEffects } from './run-refusal-effects/detector.ts';
import { runScenarios } from './run-scenarios/detector.ts';
import { runSceneUses } from './run-scene-uses/detector.ts';
import { runSends } from './run-sends/detector.ts';
import { screenBait } from './screen-bait/detector.ts';
import { screenConsent } from './screen-consent/detector.ts';
import { screenLeads } from './screen-leads/detector.ts';
import { screenPurposes } from './screen-purposes/detector.ts';
import { screenRights } from './screen-rights/detector.ts';
import { screenWindows } from './screen-windows/detector.ts';
import { sdks } from './sdks/detector.ts';
import { signing } from './signing/detector.ts';
import { unresolvedCalls } from './unresolved-calls/detector.ts';
import { weakTls } from './weak-tls/detector.ts';
import { webview } from './webview/detector.ts';
import { windows } from './windows/detector.ts';

/** All detectors, by id. One line each. */
export const detectors: readonly Detector[] = [
  accountDeletion,
  addresses,
  appHidden,
  appIdentity,
  appType,
  comparePolicy,
  components,
  consentGate,
  dataFlows,
  downloads,
  dynamicCode,
  evasion,
  filingNumber,
  jumps,
  nativeCode,
  networkSecurity,
  packageDamaged,
  packers,
  permissionRequests,
  permissionUnsuitable,
  permissionUse,
  permissionsDeclared,
  personalInformation,
  personalised,
  policyText,
  privacyPolicy,
  reachablePermissionRequests,
  reachableReads,
  reachableStarts,
  reflection,
  repackaged,
  runActs,
  runDownloads,
  runIdentifierLinks,
  runJumps,
  runFrequency,
  runPermissionDialogs,
  runPermissionStates,
  runProcessStarts,
  runReads,
  runRefusalEffects,
  runScenarios,
  runSceneUses,
  runSends,
  screenBait,
  screenConsent,
  screenLeads,
  screenPurposes,
  screenRights,
  screenWindows,
  sdks,
  signing,
  unresolvedCalls,
  weakTls,
  webview,
  windows,
];
