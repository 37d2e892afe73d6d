export { readableCode, typedCode } from './code.ts';
export {
  advanceComplaint,
  COMPLAINT_EVENTS,
  COMPLAINT_STEPS,
  type ComplaintEffect,
  type ComplaintEvent,
  type ComplaintFacts,
  type ComplaintGuard,
  type ComplaintState,
} from './complaint.ts';
export { type Comparable, DAY_MS, DUPLICATE_DAYS, FORGET_AFTER_DAYS, originalOf } from './duplicate.ts';
export { maskedText, normalisedContact, normalisedWords } from './personal-data.ts';
