import type { ConductPorts, ConductTransaction, Officer } from './ports.ts';

export interface CommitmentWish {
  readonly operator: string;
  readonly case?: string;
  readonly text: string;
  readonly signatory: string;
  readonly title?: string;
  /** A day in Asia/Shanghai, not after today. */
  readonly signedOn: string;
  /** SHA-256 of the signed paper. */
  readonly file: string;
}

export type RecordPaper =
  | { readonly ok: true; readonly id: string; readonly operator: string }
  | { readonly ok: false; readonly reason: 'not-found' | 'no-file' | 'bad-time' };

/** 承诺书: what a firm promised, who signed it, and the paper itself. */
export const recordCommitment = (ports: ConductPorts, wish: CommitmentWish, by: Officer): Promise<RecordPaper> =>
  ports.inTransaction(async (tx): Promise<RecordPaper> => {
    const ground = await groundOf(tx, wish, wish.file, by);
    if (!ground.ok) return ground;
    const atMs = tx.nowMs();
    if (wish.signedOn > dayOf(atMs)) return { ok: false, reason: 'bad-time' };
    const id = tx.newId();
    const { text, signatory, title = '', signedOn, file } = wish;
    await tx.insertCommitment({ ...rowOf(id, ground, wish, by, atMs), text, signatory, title, signedOn, file });
    await tx.announce('commitment.recorded', id, [by.organisation], { commitment: id, operator: ground.operator });
    return { ok: true, id, operator: ground.operator };
  });

export interface BreachWish {
  readonly commitment: string;
  readonly case: string;
  readonly statement: string;
}

export type RecordBreach =
  | { readonly ok: true; readonly id: string; readonly operator: string }
  /** `bad-time`: the case is older than the promise. */
  | { readonly ok: false; readonly reason: 'not-found' | 'conflict' | 'bad-time' };

/** A case shows that a promise was not kept: one of the same firm, begun after the promise. */
export const recordBreach = (ports: ConductPorts, wish: BreachWish, by: Officer): Promise<RecordBreach> =>
  ports.inTransaction(async (tx): Promise<RecordBreach> => {
    const commitment = await tx.commitment(wish.commitment);
    const ground = commitment === undefined ? undefined : await tx.caseOfFirm(wish.case, commitment.operator);
    if (commitment === undefined || ground === undefined) return { ok: false, reason: 'not-found' };
    if (dayOf(ground.openedAtMs) < commitment.signedOn) return { ok: false, reason: 'bad-time' };
    const id = tx.newId();
    const row = { id, commitment: wish.commitment, caseId: wish.case, statement: wish.statement, recordedBy: by.person, atMs: tx.nowMs() };
    if (!(await tx.insertBreach(row))) return { ok: false, reason: 'conflict' };
    await tx.announce('commitment.broken', wish.commitment, [by.organisation], { commitment: wish.commitment, case: wish.case });
    return { ok: true, id, operator: commitment.operator };
  });

export interface InterviewWish {
  readonly operator: string;
  readonly case?: string;
  /** The order that summoned the firm. */
  readonly order?: string;
  readonly heldAtMs: number;
  readonly place?: string;
  readonly attended: readonly { readonly name: string; readonly title: string }[];
  readonly officers: readonly string[];
  readonly summary: string;
  /** SHA-256 of the minutes. */
  readonly minutes: string;
}

/** 约谈: who sat there, when, and the minutes. */
export const recordInterview = (ports: ConductPorts, wish: InterviewWish, by: Officer): Promise<RecordPaper> =>
  ports.inTransaction(async (tx): Promise<RecordPaper> => {
    const ground = await groundOf(tx, wish, wish.minutes, by);
    if (!ground.ok) return ground;
    const atMs = tx.nowMs();
    if (wish.heldAtMs > atMs) return { ok: false, reason: 'bad-time' };
    if (wish.order !== undefined) {
      const order = await tx.orderAbout(wish.order);
      if (order?.type !== 'interview' || order.issuedAtMs === null || (await tx.firmOf(order.addressee))?.id !== ground.operator)
        return { ok: false, reason: 'not-found' };
    }
    const id = tx.newId();
    const { heldAtMs, place = '', attended, officers, summary, minutes, order = null } = wish;
    await tx.insertInterview({ ...rowOf(id, ground, wish, by, atMs), order, heldAtMs, place, attended, officers, summary, minutes });
    await tx.announce('interview.held', id, [by.organisation], { interview: id, operator: ground.operator });
    return { ok: true, id, operator: ground.operator };
  });

type Ground =
  | { readonly ok: true; readonly operator: string; readonly province: string | null }
  | { readonly ok: false; readonly reason: 'not-found' | 'no-file' };

/** The firm, the case when one is named, and the file that the authority brought. */
async function groundOf(
  tx: ConductTransaction,
  wish: { readonly operator: string; readonly case?: string },
  file: string,
  by: Officer,
): Promise<Ground> {
  const [firm, authority] = [await tx.firmOf(wish.operator), await tx.authority(by.organisation)];
  if (firm === undefined || authority === undefined) return { ok: false, reason: 'not-found' };
  if (wish.case !== undefined && (await tx.caseOfFirm(wish.case, firm.id)) === undefined) return { ok: false, reason: 'not-found' };
  if (!(await tx.hasFile(file, by.organisation))) return { ok: false, reason: 'no-file' };
  return { ok: true, operator: firm.id, province: authority.province };
}

const rowOf = (
  id: string,
  ground: { readonly operator: string; readonly province: string | null },
  wish: { readonly case?: string },
  by: Officer,
  atMs: number,
) => ({
  ...{ id, operator: ground.operator, province: ground.province },
  ...{ caseId: wish.case ?? null, organisation: by.organisation, recordedBy: by.person, atMs },
});

/** The day in Asia/Shanghai. */
const dayOf = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10);
