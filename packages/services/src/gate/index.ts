export { advanceGateChecks } from './advance-checks.ts';
export { gateAnswer } from './answer.ts';
export type { ClauseWords, GateAnswer, GatePorts, GateTransaction, OpenCheck, ReasonTold } from './ports.ts';
export { placeText, saidOf } from './said-of.ts';
