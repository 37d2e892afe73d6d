export { androguardEngine } from './androguard/androguard-engine.ts';
export { apksignerEngine } from './apksigner/apksigner-engine.ts';
export { type CommandEngineOptions, commandEngine, TASK_SCHEMA } from './command/command-engine.ts';
export type { Engine, EngineAnswer, EngineTask, RunContext, RunLimits, TaskArtifact, TaskInput } from './engine.ts';
export { knownClauses } from './known-clauses.ts';
export { answerOfReport, ownDescription, ownEngine } from './own/own-engine.ts';
export { type OwnConfig, ownConfig } from './own/scan-job-of.ts';
export { configHashOf, emptyResult } from './results.ts';
export { type EngineRun, type RunOptions, runEngine } from './run-engine.ts';
