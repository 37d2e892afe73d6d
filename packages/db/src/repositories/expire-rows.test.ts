import { randomBytes } from 'node:crypto';
import { uuidv7 } from '@touchstone/kernel/ids';
import { afterAll, expect, test } from 'vitest';
import { systemSession, withSession } from '../session.ts';
import { withDatabase } from '../testing.ts';
import { expireRows } from './expire-rows.ts';
import { peopleRows } from './people-rows.ts';
import { outboxRows, webhookRows } from './webhook-rows.ts';

const { db, close } = await withDatabase();
afterAll(close);

const newId = () => uuidv7(Date.now(), randomBytes(16));
const system = systemSession('test');
const day = (n: number) => new Date(Date.now() + n * 86_400_000);

test('what was told goes after a month with its deliveries and replays; what still waits stays', async () => {
  const [organisation, webhook] = [newId(), newId()];
  const [sent, waiting, unseen] = [newId(), newId(), newId()];
  await withSession(db, system, async (tx) => {
    await peopleRows(tx).insertOrganisation({
      id: organisation,
      kind: 'ministry',
      name: 'm',
      nameEn: null,
      province: null,
      operator: null,
      store: null,
      parent: null,
      createdBy: null,
    });
    await webhookRows(tx).insertWebhook({
      id: webhook,
      organisation,
      url: 'https://a.test/',
      topics: ['*'],
      secrets: ['s'],
      createdBy: null,
    });
    for (const id of [sent, waiting]) await outboxRows(tx).tell({ id, topic: 'a.b', subject: id, payload: {}, organisation });
    expect(await webhookRows(tx).fanOut(10, new Date())).toBe(2);
    await outboxRows(tx).tell({ id: unseen, topic: 'a.b', subject: unseen, payload: {}, organisation });
    await tx.updateTable('webhook_delivery').set({ state: 'DELIVERED' }).where('message_id', '=', sent).execute();
    expect(await webhookRows(tx).replay(webhook, { failedSince: new Date(0) }, new Date())).toBe(0);
    const [{ id: delivery } = { id: '' }] = await tx.selectFrom('webhook_delivery').select('id').where('message_id', '=', sent).execute();
    expect(await webhookRows(tx).replay(webhook, { deliveries: [delivery] }, new Date())).toBe(1);
    await tx
      .updateTable('webhook_delivery')
      .set({ state: 'FAILED' })
      .where('message_id', '=', sent)
      .where('replay_of', 'is not', null)
      .execute();
  });
  const expire = (n: number) => withSession(db, system, (tx) => expireRows(tx, day(n)));
  expect([await expire(29), await expire(31), await expire(31)]).toEqual([0, 1, 0]);
  const left = await db.selectFrom('outbox_message').select('id').execute();
  expect(left.map(({ id }) => id).sort()).toEqual([waiting, unseen].sort());
});
