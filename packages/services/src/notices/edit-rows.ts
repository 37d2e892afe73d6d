import {
  type AttachmentKind,
  arrangeLists,
  type NoticeRow,
  type PlacedRow,
  placedRows,
  type RowLines,
  rowsOfCase,
  sourceName,
} from '@touchstone/domain/notice';
import { moveCase } from '../cases/index.ts';
import { printedDay } from './compose-kept.ts';
import { holdOpen, type NoticeResult, noteEdit, refused } from './draft-notice.ts';
import type { Candidate, KeptNotice, NoticeActor, NoticePorts, NoticeTransaction } from './ports.ts';

/** Most cases that one call adds. */
export const MOST_ROWS = 2000;

export interface RowsWish {
  /** Absent: every case that waits. */
  readonly cases?: readonly string[];
  readonly lines: RowLines;
  /** Cases that are told of in words, too: 典型案例. */
  readonly typical?: Readonly<Record<string, string>>;
}

/**
 * Puts cases into a draft: those that wait for a notice, and those that provinces reported for the common one. A case that is only
 * overdue waits from then on. All of them are put in, or none.
 */
export function addRows(ports: NoticePorts, actor: NoticeActor, id: string, wish: RowsWish, ifMatch: number): Promise<NoticeResult> {
  return ports.inTransaction(async (tx): Promise<NoticeResult> => {
    const held = await holdOpen(tx, actor, id, ifMatch);
    if (!held.ok) return held;
    const { notice } = held;
    const on = printedDay(notice, tx.nowMs());
    const candidates = await tx.candidatesOf(actor.organisation, notice.kind, {
      on,
      limit: MOST_ROWS,
      wordingOf: ports.wordingOf,
      sourceOf: (name) => sourceName(ports.catalogue.sources, name),
      ...(wish.cases === undefined ? {} : { cases: wish.cases }),
    });
    const unknown = (wish.cases ?? []).filter((one) => !candidates.some((candidate) => candidate.case.id === one));
    if (unknown.length > 0)
      return refused(
        'case-not-ready',
        unknown.map((one) => ({ at: `cases/${one}`, reason: 'not-waiting' })),
      );

    const there = new Set(placedRows(notice.attachments).map(({ row }) => row.caseId));
    const unplaced = candidates.filter((candidate) => !there.has(candidate.case.id));
    const isDemo = becomesDemo(notice, unplaced, wish);
    const fresh = wish.cases === undefined ? unplaced.filter((candidate) => candidate.isDemo === isDemo) : unplaced;
    if (notice.kind !== 'delisting') await tx.holdCases(fresh.map((candidate) => candidate.case.id));
    const taken: Candidate[] = [];
    for (const candidate of fresh) {
      const fault = candidate.isDemo === isDemo ? await take(tx, actor, notice, candidate) : 'case-not-ready';
      if (fault === undefined) taken.push(candidate);
      else if (wish.cases !== undefined)
        return refused(fault, [{ at: `cases/${candidate.case.id}`, reason: candidate.isDemo === isDemo ? fault : 'demo-mixed' }]);
    }
    const typical = Object.entries(wish.typical ?? {});
    const placed = [
      ...placedRows(notice.attachments),
      ...taken.flatMap(({ issuer, kind, case: of }) => rowsOfCase(of, wish.lines).map((row): PlacedRow => ({ issuer, kind, row }))),
      ...typical.flatMap(([of, description]) => typicalRow(candidates, notice, of, description)),
    ];
    const lists = arrangeLists(ports.catalogue, ports.words, placed, { ...notice, on });
    if (lists === undefined) return refused('notice-incomplete', [{ at: 'on', reason: 'no-format' }]);
    await tx.replaceLists(id, lists);
    await tx.saveNotice(id, { isDemo });
    await noteEdit(tx, actor, notice, { added: taken.map((candidate) => candidate.case.id) });
    return { ok: true, id };
  });
}

/** A world that is played through has notices of its own: the first cases decide, and none of the other world comes in. */
const becomesDemo = (notice: KeptNotice, fresh: readonly Candidate[], { cases }: RowsWish): boolean =>
  notice.isDemo ||
  (cases !== undefined && notice.attachments.length === 0 && fresh.length > 0 && fresh.every((candidate) => candidate.isDemo));

/** A case is named by one notice at a time; one that is overdue waits for this one. @returns why it cannot be put in */
async function take(tx: NoticeTransaction, actor: NoticeActor, notice: KeptNotice, candidate: Candidate) {
  const { id } = candidate.case;
  if (notice.kind === 'delisting') return undefined;
  const others = await tx.noticesOfCase(id, notice.id);
  if (others.some((other) => other.id !== notice.corrects)) return 'case-in-notice' as const;
  if (candidate.state !== 'OVERDUE') return undefined;
  const moved = await moveCase(tx, {
    caseId: id,
    event: 'prepare-notice',
    basis: `notice:${notice.id}`,
    payload: { notice: notice.id },
    actor,
  });
  return moved.ok ? undefined : ('case-not-ready' as const);
}

