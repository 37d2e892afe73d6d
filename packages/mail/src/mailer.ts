/** A message of plain text to one person. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Files beside it: a document that is served. */
  readonly attachments?: readonly { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array }[];
}

export type Sent =
  /** Taken over by the server, with what it said: the proof of sending. */
  | { readonly ok: true; readonly messageId: string; readonly response: string }
  | {
      readonly ok: false;
      readonly reason: 'refused' | 'unreachable';
      /** Whether trying again can help: a refusal for good (5xx) is tried again all the same, a few times. */
      readonly retryable: boolean;
      /** For the log and the administrator. */
      readonly error: string;
    };

/** Sends mail. What can go wrong outside is a value. */
export interface Mailer {
  send(mail: Mail): Promise<Sent>;
  close(): void;
}
