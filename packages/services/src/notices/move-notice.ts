import { startOfDay, yearOf } from '@touchstone/domain/calendar';
import { CASE_STEPS } from '@touchstone/domain/case';
import type { DeadlineRule } from '@touchstone/domain/deadline';
import { advanceNotice, type NoticeEffect, type NoticeEvent, type NoticeNumbers, snapshotText } from '@touchstone/domain/notice';
import { sha256Hex } from '@touchstone/kernel/keyed-order';
import { type KeptCase, moveCase } from '../cases/index.ts';
import { startDeadline } from '../deadlines/index.ts';
import { checkNotice } from './check-notice.ts';
import { composeKept, printedDay } from './compose-kept.ts';
import { type NoticeFault, type NoticeRefused, type NoticeResult, refused } from './draft-notice.ts';
import type { KeptNotice, NoticeActor, NoticeChange, NoticePorts, NoticeTransaction } from './ports.ts';

export interface NoticeStepWish {
  readonly event: NoticeEvent;
  /** Words for the record, and of a withdrawal for the public. */
  readonly reason?: string;
  /** Where it can be read elsewhere, with `publish`. */
  readonly urls?: readonly string[];
  readonly ifMatch: number;
}

/** D2 where the text prints no day. @source 征求意见稿 2021-04-26: five working days after publication */
const USUAL_RULE: DeadlineRule = { kind: 'working-days', count: 5 };

/** Takes a notice one step on, with everything that follows from it, in one transaction: all or nothing. */
export function moveNotice(ports: NoticePorts, actor: NoticeActor, id: string, wish: NoticeStepWish): Promise<NoticeResult> {
  return ports.inTransaction(async (tx): Promise<NoticeResult> => {
    const notice = await tx.holdNotice(id);
    if (notice === undefined || notice.organisation !== actor.organisation) return refused('not-found');
    if (notice.rowVersion !== wish.ifMatch) return refused('version-conflict');
    return moveHeld(ports, tx, actor, notice, wish);
  });
}

const REASONS = {
  'no-such-step': 'no-such-step',
  complete: 'notice-incomplete',
  'other-person': 'duty-apart',
  reasoned: 'notice-reason-missing',
} as const;

async function moveHeld(
  ports: NoticePorts,
  tx: NoticeTransaction,
  actor: NoticeActor,
  notice: KeptNotice,
  wish: Omit<NoticeStepWish, 'ifMatch'>,
): Promise<NoticeResult> {
  const looks = wish.event === 'submit' || wish.event === 'freeze' || wish.event === 'publish';
  const faults = looks ? await faultsOf(ports, tx, notice) : [];
  const reason = wish.reason ?? '';
  const step = advanceNotice(notice.state, wish.event, { faults: faults.length, isDrafter: notice.authors.includes(actor.name), reason });
  if (!step.ok) return refused(REASONS[step.reason], step.reason === 'complete' ? faults : []);
  if (wish.event === 'publish' && faults.length > 0) return refused('notice-incomplete', faults);

  const atMs = tx.nowMs();
  let change: NoticeChange = { state: step.to, ...ownChange(wish, actor, atMs) };
  for (const effect of step.effects) {
    const done = await EFFECTS[effect](ports, tx, actor, { ...notice, ...change } as KeptNotice, atMs);
    if (!done.ok) return done;
    change = { ...change, ...done.change };
  }
  await tx.saveNotice(notice.id, change);
  const detail = { ...(wish.urls === undefined ? {} : { urls: wish.urls }) };
  await tx.appendNoticeEvent({
    ...{ notice: notice.id, event: wish.event, from: notice.state, to: step.to },
    ...{ actor: actor.name, basis: reason, detail, atMs },
  });
  await tx.announce(`notice.${wish.event}`, notice.id, [notice.organisation], { notice: notice.id, from: notice.state, to: step.to });
  return { ok: true, id: notice.id };
}

function ownChange({ event, reason, urls }: Omit<NoticeStepWish, 'ifMatch'>, { person }: NoticeActor, atMs: number): NoticeChange {
  if (event === 'approve' && person !== null) return { reviewedBy: person };
  if (event === 'publish') return { publishedAtMs: atMs, ...(person === null ? {} : { publishedBy: person }), publicationUrls: urls ?? [] };
  if (event === 'withdraw') return { withdrawnReason: reason ?? '', withdrawnAtMs: atMs };
  return {};
}

