import { ApiProblem, ApiUnreachable, problemOf } from './problem.ts';
import type { Contract, InputOf, OutputOf, UploadBody } from './route.ts';

/** The little of `fetch` that is used, so that the client needs neither a page nor Node. */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchAnswer>;

export interface FetchInit {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: unknown;
  readonly signal?: unknown;
  readonly duplex?: 'half';
  readonly redirect: 'error';
}

export interface FetchAnswer {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  /** A stream of bytes, for downloads. */
  readonly body: unknown;
  text(): Promise<string>;
}

export interface ClientOptions {
  /** `https://host[:port]`, without a path. */
  readonly baseUrl: string;
  readonly fetch: Fetch;
  /** Bearer token of a machine or a worker. */
  readonly token?: string;
  /** `Cookie` header of a session, outside a browser. */
  readonly cookie?: string;
  /** Scope to act in, for who has several: `province:11`. Without it the widest, else the first. */
  readonly scope?: string;
  /** Language of titles and details: `zh` (default) or `en`. */
  readonly language?: string;
}

/** Any input may carry a signal that ends the request. */
export interface Aborting {
  readonly signal?: unknown;
}

/** The answer with its status and headers, where a caller needs more than the body. */
export interface Answer<T> {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body: T;
}

/** One request of any route. Refusals are thrown as `ApiProblem`. */
export type Send = <C extends Contract>(contract: C, input: InputOf<C> & Aborting) => Promise<Answer<OutputOf<C>>>;

/** Sends requests of whatever contract it is given: a page that knows only its own routes loads only those. */
export const createSender = (options: ClientOptions): Send =>
  ((contract: Contract, input: Input) => send(options, contract, input)) as Send;

interface Input extends Aborting {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly upload?: UploadBody;
  readonly ifMatch?: number;
  readonly idempotencyKey?: string;
}

async function send(options: ClientOptions, contract: Contract, input: Input): Promise<Answer<unknown>> {
  const url = options.baseUrl.replace(/\/$/, '') + pathOf(contract, input) + queryOf(input.query);
  const answer = await options.fetch(url, initOf(options, contract, input)).catch((cause: unknown) => {
    throw new ApiUnreachable(`${contract.method} ${contract.path}: the server did not answer`, { cause });
  });
  const isSuccess = answer.status >= 200 && answer.status < 300;
  if (isSuccess && contract.download !== undefined) return { status: answer.status, headers: answer.headers, body: answer.body };

  const body = parse(await answer.text());
  if (!isSuccess) throw new ApiProblem(problemOf(answer.status, body), retryAfterOf(answer));
  return { status: answer.status, headers: answer.headers, body };
}

function initOf(options: ClientOptions, contract: Contract, input: Input): FetchInit {
  const headers: Record<string, string> = { accept: contract.download ?? 'application/json', 'accept-language': options.language ?? 'zh' };
  if (options.token !== undefined) headers['authorization'] = `Bearer ${options.token}`;
  if (options.cookie !== undefined) headers['cookie'] = options.cookie;
  if (options.scope !== undefined) headers['touchstone-scope'] = options.scope;
  // A page of another site cannot set this header: the server asks for it where a cookie signs in.
  if (contract.method !== 'GET') headers['x-requested-with'] = 'touchstone';
  if (input.ifMatch !== undefined) headers['if-match'] = `"v${input.ifMatch}"`;
  if (input.idempotencyKey !== undefined) headers['idempotency-key'] = input.idempotencyKey;
  for (const [name, value] of Object.entries(input.headers ?? {})) if (value !== undefined) headers[name] = String(value);

  const init = {
    method: contract.method,
    headers,
    redirect: 'error' as const,
    ...(input.signal === undefined ? {} : { signal: input.signal }),
  };
  if (input.upload !== undefined) {
    headers['content-type'] = input.upload.mediaType;
    if (input.upload.contentEncoding !== undefined) headers['content-encoding'] = input.upload.contentEncoding;
    return { ...init, body: input.upload.bytes, duplex: 'half' };
  }
  if (input.body === undefined) return init;
  headers['content-type'] = 'application/json';
  return { ...init, body: JSON.stringify(input.body) };
}

const pathOf = (contract: Contract, input: Input): string =>
  contract.path.replaceAll(/:([A-Za-z0-9]+)/g, (_, name: string) => encodeURIComponent(String(input.params?.[name] ?? '')));

function queryOf(query: Readonly<Record<string, unknown>> = {}): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(
      (one) => `${encodeURIComponent(name)}=${encodeURIComponent(String(one))}`,
    ),
  );
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

function parse(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function retryAfterOf(answer: FetchAnswer): number | undefined {
  const seconds = Number(answer.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}
