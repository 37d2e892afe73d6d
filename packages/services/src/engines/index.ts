export { gateEngines } from './gate-engines.ts';
export { type JudgeEngine, judgeEngine } from './judge-engine.ts';
export { type LimitEngine, limitEngine } from './limit-engine.ts';
export { type EngineOrder, type MoveEngine, moveEngine } from './move-engine.ts';
export type { EngineLimits, EnginesPorts, EnginesTransaction, GoldenRun, KeptEngine } from './ports.ts';
export { type RegisterEngine, type Registration, registerEngine } from './register-engine.ts';
