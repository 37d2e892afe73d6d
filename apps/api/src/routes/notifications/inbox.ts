import { listNotifications, readAllNotifications, readNotification } from '@touchstone/api-client/routes/notifications';
import {
  listNotifications as inboxOf,
  type ListedNotification,
  readNotification as read,
  readNotificationsUntil,
} from '@touchstone/db/repositories/notification-lists';
import { notificationWords } from '@touchstone/services/notifications';
import { type Context, handle } from '../../handler.ts';
import { pageOf } from '../../http/page.ts';
import { timeKey } from '../../http/time-key.ts';
import { Refusal } from '../../problem/refusal.ts';
import { catalogue } from '../../wiring/notification-ports.ts';

const shapeIn = (language: 'zh' | 'en') => (row: ListedNotification) => ({
  id: row.id,
  topic: row.topic,
  ...notificationWords(catalogue(), row, language),
  object: { kind: row.objectKind, id: row.objectId },
  isEscalation: row.isEscalation,
  createdAt: row.createdAt.toISOString(),
  readAt: row.readAt?.toISOString() ?? null,
});

/** @throws Refusal `forbidden` for a machine: nobody tells it anything but by webhook */
export function ownPerson({ actor }: { readonly actor: { readonly person: string | undefined } }): string {
  if (actor.person === undefined)
    throw new Refusal('forbidden', { detail: ['只供本人登录后使用，令牌不能代替', 'this is for people, not for machines'] });
  return actor.person;
}

export const listHandler = handle(listNotifications, (context) => {
  const { query, platform, language, transaction } = context;
  const person = ownPerson(context);
  return transaction(async (tx) => ({
    status: 200,
    body: await pageOf(platform.pageTokens, 'list-notifications', query, {
      read: (limit, after) => inboxOf(tx, person, query, limit, timeKey(after)),
      keyOf: ({ createdAt, id }) => [createdAt.toISOString(), id],
      shape: shapeIn(language),
    }),
  }));
});

export const readHandler = handle(readNotification, async (context: Context<typeof readNotification>) => {
  const person = ownPerson(context);
  const row = await context.transaction((tx) => read(tx, person, context.params.notification, context.platform.now()));
  if (row === undefined) throw new Refusal('not-found');
  return { status: 200, body: shapeIn(context.language)(row) };
});

export const readAllHandler = handle(readAllNotifications, async (context) => {
  const person = ownPerson(context);
  const until = new Date(context.body.until);
  return {
    status: 200,
    body: { count: await context.transaction((tx) => readNotificationsUntil(tx, person, until, context.platform.now())) },
  };
});
