import { type SessionTransaction, systemSession, withSession } from '@touchstone/db';
import { expireDeadlines } from '@touchstone/services/deadlines';
import { followStores } from '@touchstone/services/service';
import { sql } from 'kysely';
import { expirePorts } from '../../apps/api/src/wiring/deadline-ports.ts';
import { orderRowsOf } from '../../apps/api/src/wiring/order-ports.ts';
import { ordersOfCase, ordersToStores } from './delistings.ts';
import { begin, handIn, newCase } from './fate.ts';
import type { Laboratory } from './laboratory.ts';
import { Lane } from './lane.ts';
import { published, reportedUpward, takenUp, waiting } from './notices.ts';
import { dueOf } from './orders.ts';
import { DAY_MS, HOUR_MS, note, type Play } from './play.ts';
import { findingsOf, type ProblemApp } from './problem-apps.ts';

/** Desks that work at the same time. */
const BESIDE = 8;
/** Acts of one desk in one transaction. */
const AT_ONCE = 20;
const MINISTRY = 0;
/** From nothing to a size that plans can be made for. */
const GROWS_MS = 60 * DAY_MS;
/** Hours of a day at which shelves are looked after; every hour of work while orders are fresh. */
const ROUNDS = [8, 10, 12, 14, 16, 18, 20.5, 23.5];

/** Plays the year, day by day: what is over expires, desks work, stores answer, and at night the laboratory tests. */
export async function playYear(
  play: Play,
  laboratory: Laboratory,
  problems: readonly ProblemApp[],
  tell: (line: string) => void,
): Promise<void> {
  const { installation, parameters, days } = play;
  const lanes = new Map<number, Lane>();
  const laneOf = (authority: number) => {
    const lane = lanes.get(authority) ?? new Lane(installation, parameters.seed, String(authority), parameters.rendered);
    lanes.set(authority, lane);
    return lane;
  };
  for (const app of problems) begin(play, newCase(app, findingsOf(app)), app.confirmedMs + HOUR_MS);
  for (let month = 0; month < 12; month++) batches(play, month);

  for (let day = days.startMs; day < days.endMs; day += DAY_MS) {
    await expire(play, day);
    await work(play, laneOf, day);
    await shops(play, day);
    laboratory.nowMs = day + Math.round(23.6 * HOUR_MS);
    if (play.agenda.hadWork(day)) await laboratory.night();
    if (new Date(day + 8 * HOUR_MS).getUTCDate() % 10 === 1) await looked(play, tell, day - days.startMs < GROWS_MS, day);
  }
  const papers = [...lanes.values()].map(({ papers: { counted } }) => counted);
  note(
    play,
    'documents-rendered',
    papers.reduce((sum, { real }) => sum + real, 0),
  );
  note(
    play,
    'documents-kept-as-words',
    papers.reduce((sum, { plain }) => sum + plain, 0),
  );
}

/** Each month: provinces hand their lists up, the ministry publishes, and what is not put right by then is taken off the shelves. */
function batches(play: Play, month: number): void {
  const { agenda, days, parameters } = play;
  const first = new Date(`${parameters.year}-${String(month + 1).padStart(2, '0')}-01T00:00:00+08:00`).getTime();
  const on = (count: number, hour: number) => days.after(first - DAY_MS, count) + hour * HOUR_MS;
  const isRendered = month === 2;
  for (let province = 1; province <= 31; province++) {
    agenda.add(on(6, 16), province, (lane) => reportedUpward(play, lane, province, 'common-notice'));
    agenda.add(on(15, 9), province, async (lane) => {
      for (const id of await waiting(lane, province, ['DELIST_DRAFT'])) {
        const of = play.cases.get(id)!;
        if (of.random.chance(OWN)) await ordersOfCase(lane, of, parameters.stores);
      }
      await reportedUpward(play, lane, province, 'national-delisting');
    });
  }
  agenda.add(on(7, 10), MINISTRY, async (lane) => void (await takenUp(lane, 'common-notice')));
  agenda.add(on(8, 15), MINISTRY, async (lane) => {
    const notice = await published(play, lane, 'problems', isRendered);
    for (const id of notice?.cases ?? []) await afterNotice(play, lane, id);
  });
  agenda.add(on(15, 16), MINISTRY, async (lane) => {
    for (const { from, to } of await takenUp(lane, 'national-delisting')) {
      const of = play.cases.get(from)!;
      Object.assign(of, { id: to, authority: MINISTRY });
      play.cases.set(of.id, of);
    }
  });
  agenda.add(on(16, 14), MINISTRY, async (lane) => {
    const notice = await published(play, lane, 'delisting', isRendered);
    if (notice !== undefined) await ordersToStores(play, lane, notice.id);
  });
}

