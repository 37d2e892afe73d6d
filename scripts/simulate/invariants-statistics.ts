import { type Session, type SessionTransaction, systemSession, withSession } from '@touchstone/db';
import { countStage, countStageBy, listStage } from '@touchstone/db/repositories/statistics-lists';
import { isCountedBy, type Stage } from '@touchstone/domain/statistics';
import { sql } from 'kysely';
import type { Looked } from './invariants.ts';
import { KIND, provinces } from './inventory.ts';
import { firmOf } from './lane.ts';
import { DAY_MS, type Play } from './play.ts';
import { randomOf } from './random.ts';
import { idOf } from './world-sql.ts';

/** Of which a list can be read whole; the list of two million tests is read by a day of it. */
const LISTED: readonly Stage[] = ['problem', 'ordered', 'notified', 'delisted', 'relisted', 'relapsed'];
const OF_CASES: readonly Stage[] = ['ordered', 'notified', 'delisted', 'relisted', 'relapsed'];
const ALL = systemSession('statistics');
const PAGE = 1000;

const asOfYear = ({ days }: Play) => ({ asOf: new Date(days.endMs), slices: [] });

async function listed(tx: SessionTransaction, session: Session, stage: Stage, filter: Parameters<typeof listStage>[3]) {
  const rows: Awaited<ReturnType<typeof listStage>>[number][] = [];
  for (let after: { at: Date; key: string } | undefined; ; ) {
    const page = await listStage(tx, session, stage, filter, PAGE, after);
    rows.push(...page);
    const last = page.at(-1);
    if (page.length < PAGE || last === undefined) return rows;
    after = { at: last.at, key: last.key };
  }
}

export async function ofStatistics(play: Play): Promise<Looked> {
  const filter = asOfYear(play);
  const day = new Date(play.days.startMs + 100 * DAY_MS + DAY_MS / 3).toISOString().slice(0, 10);
  return withSession(play.installation.db, ALL, async (tx) => {
    const faults: string[] = [];
    let checked = 0;
    for (const [stage, narrowed] of [
      ...LISTED.map((stage) => [stage, filter] as const),
      ['tested' as const, { ...filter, from: day, until: day }] as const,
    ]) {
      const figure = await countStage(tx, ALL, stage, narrowed);
      const rows = await listed(tx, ALL, stage, narrowed);
      checked += rows.length;
      const subjects = new Set(rows.map(({ subject }) => subject)).size;
      if (rows.length !== Number(figure.count) || subjects !== Number(figure.subjects))
        faults.push(`${stage}: ${figure.count} and ${rows.length} rows`);
      if (stage === 'tested') continue;
      const months = await countStageBy(tx, ALL, stage, narrowed, 'month', 500);
      const sum = months.reduce((all, { count }) => all + Number(count), 0);
      if (sum !== rows.length) faults.push(`${stage}: months add up to ${sum}, not ${rows.length}`);
    }
    return { checked, faults };
  });
}

/** The ministry's own and each province's add up to all; and readers drawn at random count just the rows that they can read. */
export async function ofScopes(play: Play): Promise<Looked> {
  const filter = asOfYear(play);
  const faults: string[] = [];
  let checked = 0;
  const sessionOf = (scope: Session['scope'], organisation: string): Session => ({ actor: 'person:reader', organisation, scope });
  const within = <T>(session: Session, work: (tx: SessionTransaction) => Promise<T>) => withSession(play.installation.db, session, work);
  for (const stage of OF_CASES) {
    const all = await within(ALL, (tx) => countStageBy(tx, ALL, stage, filter, 'province', 500));
    const total = Number((await within(ALL, (tx) => countStage(tx, ALL, stage, filter))).count);
    const ofMinistry = Number(all.find(({ value }) => value === 'ministry')?.count ?? 0);
    let sum = ofMinistry;
    for (const [n, province] of provinces().entries()) {
      const session = sessionOf({ kind: 'province', province }, idOf(KIND.organisation, n + 1));
      const own = await within(session, (tx) =>
        countStage(tx, session, stage, { ...filter, slices: [{ dimension: 'province', value: province }] }),
      );
      sum += Number(own.count);
      checked++;
    }
    if (sum !== total) faults.push(`${stage}: ${sum} in all provinces and the ministry, ${total} in the country`);
  }
  const random = randomOf(`${play.parameters.seed}/readers`);
  for (let draw = 0; draw < 24; draw++) {
    const session = readerOf(play, random, sessionOf);
    const stage = random.pick(OF_CASES.filter((one) => isCountedBy(one, 'month')));
    const [figure, rows, readable] = await within(session, async (tx) => {
      const found = await listed(tx, session, stage, filter);
      const { rows: seen } = await sql<{
        n: number;
      }>`select count(*) as n from touchstone.enforcement_case where id = any(${found.map(({ key }) => key)}::uuid[])`.execute(tx);
      return [await countStage(tx, session, stage, filter), found, Number(seen[0]!.n)] as const;
    });
    checked++;
    if (Number(figure.count) !== rows.length || readable !== rows.length)
      faults.push(`${JSON.stringify(session.scope)} ${stage}: ${figure.count}, ${rows.length} rows, ${readable} readable`);
  }
  return { checked, faults };
}

function readerOf(
  { parameters, cases }: Play,
  random: ReturnType<typeof randomOf>,
  sessionOf: (scope: Session['scope'], organisation: string) => Session,
): Session {
  const kind = random.between(0, 2);
  if (kind === 0) {
    const n = random.between(0, 30);
    return sessionOf({ kind: 'province', province: provinces()[n]! }, idOf(KIND.organisation, n + 1));
  }
  if (kind === 1) {
    const n = random.between(0, parameters.stores.length - 1);
    return sessionOf({ kind: 'store', store: idOf(KIND.store, n) }, idOf(KIND.organisation, n + 100));
  }
  const { app } = random.pick([...cases.values()]);
  return sessionOf({ kind: 'operator', operator: idOf(KIND.operator, app.firm) }, firmOf(app.firm).organisation);
}

/** Firms drawn at random see no case, submission or document of another. */
export async function ofFirms({ installation: { db }, cases, parameters }: Play): Promise<Looked> {
  const random = randomOf(`${parameters.seed}/firms`);
  const faults: string[] = [];
  let checked = 0;
  for (let draw = 0; draw < 40; draw++) {
    const { app } = random.pick([...cases.values()]);
    const operator = idOf(KIND.operator, app.firm);
    const session: Session = { actor: 'person:reader', organisation: firmOf(app.firm).organisation, scope: { kind: 'operator', operator } };
    const [seen] = await withSession(
      db,
      session,
      async (tx) =>
        (
          await sql<{ own: number; others: number }>`
        select count(*) filter (where operator = ${operator}) as own, count(*) filter (where operator <> ${operator}) as others from (
          select operator_id::text as operator from touchstone.enforcement_case union all select operator_id::text from touchstone.submission
          union all select addressee_id from touchstone.order_document) rows`.execute(tx)
        ).rows,
    );
    checked += Number(seen!.own);
    if (Number(seen!.others) > 0) faults.push(`${operator} sees ${seen!.others} of others`);
  }
  return { checked, faults };
}
