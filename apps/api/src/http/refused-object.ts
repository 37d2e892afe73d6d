import { ObjectFault } from '@touchstone/objects';
import { Refusal } from '../problem/refusal.ts';

/** For the `catch` of bytes that are kept as they come: what the caller did wrong is told as that. @throws always */
export function asRefusal(error: unknown): never {
  if (error instanceof ObjectFault && error.code === 'wrong-hash') throw new Refusal('digest-mismatch', { detail: error.message });
  if (error instanceof ObjectFault && error.code === 'too-large') throw new Refusal('too-large');
  throw error;
}
