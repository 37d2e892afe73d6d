import { systemSession } from '@touchstone/db';
import { auditLog } from '@touchstone/db/repositories/audit-events';
import { evidenceRows } from '@touchstone/db/repositories/evidence-rows';
import { purgedBytes, retentionRows } from '@touchstone/db/repositories/retention-rows';
import type { ObjectStore } from '@touchstone/objects';
import type { EvidencePorts, PurgePorts } from '@touchstone/services/evidence';
import type { Platform, Session } from '../platform.ts';

interface From {
  readonly platform: Pick<Platform, 'transaction' | 'now' | 'newId'>;
  readonly session: Session;
  readonly address?: string;
}

/** Evidence in the caller's name, seeing all: whether they may see what it belongs to is asked under their own session before. */
export const evidencePorts = ({ platform, session, address }: From): EvidencePorts => ({
  inTransaction: (work) =>
    platform.transaction({ ...session, scope: { kind: 'all' } }, (tx) =>
      work({ ...evidenceRows(tx), ...retentionRows(tx), audit: auditLog(tx, session, { at: platform.now(), address }) }),
    ),
  now: platform.now,
  newId: platform.newId,
});

/** The system's own purge. */
export const purgePorts = (platform: From['platform'], objects: Pick<ObjectStore, 'delete'>): PurgePorts => {
  const session = systemSession('retention');
  return {
    ...evidencePorts({ platform, session }),
    purgedSince: (since) => platform.transaction(session, (tx) => purgedBytes(tx, since)),
    deleteBytes: (sha256) => objects.delete(sha256),
  };
};
