import type { ClauseCase } from '../clause-case.ts';
import { screenCases } from './screens.ts';

/** All cases; a file for each matter. */
export const clauseCases: readonly ClauseCase[] = [...screenCases];
