export type { EvidencePaths, NamedPath } from './evidence-paths.ts';
export { policyGiven, type ReadPolicyText } from './policy-evidence.ts';
export { type ReadEvidence, readEvidence } from './read-evidence.ts';
export { readPictures } from './read-pictures.ts';
export { type ReadRun, readRun } from './run-evidence.ts';
