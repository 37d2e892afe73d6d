import { Refusal } from '../problem/refusal.ts';
import type { PageKey } from './page-token.ts';

/** Behind a row of a list that begins with the newest. */
export interface TimeKey {
  readonly at: string;
  readonly id: string;
}

/** A key of time and id. @throws Refusal `page-token-invalid` */
export function timeKey(key: PageKey | undefined): TimeKey | undefined {
  if (key === undefined) return undefined;
  const [at, id] = key;
  if (typeof at !== 'string' || typeof id !== 'string') throw new Refusal('page-token-invalid');
  return { at, id };
}
