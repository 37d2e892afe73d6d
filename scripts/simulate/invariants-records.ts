import { systemSession, withSession } from '@touchstone/db';
import { missingNumbers } from '@touchstone/db/repositories/number-rows';
import { printedText } from '@touchstone/domain/deadline';
import { sql } from 'kysely';
import { verifyEveryCase } from '../../apps/api/src/commands/verify-cases.ts';
import type { Looked } from './invariants.ts';
import { count, none, select, together } from './look.ts';
import type { Play } from './play.ts';

const verified = new WeakMap<Play, ReturnType<typeof verifyEveryCase>>();
const verify = (play: Play) => {
  const known = verified.get(play) ?? verifyEveryCase(play.installation);
  verified.set(play, known);
  return known;
};
const nameOf = ({ number, fault, detail }: { readonly number: string | null; readonly fault: string; readonly detail: string }) =>
  `${number} ${fault} ${detail}`;
const isOfProof = ({ fault }: { readonly fault: string }) => fault.startsWith('published') || fault.startsWith('evidence');

export async function ofPublished(play: Play): Promise<Looked> {
  const { published, faults } = await verify(play);
  const loose = await none(
    play,
    published,
    sql`select n.id || '/' || r.ordinal as fault from touchstone.notice_row r join touchstone.notice n on n.id = r.notice_id
    where n.published_at is not null and r.case_id is null`,
  );
  return together(loose, { checked: 0, faults: faults.filter(isOfProof).map(nameOf) });
}

export async function ofCases(play: Play): Promise<Looked> {
  const { cases, faults } = await verify(play);
  return { checked: cases, faults: faults.filter((fault) => !isOfProof(fault)).map(nameOf) };
}

export async function ofActors(play: Play): Promise<Looked> {
  const looks: Looked[] = [];
  for (const [table, hasBasis] of [
    ['case_event', true],
    ['deadline_event', true],
    ['submission_event', true],
    ['order_event', false],
    ['notice_event', false],
    ['order_item_event', true],
  ] as const)
    looks.push(
      await none(
        play,
        await count(play, table),
        sql`select ${table} || ' ' || at as fault from touchstone.${sql.id(table)}
        where actor !~ '^(person|token|system|store):.' or at is null ${hasBasis ? sql`or btrim(basis) = ''` : sql``}`,
      ),
    );
  return together(...looks);
}

export const ofTwice = async (play: Play): Promise<Looked> =>
  none(
    play,
    await count(play, 'scan_run'),
    sql`select artifact_id || ' ' || config_hash as fault from touchstone.scan_run group by artifact_id, engine_version_id, config_hash
    having count(*) filter (where force_reason is null) > 1`,
  );

export const ofRuns = async (play: Play): Promise<Looked> =>
  none(
    play,
    await count(play, 'scan_run'),
    sql`
    with kept as (select engine_version_id, sum(n) filter (where state = 'created-ever') as made, sum(n) filter (where state <> 'created-ever') as now from touchstone.scan_run_tally group by 1),
      there as (select engine_version_id, count(*) as runs, count(*) filter (where state in ('CREATED', 'QUEUED', 'LEASED', 'RUNNING')) as open from touchstone.scan_run group by 1)
    select 'created ' || made || ', kept ' || runs || ', open ' || open as fault from kept join there using (engine_version_id) where made <> runs or now <> runs or open > 0`,
  );

export const ofHumans = async (play: Play): Promise<Looked> =>
  none(
    play,
    await count(play, 'finding_event'),
    sql`select finding_id || ' ' || event as fault from touchstone.finding_event
    where from_state = 'CONFIRMED' and actor like 'system:%' and to_state not in ('CONFIRMED', 'NOT_REPRODUCED', 'PERSISTS')`,
  );

/** Every engine that saw it looked again and did not, at least one could see it, and a person agreed. */
export const ofFixed = async (play: Play): Promise<Looked> => {
  const fixed = sql`touchstone.submission_clause x where x.outcome = 'FIXED'`;
  const [all] = await select(play, sql<{ n: number }>`select count(*) as n from ${fixed}`);
  const votes = sql`jsonb_array_elements(x.votes) v`;
  const unproven = await none(
    play,
    Number(all!.n),
    sql`select x.submission_id || ' ' || x.clause as fault from ${fixed} and (x.agreed_by is null
    or exists (select from ${votes} where v ->> 'vote' = 'DETECTED')
    or not exists (select from ${votes} where v ->> 'vote' = 'NOT_DETECTED' and (v ->> 'couldSee')::boolean)
    or exists (select from touchstone.finding f, jsonb_array_elements(f.votes) b where f.id = x.finding_id and b ->> 'vote' = 'DETECTED'
      and not exists (select from ${votes} where v ->> 'engine' = b ->> 'engine' and (v ->> 'couldSee')::boolean)))`,
  );
  const unfounded = await none(
    play,
    0,
    sql`select x.case_id || ' ' || x.clause as fault from touchstone.case_finding x where x.outcome = 'FIXED'
    and not exists (select from touchstone.submission_clause s where s.finding_id = x.finding_id and s.outcome = 'FIXED')`,
  );
  return together(unproven, unfounded);
};

export async function ofPrinted(play: Play): Promise<Looked> {
  const rows = await select(
    play,
    sql<{ id: string; text: string; due: Date; ids: string[]; kind: string; state: string; document: string | null }>`
    select d.id, d.printed_text as text, d.due_at as due, d.calendar_ids as ids, d.rule ->> 'kind' as kind, d.state, n.type as document from touchstone.deadline d
    left join touchstone.deadline x on x.id = d.extended_by left join touchstone.order_document n on n.id = x.document_id where d.printed_text is not null`,
  );
  const faults = rows.flatMap(({ id, text, due, ids, kind, state, document }) => {
    const says = printedText({
      state: 'RUNNING',
      dueAtMs: due.getTime(),
      calendarIds: ids,
      ...(kind === 'at-once' ? { isAtOnce: true } : {}),
    });
    return [
      ...(says === text ? [] : [`${id}: ${text}, due ${due.toISOString()}`]),
      ...(state === 'EXTENDED' && document !== 'extension' ? [`${id}: extended without a document`] : []),
    ];
  });
  return { checked: rows.length, faults };
}

export async function ofNumbers(play: Play): Promise<Looked> {
  const series = await select(
    play,
    sql<{ series: string; year: number; next: number }>`select series, year, next from touchstone.number_series order by 1, 2`,
  );
  const faults: string[] = [];
  for (const { series: name, year } of series)
    for (const missing of await withSession(play.installation.db, systemSession('simulation'), (tx) => missingNumbers(tx, name, year)))
      faults.push(`${name} ${year}: ${missing}`);
  const unheard = await none(
    play,
    series.reduce((sum, { next }) => sum + Number(next) - 1, 0),
    sql`
    select i.series || ' ' || i.number as fault from touchstone.number_issued i where i.cancelled_at is null and (
      (i.object_kind = 'case' and not exists (select from touchstone.enforcement_case c where c.id::text = i.object_id::text and c.number is not null))
      or (i.object_kind = 'order' and not exists (select from touchstone.order_document o where o.id::text = i.object_id::text and o.number is not null)))`,
  );
  return together(unheard, { checked: 0, faults });
}
