import { systemSession, withSession } from '@touchstone/db';
import { chainEvents, chainHeads, hashOfEvent } from '@touchstone/db/repositories/audit-events';
import { ports } from '@touchstone/ports-node';
import { verifyChains } from '@touchstone/services/audit';
import { type RawBuilder, sql } from 'kysely';
import type { Looked } from './invariants.ts';
import { select, together } from './look.ts';
import type { Play } from './play.ts';

/** What somebody with the owner's own hands would try, and with what it must be refused. */
const TRIES: readonly (readonly [what: string, change: RawBuilder<unknown>])[] = [
  [
    'run',
    sql`update touchstone.scan_run set error_class = 'x' where id in (select id from touchstone.scan_run where state = 'SUCCEEDED' limit 20)`,
  ],
  ['votes', sql`update touchstone.run_votes set votes = '{}'`],
  ['evidence', sql`update touchstone.evidence set size_bytes = size_bytes + 1`],
  ['document', sql`update touchstone.order_document set fields = '{}' where issued_at is not null`],
  ['number of a document', sql`update touchstone.order_document set number = number || 'x' where issued_at is not null`],
  ['notice', sql`update touchstone.notice set body = 'x' where frozen_at is not null`],
  ['row of a notice', sql`update touchstone.notice_row set app_name = 'x'`],
  ['row of a notice, taken out', sql`delete from touchstone.notice_row`],
  ['file of a notice', sql`delete from touchstone.notice_file`],
  ['event of a case', sql`update touchstone.case_event set basis = 'x'`],
  ['event of a deadline', sql`update touchstone.deadline_event set actor = 'x'`],
  ['event of an item', sql`delete from touchstone.order_item_event`],
  ['look at a shelf', sql`update touchstone.listing_probe set result = 'gone'`],
  ['review', sql`delete from touchstone.review`],
  ['audit', sql`update touchstone.audit_event set actor = 'x'`],
];

export const ofHolds = (play: Play): Promise<Looked> => refusedAll(play, TRIES, ['TS001']);

export const ofPurge = async (play: Play): Promise<Looked> => {
  const [held] = await select(
    play,
    sql<{ artifacts: number; evidence: number }>`select (select count(*) from touchstone.artifact where legal_hold_count > 0) as artifacts,
    (select count(*) from touchstone.evidence where legal_hold_count > 0) as evidence`,
  );
  const unheld = await select(
    play,
    sql<{ fault: string }>`
    select 'evidence ' || e.sha256 as fault from touchstone.enforcement_case c join touchstone.case_finding x on x.case_id = c.id join touchstone.finding_evidence p on p.finding_id = x.finding_id
      join touchstone.evidence e on e.sha256 = p.sha256 where c.number is not null and e.legal_hold_count = 0
    union all select 'artifact ' || f.sha256 from touchstone.enforcement_case c join touchstone.artifact f on f.id = c.artifact_id where c.number is not null and f.legal_hold_count = 0`,
  );
  const tries = await refusedAll(
    play,
    [
      ['held evidence', sql`update touchstone.evidence set purged_at = now() where legal_hold_count > 0`],
      ['held artifact', sql`update touchstone.artifact set state = 'PURGED' where legal_hold_count > 0`],
    ],
    ['TS002'],
  );
  return together(
    { checked: Number(held!.artifacts) + Number(held!.evidence), faults: unheld.map(({ fault }) => fault) },
    { ...tries, checked: 0 },
  );
};

/** Tries each change and takes it back; one that goes through is a fault. */
async function refusedAll({ installation: { owner } }: Play, tries: typeof TRIES, codes: readonly string[]): Promise<Looked> {
  const faults: string[] = [];
  for (const [what, change] of tries) {
    const outcome = await owner
      .transaction()
      .execute(async (tx) => {
        const { numAffectedRows } = await change.execute(tx);
        throw new RangeError(`${what}: ${numAffectedRows} rows were changed`);
      })
      .catch((error: unknown) => error as { readonly code?: string; readonly message: string });
    const { code = '', message } = outcome as { readonly code?: string; readonly message: string };
    // a table in which this year left no row has nothing to change
    if (!codes.includes(code) && !message.endsWith(': 0 rows were changed')) faults.push(message);
  }
  return { checked: tries.length, faults };
}

export async function ofAudit({ installation: { db } }: Play): Promise<Looked> {
  const result = await withSession(db, systemSession('audit-verify'), async (tx) => {
    const heads = await chainHeads(tx, new Date('9999-01-01T00:00:00Z'));
    const reader = {
      chainHeads: (before: Date) => chainHeads(tx, before),
      chainEvents: (chain: string, after: number, limit: number) => chainEvents(tx, chain, after, limit),
      hashOfEvent: (chain: string, seq: number) => hashOfEvent(tx, chain, seq),
    };
    return verifyChains(
      reader,
      ports.hash,
      heads.map(({ chain }) => chain),
      [],
    );
  });
  return { checked: result.events, faults: result.faults.map((fault) => JSON.stringify(fault)) };
}
