import type { Value } from '../values/value.ts';
import type { PlatformCall } from './platform-call.ts';

/** What a call of the platform does to the heap, and what it returns; undefined when it never returns. */
export type Operation = (call: PlatformCall) => Value | undefined;

export type Operations = Readonly<Record<string, Operation>>;
