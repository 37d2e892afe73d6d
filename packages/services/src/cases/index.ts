export { type AddFindings, addFindings, type MoreFindings } from './add-findings.ts';
export { yearOf } from './case-number.ts';
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
