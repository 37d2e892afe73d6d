import { retryAt, wordsOf } from '@touchstone/domain/notification';
import { eachApart, type Failed, raised } from '../apart.ts';
import type { DueMail, MailingPorts } from './ports.ts';
import { notificationWords } from './words.ts';

const AT_ONCE = 50;
const DIGEST_ROWS = 1000;
/** Longer than an attempt can take: who took mail and died gives it back by this. */
const LEASE_MS = 300_000;

/** Mail of what is told at once. @returns how much was tried */
export async function sendMail(ports: MailingPorts, failed: Failed = raised): Promise<number> {
  const due = await ports.takeMail('WAITING', AT_ONCE, LEASE_MS);
  return eachApart(due, failed, async (mail) => {
    const { subject, text } = notificationWords(ports.catalogue, mail, mail.language);
    await deliver(ports, [mail], 'WAITING', { subject, text: `${text}\n\n${ports.publicUrl}\n` });
    return true;
  });
}

/** One mail a person for what they want once a day. @returns how many persons */
export async function sendDigests(ports: MailingPorts, failed: Failed = raised): Promise<number> {
  const due = await ports.takeMail('DIGEST', DIGEST_ROWS, LEASE_MS);
  const people = new Map<string, DueMail[]>();
  for (const mail of due) people.set(mail.person, [...(people.get(mail.person) ?? []), mail]);
  return eachApart([...people.values()], failed, async (mails) => {
    const { language } = mails[0]!;
    const items = mails.map((mail) => `· ${notificationWords(ports.catalogue, mail, language).subject}`).join('\n');
    const { subject, text } = wordsOf(ports.catalogue.digest, language, { count: String(mails.length), items });
    await deliver(ports, mails, 'DIGEST', { subject, text: `${text}\n\n${ports.publicUrl}\n` });
    return true;
  });
}

/** What fails, an address that was refused too, is tried again later and later, and then given up. */
async function deliver(
  ports: MailingPorts,
  mails: readonly DueMail[],
  waiting: 'WAITING' | 'DIGEST',
  words: { readonly subject: string; readonly text: string },
): Promise<void> {
  const [first] = mails;
  const sent = await ports.send({ to: first!.address, ...words });
  const attempts = Math.max(...mails.map((mail) => mail.attempts)) + 1;
  const again = sent.ok ? undefined : retryAt(attempts, ports.nowMs());
  await ports.noteMail(
    mails.map(({ id }) => id),
    {
      mail: sent.ok ? 'SENT' : again === undefined ? 'FAILED' : waiting,
      attempts,
      error: sent.error ?? null,
      atMs: again ?? null,
    },
  );
}
