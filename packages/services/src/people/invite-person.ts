import { formatScope, type GrantFault, isRole, parseScope, type Role, type Scope } from '@touchstone/domain/access';
import { faultsForNew, grantFor } from './grant-role.ts';
import type { Actor, PeoplePorts, PeopleTx, Person, Refused } from './ports.ts';
import { begin, type SignedIn } from './sign-in.ts';

const INVITATION_MS = 7 * 86_400_000;
const PASSWORD_LINK_MS = 86_400_000;

export interface Invitation {
  readonly organisation: string;
  readonly login: string;
  readonly displayName: string;
  readonly email: string | undefined;
  readonly role: Role;
  readonly scope: Scope;
  readonly untilMs: number | null;
}

export interface NewLink {
  readonly ok: true;
  readonly person: string;
  /** Shown once; goes into the link's fragment, which no server logs. */
  readonly token: string;
  readonly expiresAt: Date;
}

/** Makes a person who is to set a password by a link that works once, with one grant that begins then. */
export function invitePerson(
  ports: PeoplePorts,
  actor: Actor,
  wanted: Invitation,
): Promise<
  NewLink | Refused<'not-found' | 'outside-scope' | 'login-taken'> | (Refused<'forbidden'> & { readonly faults: readonly GrantFault[] })
> {
  return ports.inTransaction(async (tx) => {
    const organisation = await tx.organisation(wanted.organisation);
    if (organisation === undefined) return { ok: false, reason: 'not-found' };
    if (organisation.id !== actor.organisation && actor.scope.kind !== 'all') return { ok: false, reason: 'outside-scope' };
    if ((await tx.personByLogin(wanted.login)) !== undefined) return { ok: false, reason: 'login-taken' };

    const id = ports.newId();
    const faults = faultsForNew(
      ports,
      actor,
      organisation,
      { person: id, role: wanted.role, scope: wanted.scope, untilMs: wanted.untilMs },
      [],
    );
    if (faults.length > 0) return { ok: false, reason: 'forbidden', faults };

    const { login, displayName, email } = wanted;
    await tx.insertPerson({
      id,
      organisation: organisation.id,
      login,
      displayName,
      email: email ?? null,
      state: 'INVITED',
      passwordHash: null,
      createdBy: actor.person ?? null,
    });
    await tx.insertGrant(grantFor(ports, actor.name, { ...wanted, person: id }), 'invitation');
    await tx.audit.record({
      action: 'person.invited',
      object: { kind: 'person', id },
      detail: { role: wanted.role, scope: formatScope(wanted.scope) },
      chain: organisation.id,
    });
    return link(ports, tx, id, 'invitation', INVITATION_MS, actor.person ?? null);
  });
}

/** Makes a link by which a person sets a new password, and a new second factor afterwards if `forgetsSecondFactor`. */
export function resetSignIn(
  ports: PeoplePorts,
  actor: Actor,
  wanted: { readonly person: string; readonly forgetsSecondFactor: boolean },
): Promise<NewLink | Refused<'not-found' | 'own-grant'>> {
  return ports.inTransaction(async (tx) => {
    const person = await tx.holdPerson(wanted.person);
    if (person === undefined || person.state === 'CLOSED') return { ok: false, reason: 'not-found' };
    if (person.id === actor.person) return { ok: false, reason: 'own-grant' };
    if (wanted.forgetsSecondFactor) await tx.changePerson(person.id, { totpSecret: null, totpLastStep: null, recoveryHashes: [] });
    await tx.audit.record({
      action: 'person.sign-in-reset',
      object: { kind: 'person', id: person.id },
      detail: { secondFactor: wanted.forgetsSecondFactor },
      chain: person.organisation,
    });
    return link(ports, tx, person.id, 'password', PASSWORD_LINK_MS, actor.person ?? null);
  });
}

/** Sets a password with a link of an invitation, a reset or the first administrator, and signs in. */
export async function acceptLink(
  ports: PeoplePorts,
  given: { readonly token: string; readonly password: string; readonly address: string },
): Promise<SignedIn | Refused<'link-used' | 'weak-password'>> {
  const passwordHash = await ports.kit.hashPassword(given.password);
  return ports.inTransaction(async (tx) => {
    const found = await usableLink(ports, tx, given.token);
    if (found === undefined) return { ok: false, reason: 'link-used' };
    const { person, id } = found;
    if (!ports.kit.isStrongPassword(given.password, person.login)) return { ok: false, reason: 'weak-password' };
    await tx.useLink(id, person.id, ports.now());
    await tx.endSessionsOf(person.id, ports.now());
    await tx.changePerson(person.id, { passwordHash, state: 'ACTIVE', failedAttempts: 0, lockedUntil: null });
    await tx.audit.record({ action: 'password.set', object: { kind: 'person', id: person.id }, chain: person.organisation });
    return begin(ports, tx, { ...person, state: 'ACTIVE' }, { address: given.address, hasSecondFactor: false, how: 'link' });
  });
}

async function usableLink(
  ports: PeoplePorts,
  tx: PeopleTx,
  token: string,
): Promise<{ readonly id: string; readonly person: Person } | undefined> {
  for (const purpose of ['invitation', 'password', 'first-administrator'] as const) {
    const found = await tx.holdLink(ports.kit.hashToken(token), purpose);
    if (found === undefined) continue;
    const { person: id } = found.payload as { readonly person: string };
    const person = await tx.holdPerson(id);
    const isGood = found.usedAt === null && found.expiresAt > ports.now() && (person?.state === 'ACTIVE' || person?.state === 'INVITED');
    return isGood && person !== undefined ? { id: found.id, person } : undefined;
  }
  return undefined;
}

/** Makes a link for a person; only its hash is kept. */
export async function link(
  ports: PeoplePorts,
  tx: PeopleTx,
  person: string,
  purpose: 'invitation' | 'password' | 'first-administrator',
  lifeMs: number,
  createdBy: string | null,
): Promise<NewLink> {
  const { token, hash } = ports.kit.newLink();
  const expiresAt = new Date(ports.now().getTime() + lifeMs);
  await tx.insertLink({ id: ports.newId(), purpose, payload: { person }, expiresAt, tokenHash: hash, createdBy });
  return { ok: true, person, token, expiresAt };
}

/** The scope and role that texts name; undefined when they name none. */
export function roleAndScope(role: string, scope: string): { readonly role: Role; readonly scope: Scope } | undefined {
  const parsed = parseScope(scope);
  return isRole(role) && parsed !== undefined ? { role, scope: parsed } : undefined;
}
