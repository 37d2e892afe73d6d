export { analyseReach, type ReachKnowledge } from './analyse-reach.ts';
export type { Aim } from './components/index.ts';
export type { Edge, EdgeHow, Unresolved } from './edge.ts';
export { EntryFinder, findEntries, type Initializer, startupInitializers } from './entries/index.ts';
export type { Entries, Entry, EntryHow, StartedEntry } from './entry.ts';
export type { Answer, Chain, ConsentGate, Guard, Reach, ReflectiveCall } from './reach.ts';
export { GATES, type GateState, type Repeated, TRIGGERS, type Trigger } from './trigger.ts';
