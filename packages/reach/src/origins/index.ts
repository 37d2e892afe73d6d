export type { Incompleteness, Origin, OriginSet } from './origin.ts';
export { type Callees, Origins } from './origins.ts';