/** Everything that stands in the way of a sound notice: fields, rows and what they rest on. */
export async function faultsOf(ports: NoticePorts, tx: NoticeTransaction, notice: KeptNotice): Promise<readonly NoticeFault[]> {
  const composed = composeKept(ports.catalogue, notice, tx.nowMs());
  const inText = composed.ok
    ? []
    : composed.faults.map((fault) => ({ at: 'field' in fault ? `fields/${fault.field}` : 'notice', reason: fault.reason }));
  const { faults } = await checkNotice(ports, tx, notice);
  return [...inText, ...faults.map((fault) => ({ at: `attachments/${fault.attachment}/rows/${fault.ordinal}`, reason: fault.reason }))];
}

type Effect = (
  ports: NoticePorts,
  tx: NoticeTransaction,
  actor: NoticeActor,
  notice: KeptNotice,
  atMs: number,
) => Promise<{ readonly ok: true; readonly change: NoticeChange } | NoticeRefused>;

const EFFECTS: Readonly<Record<NoticeEffect, Effect>> = {
  'take-numbers': takeNumbers,
  'write-files': writeFiles,
  'move-cases': moveCases,
  'cancel-numbers': cancelNumbers,
  'recall-cases': recallCases,
};

const yearSeries = (notice: KeptNotice) => `notice:${notice.organisation}`;
const totalSeries = (notice: KeptNotice) => `notice-total:${notice.organisation}`;
/** The count in all knows no years. */
const ALL_YEARS = 0;

/** 第N批 of the year and 总第M批: gap-free from the last batch that is known on. Delistings and corrections are not counted. */
async function takeNumbers(ports: NoticePorts, tx: NoticeTransaction, _actor: NoticeActor, notice: KeptNotice, atMs: number) {
  const on = printedDay(notice, atMs);
  const composed = composeKept(ports.catalogue, notice, atMs);
  const change: NoticeChange = { on, year: yearOf(on) };
  if (!composed.ok || !composed.isCounted) return { ok: true, change } as const;
  const year = yearOf(on);
  const object = { kind: 'notice', id: notice.id, atMs };
  const before = { kind: 'notices-before', id: notice.organisation, atMs };
  await tx.beginSeries(yearSeries(notice), year, (await tx.highestBatch(notice.organisation, year)) + 1, before);
  await tx.beginSeries(totalSeries(notice), ALL_YEARS, (await tx.highestBatch(notice.organisation, null)) + 1, before);
  const numbers: NoticeNumbers = {
    year,
    yearBatch: await tx.takeNumber(yearSeries(notice), year, object),
    totalBatch: await tx.takeNumber(totalSeries(notice), ALL_YEARS, object),
  };
  return { ok: true, change: { ...change, numbers } } as const;
}

/** Freezes the words and the files; from here on nothing of them changes. */
async function writeFiles(ports: NoticePorts, tx: NoticeTransaction, _actor: NoticeActor, notice: KeptNotice, atMs: number) {
  const composed = composeKept(ports.catalogue, notice, atMs);
  if (!composed.ok) return refused('notice-incomplete');
  const { text } = composed;
  const snapshotHash = sha256Hex(ports.hash, snapshotText(text, notice.attachments));
  await tx.keepFiles(
    notice.id,
    await ports.writeFiles({ text, issuer: notice.issuer, attachments: notice.attachments, isDemo: notice.isDemo }),
  );
  return { ok: true, change: { text, snapshotHash, frozenAtMs: atMs } } as const;
}

/** Each case of its rows is named in public from now on, and its D2 runs. */
async function moveCases(ports: NoticePorts, tx: NoticeTransaction, actor: NoticeActor, notice: KeptNotice, atMs: number) {
  const old = notice.corrects === null ? undefined : await tx.holdNotice(notice.corrects);
  if (notice.corrects !== null && old?.state !== 'PUBLISHED') return refused('no-such-step');
  const cases = notice.kind === 'delisting' ? [] : casesIn(notice);
  // referrals before the cases that they are about
  await tx.noteReferrals(notice.organisation, cases, notice.id);
  if (old !== undefined) {
    const corrected = await moveHeld(ports, tx, actor, old, { event: 'correct', reason: `notice:${notice.id}` });
    if (!corrected.ok) return corrected;
  }
  await tx.holdCases(cases);
  for (const caseId of cases) {
    const kept = await tx.holdCase(caseId);
    if (kept === undefined || !isToBeNamed(kept)) continue;
    const moved = await moveCase(tx, {
      caseId,
      event: 'publish-notice',
      basis: `notice:${notice.id}`,
      payload: { notice: notice.id },
      actor,
    });
    if (!moved.ok) return refused('case-not-ready', [{ at: `cases/${caseId}`, reason: moved.reason }]);
    const started = await startDeadline(tx, {
      ...{ targetKind: 'case', targetId: caseId, caseId, purpose: 'after-notice' },
      obliged: kept.operator === null ? `organisation:${kept.organisation}` : `operator:${kept.operator}`,
      ...{ organisation: kept.organisation, province: kept.province },
      rule: ruleOf(notice),
      ...{ startEvent: 'notice.published', startedAtMs: atMs, actor: actor.name, basis: `notice:${notice.id}` },
    });
    if (!started.ok) return refused('bad-deadline', [{ at: `cases/${caseId}`, reason: started.reason }]);
  }
  return { ok: true, change: {} } as const;
}

