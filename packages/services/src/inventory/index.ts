export { type CorrectProvince, correctProvince, type ProvincePorts, type ProvinceWish } from './correct-province.ts';
export { type DecideFlag, decideFlag, type FlagPorts } from './decide-flag.ts';
export { type EditOperators, mergeOperators, type OperatorPorts, type SplitWish, splitOperator } from './edit-operators.ts';
export { type ArtifactEntry, type EnteredArtifact, type EntryTransaction, enterArtifact, handIn } from './enter-artifact.ts';
export { flagSigners } from './flag-signers.ts';
export type { InspectedApp, InspectedFile, Inspection } from './inspection.ts';
export { operatorByEvidence } from './operator-by-evidence.ts';
export { FLAG_KINDS, type FlagKind, type InventoryTransaction, type NewFlag } from './ports.ts';
export { type RegisterSubject, registerSubject, type SubjectPorts, type SubjectWish } from './register-subject.ts';
