import type { Choice, Fields, NotificationCatalogue } from '@touchstone/domain/notification';

/** Something that happened, as it concerns people. */
export interface Untold {
  readonly id: string;
  readonly topic: string;
  /** Whose it is; null: the ministry's. */
  readonly organisation: string | null;
  /** What it is about, to be opened. */
  readonly objectKind: string;
  readonly objectId: string;
  /** Who handles the case that it belongs to, in that organisation. */
  readonly handler: string | null;
  readonly fields: Fields;
}

/** Somebody who may be told. */
export interface Reader {
  readonly person: string;
  readonly organisation: string;
  readonly hasMail: boolean;
}

export interface NewNotification {
  readonly id: string;
  readonly person: string;
  readonly organisation: string;
  readonly topic: string;
  readonly messageId: string | null;
  /** The one that nobody read. */
  readonly escalates: string | null;
  readonly objectKind: string;
  readonly objectId: string;
  readonly fields: Fields;
  readonly createdAtMs: number;
  readonly escalateAtMs: number | null;
  readonly mail: 'NONE' | 'WAITING' | 'DIGEST';
  readonly mailAtMs: number | null;
}

export interface TellingTransaction {
  /** Messages of these topics that nobody was told of, held, `but` some; those of other topics are taken as told. */
  takeUntold(topics: readonly string[], limit: number, but: readonly string[]): Promise<readonly Untold[]>;
  noteTold(messages: readonly string[]): Promise<void>;
  /** Active people of an organisation (null: the ministry) who hold a permission now. */
  readersOf(organisation: string | null, permission: string): Promise<readonly Reader[]>;
  /** What these people have chosen of a topic. */
  choicesOf(people: readonly string[], topic: string): Promise<ReadonlyMap<string, Choice>>;
  /** Which of these people have an unread one about an object, or were told of it since. */
  toldOf(people: readonly string[], topic: string, objectId: string, sinceMs: number): Promise<ReadonlySet<string>>;
  insertNotifications(rows: readonly NewNotification[]): Promise<void>;
  /** Unread ones whose time has come, held. */
  takeUnread(limit: number): Promise<readonly Unread[]>;
  noteEscalated(notifications: readonly string[]): Promise<void>;
  nowMs(): number;
  newId(): string;
}

export interface Unread {
  readonly id: string;
  readonly person: string;
  readonly organisation: string;
  readonly topic: string;
  readonly objectKind: string;
  readonly objectId: string;
  readonly fields: Fields;
}

export interface TellingPorts {
  readonly catalogue: NotificationCatalogue;
  /** Whether there is a server for mail. */
  readonly sendsMail: boolean;
  inTransaction<T>(work: (tx: TellingTransaction) => Promise<T>): Promise<T>;
}

/** A notification that shall go out as mail, with whom it is for. */
export interface DueMail {
  readonly id: string;
  readonly person: string;
  readonly address: string;
  readonly language: string;
  readonly topic: string;
  readonly isEscalation: boolean;
  readonly fields: Fields;
  readonly attempts: number;
}

export interface MailingPorts {
  readonly catalogue: NotificationCatalogue;
  /** Where people sign in. */
  readonly publicUrl: string;
  /** Leased for `leaseMs`, so that no other process sends them meanwhile. */
  takeMail(kind: 'WAITING' | 'DIGEST', limit: number, leaseMs: number): Promise<readonly DueMail[]>;
  noteMail(
    ids: readonly string[],
    outcome: {
      readonly mail: 'SENT' | 'FAILED' | 'WAITING' | 'DIGEST';
      readonly attempts: number;
      readonly error: string | null;
      readonly atMs: number | null;
    },
  ): Promise<void>;
  send(mail: {
    readonly to: string;
    readonly subject: string;
    readonly text: string;
  }): Promise<{ readonly ok: boolean; readonly error?: string }>;
  nowMs(): number;
}
