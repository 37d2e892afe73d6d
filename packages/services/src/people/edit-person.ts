import type { Actor, PeoplePorts, Person, PersonState, Refused } from './ports.ts';

export interface PersonEdit {
  readonly person: string;
  readonly ifMatch: number;
  readonly displayName?: string;
  readonly email?: string | null;
  readonly language?: string;
  readonly state?: Extract<PersonState, 'ACTIVE' | 'SUSPENDED' | 'CLOSED'>;
}

/** From which states a person comes to a state; a closed account stays closed. */
const BEFORE: Readonly<Record<string, readonly PersonState[]>> = {
  ACTIVE: ['ACTIVE', 'SUSPENDED'],
  SUSPENDED: ['ACTIVE', 'SUSPENDED', 'INVITED'],
  CLOSED: ['ACTIVE', 'SUSPENDED', 'INVITED', 'CLOSED'],
};

/** Changes what is known of a person. Whoever is suspended or closed is signed out everywhere, and their tokens end. */
export function editPerson(
  ports: PeoplePorts,
  actor: Actor,
  edit: PersonEdit,
): Promise<{ readonly ok: true; readonly person: Person } | Refused<'not-found' | 'version-conflict' | 'no-such-step' | 'own-grant'>> {
  return ports.inTransaction(async (tx) => {
    const before = await tx.holdPerson(edit.person);
    if (before === undefined) return { ok: false, reason: 'not-found' };
    if (before.rowVersion !== edit.ifMatch) return { ok: false, reason: 'version-conflict' };
    const { state } = edit;
    if (state !== undefined && !BEFORE[state]!.includes(before.state)) return { ok: false, reason: 'no-such-step' };
    if (state !== undefined && state !== before.state && before.id === actor.person) return { ok: false, reason: 'own-grant' };

    const { person: _person, ifMatch: _ifMatch, ...change } = edit;
    await tx.changePerson(before.id, change);
    if (state === 'SUSPENDED' || state === 'CLOSED') {
      await tx.endSessionsOf(before.id, ports.now());
      await tx.endTokensOf(before.id, ports.now());
    }
    const after = await tx.person(before.id);
    if (after === undefined) return { ok: false, reason: 'not-found' };
    await tx.audit.record({
      action: 'person.edited',
      object: { kind: 'person', id: before.id },
      before: hashed(before),
      after: hashed(after),
      detail: { fields: Object.keys(change).sort() },
      chain: before.organisation,
    });
    return { ok: true, person: after };
  });
}

const hashed = ({ displayName, email, language, state }: Person) => ({ displayName, email, language, state });
