import { createStore, editStore, listStoreProblems, listStores, pollStoreNow, readStore } from '@touchstone/api-client/routes/acquisition';
import {
  type ListedStore,
  listStoreProblems as problemsOf,
  readStore as storeOf,
  listStores as storesOf,
} from '@touchstone/db/repositories/acquisition-lists';
import { auditLog } from '@touchstone/db/repositories/audit-events';
import { storeRows } from '@touchstone/db/repositories/store-rows';
import type { SignedIn } from '../../access/actor.ts';
import { type Context, handle } from '../../handler.ts';
import { pageOf, textKey } from '../../http/page.ts';
import { timeKey } from '../../http/time-key.ts';
import { Refusal } from '../../problem/refusal.ts';
import { sealPurpose } from '../../wiring/connector-of.ts';

/** Only who manages connectors reads how they are set; secrets nobody reads. */
function storeShape(row: ListedStore, sees: boolean) {
  const { secrets, ...settings } = row.configuration;
  const breaker = row.breaker['state'];
  return {
    id: row.id,
    code: row.code,
    name: row.name,
    province: row.province,
    operator: row.operator,
    connector: row.connector,
    settings: sees ? (settings as never) : null,
    hasSecrets: secrets !== undefined,
    state: row.state,
    breaker: (breaker === 'open' || breaker === 'half-open' ? breaker : 'closed') as 'closed' | 'open' | 'half-open',
    lastFault: sees ? row.lastFault : null,
    polledAt: row.polledAt?.toISOString() ?? null,
    nextPollAt: row.nextPollAt.toISOString(),
    listings: row.listings,
    problems: row.problems,
    version: row.rowVersion,
  };
}

const seesSettings = ({ actor }: Pick<Context, 'actor'>): boolean => (actor as SignedIn).permissions.includes('connector.read');

export const listStoresHandler = handle(listStores, ({ query, session, platform, transaction, actor }) =>
  transaction(async (tx) => {
    const body = await pageOf(platform.pageTokens, 'list-stores', query, {
      read: (limit, after) => storesOf(tx, session, query, limit, textKey(after)),
      keyOf: ({ code }) => [code],
      shape: (row) => storeShape(row, seesSettings({ actor })),
    });
    return { status: 200, body };
  }),
);

export const readStoreHandler = handle(readStore, (context) => shown(context, context.params.store, 200));

async function shown({ platform, session, actor }: Pick<Context, 'platform' | 'session' | 'actor'>, id: string, status: number) {
  const row = await platform.transaction(session, (tx) => storeOf(tx, session, id));
  if (row === undefined) throw new Refusal('not-found');
  return { status, body: storeShape(row, seesSettings({ actor })), rowVersion: row.rowVersion };
}

interface GivenSecrets {
  readonly token?: string;
  readonly secret?: string;
}

const sealed = (platform: Context['platform'], store: string, secrets: GivenSecrets = {}): Record<string, string> =>
  Object.fromEntries(
    Object.entries(secrets).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, platform.seal.seal(String(value), sealPurpose(store))]],
    ),
  );

export const createStoreHandler = handle(createStore, async (context) => {
  const { platform, session, address, body } = context;
  const id = platform.newId();
  const { code, name, connector, province = null, operator = null, settings, secrets } = body;
  const configuration = { ...settings, ...(secrets === undefined ? {} : { secrets: sealed(platform, id, secrets) }) };
  await platform.transaction(session, async (tx) => {
    if (!(await storeRows(tx).insertStore({ id, code, name, province, operator, connector, configuration }))) throw new Refusal('conflict');
    await auditLog(tx, session, { at: platform.now(), address }).record({
      action: 'connector.manage',
      object: { kind: 'store', id },
      detail: { code, connector, created: true },
    });
  });
  return shown(context, id, 201);
});

export const editStoreHandler = handle(editStore, async (context) => {
  const { platform, session, address, body, params, ifMatch } = context;
  const { settings, secrets, ...change } = body;
  await platform.transaction(session, async (tx) => {
    const held = await storeRows(tx).holdStore(params.store);
    if (held === undefined) throw new Refusal('not-found');
    if (held.rowVersion !== ifMatch) throw new Refusal('version-conflict');
    const before = (held.configuration['secrets'] ?? {}) as Record<string, string>;
    const { secrets: _, ...kept } = held.configuration;
    const isNew = settings !== undefined || secrets !== undefined;
    const configuration = isNew ? { ...(settings ?? kept), secrets: { ...before, ...sealed(platform, params.store, secrets) } } : undefined;
    await storeRows(tx).changeStore(params.store, { ...change, ...(configuration === undefined ? {} : { configuration }) });
    await auditLog(tx, session, { at: platform.now(), address }).record({
      action: 'connector.manage',
      object: { kind: 'store', id: params.store },
      detail: { fields: Object.keys(body).sort() },
    });
  });
  return shown(context, params.store, 200);
});

export const pollStoreHandler = handle(pollStoreNow, async ({ params, transaction }) => {
  if (!(await transaction((tx) => storeRows(tx).makeDue(params.store)))) throw new Refusal('not-found');
  return { status: 202, body: null };
});

export const listStoreProblemsHandler = handle(listStoreProblems, ({ params, query, session, platform, transaction }) =>
  transaction(async (tx) => {
    if ((await storeOf(tx, session, params.store)) === undefined) throw new Refusal('not-found');
    const body = await pageOf(platform.pageTokens, `list-store-problems ${params.store}`, query, {
      read: (limit, after) => problemsOf(tx, params.store, query, limit, timeKey(after)),
      keyOf: ({ lastAt, id }) => [lastAt.toISOString(), id],
      shape: (row) => ({ ...row, firstAt: row.firstAt.toISOString(), lastAt: row.lastAt.toISOString() }),
    });
    return { status: 200, body };
  }),
);
