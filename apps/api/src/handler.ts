import type { Contract, InputOf, OutputOf } from '@touchstone/api-client';
import type { Permission } from '@touchstone/domain/access';
import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify';
import type { Actor, SignedIn } from './access/actor.ts';
import type { Platform, Session, Transaction } from './platform.ts';

/** Everything a handler gets. It reads, calls one use case, and says what the answer is. */
export type Context<C extends Contract = Contract> = Pick<Given<C>, 'params' | 'query' | 'headers' | 'body'> & {
  /** Who asks; on routes that are not public never anonymous. */
  readonly actor: C['permission'] extends 'public' ? Actor : SignedIn;
  /** Who, for whom, how far: what the use case and the database's row-level security get. */
  readonly session: Session;
  readonly platform: Platform;
  /** Row version of `If-Match`; 0 where the contract asks for none. */
  readonly ifMatch: number;
  readonly requestId: string;
  readonly address: string;
  readonly language: 'zh' | 'en';
  readonly log: FastifyBaseLogger;
  /** For streams of bytes, and nothing else. */
  readonly raw: { readonly request: FastifyRequest; readonly reply: FastifyReply };
  /** One transaction under this request's session; row-level security is the second lock. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
};

type Given<C> = {
  readonly params: InputOf<C> extends { readonly params: infer P } ? P : Empty;
  readonly query: InputOf<C> extends { readonly query?: infer Q } ? NonNullable<Q> : Empty;
  readonly headers: InputOf<C> extends { readonly headers: infer H } ? H : Empty;
  readonly body: InputOf<C> extends { readonly body: infer B } ? B : undefined;
};
type Empty = Readonly<Record<never, never>>;

export interface Reply<B> {
  readonly status: number;
  readonly body: B;
  /** Version of the resource in the body: sent as ETag. */
  readonly rowVersion?: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
}

export type Run<C extends Contract> = (context: Context<C>) => Promise<Reply<OutputOf<C>>>;

/** A contract with the one function that answers it. */
export interface Handler {
  readonly contract: Contract;
  readonly run: (context: Context) => Promise<Reply<unknown>>;
}

/** Joins a contract and its function; the compiler holds them to the same shapes. */
export const handle = <const C extends Contract>(contract: C, run: Run<C>): Handler => ({
  contract,
  run: run as unknown as Handler['run'],
});

export const isPermissionOf = (contract: Contract): contract is Contract & { readonly permission: Permission } =>
  !WITHOUT_PERMISSION.has(contract.permission);

const WITHOUT_PERMISSION = new Set<string>(['public', 'own-session', 'signed-in']);
