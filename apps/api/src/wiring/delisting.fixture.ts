import { randomUUID } from 'node:crypto';
import { type Database, systemSession, withSession } from '@touchstone/db';
import { hashOf, type RecordedEvent } from '@touchstone/domain/case';
import { ports } from '@touchstone/ports-node';
import { expireItems, followShelves, type IssuedOrder, lookAtItems, pollItems, sendItems } from '@touchstone/services/delisting';
import { sql } from 'kysely';
import type { acquisitionBench } from './acquisition.fixture.ts';
import { caseRowsOf } from './case-ports.ts';
import { wayOut } from './connector-of.ts';
import { looksAt } from './delisting-looks.ts';
import { createItemsIn, type DelistingTx, delistingPorts, delistingRowsOf, storeWire } from './delisting-ports.ts';

type Bench = Awaited<ReturnType<typeof acquisitionBench>>;

export const APPROVER = {
  actor: `person:${randomUUID()}`,
  organisation: null,
  basis: '测试',
  permissions: ['order.issue', 'relisting.approve'],
} as const;

/** Delisting over the stores of a bench, on a clock that tests move. */
export async function delistingBench(bench: Bench) {
  const { db, objects, stores, rows } = bench;
  let aheadMs = 0;
  const platform = { now: () => new Date(Date.now() + aheadMs), newId: randomUUID };
  const never = new AbortController().signal;
  const delisting = delistingPorts({ db, platform });
  const wire = storeWire(stores, never);
  // pages are looked at as ever, and nobody waits five seconds between them
  let paceMs = Date.now();
  const hurried: typeof wayOut = (configuration) => ({
    ...wayOut(configuration),
    nowMs: () => paceMs,
    async sleep(ms) {
      paceMs += ms;
    },
  });
  const lookAt = looksAt({ db, objects, wayOut: hurried }, never);
  const inTx = <R>(work: (tx: DelistingTx) => Promise<R>) =>
    withSession(db, systemSession('test'), (tx) => work(delistingRowsOf(platform)(tx)));
  const [ministry] = await rows<{ id: string }>(sql`select id from touchstone.organisation where kind = 'ministry'`);
  const organisation = ministry!.id;

  return {
    platform,
    organisation,
    inTx,
    later(ms: number) {
      aheadMs += ms;
      bench.later(ms);
    },
    send: () => sendItems(delisting, wire),
    poll: () => pollItems(delisting, wire),
    look: () => lookAtItems(delisting, lookAt),
    follow: () => followShelves(delisting),
    expire: () => expireItems(delisting),

    /** Lets pages of a store be looked at from two places. */
    async openEyes(store: string, baseUrl: string) {
      const probe = {
        contact: 'probe@example.cn',
        vantage: 'beijing',
        vantages: [{ vantage: 'shanghai', page: `${baseUrl}/app/{id}?from=sh` }],
      };
      await sql`update touchstone.store set configuration = configuration || ${JSON.stringify({ probe })}::jsonb, row_version = row_version + 1 where id = ${store}`.execute(
        db,
      );
    },

    caseAbout: (app: string) => draftedCase(db, platform, { app, organisation }),
    issue: (type: 'delisting' | 'relisting', of: string, store: string) => issuedOrder(db, platform, { type, of, store, organisation }),

    items: (of: string) =>
      rows<{
        id: string;
        code: string;
        app: string;
        kind: string;
        state: string;
        round: number;
        later: boolean;
        fault: string | null;
        overdue: boolean;
      }>(sql`
        select i.id, s.code, i.store_app_id as app, i.kind, i.state, i.round, i.is_later as later, i.send_fault as fault, i.overdue_at is not null as overdue
        from touchstone.order_item i join touchstone.store s on s.id = i.store_id where i.case_id = ${of} order by s.code, i.store_app_id, i.kind, i.round`),
    caseState: async (of: string) =>
      (await rows<{ state: string }>(sql`select state from touchstone.enforcement_case where id = ${of}`))[0]?.state,
    findings: () =>
      rows<{ clause: string; fingerprint: string; proofs: number }>(sql`
        select f.clause, split_part(f.fingerprint, '/', 2) as fingerprint, (select count(*)::int from touchstone.finding_evidence e where e.finding_id = f.id) as proofs
        from touchstone.finding f where f.subject_kind = 'store' order by f.opened_at, f.id`),
  };
}

type Clock = Parameters<typeof delistingRowsOf>[0];

interface About {
  readonly app: string;
  readonly organisation: string;
  readonly operator?: string;
  readonly handler?: string;
  readonly province?: string;
}

/** A case whose delisting is drafted, taken over from a province that named it in public. */
export async function draftedCase(
  db: Database,
  platform: Clock,
  { app, organisation, operator, handler, province }: About,
): Promise<string> {
  const id = randomUUID();
  const atMs = platform.now().getTime();
  await withSession(db, systemSession('test'), async (tx) => {
    const cases = caseRowsOf(platform)(tx);
    const nothing = { sdk: null, store: null, appVersion: null, artifact: null, territory: null };
    await cases.insertCase({
      ...nothing,
      ...{ id, subjectKind: 'app', subjectId: app, subjectName: '某应用', app, organisation, province: province ?? null, campaign: null },
      ...{ operator: operator ?? null, handler: handler ?? null },
      ...{ clauses: ['164-01.1'], state: 'DELIST_DRAFT', round: 1, recurrenceOf: null, transferredFrom: null, isDemo: false },
      ...{ openedAtMs: atMs, createdBy: null },
    });
    const carried = { state: 'DELIST_DRAFT', confirmedAtMs: atMs, servedAtMs: atMs, noticedAtMs: atMs, grounds: [] };
    const event: Omit<RecordedEvent, 'hash'> = {
      ...{ caseId: id, seq: 1, type: 'open', region: 'main', from: '', to: 'DELIST_DRAFT', actor: 'system:test', organisation: null },
      ...{ basis: '测试', payload: { origin: 'national-delisting', carried }, atMs, previous: '0'.repeat(64) },
    };
    const hash = hashOf(ports.hash, event);
    await cases.appendEvent({ ...event, hash });
    await cases.saveCase(id, { lastSeq: 1, lastHash: hash, noticedAtMs: atMs, servedAtMs: atMs });
  });
  return id;
}

interface ToStore {
  readonly type: 'delisting' | 'relisting';
  readonly of: string;
  readonly store: string;
  readonly organisation: string;
}

/** Issues an order to a store about a case, as documents do. */
export async function issuedOrder(db: Database, platform: Clock, { type, of, store, organisation }: ToStore) {
  const [id, number, issuedMs] = [randomUUID(), `工信管函〔2026〕${Math.floor(Math.random() * 1e9)}号`, platform.now().getTime()];
  return withSession(db, systemSession('test'), async (tx) => {
    await sql`
      insert into touchstone.order_document (id, number, type, case_id, organisation_id, addressee_kind, addressee_id, addressee_name, template, template_version, state, issued_at)
      values (${id}, ${number}, ${type}, ${of}, ${organisation}, 'store', ${store}, '商店', 't', '1', 'ISSUED', ${new Date(issuedMs)})`.execute(
      tx,
    );
    const order: IssuedOrder = {
      ...{ id, number, type, case: of, notice: null, organisation, province: null, addressee: { kind: 'store', id: store } },
      ...{ issuedMs, publishedMs: null },
    };
    const made = await createItemsIn(platform, tx, order, { ...APPROVER, organisation });
    return { ...made, order: id };
  });
}
