import { isDelisted, type RelistingHindrance, relistingHindrances } from '@touchstone/domain/order-item';
import type { By, CaseInHand, DelistingTransaction } from './ports.ts';

export interface Relisting {
  readonly id: string;
  readonly case: string;
  readonly operator: string | null;
  readonly organisation: string;
  readonly province: string | null;
  readonly state: 'APPLIED' | 'APPROVED' | 'REFUSED' | 'WITHDRAWN' | 'RELISTED';
  readonly statement: string;
  readonly artifact: string;
  readonly appliedBy: string;
  readonly appliedMs: number;
  readonly grounds: Readonly<Record<string, unknown>>;
  readonly reason: string | null;
  readonly decidedBy: string | null;
  readonly decidedMs: number | null;
  readonly rowVersion: number;
}

export interface RelistingTransaction extends DelistingTransaction {
  holdRelisting(id: string): Promise<Relisting | undefined>;
  /** @returns false when one of this case is open already */
  insertRelisting(row: Relisting): Promise<boolean>;
  saveRelisting(row: Relisting): Promise<void>;
  /** Whether two entries are the same one or were merged into one. */
  isOneFirm(entry: string, other: string): Promise<boolean>;
  /** Organisations of a firm. */
  firmsOf(operator: string | null): Promise<readonly string[]>;
  /** A file of this app. */
  isBuildOf(app: string, artifact: string): Promise<boolean>;
  /** Every clause of the case was found fixed, on this very build. */
  isRetestPassed(of: string, artifact: string): Promise<boolean>;
}

export interface Application {
  readonly case: string;
  readonly operator: string | null;
  readonly statement: string;
  readonly artifact: string;
}

export type ApplyToRelist =
  | { readonly ok: true; readonly relisting: Relisting }
  | { readonly ok: false; readonly reason: 'not-found' | 'not-delisted' | 'artifact-of-another-app' | 'already-applied' };

/** The firm asks for its app to go back. It may ask while the period runs; it is decided afterwards. */
export async function applyToRelist(tx: RelistingTransaction, ask: Application, by: By): Promise<ApplyToRelist> {
  const of = await tx.caseInHand(ask.case);
  if (of === undefined) return { ok: false, reason: 'not-found' };
  if (ask.operator !== null && (of.operator === null || !(await tx.isOneFirm(of.operator, ask.operator))))
    return { ok: false, reason: 'not-found' };
  if (of.state !== 'DELISTED') return { ok: false, reason: 'not-delisted' };
  if (of.app === null || !(await tx.isBuildOf(of.app, ask.artifact))) return { ok: false, reason: 'artifact-of-another-app' };
  const relisting: Relisting = {
    id: tx.newId(),
    case: of.id,
    operator: of.operator,
    organisation: of.organisation,
    province: of.province,
    state: 'APPLIED',
    statement: ask.statement,
    artifact: ask.artifact,
    appliedBy: by.actor,
    appliedMs: tx.nowMs(),
    grounds: {},
    reason: null,
    decidedBy: null,
    decidedMs: null,
    rowVersion: 1,
  };
  if (!(await tx.insertRelisting(relisting))) return { ok: false, reason: 'already-applied' };
  await tx.announce('relisting.applied', relisting.id, of.organisation, { relisting: relisting.id, case: of.id });
  return { ok: true, relisting };
}

export interface RelistingDecision {
  readonly relisting: string;
  readonly decision: 'approve' | 'refuse';
  readonly reason: string;
  readonly ifMatch: number;
}

export type DecideRelisting =
  | { readonly ok: true; readonly relisting: Relisting }
  | { readonly ok: false; readonly reason: 'not-found' | 'version-conflict' | 'already-decided' | 'no-such-step' }
  /** What was written before is taken back with the transaction. */
  | { readonly ok: false; readonly reason: 'case-refused'; readonly because: string }
  | { readonly ok: false; readonly reason: 'relisting-hindered'; readonly hindrances: readonly RelistingHindrance[] };

/** Decides an application: never by whom it was made or who handles the case, never before the period is over and the retest passed. */
export async function decideRelisting(tx: RelistingTransaction, wish: RelistingDecision, by: By): Promise<DecideRelisting> {
  const held = await tx.holdRelisting(wish.relisting);
  if (held === undefined) return { ok: false, reason: 'not-found' };
  if (held.rowVersion !== wish.ifMatch) return { ok: false, reason: 'version-conflict' };
  if (held.state !== 'APPLIED') return { ok: false, reason: 'already-decided' };
  const of = await tx.caseInHand(held.case);
  if (of === undefined) return { ok: false, reason: 'not-found' };
  const hindrances = await hindrancesOf(tx, held, of, by.actor);
  const refusesAll = hindrances.filter((one) => wish.decision === 'approve' || one === 'duty-apart');
  if (refusesAll.length > 0) return { ok: false, reason: 'relisting-hindered', hindrances: refusesAll };
  const decided = {
    ...held,
    state: wish.decision === 'approve' ? ('APPROVED' as const) : ('REFUSED' as const),
    reason: wish.reason,
    decidedBy: by.actor,
    decidedMs: tx.nowMs(),
    grounds: { hindrances, noRelistUntilMs: of.noRelistUntilMs, delistedMs: of.delistedMs },
  };
  await tx.saveRelisting(decided);
  if (wish.decision === 'approve') {
    const payload = { application: held.id };
    const moved = await tx.moveCase({ caseId: of.id, event: 'approve-relisting', basis: by.basis, payload, by });
    if (!moved.ok) return { ok: false, reason: 'case-refused', because: moved.reason };
  }
  const told = [of.organisation, ...(await tx.firmsOf(held.operator))];
  for (const one of told) await tx.announce(`relisting.${decided.state.toLowerCase()}`, held.id, one, { relisting: held.id, case: of.id });
  return { ok: true, relisting: { ...decided, rowVersion: held.rowVersion + 1 } };
}

async function hindrancesOf(
  tx: RelistingTransaction,
  held: Relisting,
  of: CaseInHand,
  approver: string,
): Promise<readonly RelistingHindrance[]> {
  const { noRelist } = await tx.delistingPolicy();
  return relistingHindrances(
    {
      isDelisted: of.state === 'DELISTED' && isDelisted(await tx.itemsOfCase(of.id)),
      delistedMs: of.delistedMs,
      noRelistUntilMs: of.noRelistUntilMs,
      isPeriodOn: noRelist.isOn,
      isRetestPassed: await tx.isRetestPassed(of.id, held.artifact),
      handler: of.handler === null ? null : `person:${of.handler}`,
      approver,
      applicant: held.appliedBy,
    },
    tx.nowMs(),
  );
}

/** The firm takes its application back. */
export async function withdrawRelisting(
  tx: RelistingTransaction,
  id: string,
  ifMatch: number,
): Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: 'not-found' | 'version-conflict' | 'already-decided' }> {
  const held = await tx.holdRelisting(id);
  if (held === undefined) return { ok: false, reason: 'not-found' };
  if (held.rowVersion !== ifMatch) return { ok: false, reason: 'version-conflict' };
  if (held.state !== 'APPLIED') return { ok: false, reason: 'already-decided' };
  await tx.saveRelisting({ ...held, state: 'WITHDRAWN', decidedMs: tx.nowMs() });
  return { ok: true };
}
