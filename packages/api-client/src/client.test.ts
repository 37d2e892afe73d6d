import { describe, expect, test } from 'vitest';
import { createClient } from './client.ts';
import { ApiProblem, ApiUnreachable } from './problem.ts';
import { downloadArtifact } from './routes/work.ts';
import type { FetchInit } from './send.ts';

const RUN = '018f2f7a-3c1d-7000-8000-000000000001';
const SHA = 'a'.repeat(64);

/** A server that gives one answer and keeps what it was asked. */
function server(status: number, body: string, headers: Record<string, string> = {}) {
  const asked: { url: string; init: FetchInit }[] = [];
  const fetch = async (url: string, init: FetchInit) => {
    asked.push({ url, init });
    return { status, headers: { get: (name: string) => headers[name] ?? null }, body: 'the stream', text: async () => body };
  };
  return { asked, client: createClient({ baseUrl: 'https://platform.test/', token: 'tsk_x', fetch }) };
}

test('a method is its route: method, path, parameters, token and body', async () => {
  const { asked, client } = server(200, '{"run":"r","state":"SUCCEEDED"}');
  const answer = await client.completeLease({ params: { lease: RUN }, body: { outcome: 'SUCCEEDED', result: SHA } });

  expect(answer.state).toBe('SUCCEEDED');
  expect(asked[0]?.url).toBe(`https://platform.test/api/v1/leases/${RUN}/complete`);
  expect(asked[0]?.init).toMatchObject({ method: 'POST', redirect: 'error', body: `{"outcome":"SUCCEEDED","result":"${SHA}"}` });
  expect(asked[0]?.init.headers).toMatchObject({ authorization: 'Bearer tsk_x', 'x-requested-with': 'touchstone' });
});

test('parameters cannot leave their place in the path', async () => {
  const { asked, client } = server(200, '{"cancel":false,"deadline":"2026-01-01T00:00:00Z"}');
  await client.heartbeatLease({ params: { lease: '../../admin?x=' }, body: {} });
  expect(asked[0]?.url).toBe('https://platform.test/api/v1/leases/..%2F..%2Fadmin%3Fx%3D/heartbeat');
});

test('an upload is sent as it is, with its digest', async () => {
  const { asked, client } = server(200, `{"sha256":"${SHA}","sizeBytes":2}`);
  await client.uploadResult({
    params: { lease: RUN },
    headers: { 'x-content-sha256': SHA },
    upload: { mediaType: 'application/json', contentEncoding: 'zstd', bytes: Uint8Array.of(1, 2) },
  });
  expect(asked[0]?.init.headers).toMatchObject({ 'content-encoding': 'zstd', 'content-type': 'application/json', 'x-content-sha256': SHA });
  expect(asked[0]?.init.body).toEqual(Uint8Array.of(1, 2));
});

test('a download gives the stream and does not read it', async () => {
  const { client } = server(206, 'never read');
  const answer = await client.request(downloadArtifact, { params: { lease: RUN }, headers: { range: 'bytes=5-' } });
  expect(answer).toMatchObject({ status: 206, body: 'the stream' });
});

describe('refusals', () => {
  const problem = { type: '/problems/lease-stale', title: '租约已失效', status: 409, code: 'lease-stale' };

  test.each([
    ['a problem of ours', 409, JSON.stringify(problem), 'lease-stale', false],
    ['the page of a proxy', 502, '<html>', 'http-error', true],
    ['JSON that is no problem', 503, '{"ok":false}', 'http-error', true],
  ])('%s is an ApiProblem', async (_name, status, body, code, retryable) => {
    const failure = await server(status, body, { 'retry-after': '7' })
      .client.releaseLease({ params: { lease: RUN } })
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ApiProblem);
    expect(failure).toMatchObject({ status, code, retryable, retryAfterSeconds: 7 });
  });

  test('no answer at all is ApiUnreachable, with its cause', async () => {
    const cause = new Error('ECONNREFUSED');
    const client = createClient({ baseUrl: 'http://127.0.0.1:1', fetch: () => Promise.reject(cause) });
    const failure = await client.releaseLease({ params: { lease: RUN } }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ApiUnreachable);
    expect(failure).toMatchObject({ cause, retryable: true });
  });
});
