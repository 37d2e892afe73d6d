import { type Database, systemSession, withSession } from '@touchstone/db';
import { anchorRows } from '@touchstone/db/repositories/anchor-rows';
import { chainHeads } from '@touchstone/db/repositories/audit-events';
import type { AnchorPorts } from '@touchstone/services/audit';

/** Making daily anchors, as the system. */
export function anchorPorts(db: Database): AnchorPorts {
  const session = systemSession('anchors');
  return {
    chainHeads: (before) => withSession(db, session, (tx) => chainHeads(tx, before)),
    lastAnchor: () => withSession(db, session, (tx) => anchorRows(tx).lastAnchor()),
    keepAnchor: (anchor) => withSession(db, session, (tx) => anchorRows(tx).keepAnchor(anchor)),
  };
}
