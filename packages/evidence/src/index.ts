export type { EvidencePaths } from './evidence-paths.ts';
