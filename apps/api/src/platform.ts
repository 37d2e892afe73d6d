import type { Database, Session, SessionTransaction } from '@touchstone/db';
import type { TakenKey } from '@touchstone/db/repositories/answers';
import type { Mailer } from '@touchstone/mail';
import type { ObjectStore } from '@touchstone/objects';
import type { SignInKit } from '@touchstone/services/people';
import type { OidcProvider, Seal } from '@touchstone/sign-in';
import type { Actor } from './access/actor.ts';
import type { EventFeed } from './events/event-feed.ts';
import type { PageTokens } from './http/page-token.ts';
import type { LoopFailures } from './roles/loop-failures.ts';
import type { WorkArea } from './routes/work/work-area.ts';
import type { Figure } from './server/metrics.ts';
import type { OpenWorks } from './wiring/acquisition-works.ts';
import type { DemoAccount } from './wiring/demo-accounts.ts';
import type { PlatformClock } from './wiring/platform-clock.ts';

export type { Session } from '@touchstone/db';
export type Transaction = SessionTransaction;
export type Taken = TakenKey;

/** What a request brings to prove who it is. */
export interface Credentials {
  readonly bearer: string | undefined;
  readonly cookie: string | undefined;
  readonly address: string;
}

/** What the server itself needs to register routes. */
export interface Foundation {
  /** Cookies are Secure: callers come over TLS. */
  readonly isSecure: boolean;
  /** @throws Refusal when the credentials are there and no good; without any the actor is anonymous. */
  authenticate(credentials: Credentials): Promise<Actor>;
  transaction<T>(session: Session, work: (tx: Transaction) => Promise<T>): Promise<T>;
  readonly pageTokens: PageTokens;
  readonly answers: Answers;
  /** What `/readyz` asks; a check that throws is not ready. */
  readonly readiness: Readonly<Record<string, () => Promise<void>>>;
  /** Figures of `/metrics`: what each area wants to be watched by. */
  readonly figures: readonly Figure[];
  /** Called when the server begins to stop, before it waits for what is under way. */
  stopping(): void;
  /** The time by which deadlines run and acts are written down; on an installation for demonstration it can be set (演示时间). */
  now(): Date;
  /** The machine's time, by which sessions, tokens, codes and attempts run whatever `now` says. */
  machineNow(): Date;
  newId(): string;
}

/** Everything the routes stand on, wired once at the start. An area adds what it needs here and in `wiring/create-platform.ts`. */
export interface Platform extends Foundation {
  readonly db: Database;
  readonly kit: SignInKit;
  readonly seal: Seal;
  /** Digest with a key of the installation for one use: who lacks the key cannot try out what it was made of. Hexadecimal. */
  keyedDigest(use: string, text: string): string;
  readonly oidcProviders: readonly OidcProvider[];
  /** Seeds of the draws that nobody may foresee, of this installation and for its life, so that a draw can be laid again. */
  readonly seeds: { readonly audit: string; readonly second: string };
  readonly publicUrl: string;
  /** Accounts to try this installation with; undefined on every one that is not for demonstration. */
  readonly demoAccounts: readonly DemoAccount[] | undefined;
  /** What `now` goes by. */
  readonly clock: PlatformClock;
  /** Absent where no mail is sent. */
  readonly mailer: Mailer | undefined;
  /** Bytes by their digest. */
  readonly objects: ObjectStore;
  /** How the loops of this process are doing. */
  readonly loops: LoopFailures;
  /** What happens, for those who watch. */
  readonly events: EventFeed;
  /** What workers are given and give back. */
  readonly work: WorkArea;
  /** What brings files in. */
  readonly acquisition: OpenWorks;
}

/** Answers kept for `Idempotency-Key`. */
export interface Answers {
  /** Takes the key for this request, or says what became of the one before. */
  take(session: Session, key: string, requestHash: string): Promise<Taken>;
  keep(session: Session, key: string, status: number, body: unknown): Promise<void>;
  drop(session: Session, key: string): Promise<void>;
}
