import type { Handler } from '../../handler.ts';
import { appealStoreMeasureHandler, decideStoreMeasureHandler, imposeStoreMeasureHandler, listStoreMeasuresHandler } from './measures.ts';
import {
  createProgrammeHandler,
  listProgrammesHandler,
  listProgrammeTargetsHandler,
  moveProgrammeHandler,
  readProgrammeHandler,
} from './programmes.ts';
import { listDeveloperAccountsHandler, listShelfHandler, readGuidanceHandler } from './shelf.ts';

/** What a store does by itself: its shelf, its programmes, its measures. */
export const programmeHandlers: readonly Handler[] = [
  listProgrammesHandler,
  createProgrammeHandler,
  readProgrammeHandler,
  moveProgrammeHandler,
  listProgrammeTargetsHandler,
  imposeStoreMeasureHandler,
  listStoreMeasuresHandler,
  appealStoreMeasureHandler,
  decideStoreMeasureHandler,
  listShelfHandler,
  listDeveloperAccountsHandler,
  readGuidanceHandler,
];
