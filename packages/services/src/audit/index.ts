export { type AnchorPorts, anchorDay, endOf } from './anchor-day.ts';
export type { Act, AuditLog, ChainReader } from './ports.ts';
export { type ChainFault, type Verification, verifyChains } from './verify-chains.ts';
