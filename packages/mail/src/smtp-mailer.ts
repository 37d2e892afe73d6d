import { createTransport } from 'nodemailer';
import type { Mail, Mailer, Sent } from './mailer.ts';

export interface SmtpSettings {
  /** `smtp://host:25`, `smtps://user:password@host:465` */
  readonly url: string;
  /** `试金石 <touchstone@example.gov.cn>` */
  readonly from: string;
}

const TIMEOUT_MS = 20_000;
const LONGEST_ERROR = 500;

/**
 * Mail by SMTP.
 *
 * @throws RangeError for an address of a server that is none
 */
export function smtpMailer({ url, from }: SmtpSettings): Mailer {
  if (!URL.canParse(url) || !/^smtps?:$/.test(new URL(url).protocol)) throw new RangeError('SMTP_URL takes smtp://… or smtps://…');
  const { protocol, hostname, port, username, password } = new URL(url);
  const isSecure = protocol === 'smtps:';
  const transport = createTransport({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (isSecure ? 465 : 25) : Number(port),
    secure: isSecure,
    ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    pool: true,
    maxConnections: 2,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    // a template must never read a file of the server or fetch an address
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ to, subject, text, attachments = [] }: Mail): Promise<Sent> {
      try {
        const sent = await transport.sendMail({
          from,
          to: { name: '', address: to },
          subject,
          text,
          attachments: attachments.map(({ name, mediaType, bytes }) => ({
            filename: name,
            contentType: mediaType,
            content: Buffer.from(bytes),
          })),
        });
        return { ok: true, messageId: sent.messageId, response: sent.response };
      } catch (error) {
        return failure(error);
      }
    },
    close: () => transport.close(),
  };
}

/** By the code of the server's answer where it gave one; else it was not reached. */
function failure(error: unknown): Sent {
  const { responseCode, message } = error as { readonly responseCode?: number; readonly message?: string };
  const words = (message ?? String(error)).slice(0, LONGEST_ERROR);
  if (responseCode === undefined) return { ok: false, reason: 'unreachable', retryable: true, error: words };
  return { ok: false, reason: 'refused', retryable: responseCode < 500, error: words };
}
