export {
  type Automation,
  automationOf,
  type DecidedVote,
  decidedBy,
  sumAutomation,
} from './automation.ts';
export { askEngine, ENGINE_BREAKER, isEngineFault, noteRun, probingBreaker, type RunNote } from './breaker.ts';
export {
  type CheckedResult,
  checkResult,
  type Expected,
  RESULT_LIMITS,
  type Refusal,
  type ResultLimits,
  readResult,
} from './check-result.ts';
export { isTechnicalCheck, TECHNICAL_CHECKS, type TechnicalCheck } from './checks.ts';
export { type ConfigValue, canonicalJson, type RunConfig } from './config.ts';
export {
  ARTIFACT_KINDS,
  type ArtifactKind,
  acceptsArtifact,
  type Capability,
  clausesOf,
  ENGINE_KINDS,
  type EngineDescription,
  type EngineKind,
  faultsOfDescription,
  INPUT_KINDS,
  type InputKind,
  isMachine,
  type RunLimits,
  type RunUse,
  roomFor,
  whyNotTestable,
} from './engine.ts';
export {
  GOLDEN_THRESHOLDS,
  type GoldenArtifact,
  type GoldenFigures,
  type GoldenThresholds,
  type GoldenVerdict,
  judgeGolden,
} from './golden.ts';
export { storable } from './json-fields.ts';
export { REASON_CODES, reasonInWords } from './reasons.ts';
export * from './result.ts';
export {
  advanceEngine,
  ENGINE_EVENTS,
  ENGINE_STATES,
  type EngineAdvance,
  type EngineEvent,
  type EngineState,
  engineRights,
  engineSteps,
} from './state.ts';
