export { type AddFindings, addFindings, type MoreFindings } from './add-findings.ts';
export { yearOf } from './case-number.ts';
export { type DecideExtension, decideExtension, type ExtensionDecision, type ExtensionTransaction } from './decide-extension.ts';
export { type DecideObjection, decideObjection, OBJECTION_DECISIONS, type ObjectionDecision } from './decide-objection.ts';
export { type CaseMove, foldedCase, type MoveCase, moveCase } from './move-case.ts';
export { type CaseOpening, type OpenCase, openCase } from './open-case.ts';
export type {
  Authority,
  CaseFields,
  CasePorts,
  CaseSubject,
  CaseTransaction,
  EarlierCase,
  KeptCase,
  NewCase,
  OpenableFinding,
  OpeningTransaction,
} from './ports.ts';
export { type CaseFault, type ToVerify, verifyCase } from './verify-cases.ts';
export { type ProofFault, type ProofOfCase, type PublishedRow, verifyProof } from './verify-proof.ts';
