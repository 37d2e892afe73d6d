import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readStoreEvent, type StoreEvent, signBody } from '@touchstone/stores';
import { signer } from '@touchstone/test-kit';
import { afterAll, expect, test } from 'vitest';
import { storeServer } from './server.ts';

const SECRET = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;
const listing = {
  storeAppId: 'a',
  state: 'live',
  updatedAt: '2026-11-01T00:00:00.000Z',
  platform: 'android',
  names: {},
  permissions: [],
} as const;
const base = { id: 'x', name: '商店', token: 'token', secret: SECRET, catalogue: { listings: [listing], artifacts: [], policies: [] } };
const order = {
  id: 'o-1',
  kind: 'delist',
  storeAppId: 'a',
  documentNumber: '1',
  reason: 'r',
  issuedAt: '2026-11-02T00:00:00Z',
  dueAt: '2026-11-03T00:00:00Z',
};

test('events come signed, in order, and again when they were not taken', async () => {
  const events: StoreEvent[] = [];
  let refusals = 1;
  const platform = createServer((message, response) => {
    const pieces: Buffer[] = [];
    message.on('data', (piece: Buffer) => pieces.push(piece));
    message.on('end', () => {
      if (refusals-- > 0) return response.writeHead(503).end();
      const header = (name: string) => message.headers[name] as string | undefined;
      events.push(readStoreEvent(SECRET, Buffer.concat(pieces), header, Date.now()));
      return response.writeHead(204).end();
    });
  });
  platform.listen(0, '127.0.0.1');
  await once(platform, 'listening');
  const { port } = platform.address() as { port: number };
  const { app } = await storeServer({ ...base, orderMs: 5, eventsUrl: `http://127.0.0.1:${port}/` });
  const body = JSON.stringify(order);
  const headers = { authorization: 'Bearer token', 'content-type': 'application/json', ...signBody(SECRET, 'msg_1', Date.now(), body) };
  expect((await app.inject({ method: 'POST', url: '/orders', payload: body, headers })).statusCode).toBe(202);
  await expect.poll(() => events.map(({ type }) => type).sort(), { timeout: 10_000 }).toEqual(['order.acknowledged', 'order.done']);
  expect(events.every((event) => event.order?.id === 'o-1')).toBe(true);
  await app.close();
  platform.close();
});

test('with mutual TLS a client without a certificate is not served', async () => {
  const pem = (bytes: Uint8Array) =>
    `-----BEGIN CERTIFICATE-----\n${Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,64}/g)!
      .join('\n')}\n-----END CERTIFICATE-----\n`;
  const parts = ({ key, certificates }: ReturnType<typeof signer>) => ({
    key: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: pem(certificates[0]!),
  });
  const [store, platform, stranger] = [parts(signer('release')), parts(signer('strong')), parts(signer('other'))];
  const { app } = await storeServer({ ...base, tls: { ...store, clientCa: platform.cert } });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as { port: number };
  const ask = (client: object) =>
    new Promise<number | string>((resolve) => {
      const options = {
        host: '127.0.0.1',
        port,
        path: '/feed',
        headers: { authorization: 'Bearer token' },
        ca: store.cert,
        checkServerIdentity: () => undefined,
      };
      request({ ...options, ...client, agent: false }, (response) => resolve(response.resume().statusCode ?? 0))
        .on('error', () => resolve('refused'))
        .end();
    });
  expect(await ask(platform)).toBe(200);
  expect([await ask({}), await ask(stranger)]).toEqual(['refused', 'refused']);
  await app.close();
});

const MAIN = join(import.meta.dirname, 'main.ts');

const folder = mkdtempSync(join(tmpdir(), 'shelf-'));
afterAll(() => rmSync(folder, { recursive: true }));

test.each([[[]], [['--shelf', join(folder, 'shelf.json')]]])(
  'started from the command line, with %j, it says where it listens, and ends when told to',
  async (given) => {
    const child = spawn(process.execPath, [MAIN, '--store', 'qinglan', '--port', '0', ...given], {
      env: { ...process.env, STORE_TOKEN: 't', STORE_SECRET: SECRET },
    });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const said = JSON.parse(line.toString()) as { store: string; url: string };
    expect(said).toMatchObject({ store: 'qinglan', name: '青岚应用商店', listings: 5 });
    expect((await fetch(`${said.url}/healthz`)).status).toBe(200);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  },
);

test.each([[['--store', 'none']], [['--lies', 'truth']], [[]]])('with %j and no token it says how it is used', async (given) => {
  const child = spawn(process.execPath, [MAIN, ...given], { env: { PATH: process.env['PATH'] } });
  expect(await once(child, 'exit')).toEqual([2, null]);
});
