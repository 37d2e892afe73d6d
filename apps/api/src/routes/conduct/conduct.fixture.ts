import { systemSession, withSession } from '@touchstone/db';
import { type CaseEvent, eventRow, follow, hashOf, type RecordedEvent, stateIn, UNOPENED } from '@touchstone/domain/case';
import { ports } from '@touchstone/ports-node';
import { sql } from 'kysely';
import type { TestApi, TestPerson } from '../../testing.ts';
import { caseRowsOf } from '../../wiring/case-ports.ts';

type Row = Readonly<Record<string, unknown>>;

export const asSystem = <T>(api: TestApi, work: Parameters<typeof withSession<T>>[2]) =>
  withSession(api.database.db, systemSession('test'), work);

export const add = (api: TestApi, table: string, ...rows: readonly Row[]) =>
  api.database.db
    .insertInto(table as 'app')
    .values(rows as never)
    .execute();

export async function addFirm(api: TestApi, name: string, province: string, more: Row = {}): Promise<string> {
  const id = api.platform.newId();
  await add(api, 'operator', { id, name, name_normal: name, name_grams: [name], province, contacts: '{}', ...more });
  return id;
}

export async function addApp(api: TestApi, operator: string, name: string, province: string): Promise<string> {
  const id = api.platform.newId();
  await add(api, 'app', {
    id,
    platform: 'android',
    package: `cn.${id.slice(-8)}`,
    name,
    name_normal: name,
    name_grams: [name],
    operator_id: operator,
    province,
  });
  return id;
}

export interface CaseWish {
  readonly organisation: string;
  readonly province: string | null;
  readonly operator: string;
  readonly app?: string;
  readonly events?: readonly (readonly [CaseEvent, to: string])[];
  readonly clauses?: readonly string[];
  readonly at?: Date;
  readonly more?: Row;
}

/** Up to a fault that is established. */
export const CONFIRMED: readonly (readonly [CaseEvent, string])[] = [
  ['accept', 'REVIEWING'],
  ['confirm', 'CONFIRMED'],
];

/** A case with a history that folds. Facts that guards would ask for are not there: only rows. */
export async function addCase(api: TestApi, wish: CaseWish): Promise<string> {
  const id = api.platform.newId();
  const at = wish.at ?? api.clock.at;
  let current = UNOPENED;
  const events: RecordedEvent[] = [];
  for (const [type, to] of [['open', 'LEAD'] as const, ...(wish.events ?? CONFIRMED)]) {
    const chained = {
      ...{
        caseId: id,
        seq: current.lastSeq + 1,
        type,
        region: eventRow(type).region,
        from: type === 'open' ? '' : stateIn(current, eventRow(type).region),
        to,
      },
      ...{ actor: 'system:test', organisation: wish.organisation, basis: 'test', payload: type === 'open' ? { origin: 'findings' } : {} },
      ...{ atMs: at.getTime(), previous: current.lastHash },
    };
    const event = { ...chained, hash: hashOf(ports.hash, chained) };
    events.push(event);
    current = follow(current, event);
  }
  await add(api, 'enforcement_case', {
    ...{
      id,
      number: `案${id.slice(-6)}`,
      subject_kind: 'app',
      subject_id: wish.app ?? id,
      subject_name: `应用${id.slice(-4)}`,
      app_id: wish.app ?? null,
    },
    ...{
      operator_id: wish.operator,
      organisation_id: wish.organisation,
      province: wish.province,
      state: current.state,
      credit_state: current.credit,
    },
    ...{ clauses: wish.clauses ?? ['164-01.2'], opened_at: at, last_seq: current.lastSeq, last_hash: current.lastHash, ...wish.more },
  });
  await asSystem(api, async (tx) => {
    const rows = caseRowsOf(api.platform)(tx);
    for (const event of events) await rows.appendEvent(event);
  });
  return id;
}

/** A document that was issued. */
export async function addOrder(
  api: TestApi,
  order: {
    readonly type: string;
    readonly organisation: string;
    readonly operator: string;
    readonly case: string;
    readonly fields?: object;
    readonly issuedAt?: Date;
    readonly more?: Row;
  },
): Promise<string> {
  const id = api.platform.newId();
  await add(api, 'order_document', {
    ...{
      id,
      number: `文${id.slice(-6)}`,
      type: order.type,
      case_id: order.case,
      organisation_id: order.organisation,
      addressee_kind: 'operator',
    },
    ...{
      addressee_id: order.operator,
      addressee_name: 'x',
      template: 't',
      template_version: '1',
      fields: JSON.stringify(order.fields ?? {}),
      state: 'ISSUED',
    },
    ...{ issued_at: order.issuedAt ?? api.clock.at, ...order.more },
  });
  return id;
}

export async function addService(api: TestApi, order: string, state: 'SENT' | 'FAILED' | 'DELIVERED'): Promise<string> {
  const id = api.platform.newId();
  await add(api, 'service', {
    id,
    order_id: order,
    channel: 'email',
    state,
    ...(state === 'DELIVERED' ? { delivered_at: api.clock.at } : {}),
  });
  return id;
}

export const callOf =
  (api: TestApi) =>
  async (who: TestPerson, method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object, headers: object = {}) => {
    const answer = await api.app.inject({
      method,
      url: `/api/v1${path}`,
      headers: { ...who.headers, ...headers },
      ...(body === undefined ? {} : { body }),
    });
    return { status: answer.statusCode, body: answer.body === '' ? null : answer.json(), etag: answer.headers['etag'] as string };
  };

export const dealWith = (version: number) => ({ 'if-match': `"v${version}"` });

export const countOf = async (api: TestApi, table: string) =>
  Number((await sql<{ n: number }>`select count(*) as n from ${sql.table(`touchstone.${table}`)}`.execute(api.database.db)).rows[0]!.n);
