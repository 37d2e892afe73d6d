export { openRunQueue, QUEUE_SCHEMA, type QueueSettings, type RunQueue, type Waiting } from './run-queue.ts';
