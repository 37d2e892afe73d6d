import { session } from './session.ts';

/** What a page sends by itself, beside `call`: a session that ended is begun anew by whoever sits there, and the request goes on. */
export const fetchSignedIn: typeof globalThis.fetch = (address, init) => signedIn(window.fetch.bind(window), session.renew)(address, init);

/** A `fetch` that asks again what was answered 401, once `renew` says that somebody signed in. */
export const signedIn =
  (fetch: typeof globalThis.fetch, renew: () => Promise<boolean>): typeof globalThis.fetch =>
  async (address, init) => {
    const answer = await fetch(address, init);
    return answer.status === 401 && (await renew()) ? fetch(address, init) : answer;
  };
