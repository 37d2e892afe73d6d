import type { Context } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';

/** The store that a person acts for. @throws Refusal `outside-scope` for who acts for none */
export function ownStore({ session }: Pick<Context, 'session'>): string {
  if (session.scope.kind !== 'store') throw new Refusal('outside-scope');
  return session.scope.store;
}
