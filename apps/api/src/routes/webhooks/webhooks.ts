import { randomBytes } from 'node:crypto';
import {
  createWebhook,
  editWebhook,
  listDeliveries,
  listWebhooks,
  readWebhook,
  replayDeliveries,
  rotateWebhookKey,
} from '@touchstone/api-client/routes/webhooks';
import { auditLog } from '@touchstone/db/repositories/audit-events';
import {
  listDeliveries as deliveriesOf,
  type WebhookRow,
  webhookRows,
  readWebhook as webhookSeen,
  listWebhooks as webhooksOf,
} from '@touchstone/db/repositories/webhook-rows';
import { type Context, type Handler, handle } from '../../handler.ts';
import { pageOf, textKey } from '../../http/page.ts';
import type { PageKey } from '../../http/page-token.ts';
import type { Platform, Transaction } from '../../platform.ts';
import { Refusal } from '../../problem/refusal.ts';

const KEY_BYTES = 32;
/** The newest key and the one before it. */
const KEYS_IN_FORCE = 2;

const shape = (row: WebhookRow) => ({
  id: row.id,
  organisation: row.organisation,
  url: row.url,
  topics: [...row.topics],
  state: row.state,
  createdAt: row.createdAt.toISOString(),
  version: row.rowVersion,
});

const newKey = (platform: Platform, webhook: string) => {
  const secret = `whsec_${randomBytes(KEY_BYTES).toString('base64')}`;
  return { secret, sealed: platform.seal.seal(secret, `webhook:${webhook}`) };
};

const record = (
  { platform, session, address }: Pick<Context, 'platform' | 'session' | 'address'>,
  tx: Transaction,
  action: string,
  id: string,
) => auditLog(tx, session, { at: platform.now(), address }).record({ action, object: { kind: 'webhook', id } });

/** A webhook of one's own organisation, held. @throws Refusal `not-found` */
async function own(tx: Transaction, { session }: Pick<Context, 'session'>, id: string): Promise<WebhookRow> {
  const row = await webhookRows(tx).holdWebhook(session, id);
  if (row === undefined) throw new Refusal('not-found');
  return row;
}

const list = handle(listWebhooks, ({ query, session, platform, transaction }) =>
  transaction(async (tx) => ({
    status: 200,
    body: await pageOf(platform.pageTokens, 'list-webhooks', query, {
      read: (limit, after) => webhooksOf(tx, session, limit, textKey(after)),
      keyOf: ({ id }) => [id],
      shape,
    }),
  })),
);

const read = handle(readWebhook, ({ params, session, transaction }) =>
  transaction(async (tx) => {
    const row = await webhookSeen(tx, session, params.webhook);
    if (row === undefined) throw new Refusal('not-found');
    return { status: 200, body: shape(row), rowVersion: row.rowVersion };
  }),
);

const create = handle(createWebhook, async (context) => {
  const { actor, body, platform } = context;
  if (!isDeliverable(body.url))
    throw new Refusal('bad-address', { detail: ['须为 https 地址，且不含用户名和口令', 'https, and neither user nor password'] });
  const id = platform.newId();
  const { secret, sealed } = newKey(platform, id);
  const row = await context.transaction(async (tx) => {
    const rows = webhookRows(tx);
    await rows.insertWebhook({
      id,
      organisation: actor.organisation,
      url: body.url,
      topics: body.topics,
      secrets: [sealed],
      createdBy: actor.person ?? null,
    });
    await record(context, tx, 'webhook.created', id);
    return rows.holdWebhook(context.session, id);
  });
  if (row === undefined) throw new Refusal('not-found');
  return { status: 201, body: { webhook: shape(row), secret }, rowVersion: row.rowVersion };
});

const edit = handle(editWebhook, (context) =>
  context.transaction(async (tx) => {
    const { params, body, ifMatch } = context;
    const before = await own(tx, context, params.webhook);
    if (before.rowVersion !== ifMatch) throw new Refusal('version-conflict');
    if (before.state === 'CLOSED') throw new Refusal('no-such-step');
    await webhookRows(tx).changeWebhook(before.id, body);
    await record(context, tx, 'webhook.edited', before.id);
    const after = await own(tx, context, before.id);
    return { status: 200, body: shape(after), rowVersion: after.rowVersion };
  }),
);

const rotate = handle(rotateWebhookKey, (context) =>
  context.transaction(async (tx) => {
    const row = await own(tx, context, context.params.webhook);
    const { secret, sealed } = newKey(context.platform, row.id);
    await webhookRows(tx).changeWebhook(row.id, { secrets: [sealed, ...row.secrets].slice(0, KEYS_IN_FORCE) });
    await record(context, tx, 'webhook.key-rotated', row.id);
    return { status: 201, body: { secret } };
  }),
);

const deliveries = handle(listDeliveries, (context) =>
  context.transaction(async (tx) => {
    const { params, query, platform } = context;
    const { id } = await own(tx, context, params.webhook);
    const body = await pageOf(platform.pageTokens, `list-deliveries ${id}`, query, {
      read: (limit, after) => deliveriesOf(tx, id, query, limit, keyFrom(after)),
      keyOf: (row) => [row.created_at.toISOString(), row.id],
      shape: (row) => ({
        id: row.id,
        message: row.message_id,
        topic: row.topic,
        state: row.state as 'WAITING' | 'DELIVERED' | 'FAILED',
        attempts: row.attempts,
        nextAt: row.state === 'WAITING' ? row.next_at.toISOString() : null,
        lastStatus: row.last_status,
        lastError: row.last_error,
        deliveredAt: row.delivered_at?.toISOString() ?? null,
        replayOf: row.replay_of,
        createdAt: row.created_at.toISOString(),
      }),
    });
    return { status: 200, body };
  }),
);

const replay = handle(replayDeliveries, (context) =>
  context.transaction(async (tx) => {
    const { body, params, platform } = context;
    const { id } = await own(tx, context, params.webhook);
    const which = 'deliveries' in body ? { deliveries: body.deliveries } : { failedSince: new Date(body.failedSince) };
    const count = await webhookRows(tx).replay(id, which, platform.machineNow());
    await record(context, tx, 'webhook.replayed', id);
    return { status: 202, body: { count } };
  }),
);

function keyFrom(key: PageKey | undefined) {
  if (key === undefined) return undefined;
  const [at, id] = key;
  if (typeof at !== 'string' || typeof id !== 'string') throw new Refusal('page-token-invalid');
  return { at, id };
}

/** Where its host lies is checked when it is asked, each time; here only what can never be right. Plain HTTP is for this machine. */
function isDeliverable(address: string): boolean {
  const url = new URL(address);
  const isHere = url.hostname === 'localhost' || url.hostname === '127.0.0.1';
  return (url.protocol === 'https:' || (url.protocol === 'http:' && isHere)) && url.username === '' && url.password === '';
}

export const webhookHandlers: readonly Handler[] = [list, read, create, edit, rotate, deliveries, replay];
