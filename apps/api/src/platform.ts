import type { Scope } from '@touchstone/domain/access';
import type { Actor } from './access/actor.ts';
import type { PageTokens } from './http/page-token.ts';
import type { Figure } from './server/metrics.ts';

/** Who, for whom, how far. Row-level security reads the same three. */
export interface Session {
  readonly actor: string;
  readonly organisation: string | undefined;
  readonly scope: Scope;
}

/** What a request brings to prove who it is. */
export interface Credentials {
  readonly bearer: string | undefined;
  readonly cookie: string | undefined;
  readonly address: string;
}

/** Everything the routes stand on, wired once at the start. */
export interface Platform {
  /** @throws Refusal when the credentials are there and no good; without any the actor is anonymous. */
  authenticate(credentials: Credentials): Promise<Actor>;
  transaction<T>(session: Session, work: (tx: Transaction) => Promise<T>): Promise<T>;
  readonly pageTokens: PageTokens;
  readonly answers: Answers;
  /** What `/readyz` asks; a check that throws is not ready. */
  readonly readiness: Readonly<Record<string, () => Promise<void>>>;
  /** Figures of `/metrics`: what each area wants to be watched by. */
  readonly figures: readonly Figure[];
  now(): Date;
  newId(): string;
}

/** Answers kept for `Idempotency-Key`. */
export interface Answers {
  /** Takes the key for this request, or says what became of the one before. */
  take(session: Session, key: string, requestHash: string): Promise<Taken>;
  keep(session: Session, key: string, status: number, body: unknown): Promise<void>;
  drop(session: Session, key: string): Promise<void>;
}

export type Taken =
  | { readonly state: 'new' }
  | { readonly state: 'in-progress' }
  | { readonly state: 'other-request' }
  | { readonly state: 'answered'; readonly status: number; readonly body: unknown };

export type Transaction = object;
