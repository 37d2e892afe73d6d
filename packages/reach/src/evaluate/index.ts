export { Evaluator } from './evaluator.ts';
export type { Reflected } from './exploration.ts';
