import { escalateUnread, sendDigests, sendMail, tellPeople } from '@touchstone/services/notifications';
import type { Installation } from '../wiring/installation.ts';
import { mailingPorts, tellingPorts } from '../wiring/notification-ports.ts';
import type { Loop } from './loop.ts';

/** What happened goes into inboxes, out as mail, and to whoever decides when nobody reads it. Without a server for mail there is none. */
export function notificationLoops({ db, platform }: Pick<Installation, 'db' | 'platform'>): readonly Loop[] {
  const telling = tellingPorts({ db, platform });
  const { mailer } = platform;
  const mailing = mailer === undefined ? undefined : mailingPorts({ db, platform }, mailer);
  const untold: string[] = [];
  const loops: Loop[] = [
    { name: 'tell-people', everyMs: 2000, round: (_, failed) => tellPeople(telling, { turn: untold, failed }), fullAt: 200 },
    { name: 'escalate-unread', everyMs: 60_000, round: () => escalateUnread(telling), fullAt: 200 },
  ];
  if (mailing === undefined) return loops;
  return [
    ...loops,
    { name: 'send-mail', everyMs: 5000, round: (_, failed) => sendMail(mailing, failed), fullAt: 50 },
    { name: 'send-digests', everyMs: 60_000, round: (_, failed) => sendDigests(mailing, failed), fullAt: 1000 },
  ];
}
