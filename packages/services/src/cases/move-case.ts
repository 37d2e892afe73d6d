import {
  applyEvent,
  type Case,
  type CaseActor,
  type CaseEffect,
  type CaseEvent,
  type CaseRefusal,
  eventRow,
  foldCase,
  follow,
  hashOf,
  MAIN_DEADLINES,
  type RecordedEvent,
} from '@touchstone/domain/case';
import { yearOf } from './case-number.ts';
import type { CaseFields, CaseTransaction, KeptCase } from './ports.ts';

export interface CaseMove {
  readonly caseId: string;
  readonly event: CaseEvent;
  /** Law, document or rule that it rests on; never empty. */
  readonly basis: string;
  readonly payload?: Readonly<Record<string, unknown>>;
  readonly actor: CaseActor;
  /** Row version that the caller has read; absent: whatever it is. */
  readonly ifMatch?: number;
}

export type MoveCase =
  | {
      readonly ok: true;
      readonly case: Case;
      readonly event: RecordedEvent;
      readonly kept: KeptCase;
      readonly effects: readonly CaseEffect[];
    }
  | { readonly ok: false; readonly reason: 'not-found' | 'version-conflict' | CaseRefusal };

/**
 * Takes a case one step on: the only way a case changes. The event is appended behind the last, its effects are done, and whom it
 * concerns is told, all in the caller's transaction.
 *
 * @throws RangeError when the history of the case does not fold: its rows were changed past this function
 */
export async function moveCase(tx: CaseTransaction, wish: CaseMove): Promise<MoveCase> {
  // what goes over to another case holds both
  if (wish.event === 'merge') await tx.holdCases([wish.caseId, wish.payload?.['into']]);
  const kept = await tx.holdCase(wish.caseId);
  if (kept === undefined) return { ok: false, reason: 'not-found' };
  if (wish.ifMatch !== undefined && wish.ifMatch !== kept.rowVersion) return { ok: false, reason: 'version-conflict' };
  const current = await foldedCase(tx, kept);

  const payload = plain(wish.payload ?? {});
  // another machine's clock may be a moment behind the one that wrote the last event
  const atMs = Math.max(tx.nowMs(), current.lastAtMs);
  const { event: type, actor, basis } = wish;
  const facts = await tx.factsOf(kept, { event: type, payload, nowMs: atMs });
  const applied = applyEvent(current, { event: type, actor, basis, payload, atMs }, facts);
  if (!applied.ok) return applied;

  const { region, from, to, effects } = applied;
  const event = recorded(tx, current, {
    ...{ caseId: kept.id, type, region, from, to },
    ...{ actor: actor.name, organisation: actor.organisation, basis, payload, atMs },
  });
  const next = follow(current, event);
  await tx.appendEvent(event);
  await tx.saveCase(kept.id, { ...fieldsOf(next), ...(await carryOut(tx, kept, event, effects)) });
  await tell(tx, kept, event, next);
  return { ok: true, case: next, event, kept, effects };
}

/** The case as its events make it. @throws RangeError when they do not fold, or the row says something else */
export async function foldedCase(tx: Pick<CaseTransaction, 'eventsOf'>, kept: Pick<KeptCase, 'id' | 'state'>): Promise<Case> {
  const folded = foldCase(await tx.eventsOf(kept.id));
  if (!folded.ok) throw new RangeError(`case ${kept.id}: event ${folded.seq} cannot be (${folded.fault})`);
  if (folded.case.state !== kept.state)
    throw new RangeError(`case ${kept.id} is kept as ${kept.state}, its events say ${folded.case.state}`);
  return folded.case;
}

/** An event behind the last one of its case. */
export function recorded(
  tx: Pick<CaseTransaction, 'hash'>,
  last: Case,
  event: Omit<RecordedEvent, 'seq' | 'previous' | 'hash'>,
): RecordedEvent {
  const chained = { ...event, seq: last.lastSeq + 1, previous: last.lastHash };
  return { ...chained, hash: hashOf(tx.hash, chained) };
}