/** Of the provinces' cases, those that they have taken off by orders of their own. */
const OWN = 0.15;

/** What a firm does once it was named. */
async function afterNotice(play: Play, lane: Lane, id: string): Promise<void> {
  const of = play.cases.get(id)!;
  const dueMs = await dueOf(lane, id);
  const { afterNotice: share, relists } = play.parameters;
  if (dueMs !== undefined && of.random.chance(share)) handIn(play, of, lane.nowMs + of.random.next() * (dueMs - lane.nowMs - 2 * HOUR_MS));
  // once it is off the shelves some put it right after all
  else if (of.random.chance(relists)) handIn(play, of, play.days.after(lane.nowMs, of.random.between(20, 45)) + 10 * HOUR_MS);
}

async function expire({ installation: { db } }: Play, day: number): Promise<void> {
  const at = new Date(day + 5 * 60_000);
  const faults: unknown[] = [];
  const platform = { now: () => at, newId: () => crypto.randomUUID() };
  const ports = expirePorts({ db, platform } as Parameters<typeof expirePorts>[0], (_, error) => void faults.push(error));
  while ((await expireDeadlines(ports)) > 0);
  if (faults.length > 0) throw faults[0];
}

/** Provinces side by side, the ministry behind them: what they hand up is there when it looks. */
async function work(play: Play, laneOf: (authority: number) => Lane, day: number): Promise<void> {
  // what a day's work brings for the same day is done in another go
  for (let desks = play.agenda.take(day); desks.size > 0; desks = play.agenda.take(day)) {
    const provinces = [...desks].filter(([authority]) => authority !== MINISTRY);
    const at = async () => {
      for (let next = provinces.shift(); next !== undefined; next = provinces.shift()) await sit(laneOf(next[0]), next[1]);
    };
    await Promise.all(Array.from({ length: BESIDE }, at));
    await sit(laneOf(MINISTRY), desks.get(MINISTRY) ?? []);
  }
}

async function sit(lane: Lane, entries: readonly { readonly atMs: number; readonly work: (lane: Lane) => Promise<void> }[]): Promise<void> {
  for (let from = 0; from < entries.length; from += AT_ONCE)
    await lane.inTransaction(async () => {
      for (const { atMs, work: act } of entries.slice(from, from + AT_ONCE)) {
        lane.nowMs = Math.max(lane.nowMs, atMs);
        await act(lane);
      }
    });
}

async function shops({ shops: all, installation: { db } }: Play, day: number): Promise<void> {
  let next = await all.nextMs();
  let hasLooked = false;
  for (const [n, hour] of ROUNDS.entries()) {
    all.nowMs = Math.round(day + hour * HOUR_MS);
    const isLast = n === ROUNDS.length - 1;
    if (next > all.nowMs && !(isLast && hasLooked)) continue;
    await all.round(isLast);
    next = await all.nextMs();
    hasLooked = true;
  }
  if (!hasLooked) return;
  const inTransaction = <R>(inside: (tx: ReturnType<ReturnType<typeof orderRowsOf>>) => Promise<R>): Promise<R> =>
    withSession(db, systemSession('service'), (tx: SessionTransaction) =>
      inside(orderRowsOf({ ...all.platform, machineNow: all.platform.now })(tx)),
    );
  while ((await followStores({ inTransaction })) > 0);
}

/** Tables grow from nothing: plans follow, and later on once a month. */
async function looked(
  { installation: { owner }, noted }: Play,
  tell: (line: string) => void,
  isGrowing: boolean,
  day: number,
): Promise<void> {
  const at = new Date(day + 8 * HOUR_MS).toISOString().slice(0, 10);
  if (isGrowing || at.endsWith('-01'))
    await sql`analyze ${sql.join(TABLES.map((table) => sql`touchstone.${sql.id(table)}`))}`.execute(owner);
  tell(
    `${at}  责令整改 ${noted.get('ordered') ?? 0} · 移送上报 ${noted.get('common-notice') ?? 0} · 复测 ${(noted.get('retests-passed') ?? 0) + (noted.get('retests-failed') ?? 0)}`,
  );
}

const TABLES = [
  'enforcement_case',
  'case_event',
  'case_finding',
  'deadline',
  'deadline_event',
  'order_document',
  'order_event',
  'service',
  'order_item',
  'order_item_event',
  'submission',
  'submission_clause',
  'submission_artifact',
  'submission_retest',
  'submission_check',
  'submission_event',
  'notice',
  'notice_row',
  'referral',
  'finding',
  'finding_event',
  'legal_hold',
  'audit_event',
  'listing_probe',
  'relisting',
  'number_issued',
];
