import { decideInventoryFlag, listInventoryFlags, listSdks, registerSubject } from '@touchstone/api-client/routes/inventory';
import { readFlag as flagOf, listFlags as flagsOf, type ListedFlag, listSdks as sdksOf } from '@touchstone/db/repositories/inventory-lists';
import { decideFlag, registerSubject as register } from '@touchstone/services/inventory';
import { handle } from '../../handler.ts';
import { pageOf, textKey } from '../../http/page.ts';
import { timeKey } from '../../http/time-key.ts';
import { Refusal } from '../../problem/refusal.ts';
import { flagPorts, subjectPorts } from '../../wiring/inventory-ports.ts';

const flagShape = (row: ListedFlag) => ({
  id: row.id,
  kind: row.kind as 'foreign-signer',
  app: row.app === null ? null : { id: row.app, name: row.appName ?? '', package: row.package ?? '' },
  listing: row.listing,
  artifact: row.artifact,
  detail: row.detail,
  state: row.state,
  reason: row.reason,
  createdAt: row.createdAt.toISOString(),
  decidedAt: row.decidedAt?.toISOString() ?? null,
  version: row.rowVersion,
});

export const listInventoryFlagsHandler = handle(listInventoryFlags, ({ query, session, platform, transaction }) =>
  transaction(async (tx) => {
    const body = await pageOf(platform.pageTokens, 'list-inventory-flags', query, {
      read: (limit, after) => {
        const key = timeKey(after);
        return flagsOf(tx, session, query, limit, key === undefined ? undefined : { createdAt: key.at, id: key.id });
      },
      keyOf: ({ createdAt, id }) => [createdAt.toISOString(), id],
      shape: flagShape,
    });
    return { status: 200, body };
  }),
);

export const decideInventoryFlagHandler = handle(decideInventoryFlag, async (context) => {
  const { params, body, ifMatch, session, actor, transaction } = context;
  const read = () => transaction((tx) => flagOf(tx, session, params.flag));
  if ((await read()) === undefined) throw new Refusal('not-found');
  const act = { action: 'app.edit', kind: 'inventory-flag', id: params.flag, detail: { state: body.state, reason: body.reason } };
  const { state, reason } = body;
  const decided = await decideFlag(flagPorts(context, act), { flag: params.flag, ifMatch, state, reason, by: actor.person ?? null });
  if (!decided.ok) throw new Refusal(decided.reason);
  const row = await read();
  if (row === undefined) throw new Refusal('not-found');
  return { status: 200, body: flagShape(row), rowVersion: row.rowVersion };
});

export const listSdksHandler = handle(listSdks, ({ query, session, platform, transaction }) =>
  transaction(async (tx) => {
    const body = await pageOf(platform.pageTokens, 'list-sdks', query, {
      read: (limit, after) => sdksOf(tx, session, query, limit, textKey(after)),
      keyOf: ({ id }) => [id],
      shape: (row) => row,
    });
    return { status: 200, body };
  }),
);

const FAULTS: Readonly<Record<string, string>> = { creditCode: 'bad-credit-code', filingNumber: 'bad-filing-number' };

export const registerSubjectHandler = handle(registerSubject, async (context) => {
  const { body, session } = context;
  const act = { action: 'app.edit', kind: body.kind, id: body.key, detail: { name: body.name } };
  const result = await register(subjectPorts(context, act), { ...body, source: session.actor });
  if (!result.ok && result.reason === 'conflict') throw new Refusal('conflict');
  if (!result.ok)
    throw new Refusal(result.reason, { errors: [{ pointer: `/body/${result.field}`, message: FAULTS[result.field] ?? 'bad-form' }] });
  const { subject, app, artifact } = result;
  return { status: 201, body: { kind: body.kind, subject, app, artifact } };
});
