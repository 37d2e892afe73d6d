import { conductRows } from '@touchstone/db/repositories/conduct-rows';
import type { Context } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';

/** A file that one's own organisation handed in: the digest of another's file opens nothing. @throws Refusal `not-found` */
export async function ownFile({ session, transaction }: Pick<Context, 'session' | 'transaction'>, sha256: string): Promise<void> {
  const { organisation } = session;
  const isOwn = organisation !== null && (await transaction((tx) => conductRows(tx).hasFile(sha256, organisation)));
  if (!isOwn) throw new Refusal('not-found');
}
