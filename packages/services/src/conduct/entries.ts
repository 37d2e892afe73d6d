import {
  type ConductEvent,
  type ConductKind,
  type ConductState,
  moveConduct,
  type Proof,
  proofFault,
  USUAL_ATTEMPTS,
} from '@touchstone/domain/conduct';
import type { ConductPorts, ConductTransaction, HeldConduct, Officer } from './ports.ts';

export interface ConductWish {
  readonly operator: string;
  readonly case?: string;
  readonly kind: ConductKind;
  readonly statement: string;
  readonly happenedAtMs: number;
  readonly proofs: readonly Proof[];
}

export type RecordConduct =
  | { readonly ok: true; readonly id: string; readonly operator: string }
  | { readonly ok: false; readonly reason: 'not-found' | 'proof-missing' | 'bad-time' }
  | { readonly ok: false; readonly reason: 'proof-unknown'; readonly proofs: readonly Proof[] };

/** Writes down what a firm did or left undone. It is in force when another person has approved it. */
export const recordConduct = (ports: ConductPorts, wish: ConductWish, by: Officer): Promise<RecordConduct> =>
  ports.inTransaction(async (tx): Promise<RecordConduct> => {
    const firm = await tx.firmOf(wish.operator);
    const authority = await tx.authority(by.organisation);
    if (firm === undefined || authority === undefined) return { ok: false, reason: 'not-found' };
    if (wish.case !== undefined && (await tx.caseOfFirm(wish.case, firm.id)) === undefined) return { ok: false, reason: 'not-found' };
    const atMs = tx.nowMs();
    if (wish.happenedAtMs > atMs) return { ok: false, reason: 'bad-time' };
    const fault = await proofsFault(tx, { operator: firm.id, organisation: by.organisation, kind: wish.kind }, wish.proofs);
    if (fault !== undefined) return fault;

    const id = tx.newId();
    const { kind, statement, happenedAtMs, proofs } = wish;
    await tx.insertConduct({
      ...{ id, operator: firm.id, caseId: wish.case ?? null, kind, statement, happenedAtMs, proofs },
      ...{ organisation: by.organisation, province: authority.province, recordedBy: by.person, atMs },
    });
    await tx.tellStep({
      of: 'conduct',
      id,
      event: 'record',
      from: null,
      to: 'RECORDED',
      actor: `person:${by.person}`,
      basis: statement,
      atMs,
    });
    return { ok: true, id, operator: firm.id };
  });

type ProofsFault = Extract<RecordConduct, { readonly reason: 'proof-missing' | 'proof-unknown' | 'not-found' | 'bad-time' }>;

async function proofsFault(
  tx: ConductTransaction,
  about: { readonly operator: string; readonly organisation: string; readonly kind: ConductKind },
  proofs: readonly Proof[],
): Promise<ProofsFault | undefined> {
  const attempts = (await tx.authority(about.organisation))?.attempts ?? USUAL_ATTEMPTS;
  const tried = await tx.attemptsOf(proofs.flatMap(({ kind, target }) => (kind === 'service' ? [target] : [])));
  const reason = proofFault(about.kind, proofs, attempts, ({ kind, target }) => (kind === 'service' ? (tried.get(target) ?? 0) : 1));
  if (reason !== undefined) return { ok: false, reason };
  const unknown = await tx.proofsNotFound(about.operator, about.organisation, about.kind, proofs);
  return unknown.length > 0 ? { ok: false, reason: 'proof-unknown', proofs: unknown } : undefined;
}

export interface ConductMove {
  readonly id: string;
  readonly event: ConductEvent;
  readonly reason: string;
  readonly ifMatch: number;
}

export type MoveConduct =
  | { readonly ok: true; readonly state: ConductState }
  | { readonly ok: false; readonly reason: 'not-found' | 'version-conflict' | 'no-such-step' | 'duty-apart' | 'outside-scope' }
  | ProofsFault;

/** A second person of the same authority approves, rejects, upholds or withdraws an entry. */
export const decideConduct = (ports: ConductPorts, move: ConductMove, by: Officer): Promise<MoveConduct> =>
  ports.inTransaction(async (tx): Promise<MoveConduct> => {
    const held = await heldEntry(tx, move);
    if (!held.ok) return held;
    const { entry, to } = held;
    if (entry.organisation !== by.organisation) return { ok: false, reason: 'outside-scope' };
    if (entry.recordedBy === by.person) return { ok: false, reason: 'duty-apart' };
    if (move.event === 'approve') {
      const fault = await proofsFault(tx, entry, await tx.proofsOf(entry.id));
      if (fault !== undefined) return fault;
    }
    const atMs = tx.nowMs();
    await tx.saveConduct(entry.id, { state: to, decidedBy: by.person, atMs, ...(move.event === 'approve' ? { toldAtMs: atMs } : {}) });
    await stepped(tx, entry, move, to, `person:${by.person}`);
    return { ok: true, state: to };
  });

/** The firm says that an entry about it is wrong; until that is decided the entry carries nothing. */
export const disputeConduct = (ports: ConductPorts, move: Omit<ConductMove, 'event'>, actor: string): Promise<MoveConduct> =>
  ports.inTransaction(async (tx): Promise<MoveConduct> => {
    const held = await heldEntry(tx, { ...move, event: 'dispute' });
    if (!held.ok) return held;
    const { entry, to } = held;
    await tx.saveConduct(entry.id, { state: to, dispute: move.reason, atMs: tx.nowMs() });
    await stepped(tx, entry, { ...move, event: 'dispute' }, to, actor);
    return { ok: true, state: to };
  });

type Held =
  | { readonly ok: true; readonly entry: HeldConduct; readonly to: ConductState }
  | { readonly ok: false; readonly reason: 'not-found' | 'version-conflict' | 'no-such-step' };

async function heldEntry(tx: ConductTransaction, { id, event, ifMatch }: ConductMove): Promise<Held> {
  const entry = await tx.holdConduct(id);
  if (entry === undefined) return { ok: false, reason: 'not-found' };
  if (entry.rowVersion !== ifMatch) return { ok: false, reason: 'version-conflict' };
  const to = moveConduct(entry.state, event);
  return to === undefined ? { ok: false, reason: 'no-such-step' } : { ok: true, entry, to };
}

async function stepped(tx: ConductTransaction, entry: HeldConduct, move: ConductMove, to: ConductState, actor: string): Promise<void> {
  const { id, organisation, operator, state, kind } = entry;
  await tx.tellStep({ of: 'conduct', id, event: move.event, from: state, to, actor, basis: move.reason, atMs: tx.nowMs() });
  const firms = move.event === 'reject' ? [] : await tx.firmOrganisations(operator);
  await tx.announce(`conduct.${move.event}`, id, [...new Set([organisation, ...firms])], { entry: id, operator, kind, state: to });
}
