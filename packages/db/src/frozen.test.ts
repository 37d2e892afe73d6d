import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withDatabase } from './testing.ts';

const { db, close } = await withDatabase();
afterAll(close);

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly isGenerated: boolean;
}

const FROZEN_ID = '00000000-0000-7000-8000-00000000000f';

interface Keeper {
  /** What makes a row of its table final. */
  readonly final?: Readonly<Record<string, string>>;
  /** Columns that still move when it is. */
  readonly moves: readonly string[];
}

/** By the function that keeps a table; `refuse_change`: rows that are written once. */
const KEEPERS: Readonly<Record<string, Keeper>> = {
  refuse_change: { moves: [] },
  keep_terminal_run: { final: { state: 'SUCCEEDED' }, moves: [] },
  keep_evidence: { moves: ['legal_hold_count', 'purged_at', 'retention_class'] },
  keep_issued_order: { final: { issued_at: '2026-03-02' }, moves: ['row_version', 'state', 'withdrawn_at', 'withdrawn_reason'] },
  keep_frozen_notice: {
    final: { id: FROZEN_ID, frozen_at: '2026-03-02' },
    moves: ['publication_urls', 'published_at', 'published_by', 'row_version', 'state', 'withdrawn_at', 'withdrawn_reason'],
  },
  keep_frozen_rows: { final: { notice_id: FROZEN_ID }, moves: [] },
};

/** Two values of every type that a column has. */
const VALUES: Readonly<Record<string, readonly [string, string]>> = {
  uuid: ['00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002'],
  text: ['a', 'b'],
  int4: ['1', '2'],
  int8: ['1', '2'],
  int2: ['1', '2'],
  float8: ['0.5', '0.25'],
  float4: ['0.5', '0.25'],
  numeric: ['1', '2'],
  bool: ['true', 'false'],
  timestamptz: ['2026-03-02', '2026-03-03'],
  date: ['2026-03-02', '2026-03-03'],
  jsonb: ['{}', '{"a":1}'],
  bytea: ['\\x01', '\\x02'],
  inet: ['127.0.0.1', '127.0.0.2'],
  _text: ['{a}', '{b}'],
  _uuid: ['{00000000-0000-7000-8000-000000000001}', '{00000000-0000-7000-8000-000000000002}'],
  _date: ['{2026-03-02}', '{2026-03-03}'],
  _int4: ['{1}', '{2}'],
};

let columns: readonly Column[] = [];
const keeperOf = new Map<string, string>();

beforeAll(async () => {
  const kept = await sql<{ table: string; keeper: string }>`
    select distinct c.relname as table, p.proname as keeper from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_proc p on p.oid = t.tgfoid
    where c.relnamespace = 'touchstone'::regnamespace and not t.tgisinternal and t.tgenabled <> 'D' and p.proname = any (${Object.keys(KEEPERS)}) order by 1`.execute(
    db,
  );
  for (const { table, keeper } of kept.rows) keeperOf.set(table, keeper);
  columns = (
    await sql<Column>`
      select c.relname as table, a.attname as name, t.typname as type, a.attgenerated <> '' as "isGenerated"
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_type t on t.oid = a.atttypid
      where c.relnamespace = 'touchstone'::regnamespace and c.relname = any (${[...keeperOf.keys()]}) and a.attnum > 0 and not a.attisdropped order by 1, 2`.execute(
      db,
    )
  ).rows;
  await db.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx);
    const checks = await sql<{ table: string; name: string }>`
      select c.relname as table, k.conname as name from pg_constraint k join pg_class c on c.oid = k.conrelid
      where k.contype in ('c', 'f') and c.relnamespace = 'touchstone'::regnamespace and c.relname = any (${[...keeperOf.keys()]})`.execute(
      tx,
    );
    for (const { table, name } of checks.rows)
      await sql`alter table touchstone.${sql.ref(table)} drop constraint if exists ${sql.ref(name)}`.execute(tx);
    for (const [table, keeper] of keeperOf) {
      const own = columns.filter((column) => column.table === table && !column.isGenerated);
      const values = own.map(({ name, type }) => sql`${KEEPERS[keeper]!.final?.[name] ?? VALUES[type]![0]}::text::${sql.raw(type)}`);
      await sql`insert into touchstone.${sql.ref(table)} (${sql.join(own.map(({ name }) => sql.ref(name)))}) values (${sql.join(values)})`.execute(
        tx,
      );
    }
  });
});

/** A change of a column, or the row's going. */
type Attempt = Column | { readonly table: string; readonly name?: undefined };

/** @returns the code that it is refused with; undefined where it was done, and then it is undone */
async function refusal(attempt: Attempt): Promise<string | undefined> {
  const table = sql`touchstone.${sql.ref(attempt.table)}`;
  const what =
    attempt.name === undefined
      ? sql`delete from ${table}`
      : sql`update ${table} set ${sql.ref(attempt.name)} = ${VALUES[attempt.type]![1]}::text::${sql.raw(attempt.type)}`;
  return db
    .transaction()
    .execute(async (tx) => {
      await what.execute(tx);
      throw new RangeError('done');
    })
    .catch((error: unknown) => (error instanceof RangeError ? undefined : (error as { code?: string }).code));
}

const moves = ({ table, name }: Attempt): boolean => name !== undefined && KEEPERS[keeperOf.get(table)!]!.moves.includes(name);
const attemptsOn = (table: string): readonly Attempt[] => [
  { table },
  ...columns.filter((column) => column.table === table && !column.isGenerated),
];

test('in whatever order it is tried: of what is final nothing changes but what is named, and none of it goes', {
  timeout: 60_000,
}, async () => {
  // runs, evidence, notices and documents, and history of whatever kind
  expect([...keeperOf.keys()]).toEqual(
    expect.arrayContaining(['audit_event', 'case_event', 'evidence', 'notice', 'notice_row', 'order_document', 'run_votes', 'scan_run']),
  );
  const attempt = fc.constantFrom(...keeperOf.keys()).chain((table) => fc.constantFrom(...attemptsOn(table)));
  await fc.assert(
    fc.asyncProperty(fc.array(attempt, { minLength: 1, maxLength: 5 }), async (attempts) => {
      for (const one of attempts) expect(await refusal(one), `${one.table}.${one.name ?? 'delete'}`).toBe(moves(one) ? undefined : 'TS001');
    }),
    { numRuns: 40 },
  );
});

test('every column of what a notice rests on is final, or named', { timeout: 60_000 }, async () => {
  const wrong: string[] = [];
  for (const [table, keeper] of keeperOf) {
    if (keeper === 'refuse_change') continue;
    for (const one of attemptsOn(table))
      if (((await refusal(one)) === undefined) !== moves(one)) wrong.push(`${table}.${one.name ?? 'delete'}`);
  }
  expect(wrong).toEqual([]);
});
