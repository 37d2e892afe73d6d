export { escalateUnread } from './escalate-unread.ts';
export type { DueMail, MailingPorts, NewNotification, Reader, TellingPorts, TellingTransaction, Unread, Untold } from './ports.ts';
export { sendDigests, sendMail } from './send-mail.ts';
export { tellPeople } from './tell-people.ts';
export { notificationWords } from './words.ts';
