export type { Mail, Mailer, Sent } from './mailer.ts';
export { type SmtpSettings, smtpMailer } from './smtp-mailer.ts';
