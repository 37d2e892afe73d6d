import { listApps, listAppVersions, readApp } from './inventory/apps.ts';
import { downloadStoredArtifact, readArtifact, readSigner } from './inventory/artifacts.ts';
import { compareAppVersions } from './inventory/comparison.ts';
import { decideInventoryFlag, listInventoryFlags } from './inventory/flags.ts';
import { correctOperatorProvince, listOperators, mergeOperator, readOperator, splitOperator } from './inventory/operators.ts';
import { listSdkApps, listSdks, readSdk } from './inventory/sdks.ts';
import { importSubjects, registerSubject } from './inventory/subjects.ts';

export * from './inventory/apps.ts';
export * from './inventory/artifacts.ts';
export * from './inventory/comparison.ts';
export * from './inventory/flags.ts';
export * from './inventory/operators.ts';
export * from './inventory/sdks.ts';
export * from './inventory/subjects.ts';

export const inventoryRoutes = [
  listApps,
  readApp,
  listAppVersions,
  compareAppVersions,
  readArtifact,
  downloadStoredArtifact,
  readSigner,
  listOperators,
  readOperator,
  correctOperatorProvince,
  mergeOperator,
  splitOperator,
  listSdks,
  readSdk,
  listSdkApps,
  listInventoryFlags,
  decideInventoryFlag,
  registerSubject,
  importSubjects,
] as const;
