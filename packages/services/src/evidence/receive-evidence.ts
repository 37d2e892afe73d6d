import type { EvidencePorts, NewEvidence } from './ports.ts';

export interface EvidenceFor {
  readonly finding?: string;
  readonly sheet?: { readonly id: string; readonly fileName: string };
  /** Item of an order, of which somebody saw the listing; the look names it. */
  readonly item?: string;
}

export type ReceiveEvidence = { readonly ok: true; readonly isNew: boolean } | { readonly ok: false; readonly reason: 'purged' };

/** Bytes that have been kept become evidence: written once, with the first entry of where they have been. */
export function receiveEvidence(ports: EvidencePorts, row: NewEvidence, { finding, sheet, item }: EvidenceFor): Promise<ReceiveEvidence> {
  return ports.inTransaction(async (tx): Promise<ReceiveEvidence> => {
    const became = await tx.insertEvidence(row);
    if (became === 'purged') return { ok: false, reason: 'purged' };
    const detail = {
      ...(finding === undefined ? {} : { finding }),
      ...(sheet === undefined ? {} : { sheet: sheet.id, fileName: sheet.fileName }),
      ...(item === undefined ? {} : { item }),
    };
    await tx.custody(row.sha256, 'received', detail);
    if (finding !== undefined) await tx.attachToFinding(finding, row.sha256);
    if (sheet !== undefined) await tx.attachToSheet(sheet.id, sheet.fileName, row.sha256);
    await tx.audit.record({ action: 'evidence.add', object: { kind: 'evidence', id: row.sha256 }, detail });
    return { ok: true, isNew: became === 'new' };
  });
}

/** Who looks at a recording asks for many parts of it: that is one showing. */
const ONE_SHOWING_MS = 10 * 60_000;

/** Notes that somebody is given the bytes. @returns false when they were purged */
export function showEvidence(
  ports: EvidencePorts,
  sha256: string,
  as: 'shown' | 'exported',
  detail: Readonly<Record<string, unknown>>,
): Promise<boolean> {
  return ports.inTransaction(async (tx) => {
    if (await tx.isPurged(sha256)) return false;
    const since = new Date(ports.now().getTime() - ONE_SHOWING_MS);
    if (!(await tx.hasCustody(sha256, as, since))) await tx.custody(sha256, as, detail);
    return true;
  });
}
