import type { submitComplaint } from '@touchstone/api-client/routes/complaints';
import { type ListedComplaint, readComplaint } from '@touchstone/db/repositories/complaint-lists';
import type { ComplaintWish } from '@touchstone/services/complaints';
import type { Static } from 'typebox';
import type { Context } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';

export type SaidBody = Static<typeof submitComplaint.body>;

export const wishOf = (said: SaidBody & { readonly clauses?: readonly string[] }, channel: ComplaintWish['channel']): ComplaintWish => ({
  channel,
  source: '',
  sourceRef: '',
  subject: said.subject,
  package: said.package ?? null,
  storeName: said.storeName ?? '',
  versionName: said.versionName ?? '',
  clauses: said.clauses ?? [],
  text: said.text,
  name: said.name ?? '',
  contact: said.contact ?? '',
  happenedOn: said.happenedOn ?? null,
  province: said.province ?? null,
});

export const complaintShape = ({ rowVersion, receivedAt, answeredAt, receivedKey: _, clauses, ...row }: ListedComplaint) => ({
  ...row,
  clauses: [...clauses],
  matchConfidence: row.app === null ? null : row.matchConfidence,
  receivedAt: receivedAt.toISOString(),
  answeredAt: answeredAt?.toISOString() ?? null,
  version: rowVersion,
});

/** @throws Refusal `not-found` for a complaint that is not there, or another organisation's */
export async function seenComplaint({ platform, session }: Pick<Context, 'platform' | 'session'>, id: string): Promise<ListedComplaint> {
  const row = await platform.transaction(session, (tx) => readComplaint(tx, session, id));
  if (row === undefined) throw new Refusal('not-found');
  return row;
}
