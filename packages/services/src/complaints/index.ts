export { type HandOn, handOn } from './hand-on.ts';
export { followLeads, forgetReporters } from './keep-complaints.ts';
export { type ComplaintOrder, type MoveComplaint, moveComplaint } from './move-complaint.ts';
export type {
  ComplaintDays,
  ComplaintMove,
  ComplaintPorts,
  ComplaintTransaction,
  ComplaintWish,
  KeptComplaint,
  NewComplaint,
} from './ports.ts';
export { secretHash, type TakeComplaint, takeComplaint } from './take-complaint.ts';