function typicalRow(candidates: readonly Candidate[], notice: KeptNotice, id: string, description: string): readonly PlacedRow[] {
  const found = candidates.find((candidate) => candidate.case.id === id);
  const [row] = found === undefined ? [] : rowsOfCase(found.case);
  const kind: AttachmentKind = 'typical-cases';
  return row === undefined ? [] : [{ issuer: notice.issuer, kind, row: { ...row, description } }];
}

export interface RowEdit {
  readonly attachment: number;
  /** 1 for the first row of the list. */
  readonly ordinal: number;
  /** What the author puts right: spelling, source, version. What the row rests on stays. */
  readonly change: Partial<
    Pick<NoticeRow, 'name' | 'developer' | 'source' | 'version' | 'filingNo' | 'territory' | 'category' | 'description'>
  >;
}

/** Puts the printed words of a row right. */
export function editRow(ports: NoticePorts, actor: NoticeActor, id: string, edit: RowEdit, ifMatch: number): Promise<NoticeResult> {
  return ports.inTransaction(async (tx): Promise<NoticeResult> => {
    const held = await holdOpen(tx, actor, id, ifMatch);
    if (!held.ok) return held;
    const list = held.notice.attachments.find(({ number }) => number === edit.attachment);
    const row = list?.rows[edit.ordinal - 1];
    if (list === undefined || row === undefined) return refused('not-found');
    const rows = list.rows.map((one) => (one === row ? { ...row, ...edit.change } : one));
    await tx.replaceLists(
      id,
      held.notice.attachments.map((one) => (one === list ? { ...list, rows } : one)),
    );
    await tx.saveNotice(id, {});
    await noteEdit(tx, actor, held.notice, { attachment: edit.attachment, ordinal: edit.ordinal, fields: Object.keys(edit.change) });
    return { ok: true, id };
  });
}

export interface RowPlace {
  readonly attachment: number;
  /** 1 for the first row of the list. */
  readonly ordinal: number;
  /** Where it stands afterwards. */
  readonly to: number;
}

/** Moves a row within its list. */
export function placeRow(ports: NoticePorts, actor: NoticeActor, id: string, place: RowPlace, ifMatch: number): Promise<NoticeResult> {
  return ports.inTransaction(async (tx): Promise<NoticeResult> => {
    const held = await holdOpen(tx, actor, id, ifMatch);
    if (!held.ok) return held;
    const list = held.notice.attachments.find(({ number }) => number === place.attachment);
    const row = list?.rows[place.ordinal - 1];
    if (list === undefined || row === undefined || place.to > list.rows.length) return refused('not-found');
    const others = list.rows.filter((one) => one !== row);
    const rows = [...others.slice(0, place.to - 1), row, ...others.slice(place.to - 1)];
    await tx.replaceLists(
      id,
      held.notice.attachments.map((one) => (one === list ? { ...list, rows } : one)),
    );
    await tx.saveNotice(id, {});
    await noteEdit(tx, actor, held.notice, { ...place });
    return { ok: true, id };
  });
}

/** Takes cases out of a draft, with the reason; they are overdue again. Not what a correction took over: that was published. */
export function dropRows(
  ports: NoticePorts,
  actor: NoticeActor,
  id: string,
  wish: { readonly cases: readonly string[]; readonly reason: string },
  ifMatch: number,
): Promise<NoticeResult> {
  return ports.inTransaction(async (tx): Promise<NoticeResult> => {
    const held = await holdOpen(tx, actor, id, ifMatch);
    if (!held.ok) return held;
    const { notice } = held;
    const placed = placedRows(notice.attachments);
    const unknown = wish.cases.filter((one) => !placed.some(({ row }) => row.caseId === one));
    if (unknown.length > 0) return refused('not-found');
    await tx.holdCases(wish.cases);
    for (const caseId of wish.cases) {
      const kept = await tx.holdCase(caseId);
      if (kept?.state !== 'NOTICE_PENDING') continue;
      const payload = { notice: id, reason: wish.reason };
      const moved = await moveCase(tx, { caseId, event: 'drop-notice', basis: `notice:${id}`, payload, actor });
      if (!moved.ok) return refused('wrong-role', [{ at: `cases/${caseId}`, reason: moved.reason }]);
    }
    const rest = placed.filter(({ row }) => row.caseId === null || !wish.cases.includes(row.caseId));
    const lists = arrangeLists(ports.catalogue, ports.words, rest, { ...notice, on: printedDay(notice, tx.nowMs()) });
    if (lists === undefined) return refused('notice-incomplete', [{ at: 'on', reason: 'no-format' }]);
    await tx.replaceLists(id, lists);
    await tx.saveNotice(id, {});
    await noteEdit(tx, actor, notice, { dropped: wish.cases, reason: wish.reason });
    return { ok: true, id };
  });
}
