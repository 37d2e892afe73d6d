export { type Anchor, anchorOf, faultsAgainst, type HeadProof, proofOf, standsUnder } from './anchor.ts';
export { type AuditEvent, type ChainedEvent, chain, hashedText, NO_PREVIOUS } from './event.ts';
export { type AuditFault, type AuditFaultKind, type ChainCheck, startOf, verify } from './verify.ts';
