import type { Handler } from '../../handler.ts';
import { streamEventsHandler } from './stream-events.ts';

export const eventHandlers: readonly Handler[] = [streamEventsHandler];
