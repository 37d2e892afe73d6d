export { type PlaceHold, placeHold, type ReleaseHold, releaseHold, type SetRetention, setRetention } from './hold.ts';
export type { CustodyEvent, EvidencePorts, EvidenceTransaction, Expired, Hold, NewEvidence, PurgePorts } from './ports.ts';
export { purgeExpired } from './purge-expired.ts';
export { type EvidenceFor, type ReceiveEvidence, receiveEvidence, showEvidence } from './receive-evidence.ts';
