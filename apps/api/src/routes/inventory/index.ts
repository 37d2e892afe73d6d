import type { Handler } from '../../handler.ts';
import { listAppsHandler, listAppVersionsHandler, readAppHandler } from './apps.ts';
import { downloadStoredArtifactHandler, readArtifactHandler, readSignerHandler } from './artifacts.ts';
import { compareAppVersionsHandler } from './compare-versions.ts';
import { decideInventoryFlagHandler, listInventoryFlagsHandler, listSdksHandler, registerSubjectHandler } from './flags.ts';
import { importSubjectsHandler } from './import-subjects.ts';
import {
  correctOperatorProvinceHandler,
  listOperatorsHandler,
  mergeOperatorHandler,
  readOperatorHandler,
  splitOperatorHandler,
} from './operators.ts';
import { listSdkAppsHandler, readSdkHandler } from './sdks.ts';

/** Apps, versions, files, signers, operators, SDKs, and what does not fit together. */
export const inventoryHandlers: readonly Handler[] = [
  listAppsHandler,
  readAppHandler,
  listAppVersionsHandler,
  compareAppVersionsHandler,
  readArtifactHandler,
  downloadStoredArtifactHandler,
  readSignerHandler,
  listOperatorsHandler,
  readOperatorHandler,
  correctOperatorProvinceHandler,
  mergeOperatorHandler,
  splitOperatorHandler,
  listSdksHandler,
  readSdkHandler,
  listSdkAppsHandler,
  listInventoryFlagsHandler,
  decideInventoryFlagHandler,
  registerSubjectHandler,
  importSubjectsHandler,
];
