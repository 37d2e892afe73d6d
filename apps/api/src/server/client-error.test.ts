import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, expect, test } from 'vitest';
import { startApi } from '../testing.ts';

const api = await startApi();
afterAll(() => api.close());

/** What comes back for bytes that no client would send. */
async function answerTo(port: number, request: string): Promise<string> {
  const socket = connect({ host: '127.0.0.1', port });
  socket.write(request);
  return text(socket);
}

test.each([
  ['an address that is not encoded', 'GET /api/v1/apps?name=商城 HTTP/1.1\r\nHost: x\r\n\r\n', 400],
  ['no HTTP at all', 'hello\r\n\r\n', 400],
  ['a header without end', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(100_000)}\r\n\r\n`, 431],
])('%s: a problem like any other', async (_name, request, status) => {
  const address = await api.app.listen({ host: '127.0.0.1', port: 0 }).catch(() => undefined);
  const port = Number(new URL(address ?? `http://127.0.0.1:${(api.app.server.address() as { port: number }).port}`).port);
  const [head = '', body = ''] = (await answerTo(port, request)).split('\r\n\r\n');
  expect(head).toContain('application/problem+json');
  expect(JSON.parse(body)).toMatchObject({ status });
});
