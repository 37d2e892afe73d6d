import type { Recipe } from '../recipe.ts';
import { afterAgree } from './after-agree.ts';
import { applicationStartUp } from './application-start-up.ts';
import { architectureLayers } from './architecture-layers.ts';
import { asksAndStarts } from './asks-and-starts.ts';
import { asynchronousHops } from './asynchronous-hops.ts';
import { backgroundAndPush } from './background-and-push.ts';
import { backgroundComponents } from './background-components.ts';
import { bypasses } from './bypasses.ts';
import { clickOnly } from './click-only.ts';
import { consentManagers } from './consent-managers.ts';
import { coroutines } from './coroutines.ts';
import { deadCode } from './dead-code.ts';
import { deferredSdkInit } from './deferred-sdk-init.ts';
import { dialogShapes } from './dialog-shapes.ts';
import { dispatchShapes } from './dispatch-shapes.ts';
import { downloads } from './downloads.ts';
import { earlyHooks } from './early-hooks.ts';
import { flagLogic } from './flag-logic.ts';
import { flagStores } from './flag-stores.ts';
import { flagsThroughLayers } from './flags-through-layers.ts';
import { flowBetweenComponents } from './flow-between-components.ts';
import { flowCallbacks } from './flow-callbacks.ts';
import { flowCollections } from './flow-collections.ts';
import { flowFields } from './flow-fields.ts';
import { flowSinks } from './flow-sinks.ts';
import { flowValues } from './flow-values.ts';
import { gateByActivity } from './gate-by-activity.ts';
import { gateByDialog } from './gate-by-dialog.ts';
import { gateByFlag } from './gate-by-flag.ts';
import { gateByReflection } from './gate-by-reflection.ts';
import { gateInAnotherClass } from './gate-in-another-class.ts';
import { hiddenCalls } from './hidden-calls.ts';
import { initializerStartUp } from './initializer-start-up.ts';
import { intents } from './intents.ts';
import { interfaceDispatch } from './interface-dispatch.ts';
import { invertedFlag } from './inverted-flag.ts';
import { jniNames } from './jni-names.ts';
import { jumps } from './jumps.ts';
import { kotlinLowered } from './kotlin-lowered.ts';
import { kotlinShapes } from './kotlin-shapes.ts';
import { lambdas } from './lambdas.ts';
import { lateAndEarlyMixes } from './late-and-early-mixes.ts';
import { layouts } from './layouts.ts';
import { manyReads } from './many-reads.ts';
import { multiDex } from './multi-dex.ts';
import { multiProcess } from './multi-process.ts';
import { neverRuns } from './never-runs.ts';
import { obfuscatedNames } from './obfuscated-names.ts';
import { permissionRequests } from './permission-requests.ts';
import { platformCallbacks } from './platform-callbacks.ts';
import { providerStartUp } from './provider-start-up.ts';
import { pushKeepAlive } from './push-keep-alive.ts';
import { reConsent } from './re-consent.ts';
import { refusalPaths } from './refusal-paths.ts';
import { repeatedReads } from './repeated-reads.ts';
import { sdkFacades } from './sdk-facades.ts';
import { sdkPreInit } from './sdk-pre-init.ts';
import { shrunkCode } from './shrunk-code.ts';
import { skippedQuestions } from './skipped-questions.ts';
import { splashFlows } from './splash-flows.ts';
import { splashPrivacyFlow } from './splash-privacy-flow.ts';
import { startUpTasks } from './start-up-tasks.ts';
import { stringBuiltReflection } from './string-built-reflection.ts';
import { threadHops } from './thread-hops.ts';
import { webviewBridges } from './webview-bridges.ts';
import { wholeApps } from './whole-apps.ts';
import { wrappedReads } from './wrapped-reads.ts';

/** Recipes that only `npm run accuracy` reads; see README.md of this folder. By category. */
export const heldBackCategories: Readonly<Record<string, readonly Recipe[]>> = {
  'application-start-up': applicationStartUp,
  'background-components': backgroundComponents,
  'click-only': clickOnly,
  coroutines,
  'dead-code': deadCode,
  downloads,
  'flow-between-components': flowBetweenComponents,
  'flow-callbacks': flowCallbacks,
  'flow-collections': flowCollections,
  'flow-fields': flowFields,
  'flow-sinks': flowSinks,
  'flow-values': flowValues,
  'gate-by-activity': gateByActivity,
  'gate-by-dialog': gateByDialog,
  'gate-by-flag': gateByFlag,
  'gate-by-reflection': gateByReflection,
  'gate-in-another-class': gateInAnotherClass,
  'initializer-start-up': initializerStartUp,
  intents,
  'interface-dispatch': interfaceDispatch,
  'inverted-flag': invertedFlag,
  'jni-names': jniNames,
  jumps,
  lambdas,
  layouts,
  'multi-dex': multiDex,
  'obfuscated-names': obfuscatedNames,
  'permission-requests': permissionRequests,
  'provider-start-up': providerStartUp,
  'push-keep-alive': pushKeepAlive,
  'repeated-reads': repeatedReads,
  'sdk-pre-init': sdkPreInit,
  'string-built-reflection': stringBuiltReflection,
  'thread-hops': threadHops,
  'webview-bridges': webviewBridges,
  'flag-stores': flagStores,
  'kotlin-shapes': kotlinShapes,
  'splash-flows': splashFlows,
  'start-up-tasks': startUpTasks,
  'architecture-layers': architectureLayers,
  'flag-logic': flagLogic,
  'dialog-shapes': dialogShapes,
  'sdk-facades': sdkFacades,
  bypasses: bypasses,
  'early-hooks': earlyHooks,
  'dispatch-shapes': dispatchShapes,
  'hidden-calls': hiddenCalls,
  'after-agree': afterAgree,
  'many-reads': manyReads,
  'never-runs': neverRuns,
  'asynchronous-hops': asynchronousHops,
  'shrunk-code': shrunkCode,
  'whole-apps': wholeApps,
  'asks-and-starts': asksAndStarts,
  'platform-callbacks': platformCallbacks,
  'skipped-questions': skippedQuestions,
  'splash-privacy-flow': splashPrivacyFlow,
  'consent-managers': consentManagers,
  'deferred-sdk-init': deferredSdkInit,
  'flags-through-layers': flagsThroughLayers,
  'kotlin-lowered': kotlinLowered,
  'refusal-paths': refusalPaths,
  're-consent': reConsent,
  'wrapped-reads': wrappedReads,
  'background-and-push': backgroundAndPush,
  'multi-process': multiProcess,
  'late-and-early-mixes': lateAndEarlyMixes,
};
