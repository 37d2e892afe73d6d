import { ApiProblem } from '@touchstone/api-client';
import { describe, expect, test } from 'vitest';
import { signedIn } from './fetch-signed-in.ts';
import { uploadFile } from './upload-file.ts';

const MIB = 1024 * 1024;
const file = Object.assign(new Blob([new Uint8Array(9 * MIB)]), { name: '示例.apk' });

/** A server that keeps what it gets, and breaks off at the tries that are named. */
function server(breaks: readonly number[] = [], refuses?: number) {
  let [kept, patches] = [0, 0];
  const seen: string[] = [];
  const fetch = (async (address: string, { method = 'GET', headers, body }: RequestInit = {}) => {
    const sent = headers as Record<string, string>;
    seen.push(method);
    if (method === 'POST') {
      if (refuses !== undefined) return new Response(JSON.stringify({ status: refuses, code: 'x', title: 'no' }), { status: refuses });
      expect([address, sent['upload-length']]).toEqual(['/api/v1/uploads', String(file.size)]);
      return new Response(null, { status: 201, headers: { location: '/api/v1/uploads/0190' } });
    }
    if (method === 'HEAD') return new Response(null, { status: 200, headers: { 'upload-offset': String(kept) } });
    expect(Number(sent['upload-offset'])).toBe(kept);
    const { size } = body as Blob;
    if (breaks.includes(patches++)) {
      kept += MIB; // what came before it broke off is there
      throw new TypeError('fetch failed');
    }
    kept += size;
    return new Response(null, { status: 204, headers: { 'upload-offset': String(kept) } });
  }) as typeof globalThis.fetch;
  return { fetch, seen, kept: () => kept };
}

const by = (fetch: typeof globalThis.fetch, sent: number[] = []) => ({
  fetch,
  signal: new AbortController().signal,
  onSent: (bytes: number) => void sent.push(bytes),
  pause: async () => {},
});

test('a file goes in pieces, and each is told of', async () => {
  const { fetch, kept } = server();
  const sent: number[] = [];
  expect(await uploadFile(file, by(fetch, sent))).toBe('0190');
  expect([kept(), sent]).toEqual([file.size, [4 * MIB, 8 * MIB, 9 * MIB]]);
});

test('what broke off goes on where the server stands', async () => {
  const { fetch, seen, kept } = server([1, 2]);
  await uploadFile(file, by(fetch));
  expect(kept()).toBe(file.size);
  expect(seen.filter((method) => method === 'HEAD')).toHaveLength(2);
});

test('what breaks off again and again ends', async () => {
  const { fetch } = server(Array.from({ length: 50 }, (_, i) => i));
  await expect(uploadFile(file, by(fetch))).rejects.toMatchObject({ name: 'ApiUnreachable' });
});

test('a refusal is told at once', async () => {
  const { fetch, seen } = server([], 429);
  await expect(uploadFile(file, by(fetch))).rejects.toBeInstanceOf(ApiProblem);
  expect(seen).toEqual(['POST']);
});

describe('a session that ends in the middle', () => {
  /** Answers 401 to the requests of these numbers. */
  const ending = (at: readonly number[]) => {
    const { fetch, kept } = server();
    let count = 0;
    const ended = (async (address: string, init?: RequestInit) =>
      at.includes(count++)
        ? new Response(JSON.stringify({ status: 401, code: 'unauthenticated', title: 'no' }), { status: 401 })
        : fetch(address, init)) as typeof globalThis.fetch;
    return { ended, kept };
  };

  test.each([[[0]], [[1]], [[0, 3]]])('at request %j: who signs in again loses nothing of it', async (at) => {
    const { ended, kept } = ending(at);
    let renewed = 0;
    const renew = async () => ++renewed > 0;
    expect(await uploadFile(file, by(signedIn(ended, renew)))).toBe('0190');
    expect([kept(), renewed]).toEqual([file.size, at.length]);
  });

  test('who does not is told', async () => {
    const { ended } = ending([2]);
    await expect(uploadFile(file, by(signedIn(ended, async () => false)))).rejects.toBeInstanceOf(ApiProblem);
  });
});
