import { grantFor } from './grant-role.ts';
import { link, type NewLink } from './invite-person.ts';
import type { PeoplePorts, Refused } from './ports.ts';

const LINK_MS = 86_400_000;

export interface FirstAdministrator {
  readonly login: string;
  readonly displayName: string;
  readonly organisation: string;
  readonly organisationEn: string | null;
  /** Code of the store, where it is a store's own installation with no ministry in it. */
  readonly store?: string;
}

/**
 * Makes the first organisation and its administrator, who sets a password by a link that works once: the ministry, or a store that
 * has the installation for itself. Only on an empty installation.
 */
export function makeFirstAdministrator(ports: PeoplePorts, wanted: FirstAdministrator): Promise<NewLink | Refused<'already-decided'>> {
  return ports.inTransaction(async (tx) => {
    if (await tx.hasAdministrator()) return { ok: false, reason: 'already-decided' };
    const [organisation, id] = [ports.newId(), ports.newId()];
    const store = wanted.store === undefined ? null : ports.newId();
    if (store !== null && wanted.store !== undefined) await tx.insertStore({ id: store, code: wanted.store, name: wanted.organisation });
    await tx.insertOrganisation({
      id: organisation,
      kind: store === null ? 'ministry' : 'store',
      name: wanted.organisation,
      nameEn: wanted.organisationEn,
      province: null,
      operator: null,
      store,
      parent: null,
      createdBy: null,
    });
    await tx.insertPerson({
      id,
      organisation,
      login: wanted.login,
      displayName: wanted.displayName,
      email: null,
      state: 'INVITED',
      passwordHash: null,
      createdBy: null,
    });
    const grant = { person: id, organisation, untilMs: null };
    const grants = [
      { ...grant, role: store === null ? 'ministry-admin' : 'store-host', scope: { kind: 'all' } } as const,
      ...(store === null ? [] : [{ ...grant, role: 'store-admin', scope: { kind: 'store', store } } as const]),
    ];
    for (const one of grants) await tx.insertGrant(grantFor(ports, 'system:init', one), 'first administrator');
    await tx.audit.record({ action: 'installation.begun', object: { kind: 'person', id }, chain: organisation });
    return link(ports, tx, id, 'first-administrator', LINK_MS, null);
  });
}
