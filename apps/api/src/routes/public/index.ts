import type { Handler } from '../../handler.ts';
import { listPublicStatisticsHandler, readPublicAppHandler, readPublicOperatorHandler, searchPublicHandler } from './cards.ts';
import { downloadOpenDataHandler, readOpenDataHandler } from './open-data.ts';

/** What anybody may know, and nothing else. */
export const publicHandlers: readonly Handler[] = [
  searchPublicHandler,
  readPublicAppHandler,
  readPublicOperatorHandler,
  readOpenDataHandler,
  downloadOpenDataHandler,
  listPublicStatisticsHandler,
];
