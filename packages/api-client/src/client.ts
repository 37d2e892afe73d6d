import type { Contract, InputOf, OutputOf } from './route.ts';
import { routes } from './routes/index.ts';
import { type Aborting, type Answer, type ClientOptions, createSender, type Send } from './send.ts';

type Camel<S extends string> = S extends `${infer Head}-${infer Tail}` ? `${Head}${Capitalize<Camel<Tail>>}` : S;
type Route = (typeof routes)[number];
type Call<C> =
  object extends InputOf<C>
    ? (input?: InputOf<C> & Aborting) => Promise<OutputOf<C>>
    : (input: InputOf<C> & Aborting) => Promise<OutputOf<C>>;

/** One method for every route, named as its id. Refusals are thrown as `ApiProblem`. */
export type Client = { readonly [C in Route as Camel<C['id']>]: Call<C> } & { readonly request: Send };

/** A client for every route; the types say what each takes and gives. */
export function createClient(options: ClientOptions): Client {
  const request = createSender(options);
  const ask = request as (contract: Contract, input: object) => Promise<Answer<unknown>>;
  const methods = (routes as readonly Contract[]).map((contract) => [
    camel(contract.id),
    async (input = {}) => (await ask(contract, input)).body,
  ]);
  return Object.assign(Object.fromEntries(methods), { request }) as Client;
}

const camel = (id: string): string => id.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