/** Columns that say for lists what the events say. */
export const fieldsOf = (of: Case): CaseFields => ({
  state: of.state,
  penalty: of.penalty,
  access: of.access,
  credit: of.credit,
  servedAtMs: of.servedAtMs,
  noticedAtMs: of.noticedAtMs,
  delistedAtMs: of.delistedAtMs,
  closedAtMs: of.closedAtMs,
  lastSeq: of.lastSeq,
  lastHash: of.lastHash,
});

type CarryOut = (tx: CaseTransaction, kept: KeptCase, event: RecordedEvent) => Promise<CaseFields>;

const EFFECTS: Readonly<Record<CaseEffect, CarryOut>> = {
  'take-number': takeNumber,
  'set-handler': async (_, __, { payload }) => ({ handler: String(payload['handler']) }),
  'set-territory': async (_, __, { payload }) => ({ territory: String(payload['territory']) }),
  'hold-evidence': async (tx, { id }) => {
    await tx.holdEvidence(id, `case ${id}`);
    return {};
  },
  'meet-deadlines': async (tx, { id }, event) => {
    await tx.endDeadlines(id, 'MET', event, MAIN_DEADLINES);
    return {};
  },
  'cancel-deadlines': async (tx, { id }, event) => {
    await tx.endDeadlines(id, 'CANCELLED', event);
    return {};
  },
  'lift-ban': async () => ({ noRelistUntilMs: null }),
  'take-over-findings': async (tx, { id }, { payload, atMs }) => {
    const into = String(payload['into']);
    await tx.takeOverFindings(id, into, atMs);
    return { mergedInto: into };
  },
};

async function carryOut(tx: CaseTransaction, kept: KeptCase, event: RecordedEvent, effects: readonly CaseEffect[]): Promise<CaseFields> {
  let fields: CaseFields = {};
  for (const effect of effects) fields = { ...fields, ...(await EFFECTS[effect](tx, kept, event)) };
  return fields;
}

/** 案号, once: a case that is confirmed again keeps its own. */
export async function takeNumber(
  tx: CaseTransaction,
  kept: Pick<KeptCase, 'id' | 'number' | 'organisation'>,
  { atMs }: Pick<RecordedEvent, 'atMs'>,
): Promise<CaseFields> {
  if (kept.number !== null) return {};
  const authority = await tx.authorityOf(kept.organisation);
  if (authority === undefined) throw new RangeError(`case ${kept.id}: no authority ${kept.organisation}`);
  const year = yearOf(atMs);
  const number = await tx.takeNumber(`case:${authority.id}`, year, { kind: 'case', id: kept.id, atMs });
  return { number: `${authority.shortName}案〔${year}〕${number}号` };
}

/** The authority hears of everything, the firm of what it may see. */
async function tell(tx: CaseTransaction, kept: KeptCase, event: RecordedEvent, next: Case): Promise<void> {
  const isTheirs = eventRow(event.type).by.some((party) => party === 'firm') || TOLD_TO_FIRMS.has(event.type);
  const firms = isTheirs && next.servedAtMs !== null ? await tx.firmsOf(kept.operator) : [];
  await tx.announce(`case.${event.type}`, kept.id, [...new Set([kept.organisation, ...firms])], {
    case: kept.id,
    seq: event.seq,
    event: event.type,
    region: event.region,
    from: event.from,
    to: event.to,
  });
}

/** Steps that a firm learns of; how the authority works inside is not among them. */
const TOLD_TO_FIRMS: ReadonlySet<CaseEvent> = new Set<CaseEvent>([
  'serve',
  'begin-rectifying',
  'recall-order',
  'refuse-submission',
  'begin-retest',
  'retest-passed',
  'retest-failed',
  'deadline-passed',
  'extend-deadline',
  'refuse-extension',
  'publish-notice',
  'order-delisting',
  'verify-absent',
  'approve-relisting',
  'relist',
  'close',
  'withdraw',
  'decide-objection',
  'notify-penalty',
  'decide-penalty',
  'order-stop',
  'recall-stop',
  'restore-access',
  'list-credit',
  'remove-credit',
]);

/** A payload as the data base will give it back, so that what is hashed is what is kept. @throws TypeError for what JSON cannot hold */
const plain = (payload: Readonly<Record<string, unknown>>): RecordedEvent['payload'] => JSON.parse(JSON.stringify(payload));
