export type { EvidencePaths, NamedPath } from './evidence-paths.ts';
export { policyGiven } from './policy-evidence.ts';
export type { ReadPolicyText } from './policy-inside.ts';
export { type ReadEvidence, readEvidence } from './read-evidence.ts';
export { readPictures } from './read-pictures.ts';
export { type ReadRun, readRun } from './run-evidence.ts';
