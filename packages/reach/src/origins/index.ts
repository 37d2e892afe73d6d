export type { Origin, OriginSet, Incompleteness } from './origin.ts';
export { Origins, type Callees } from './origins.ts';
