import { systemSession, withSession } from '@touchstone/db';
import { caseEvents } from '@touchstone/db/repositories/case-rows';
import {
  CASE_STEPS,
  type Case,
  type CaseEvent,
  type CaseState,
  foldCase,
  follow,
  hashOf,
  type RecordedEvent,
  UNOPENED,
} from '@touchstone/domain/case';
import { ports } from '@touchstone/ports-node';
import { sql } from 'kysely';
import type { TestApi } from '../../testing.ts';

interface Row {
  readonly id: string;
  readonly state: CaseState;
  readonly organisation: string;
  readonly openedAt: Date;
  readonly servedAt: Date | null;
  readonly noticedAt: Date | null;
  readonly closedAt: Date | null;
}

/** Cases that a test has put down as rows alone get the shortest history that makes them what they are. */
export async function giveHistories({ database: { db } }: TestApi): Promise<void> {
  const { rows } = await sql<Row>`
    select c.id, c.state, c.organisation_id as organisation, c.opened_at as "openedAt", c.served_at as "servedAt", c.noticed_at as "noticedAt", c.closed_at as "closedAt"
    from touchstone.enforcement_case c`.execute(db);
  for (const row of rows) {
    const folded = foldCase(await withSession(db, systemSession('test'), (tx) => caseEvents(tx, row.id)));
    if (folded.ok && folded.case.state === row.state && folded.case.servedAtMs === (row.servedAt?.getTime() ?? null)) continue;
    await sql`alter table touchstone.case_event disable trigger user`.execute(db);
    await sql`delete from touchstone.case_event where case_id = ${row.id}`.execute(db);
    await sql`alter table touchstone.case_event enable trigger user`.execute(db);
    const events = historyOf(row);
    for (const event of events)
      await sql`
        insert into touchstone.case_event (case_id, seq, type, region, from_state, to_state, actor, organisation_id, basis, payload, at, prev_hash, hash)
        values (${row.id}, ${event.seq}, ${event.type}, ${event.region}, ${event.from}, ${event.to}, ${event.actor}, ${event.organisation}, ${event.basis},
          ${JSON.stringify(event.payload)}::jsonb, ${new Date(event.atMs)}, ${event.previous}, ${event.hash})`.execute(db);
    const last = events.at(-1)!;
    await sql`update touchstone.enforcement_case set last_seq = ${last.seq}, last_hash = ${last.hash} where id = ${row.id}`.execute(db);
  }
}

function historyOf(row: Row): readonly RecordedEvent[] {
  const events: RecordedEvent[] = [];
  let current: Case = UNOPENED;
  const instants: Readonly<Partial<Record<CaseEvent, Date | null>>> = {
    serve: row.servedAt,
    'publish-notice': row.noticedAt,
    close: row.closedAt,
  };
  for (const [type, to] of [['open', 'LEAD'] as const, ...wayTo(row)]) {
    const chained = {
      ...{ caseId: row.id, seq: current.lastSeq + 1, type, region: 'main' as const, from: type === 'open' ? '' : current.state, to },
      ...{ actor: 'system:test', organisation: row.organisation, basis: 'test' },
      payload: type === 'open' ? { origin: 'findings' } : { cases: ['earlier'] },
      ...{ atMs: Math.max(current.lastAtMs, (instants[type] ?? row.openedAt).getTime()), previous: current.lastHash },
    };
    const event = { ...chained, hash: hashOf(ports.hash, chained) };
    events.push(event);
    current = follow(current, event);
  }
  return events;
}

type Way = readonly (readonly [on: CaseEvent, to: CaseState])[];

/** The fewest steps to the state, past service, notice and close where the row says that they were. */
function wayTo({ state, servedAt, noticedAt, closedAt }: Row): Way {
  const wanted = [servedAt !== null, noticedAt !== null, closedAt !== null].join();
  const seen = new Set<string>();
  let ways: readonly { readonly at: CaseState; readonly way: Way }[] = [{ at: 'LEAD', way: [] }];
  while (ways.length > 0) {
    const found = ways.find(({ at, way }) => at === state && passed(way) === wanted);
    if (found !== undefined) return found.way;
    ways = ways.flatMap(({ at, way }) =>
      CASE_STEPS.filter(({ from, when, on }) => from === at && when?.startsWith('came-from:') !== true && on !== 'object').flatMap(
        ({ on, to }) => {
          const next = [...way, [on, to] as const];
          const key = `${to} ${passed(next)}`;
          return seen.size === seen.add(key).size ? [] : [{ at: to, way: next }];
        },
      ),
    );
  }
  throw new RangeError(`no way to ${state}`);
}

const passed = (way: Way): string =>
  (['serve', 'publish-notice', 'close'] as const).map((event) => way.some(([on]) => on === event)).join();
