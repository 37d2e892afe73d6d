import { type ListedRequest, type ListedRun, readRequest, readRun } from '@touchstone/db/repositories/run-lists';
import type { Context } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';

type Asking = Pick<Context, 'platform' | 'session'>;

/** A wish that the caller may see. @throws Refusal `not-found` */
export async function seenScan({ platform, session }: Asking, id: string): Promise<ListedRequest> {
  const row = await platform.transaction(session, (tx) => readRequest(tx, session, id));
  if (row === undefined) throw new Refusal('not-found');
  return row;
}

/** A run of one. @throws Refusal `not-found` */
export async function seenRun({ platform, session }: Asking, id: string): Promise<ListedRun> {
  const row = await platform.transaction(session, (tx) => readRun(tx, session, id));
  if (row === undefined) throw new Refusal('not-found');
  return row;
}

/** Digest of the object that keeps the result of a run. @throws Refusal `not-found`, `no-result` */
export async function resultObjectOf(context: Asking, run: string): Promise<string> {
  const { resultSha256 } = await seenRun(context, run);
  if (resultSha256 === null) throw new Refusal('no-result');
  return resultSha256;
}
