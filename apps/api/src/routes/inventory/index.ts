import type { Handler } from '../../handler.ts';
import { listAppsHandler, listAppVersionsHandler, readAppHandler } from './apps.ts';
import { downloadStoredArtifactHandler, readArtifactHandler, readSignerHandler } from './artifacts.ts';
import { decideInventoryFlagHandler, listInventoryFlagsHandler, listSdksHandler, registerSubjectHandler } from './flags.ts';
import { importSubjectsHandler } from './import-subjects.ts';
import { listOperatorsHandler, mergeOperatorHandler, readOperatorHandler, splitOperatorHandler } from './operators.ts';

/** Apps, versions, files, signers, operators, SDKs, and what does not fit together. */
export const inventoryHandlers: readonly Handler[] = [
  listAppsHandler,
  readAppHandler,
  listAppVersionsHandler,
  readArtifactHandler,
  downloadStoredArtifactHandler,
  readSignerHandler,
  listOperatorsHandler,
  readOperatorHandler,
  mergeOperatorHandler,
  splitOperatorHandler,
  listSdksHandler,
  listInventoryFlagsHandler,
  decideInventoryFlagHandler,
  registerSubjectHandler,
  importSubjectsHandler,
];
