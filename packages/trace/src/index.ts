export { readSheets } from './read-sheets.ts';
export { createTraceReader, type TraceReader } from './read-trace.ts';
export type { ReadOptions } from './reading/options.ts';
export { type Recognised, recogniseTrace } from './reading/recognise.ts';
export type { Sheet } from './reading/room.ts';
export { contextOf, Timeline } from './timeline.ts';
export * from './trace.ts';
