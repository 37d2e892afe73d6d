import { randomBytes } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { type Database, type Session, systemSession, withSession } from '@touchstone/db';
import { campaignRows } from '@touchstone/db/repositories/campaign-rows';
import { uuidv7 } from '@touchstone/kernel/ids';
import type { ObjectStore } from '@touchstone/objects';
import { ports } from '@touchstone/ports-node';
import type { CampaignPorts } from '@touchstone/services/campaigns';

/** A frame of all apps of the country, a line of some fifty bytes each. */
const MAX_FRAME_BYTES = 1024 ** 3;

/** Campaigns on PostgreSQL, their frames as objects; for a person or for the system itself. */
export const campaignPorts = (db: Database, objects: ObjectStore, session: Session = systemSession('campaigns')): CampaignPorts => ({
  inTransaction: (work) => withSession(db, session, (tx) => work(campaignRows(tx))),
  hash: ports.hash,
  keepText: async (content) => (await objects.put([Buffer.from(content)], { maxBytes: MAX_FRAME_BYTES })).sha256,
  readText: async (object) => text(await objects.open(object)),
  newId: () => uuidv7(Date.now(), randomBytes(16)),
});