/** States of a case that a notice names for the first time: it waits for it, or was handed in after the words were frozen, taken or not. */
const TO_BE_NAMED: ReadonlySet<string> = new Set(CASE_STEPS.filter(({ on }) => on === 'publish-notice').map(({ from }) => from));

const isToBeNamed = ({ state, noticedAtMs }: KeptCase): boolean => noticedAtMs === null && TO_BE_NAMED.has(state);

const casesIn = ({ attachments }: KeptNotice): readonly string[] => [
  ...new Set(attachments.flatMap(({ rows }) => rows.flatMap(({ caseId }) => caseId ?? []))),
];

/** States in which a case rests on its notice; an order that was issued since then is taken back by a document of its own. */
const ON_NOTICE: ReadonlySet<string> = new Set(['NOTICED', 'DELIST_DRAFT', 'SUBMITTED', 'RETESTING', 'OBJECTION_REVIEW']);

/** What is not published any more names nobody: its time ends, and nothing is taken off a shelf for it. */
async function recallCases(
  _ports: NoticePorts,
  tx: NoticeTransaction,
  actor: NoticeActor,
  notice: KeptNotice & { readonly withdrawnReason?: string },
) {
  if (notice.kind === 'delisting') return { ok: true, change: {} } as const;
  const cases = casesIn(notice);
  await tx.holdCases(cases);
  for (const caseId of cases) {
    const kept = await tx.holdCase(caseId);
    if (kept === undefined || kept.noticedAtMs === null || !ON_NOTICE.has(kept.state)) continue;
    if (await isNamedElsewhere(tx, caseId, notice)) continue;
    const payload = { notice: notice.id, reason: notice.withdrawnReason ?? 'correct' };
    const moved = await moveCase(tx, { caseId, event: 'recall-notice', basis: `notice:${notice.id}`, payload, actor });
    if (!moved.ok) return refused('case-not-ready', [{ at: `cases/${caseId}`, reason: moved.reason }]);
  }
  return { ok: true, change: {} } as const;
}

/** Whether another notice names it that is published, or is being published in this very step as its correction. */
async function isNamedElsewhere(tx: NoticeTransaction, caseId: string, { id, state }: KeptNotice): Promise<boolean> {
  // read, not held: whoever publishes or withdraws one of them holds the case for it
  const others = await tx.noticesOfCase(caseId, id);
  return others.some(
    (other) => other.state === 'PUBLISHED' || (state === 'CORRECTED' && other.state === 'FROZEN' && other.corrects === id),
  );
}

/** A printed day ends at its midnight; without one the author's rule, or the usual. */
function ruleOf(notice: KeptNotice): DeadlineRule {
  if (notice.deadlineOn === null) return notice.deadlineRule ?? USUAL_RULE;
  const midnight = startOfDay(notice.deadlineOn) + 86_400_000;
  return { kind: 'instant', at: new Date(midnight).toISOString() };
}

/** Numbers that nobody saw are given up: the gap has its record. */
async function cancelNumbers(_ports: NoticePorts, tx: NoticeTransaction, _actor: NoticeActor, notice: KeptNotice, atMs: number) {
  if (notice.numbers !== null) {
    const { year, yearBatch, totalBatch } = notice.numbers;
    const reason = `notice ${notice.id} was withdrawn before publication`;
    await tx.cancelNumber(yearSeries(notice), year, yearBatch, reason, atMs);
    await tx.cancelNumber(totalSeries(notice), ALL_YEARS, totalBatch, reason, atMs);
  }
  return { ok: true, change: {} } as const;
}
