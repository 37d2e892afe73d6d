import { type NoticeResult, refused } from './draft-notice.ts';
import type { NoticeActor, NoticePorts } from './ports.ts';

export interface AnnotationWish {
  /** Null: about the whole notice. */
  readonly row: { readonly attachment: number; readonly ordinal: number } | null;
  /** 已整改（2026年3月9日） */
  readonly text: string;
  /** What it rests on: a retest, a decision. */
  readonly basis: string;
}

/** Later good news beside a frozen or published notice; its text stays as it was frozen. */
export function annotateNotice(ports: NoticePorts, actor: NoticeActor, id: string, wish: AnnotationWish): Promise<NoticeResult> {
  return ports.inTransaction(async (tx): Promise<NoticeResult> => {
    const notice = await tx.holdNotice(id);
    if (notice === undefined || notice.organisation !== actor.organisation) return refused('not-found');
    const isFrozen = notice.state === 'FROZEN' || notice.publishedAtMs !== null;
    if (!isFrozen || notice.origin === 'reported') return refused('no-such-step');
    if (wish.row !== null && (await tx.rowAt(id, wish.row.attachment, wish.row.ordinal)) === undefined) return refused('not-found');
    const atMs = tx.nowMs();
    const { text, basis, row } = wish;
    await tx.annotate({
      ...{ id: tx.newId(), notice: id, attachment: row?.attachment ?? null, ordinal: row?.ordinal ?? null },
      ...{ text, basis, atMs, by: actor.person },
    });
    await tx.appendNoticeEvent({
      notice: id,
      event: 'annotate',
      from: notice.state,
      to: notice.state,
      actor: actor.name,
      basis,
      detail: { text, row },
      atMs,
    });
    return { ok: true, id };
  });
}
