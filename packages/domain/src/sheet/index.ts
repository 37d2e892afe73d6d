export {
  ANSWERS,
  type Answer,
  type AnswerEvidence,
  type AnswerFault,
  type AnswerRefusal,
  type AnswerWord,
  answerTo,
  faultsOfAnswer,
  isProofKind,
  LONGEST_NOTE,
  MOST_EVIDENCE,
  openSheet,
  progressOf,
  type Saved,
  type SheetProgress,
  type SheetState,
  type Submitted,
  saveAnswer,
  submitSheet,
} from './answers.ts';
export { PROOF_KINDS, type ProofKind, SHEET_SCHEMA, type Sheet, type SheetItem, type SheetSubject, type SheetText } from './sheet.ts';
export { needsPerson, type SheetOptions, type SheetRule, sheetItems } from './sheet-items.ts';
export { labEngine, resultOfSheet, type SheetResult } from './sheet-result.ts';
