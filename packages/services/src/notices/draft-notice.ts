import { dayOf, yearOf } from '@touchstone/domain/calendar';
import { ruleFault } from '@touchstone/domain/deadline';
import { arrangeLists, isOpen, placedRows } from '@touchstone/domain/notice';
import { printedDay } from './compose-kept.ts';
import type { KeptNotice, NoticeActor, NoticePlan, NoticePorts, NoticeTransaction } from './ports.ts';

export type NoticeRefusal =
  | 'not-found'
  | 'version-conflict'
  | 'no-such-step'
  | 'duty-apart'
  | 'notice-incomplete'
  | 'notice-reason-missing'
  | 'not-an-authority'
  | 'bad-deadline'
  | 'case-not-ready'
  | 'case-in-notice'
  | 'wrong-role'
  | 'deadline-provisional';

/** What stands in the way, one for each thing. */
export interface NoticeFault {
  readonly at: string;
  readonly reason: string;
}

export type NoticeResult = { readonly ok: true; readonly id: string } | NoticeRefused;
export interface NoticeRefused {
  readonly ok: false;
  readonly reason: NoticeRefusal;
  readonly faults?: readonly NoticeFault[];
}

export const refused = (reason: NoticeRefusal, faults: readonly NoticeFault[] = []): NoticeRefused => ({
  ok: false,
  reason,
  ...(faults.length === 0 ? {} : { faults }),
});

export interface DraftWish extends NoticePlan {
  readonly isDemo: boolean;
  /** The notice that this one takes the place of. */
  readonly corrects?: string;
}

/** Begins a notice of an authority; its rows are added afterwards. */
export function draftNotice(ports: NoticePorts, actor: NoticeActor, wish: DraftWish): Promise<NoticeResult> {
  return ports.inTransaction(async (tx): Promise<NoticeResult> => {
    const issuer = await issuerOf(tx, actor.organisation);
    if (issuer === undefined) return refused('not-an-authority');
    if (wish.deadlineRule !== null && ruleFault(wish.deadlineRule) !== undefined) return refused('bad-deadline');
    const corrected = wish.corrects === undefined ? undefined : await tx.holdNotice(wish.corrects);
    if (wish.corrects !== undefined) {
      if (corrected?.organisation !== actor.organisation) return refused('not-found');
      if (corrected.state !== 'PUBLISHED') return refused('no-such-step');
    }
    const [id, atMs] = [tx.newId(), tx.nowMs()];
    const { corrects, ...plan } = wish;
    await tx.insertNotice({
      ...plan,
      id,
      organisation: actor.organisation,
      ...issuer,
      year: yearOf(wish.on ?? dayOf(atMs)),
      title: '',
      corrects: corrects ?? null,
      draftedBy: actor.person,
      atMs,
    });
    if (corrected !== undefined) await tx.replaceLists(id, corrected.attachments);
    await tx.appendNoticeEvent({ notice: id, event: 'draft', from: null, to: 'DRAFT', actor: actor.name, basis: '', detail: {}, atMs });
    return { ok: true, id };
  });
}

async function issuerOf(tx: NoticeTransaction, organisation: string) {
  const authority = await tx.authorityOf(organisation);
  if (authority?.kind === 'ministry') return { issuer: 'ministry', province: null };
  if (authority?.kind === 'province' && authority.province !== null) return { issuer: authority.province, province: authority.province };
  return undefined;
}

/** Changes what the author says, while it is a draft. Lists follow the columns of the new day. */
export function editNotice(
  ports: NoticePorts,
  actor: NoticeActor,
  id: string,
  change: Partial<NoticePlan>,
  ifMatch: number,
): Promise<NoticeResult> {
  return ports.inTransaction(async (tx): Promise<NoticeResult> => {
    const held = await holdOpen(tx, actor, id, ifMatch);
    if (!held.ok) return held;
    if (change.deadlineRule != null && ruleFault(change.deadlineRule) !== undefined) return refused('bad-deadline');
    const notice = { ...held.notice, ...change };
    const day = printedDay(notice, tx.nowMs());
    const lists = arrangeLists(ports.catalogue, ports.words, placedRows(notice.attachments), { ...notice, on: day });
    if (lists === undefined) return refused('notice-incomplete', [{ at: 'on', reason: 'no-format' }]);
    await tx.replaceLists(id, lists);
    await tx.saveNotice(id, { ...change, year: yearOf(day) });
    await noteEdit(tx, actor, notice, { fields: Object.keys(change) });
    return { ok: true, id };
  });
}

/** A draft of one's own authority, in the version that the caller has read. */
export async function holdOpen(
  tx: NoticeTransaction,
  actor: NoticeActor,
  id: string,
  ifMatch: number,
): Promise<{ readonly ok: true; readonly notice: KeptNotice } | NoticeRefused> {
  const notice = await tx.holdNotice(id);
  if (notice === undefined || notice.organisation !== actor.organisation) return refused('not-found');
  if (notice.rowVersion !== ifMatch) return refused('version-conflict');
  return isOpen(notice.state) ? { ok: true, notice } : refused('no-such-step');
}

export const noteEdit = (tx: NoticeTransaction, actor: NoticeActor, notice: KeptNotice, detail: object): Promise<void> =>
  tx.appendNoticeEvent({
    notice: notice.id,
    event: 'edit',
    from: notice.state,
    to: notice.state,
    actor: actor.name,
    basis: '',
    detail,
    atMs: tx.nowMs(),
  });
