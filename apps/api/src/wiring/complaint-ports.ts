import { randomBytes } from 'node:crypto';
import { systemSession } from '@touchstone/db';
import { complaintRows } from '@touchstone/db/repositories/complaint-rows';
import type { ComplaintPorts } from '@touchstone/services/complaints';
import type { Platform } from '../platform.ts';
import { type Act, auditedEdit, type EditFrom } from './audited-edit.ts';

/** For what a complaint's personal part is sealed: it opens for no other. */
export const complaintPurpose = (complaint: string): string => `complaint ${complaint}`;
/** For what a list on its way is sealed. */
export const importPurpose = (id: string): string => `complaints list ${id}`;

const kitOf = (platform: Platform): Omit<ComplaintPorts, 'inTransaction'> => ({
  seal: (personal, complaint) => platform.seal.seal(personal, complaintPurpose(complaint)),
  digest: (text) => platform.keyedDigest('complaints', text),
  randomBytes: (count) => randomBytes(count),
  newId: platform.newId,
  nowMs: () => platform.now().getTime(),
});

/** Complaints for one request of a person, audited. */
export const complaintEdits = (from: EditFrom, act: Act): ComplaintPorts => ({
  ...kitOf(from.platform),
  inTransaction: (work) => auditedEdit(from, act, (tx) => complaintRows(tx, from.session), work),
});

/** Complaints that nobody who is signed in hands in or moves. */
export const complaintPorts = (platform: Platform): ComplaintPorts => {
  const session = systemSession('complaints');
  return {
    ...kitOf(platform),
    inTransaction: (work) => platform.transaction(session, (tx) => work(complaintRows(tx, session))),
  };
};
