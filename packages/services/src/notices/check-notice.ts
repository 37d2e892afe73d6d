import { faultsOfRows, type NoticeKind, type RowFault, type RowGround } from '@touchstone/domain/notice';
import type { KeptNotice, NoticePorts, NoticeTransaction } from './ports.ts';

/** States of a case that allow its row in a notice of a kind that is not published yet. */
const READY: Readonly<Record<NoticeKind, ReadonlySet<string>>> = {
  problems: new Set(['NOTICE_PENDING']),
  'look-back': new Set(['NOTICE_PENDING']),
  stores: new Set(['NOTICE_PENDING']),
  delisting: new Set(['DELIST_DRAFT', 'DELIST_ORDERED', 'DELISTED']),
};
/** Handed in after the words were frozen, and not yet judged, or overdue again since it was not taken: the words stand as they were. */
const SINCE_FROZEN = ['SUBMITTED', 'RETESTING', 'OVERDUE'];
/** Of a correction: what it takes over was published before. */
const NOTICED = ['NOTICED', 'SUBMITTED', 'RETESTING', 'RECTIFIED', 'CLOSED', 'WATCH', 'DELIST_DRAFT', 'DELIST_ORDERED', 'DELISTED'];

export interface NoticeCheck {
  readonly rows: number;
  readonly evidence: number;
  readonly faults: readonly RowFault[];
}

/**
 * Invariant 1, looked at in the stored bytes: every row of the notice → its case → confirmed findings → evidence whose SHA-256 is
 * taken again. Rows of notices that others published and that were loaded as data rest on nothing of ours and are not looked at.
 */
export async function checkNotice(
  ports: Pick<NoticePorts, 'lookAtBytes'>,
  tx: Pick<NoticeTransaction, 'groundsOf'>,
  notice: Pick<KeptNotice, 'id' | 'kind' | 'publishedAtMs' | 'state' | 'corrects' | 'origin'>,
): Promise<NoticeCheck> {
  if (notice.origin === 'reported') return { rows: 0, evidence: 0, faults: [] };
  const rows = await tx.groundsOf(notice.id);
  const digests = [...new Set(rows.flatMap(({ findings }) => findings.flatMap(({ evidence }) => evidence)))];
  const bytes = await ports.lookAtBytes(digests);
  const grounds = rows.map(
    (row): RowGround => ({
      ...row,
      findings: row.findings.map((finding) => ({
        ...finding,
        evidence: finding.evidence.map((sha256) => ({ sha256, bytes: bytes.get(sha256) ?? 'absent' })),
      })),
    }),
  );
  const ready = new Set([
    ...READY[notice.kind],
    ...(notice.corrects === null ? [] : NOTICED),
    ...(notice.state === 'FROZEN' && notice.kind !== 'delisting' ? SINCE_FROZEN : []),
  ]);
  return {
    rows: rows.length,
    evidence: digests.length,
    faults: faultsOfRows(grounds, notice.publishedAtMs === null ? ready : 'published'),
  };
}
