import { systemSession, withSession } from '@touchstone/db';
import { notificationRows } from '@touchstone/db/repositories/notification-rows';
import type { NotificationCatalogue } from '@touchstone/domain/notification';
import { notificationCatalogue } from '@touchstone/knowledge';
import type { Mailer } from '@touchstone/mail';
import type { MailingPorts, TellingPorts } from '@touchstone/services/notifications';
import type { Installation } from './installation.ts';

type From = Pick<Installation, 'db' | 'platform'>;

let read: NotificationCatalogue | undefined;
/** Topics and their words; read once. */
export const catalogue = (): NotificationCatalogue => {
  read ??= notificationCatalogue();
  return read;
};

const inTransaction =
  ({ db, platform }: From) =>
  <T>(work: (rows: ReturnType<typeof notificationRows>) => Promise<T>): Promise<T> =>
    withSession(db, systemSession('notifications'), (tx) => work(notificationRows(tx, platform.now)));

export const tellingPorts = (from: From): TellingPorts => ({
  catalogue: catalogue(),
  sendsMail: from.platform.mailer !== undefined,
  inTransaction: inTransaction(from),
});

/** What mail is taken, sent and noted with; the mail itself goes out between transactions. */
export function mailingPorts(from: From, mailer: Mailer): MailingPorts {
  const rows = inTransaction(from);
  return {
    catalogue: catalogue(),
    publicUrl: from.platform.publicUrl,
    takeMail: (kind, limit, leaseMs) => rows((tx) => tx.takeMail(kind, limit, leaseMs)),
    noteMail: (ids, outcome) => rows((tx) => tx.noteMail(ids, outcome)),
    async send(mail) {
      const sent = await mailer.send(mail);
      return sent.ok ? { ok: true } : { ok: false, error: `${sent.reason}: ${sent.error}` };
    },
    nowMs: () => from.platform.now().getTime(),
  };
}
