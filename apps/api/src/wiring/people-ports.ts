import { systemSession } from '@touchstone/db';
import { auditLog } from '@touchstone/db/repositories/audit-events';
import { peopleRows } from '@touchstone/db/repositories/people-rows';
import type { Actor, PeoplePorts } from '@touchstone/services/people';
import { nameOf, type SignedIn } from '../access/actor.ts';
import type { Platform, Session } from '../platform.ts';

interface From {
  readonly platform: Platform;
  readonly session: Session;
  readonly address: string;
}

/** Use cases about people under the session of one request. */
export const peoplePorts = ({ platform, session, address }: From): PeoplePorts => ({
  inTransaction: (work) =>
    platform.transaction(session, (tx) => work({ ...peopleRows(tx), audit: auditLog(tx, session, { at: platform.now(), address }) })),
  kit: platform.kit,
  now: platform.machineNow,
  newId: platform.newId,
});

/** The same for nobody yet: who signs in is found by the system itself. */
export const signInPorts = (from: Omit<From, 'session'>): PeoplePorts => peoplePorts({ ...from, session: systemSession('sign-in') });

/** Who asks, as use cases know them. */
export const actorOf = (actor: SignedIn, { scope }: Session): Actor => ({
  name: nameOf(actor),
  person: actor.person,
  organisation: actor.organisation,
  organisationKind: actor.organisationKind,
  grants: actor.grants,
  scope,
});
