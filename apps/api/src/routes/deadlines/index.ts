import type { Handler } from '../../handler.ts';
import { extendHandler, pauseHandler, resumeHandler } from './by-document.ts';
import { listHandler, readHandler } from './read-deadlines.ts';
import { responseTimesHandler } from './response-times.ts';
import { readWarningsHandler, setWarningsHandler } from './warnings.ts';

/** Deadlines, and what documents do to them. */
export const deadlineHandlers: readonly Handler[] = [
  responseTimesHandler,
  listHandler,
  readHandler,
  pauseHandler,
  resumeHandler,
  extendHandler,
  readWarningsHandler,
  setWarningsHandler,
];
