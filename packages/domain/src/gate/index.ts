export { type ClauseDecision, type ClauseSaid, decideGate, type GateDecision } from './decide.ts';
export {
  GATE_OUTCOMES,
  GATE_POLICY_SCHEMA,
  GATE_VERDICTS,
  type GateOutcome,
  type GatePolicy,
  type GateRule,
  type GateText,
  type GateVerdict,
  isOneOf,
  type PolicyFault,
  type ReadPolicy,
  readPolicy,
} from './policy.ts';
