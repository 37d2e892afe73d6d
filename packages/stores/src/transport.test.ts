import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { OutboundFault } from '@touchstone/outbound';
import { afterEach, expect, test } from 'vitest';
import type { Fetch, Surroundings } from './fetch-port.ts';
import { StoreFault } from './store-fault.ts';
import { type TransportOptions, transport } from './transport.ts';

const never = new AbortController().signal;
const rate = { perSecond: 1e6, burst: 1e6, atOnce: 4 };
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function served(answer: (request: IncomingMessage, response: ServerResponse, count: number) => void): Promise<string> {
  let count = 0;
  const server = createServer((request, response) => answer(request, response, ++count));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as { port: number }).port}/`;
}

/** Time goes on only when somebody sleeps. */
function around(way: Fetch = fetch) {
  let now = 0;
  const slept: number[] = [];
  const surroundings: Surroundings = {
    fetch: way,
    nowMs: () => now,
    sleep: async (ms) => {
      slept.push(ms);
      now += ms;
    },
    random: () => 1,
  };
  return { surroundings, slept };
}

const opened = (options: Partial<TransportOptions> = {}, way?: Fetch) => {
  const { surroundings, slept } = around(way);
  return { wire: transport(surroundings, { rate, ...options }), slept };
};
const codeOf = async (work: Promise<unknown>) =>
  work.then(
    () => 'answers',
    (error: unknown) => (error instanceof StoreFault ? error.code : String(error)),
  );

test('a busy store is asked again, later each time, and as late as it wishes', async () => {
  const url = await served((_, response, count) => {
    if (count === 3) response.setHeader('retry-after', '7');
    response.writeHead(count < 4 ? 503 : 200).end('ok');
  });
  const { wire, slept } = opened({ retries: { attempts: 5, baseMs: 100, capMs: 10_000 } });
  const { body } = await wire.read({ url, what: 'test' }, 100, never);
  expect(Buffer.from(body).toString()).toBe('ok');
  expect(slept.slice(0, 2)).toEqual([100, 200]);
  expect(slept[2]).toBe(7000);
});

test('a store that wants an hour is not waited for', async () => {
  const url = await served((_, response) => response.writeHead(429, { 'retry-after': '3600' }).end());
  const { wire, slept } = opened();
  await expect(wire.read({ url, what: 'test' }, 100, never)).rejects.toMatchObject({ code: 'rate-limited', retryAfterMs: 3_600_000 });
  expect(slept).toEqual([]);
});

test.each<[number, string]>([
  [400, 'refused'],
  [401, 'not-permitted'],
  [404, 'not-found'],
  [410, 'cursor-expired'],
  [302, 'refused'],
])('%i is %s, and asked once', async (status, code) => {
  let count = 0;
  const url = await served((_, response) => {
    count++;
    response.writeHead(status, { location: 'http://127.0.0.1:1/' }).end();
  });
  expect(await codeOf(opened().wire.read({ url, what: 'test' }, 100, never))).toBe(code);
  expect(count).toBe(1);
});

test('a body too large is left as soon as it is seen to be', async () => {
  let sent = 0;
  const url = await served((_, response) => {
    const more = () => {
      sent += 65_536;
      if (!response.destroyed) response.write(Buffer.alloc(65_536), () => setImmediate(more));
    };
    more();
  });
  expect(await codeOf(opened().wire.read({ url, what: 'test' }, 1000, never))).toBe('too-large');
  const before = sent;
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(sent - before).toBeLessThanOrEqual(65_536 * 2);
});

test.each([
  ['no answer', () => undefined],
  ['half a body', (response: ServerResponse) => response.writeHead(200, { 'content-length': '100' }).write('x')],
])('%s is a time-out', async (_, answer) => {
  const url = await served((__, response) => void answer(response));
  expect(
    await codeOf(opened({ timeoutMs: 50, retries: { attempts: 1, baseMs: 1, capMs: 1 } }).wire.read({ url, what: 'test' }, 1000, never)),
  ).toBe('timed-out');
});

test('a body that drips for ever is a time-out, too', async () => {
  const url = await served((_, response) => {
    const timer = setInterval(() => response.write('x'), 5);
    response.on('close', () => clearInterval(timer));
  });
  const { wire } = opened({ timeoutMs: 1000, wholeTimeoutMs: 100, retries: { attempts: 1, baseMs: 1, capMs: 1 } });
  expect(await codeOf(wire.read({ url, what: 'test' }, 1_000_000, never))).toBe('timed-out');
});

test('no more are under way than allowed, and one that is cancelled gives its place back', async () => {
  let underWay = 0;
  let most = 0;
  const url = await served((request, response) => {
    most = Math.max(most, ++underWay);
    response.on('close', () => underWay--);
    if (request.url === '/hang') return;
    setTimeout(() => response.end('ok'), 20);
  });
  const { wire } = opened({ rate: { ...rate, atOnce: 2 } });
  const leaving = new AbortController();
  const hanging = wire.read({ url: `${url}hang`, what: 'test' }, 10, leaving.signal);
  const others = Array.from({ length: 6 }, () => wire.read({ url, what: 'test' }, 10, never));
  setTimeout(() => leaving.abort(new Error('enough')), 30);
  await expect(hanging).rejects.toThrow('enough');
  await Promise.all(others);
  expect(most).toBe(2);
});

test('five failures open the breaker, and answers that say no do not', async () => {
  let status = 404;
  const url = await served((_, response) => response.writeHead(status).end());
  const { wire } = opened({ retries: { attempts: 1, baseMs: 1, capMs: 1 } });
  const ask = () => codeOf(wire.read({ url, what: 'test' }, 10, never));
  for (let i = 0; i < 8; i++) expect(await ask()).toBe('not-found');
  status = 500;
  for (let i = 0; i < 5; i++) expect(await ask()).toBe('server-error');
  expect([await ask(), wire.breaker.state]).toEqual(['circuit-open', 'open']);
});

test.each([
  ['refused-address', 'not-allowed'],
  ['not-trusted', 'not-allowed'],
  ['not-reachable', 'unreachable'],
  ['timed-out', 'timed-out'],
  ['too-large', 'too-large'],
] as const)('%s of the guarded way out is %s', async (outbound, code) => {
  const way: Fetch = () => Promise.reject(new OutboundFault(outbound, 'no'));
  expect(
    await codeOf(opened({ retries: { attempts: 1, baseMs: 1, capMs: 1 } }, way).wire.read({ url: 'http://x/', what: 'test' }, 10, never)),
  ).toBe(code);
});
