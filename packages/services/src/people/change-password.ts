import type { Actor, PeoplePorts, Refused } from './ports.ts';

/** Changes one's own password. Every other session ends. */
export async function changePassword(
  ports: PeoplePorts,
  actor: Actor,
  given: { readonly current: string; readonly next: string; readonly session: string },
): Promise<{ readonly ok: true } | Refused<'sign-in-failed' | 'weak-password'>> {
  const person = await ports.inTransaction(async (tx) => (actor.person === undefined ? undefined : tx.person(actor.person)));
  const check = await ports.kit.checkPassword(person?.passwordHash ?? null, given.current);
  if (person === undefined || !check.ok) return { ok: false, reason: 'sign-in-failed' };
  if (!ports.kit.isStrongPassword(given.next, person.login)) return { ok: false, reason: 'weak-password' };
  const passwordHash = await ports.kit.hashPassword(given.next);

  return ports.inTransaction(async (tx) => {
    await tx.changePerson(person.id, { passwordHash });
    await tx.endSessionsOf(person.id, ports.now(), given.session);
    await tx.audit.record({ action: 'password.changed', object: { kind: 'person', id: person.id } });
    return { ok: true };
  });
}
