import { grantFor } from './grant-role.ts';
import { link, type NewLink } from './invite-person.ts';
import type { PeoplePorts, Refused } from './ports.ts';

const LINK_MS = 86_400_000;

/** Makes the ministry and its first administrator, who sets a password by a link that works once. Only on an empty installation. */
export function makeFirstAdministrator(
  ports: PeoplePorts,
  wanted: { readonly login: string; readonly displayName: string; readonly organisation: string; readonly organisationEn: string },
): Promise<NewLink | Refused<'already-decided'>> {
  return ports.inTransaction(async (tx) => {
    if (await tx.hasAdministrator()) return { ok: false, reason: 'already-decided' };
    const [organisation, id] = [ports.newId(), ports.newId()];
    await tx.insertOrganisation({
      id: organisation,
      kind: 'ministry',
      name: wanted.organisation,
      nameEn: wanted.organisationEn,
      province: null,
      operator: null,
      store: null,
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
    await tx.insertGrant(
      grantFor(ports, 'system:init', { person: id, organisation, role: 'ministry-admin', scope: { kind: 'all' }, untilMs: null }),
      'first administrator',
    );
    await tx.audit.record({ action: 'installation.begun', object: { kind: 'person', id }, chain: organisation });
    return link(ports, tx, id, 'first-administrator', LINK_MS, null);
  });
}
