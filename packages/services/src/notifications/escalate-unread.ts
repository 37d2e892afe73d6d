import type { NewNotification, TellingPorts } from './ports.ts';
import { addressed, mailOf } from './tell-people.ts';

const AT_ONCE = 200;
/** Who holds it decides where others handle. */
const SUPERIOR = 'case.decide';

/** Tells those who decide of what nobody has read in time, by mail at once, and each of them once. @returns how many */
export function escalateUnread(ports: TellingPorts): Promise<number> {
  return ports.inTransaction(async (tx) => {
    const unread = await tx.takeUnread(AT_ONCE);
    for (const { id, person, organisation, topic, objectKind, objectId, fields } of unread) {
      const superiors = (await tx.readersOf(organisation, SUPERIOR)).filter((reader) => reader.person !== person);
      const rows = superiors.map(
        (superior): NewNotification => ({
          ...{ topic, messageId: null, escalates: id, objectKind, objectId, fields, escalateAtMs: null },
          ...addressed(tx, superior),
          ...mailOf('email', superior, ports.sendsMail, tx.nowMs()),
        }),
      );
      if (rows.length > 0) await tx.insertNotifications(rows);
    }
    await tx.noteEscalated(unread.map(({ id }) => id));
    return unread.length;
  });
}
