export { type HookedClass, type HookedMethod, type HookSources, type HookTable, hookTable } from './hook-table.ts';
export type { AgentOptions } from './options.ts';
export { type AgentRecord, decodeMessages, encodeMessages, type Message, type Note } from './send/wire.ts';
