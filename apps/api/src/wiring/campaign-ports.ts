import { randomBytes } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { type Database, type Session, systemSession, timeOfRows, withSession } from '@touchstone/db';
import { campaignRows } from '@touchstone/db/repositories/campaign-rows';
import { uuidv7 } from '@touchstone/kernel/ids';
import type { ObjectStore } from '@touchstone/objects';
import { ports } from '@touchstone/ports-node';
import type { CampaignPorts } from '@touchstone/services/campaigns';
import { type Act, auditedEdit, type EditFrom } from './audited-edit.ts';

/** A frame of all apps of the country, a line of some fifty bytes each. */
const MAX_FRAME_BYTES = 1024 ** 3;

/** Campaigns on PostgreSQL, their frames as objects; for a person or for the system itself. */
export const campaignPorts = (
  db: Database,
  objects: Pick<ObjectStore, 'put' | 'open'>,
  session: Session = systemSession('campaigns'),
): CampaignPorts => ({
  inTransaction: (work) => withSession(db, session, (tx) => work(campaignRows(tx))),
  hash: ports.hash,
  keepText: async (content) => (await objects.put([Buffer.from(content)], { maxBytes: MAX_FRAME_BYTES })).sha256,
  readText: async (object) => text(await objects.open(object)),
  newId: () => uuidv7(Date.now(), randomBytes(16)),
  nowMs: () => timeOfRows(db)?.getTime() ?? Date.now(),
});

/** The same for one request: audited, and a frame holds no app that its caller may not see. */
export const campaignEdits = (from: EditFrom, act: Act): CampaignPorts => ({
  ...campaignPorts(from.platform.db, lazily(from)),
  inTransaction: (work) => auditedEdit(from, act, (tx) => campaignRows(tx, from.session), work),
  newId: from.platform.newId,
  nowMs: () => from.platform.now().getTime(),
});

/** Objects that are asked for only when a frame is kept or read. */
const lazily = ({ platform }: EditFrom): Pick<ObjectStore, 'put' | 'open'> => ({
  put: (...given) => platform.objects.put(...given),
  open: (...given) => platform.objects.open(...given),
});
