import { type Database, systemSession, withSession } from '@touchstone/db';
import { engineRows } from '@touchstone/db/repositories/engine-rows';
import { workRows } from '@touchstone/db/repositories/work-rows';
import type { Leases } from '../routes/work/index.ts';

/** What the routes of work read and note beside the use cases. */
export function leasesOf(db: Database): Leases {
  const session = systemSession('work');
  return {
    taskOf: (lease, worker) => withSession(db, session, (tx) => workRows(tx).taskOfLease(lease, worker)),
    engine: (key) => withSession(db, session, async (tx) => (await engineRows(tx).holdEngineVersion(key))?.description),
    noteUpload: (upload) => withSession(db, session, (tx) => workRows(tx).noteUpload(upload)),
    hasMinistry: () => withSession(db, session, (tx) => workRows(tx).hasMinistry()),
    uploadOf: (lease, sha256) => withSession(db, session, (tx) => workRows(tx).uploadOf(lease, sha256)),
  };
}
