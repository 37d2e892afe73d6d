import type { ClauseCase } from '../clause-case.ts';
import { noticeCases } from './notice.ts';
import { packageCases } from './package.ts';
import { permissionCases } from './permissions.ts';
import { policyCases } from './policies.ts';
import { readCases } from './reads.ts';
import { screenCases } from './screens.ts';
import { sendingCases } from './sending.ts';
import { startCases } from './starts.ts';
import { typeCases } from './types.ts';
import { windowCases } from './windows.ts';

/** All cases; a file for each matter. */
export const clauseCases: readonly ClauseCase[] = [
  ...packageCases,
  ...typeCases,
  ...noticeCases,
  ...permissionCases,
  ...readCases,
  ...sendingCases,
  ...startCases,
  ...windowCases,
  ...screenCases,
  ...policyCases,
];
