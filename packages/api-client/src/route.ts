import type { Static, TObject, TSchema } from 'typebox';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * What a caller must hold: a permission word of the access table (`campaign.create`), `signed-in` for everybody who has a
 * session or a token, `own-session` for a session even before its second factor, or `public`. There is no default, so it
 * cannot be forgotten.
 */
export type PermissionWord = 'public' | 'own-session' | 'signed-in' | `${string}.${string}`;

/** A body that is not JSON: it is streamed, and cut off at `maxBytes` (as sent, before decoding). */
export interface Upload {
  readonly mediaTypes: readonly string[];
  readonly maxBytes: number;
}

/** One route as both sides know it: the server registers it, the client calls it, OpenAPI describes it. */
export interface Contract {
  /** Verb and noun in kebab-case; the client's method is the same in camelCase. */
  readonly id: string;
  readonly method: Method;
  /** Parameters as `:name`. */
  readonly path: string;
  readonly permission: PermissionWord;
  /** One sentence for OpenAPI. */
  readonly summary: string;
  readonly params?: TObject;
  readonly query?: TObject;
  readonly headers?: TObject;
  readonly body?: TSchema;
  readonly upload?: Upload;
  /** By status. Problems (4xx, 5xx) are the same for all routes and are not listed. */
  readonly responses: Readonly<Record<number, TSchema>>;
  /** The answer is a stream of this media type and not JSON. */
  readonly download?: string;
  /** Changes a resource that has a version: without `If-Match` 428, with an old one 412. */
  readonly precondition?: true;
  /** Takes `Idempotency-Key`: the same key and body give the first answer again. */
  readonly idempotency?: true;
  /** Accepts a body larger than the server's default limit for JSON. */
  readonly maxBodyBytes?: number;
}

/**
 * Declares a route. Objects of parameters, queries and bodies are closed by `closed` in schema.ts: a field that nobody knows
 * is refused and never ignored.
 */
export const route = <const C extends Contract>(contract: C): C => contract;

type Part<C, K extends string, Name extends string = K> = C extends { readonly [P in K]: infer S extends TSchema }
  ? { readonly [P in Name]: Static<S> }
  : object;
type UploadPart<C> = C extends { readonly upload: Upload } ? { readonly upload: UploadBody } : object;
type MatchPart<C> = C extends { readonly precondition: true } ? { readonly ifMatch: number } : object;
type KeyPart<C> = C extends { readonly idempotency: true } ? { readonly idempotencyKey?: string } : object;
type QueryPart<C> = C extends { readonly query: infer S extends TSchema }
  ? object extends Static<S>
    ? { readonly query?: Static<S> }
    : { readonly query: Static<S> }
  : object;

/** Bytes on their way to the server. */
export interface UploadBody {
  readonly mediaType: string;
  readonly contentEncoding?: 'zstd';
  /** Whatever the given `fetch` takes as a body: bytes or a stream. */
  readonly bytes: unknown;
}

/** What a caller of `C` gives. */
export type InputOf<C> = Part<C, 'params'> &
  QueryPart<C> &
  Part<C, 'headers'> &
  Part<C, 'body'> &
  UploadPart<C> &
  MatchPart<C> &
  KeyPart<C>;

type Success = 200 | 201 | 202 | 204 | 206;

/** The body of any successful answer of `C`. */
export type OutputOf<C> = C extends { readonly responses: infer R }
  ? { [S in keyof R]: S extends Success ? (R[S] extends TSchema ? Static<R[S]> : never) : never }[keyof R]
  : never;
