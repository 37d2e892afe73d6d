import type { Handler } from '../../handler.ts';
import { addEvidenceHandler } from './add-evidence.ts';
import { holdArtifactHandler, holdEvidenceHandler, listHoldsHandler, releaseHoldHandler, setRetentionHandler } from './holds.ts';
import {
  downloadEvidenceHandler,
  listCustodyHandler,
  listFindingEvidenceHandler,
  readEvidenceHandler,
  readEvidencePictureHandler,
  verifyEvidenceHandler,
} from './read-evidence.ts';
import { listRetentionClassesHandler, listTombstonesHandler, setRetentionPeriodHandler } from './retention.ts';

/** Files of proof, where they have been, what holds them and how long they are kept. */
export const evidenceHandlers: readonly Handler[] = [
  addEvidenceHandler,
  readEvidenceHandler,
  listFindingEvidenceHandler,
  downloadEvidenceHandler,
  readEvidencePictureHandler,
  verifyEvidenceHandler,
  listCustodyHandler,
  holdEvidenceHandler,
  holdArtifactHandler,
  listHoldsHandler,
  releaseHoldHandler,
  setRetentionHandler,
  listRetentionClassesHandler,
  setRetentionPeriodHandler,
  listTombstonesHandler,
];
