import { type Choice, nextDigest, type Topic } from '@touchstone/domain/notification';
import { type Apart, takeApart } from '../apart.ts';
import type { NewNotification, Reader, TellingPorts, TellingTransaction, Untold } from './ports.ts';

const AT_ONCE = 200;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Puts what happened into the inboxes of those it concerns, each message once. @returns how many messages */
export async function tellPeople(ports: TellingPorts, apart: Apart = {}): Promise<number> {
  try {
    return await tell(ports, AT_ONCE, [], []);
  } catch (error) {
    if (apart.failed === undefined) throw error;
  }
  // one of them cannot be told: each by itself
  return takeApart(apart, AT_ONCE, async (turn) => {
    const held: string[] = [];
    try {
      return (await tell(ports, 1, turn, held)) > 0 || undefined;
    } catch (error) {
      turn.push(...held);
      throw error;
    }
  });
}

/**
 * @param but messages that could not be told
 * @param held those that are being told
 */
function tell(ports: TellingPorts, limit: number, but: readonly string[], held: string[]): Promise<number> {
  const topics = new Map(ports.catalogue.topics.map((topic) => [topic.id, topic]));
  return ports.inTransaction(async (tx) => {
    const messages = await tx.takeUntold([...topics.keys()], limit, but);
    for (const message of messages) {
      held.push(message.id);
      await tellOf(tx, ports, topics.get(message.topic)!, message);
    }
    await tx.noteTold(messages.map(({ id }) => id));
    return messages.length;
  });
}

async function tellOf(tx: TellingTransaction, ports: TellingPorts, topic: Topic, message: Untold): Promise<void> {
  const readers = await notToldYet(tx, topic, message, await audienceOf(tx, topic, message));
  const choices = await tx.choicesOf(
    readers.map(({ person }) => person),
    topic.id,
  );
  const escalateAtMs = topic.escalateAfterHours === undefined ? null : tx.nowMs() + topic.escalateAfterHours * HOUR_MS;
  const rows = readers.flatMap((reader): readonly NewNotification[] => {
    const choice = choices.get(reader.person) ?? topic.usual;
    if (choice === 'none') return [];
    const { objectKind, objectId, fields } = message;
    const about = { topic: topic.id, messageId: message.id, escalates: null, objectKind, objectId, fields, escalateAtMs };
    return [{ ...about, ...addressed(tx, reader), ...mailOf(choice, reader, ports.sendsMail, tx.nowMs()) }];
  });
  if (rows.length > 0) await tx.insertNotifications(rows);
}

/** A thing that many messages say, as that a calendar is missing, is told once. */
async function notToldYet(tx: TellingTransaction, topic: Topic, message: Untold, readers: readonly Reader[]): Promise<readonly Reader[]> {
  if (topic.onceADay !== true) return readers;
  const people = readers.map(({ person }) => person);
  const told = await tx.toldOf(people, topic.id, message.objectId, tx.nowMs() - DAY_MS);
  return readers.filter(({ person }) => !told.has(person));
}

async function audienceOf(tx: TellingTransaction, { audience, permission }: Topic, message: Untold): Promise<readonly Reader[]> {
  const readers = await tx.readersOf(audience === 'administrators' ? null : message.organisation, permission);
  if (audience !== 'handler' || message.handler === null) return readers;
  const handler = readers.filter(({ person }) => person === message.handler);
  // who handles it has left, or may not read it any more: all the others
  return handler.length > 0 ? handler : readers;
}

export const addressed = (tx: TellingTransaction, { person, organisation }: Reader) => ({
  id: tx.newId(),
  person,
  organisation,
  createdAtMs: tx.nowMs(),
});

export function mailOf(choice: Choice, { hasMail }: Reader, sendsMail: boolean, nowMs: number): Pick<NewNotification, 'mail' | 'mailAtMs'> {
  if (!hasMail || !sendsMail || choice === 'inbox' || choice === 'none') return { mail: 'NONE', mailAtMs: null };
  return choice === 'email' ? { mail: 'WAITING', mailAtMs: nowMs } : { mail: 'DIGEST', mailAtMs: nextDigest(nowMs) };
}
