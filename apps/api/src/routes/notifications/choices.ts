import { chooseNotifications, listNotificationChoices } from '@touchstone/api-client/routes/notifications';
import { choicesOfPerson, chooseTopics } from '@touchstone/db/repositories/notification-lists';
import { handle } from '../../handler.ts';
import type { Transaction } from '../../platform.ts';
import { Refusal } from '../../problem/refusal.ts';
import { catalogue } from '../../wiring/notification-ports.ts';
import { ownPerson } from './inbox.ts';

async function choices(tx: Transaction, person: string) {
  const chosen = await choicesOfPerson(tx, person);
  return catalogue().topics.map(({ id, usual, zh, en }) => ({
    topic: id,
    subject: { zh: zh.subject, en: en.subject },
    choice: chosen.get(id) ?? usual,
    usual,
  }));
}

export const listChoicesHandler = handle(listNotificationChoices, async (context) => {
  const person = ownPerson(context);
  return { status: 200, body: { items: await context.transaction((tx) => choices(tx, person)) } };
});

export const chooseHandler = handle(chooseNotifications, async (context) => {
  const person = ownPerson(context);
  const { body, platform, transaction } = context;
  const known = new Set(catalogue().topics.map(({ id }) => id));
  const errors = body.choices.flatMap(({ topic }, i) =>
    known.has(topic) ? [] : [{ pointer: `/body/choices/${i}/topic`, message: ['没有这类通知，请从列表中选取', 'no such topic'] as const }],
  );
  if (errors.length > 0) throw new Refusal('invalid-input', { errors });
  const items = await transaction(async (tx) => {
    await chooseTopics(tx, person, body.choices, platform.now());
    return choices(tx, person);
  });
  return { status: 200, body: { items } };
});
