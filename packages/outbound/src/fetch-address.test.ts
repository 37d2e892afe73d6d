import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer as createTcpServer } from 'node:net';
import { buffer, text } from 'node:stream/consumers';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FetchOptions, fetchAddress } from './fetch-address.ts';
import { guardedFetch } from './guarded-fetch.ts';
import { OutboundFault } from './outbound-fault.ts';

/** Answers by path; what was asked is noted. */
const asked: { method: string; path: string; headers: Record<string, unknown>; body: string }[] = [];
const ANSWERS: Readonly<Record<string, RequestListener>> = {
  '/text': (_request, response) => response.end('试金石'),
  '/gzip': (_request, response) => response.setHeader('content-encoding', 'gzip').end(gzipSync('plain')),
  '/br': (_request, response) => response.setHeader('content-encoding', 'br').end(brotliCompressSync('plain')),
  '/deflate': (_request, response) => response.setHeader('content-encoding', 'deflate').end(deflateSync('plain')),
  '/bomb': (_request, response) => response.setHeader('content-encoding', 'gzip').end(gzipSync(new Uint8Array(50_000_000))),
  '/garbled': (_request, response) => response.setHeader('content-encoding', 'gzip').end('not gzip'),
  '/unknown': (_request, response) => response.setHeader('content-encoding', 'x-own').end('?'),
  '/endless': (_request, response) => {
    const more = () => {
      while (!response.destroyed && response.write(new Uint8Array(65536)));
      if (!response.destroyed) response.once('drain', more);
    };
    more();
  },
  '/stall': (_request, response) => {
    response.write('begin');
  },
  '/drip': (_request, response) => {
    const timer = setInterval(() => response.write('.'), 20);
    response.on('close', () => clearInterval(timer));
  },
  '/silent': () => {},
  '/broken': (_request, response) => {
    response.setHeader('content-length', '100');
    response.write('only this');
    setTimeout(() => response.destroy(), 20);
  },
  '/missing': (_request, response) => response.writeHead(404).end('no such page'),
  '/empty': (_request, response) => response.writeHead(204).end(),
  '/loop': (_request, response) => response.writeHead(302, { location: '/loop' }).end(),
  '/to-text': (_request, response) => response.writeHead(302, { location: '/text' }).end(),
  '/see-other': (_request, response) => response.writeHead(303, { location: '/text' }).end(),
  '/keep-method': (_request, response) => response.writeHead(307, { location: '/text' }).end(),
  '/to-file': (_request, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/to-metadata': (_request, response) => response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end(),
  '/to-inside': (_request, response) => response.writeHead(302, { location: 'http://inside.test/' }).end(),
  '/to-other-host': (request, response) =>
    response.writeHead(302, { location: `http://other.test:${request.socket.localPort}/text` }).end(),
};

let server: Server;
let base = '';
let port = 0;
beforeAll(async () => {
  server = createServer(async (request, response) => {
    const path = request.url?.split('?')[0] ?? '';
    asked.push({ method: request.method ?? '', path, headers: request.headers, body: await text(request).catch(() => '') });
    (ANSWERS[path] ?? ANSWERS['/missing'])!(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
  base = `http://127.0.0.1:${port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Names of a world of its own. */
const resolve = async (hostname: string) => {
  const known: Record<string, readonly string[]> = {
    'here.test': ['127.0.0.1'],
    'other.test': ['127.0.0.1'],
    'inside.test': ['10.0.0.1'],
    'mixed.test': ['8.8.8.8', '10.0.0.1'],
    'none.test': [],
  };
  if (known[hostname] === undefined) throw new Error('ENOTFOUND');
  return known[hostname];
};

const ask = (path: string, options: Partial<FetchOptions> = {}) =>
  fetchAddress(path.startsWith('/') ? base + path : path, { maxBytes: 1_000_000, timeoutMs: 5000, allow: 'loopback', resolve, ...options });
const bodyOf = async (path: string, options?: Partial<FetchOptions>) => text((await ask(path, options)).body);
const codeOf = async (step: Promise<unknown>) => {
  const error = await step.then(
    () => undefined,
    (fault: unknown) => fault,
  );
  return error instanceof OutboundFault ? error.code : error;
};

describe('what is fetched', () => {
  test('is given with its status, whatever that is', async () => {
    const { status, url, body } = await ask('/missing?page=1');
    expect([status, url, await text(body)]).toEqual([404, `${base}/missing?page=1`, 'no such page']);
  });

  test.each(['/gzip', '/br', '/deflate'])('%s is decompressed, and its headers no longer say otherwise', async (path) => {
    const { headers, body } = await ask(path);
    expect([headers['content-encoding'], headers['content-length'], await text(body)]).toEqual([undefined, undefined, 'plain']);
  });

  test('can be a part, which is asked for uncompressed', async () => {
    await bodyOf('/text', { range: { start: 5 } });
    expect(asked.at(-1)?.headers).toMatchObject({ range: 'bytes=5-', 'accept-encoding': 'identity' });
    await bodyOf('/text', { range: { start: 5, end: 9 } });
    expect(asked.at(-1)?.headers).toMatchObject({ range: 'bytes=5-9' });
  });

  test.each([
    ['text', 'words', '5'],
    ['bytes', Buffer.from('words'), '5'],
    [
      'a stream',
      (async function* () {
        yield Buffer.from('words');
      })(),
      undefined,
    ],
  ])('%s can be sent', async (_name, body, size) => {
    await bodyOf('/text', { method: 'POST', body });
    expect(asked.at(-1)).toMatchObject({ method: 'POST', body: 'words' });
    expect(asked.at(-1)?.headers['content-length']).toBe(size);
  });

  test('by name goes to the address that was checked, under that name', async () => {
    expect(await bodyOf(`http://here.test:${port}/text`)).toBe('试金石');
    expect(asked.at(-1)?.headers['host']).toBe(`here.test:${port}`);
  });
});

describe('where a request may not go', () => {
  test.each([
    ['loopback when only the internet is allowed', () => `${base}/text`, { allow: 'public' }, 'refused-address'],
    ['loopback as one number', () => `http://2130706433:${port}/text`, { allow: 'public' }, 'refused-address'],
    ['loopback as IPv6', () => `http://[::ffff:127.0.0.1]:${port}/text`, { allow: 'public' }, 'refused-address'],
    ['a name of the network inside', () => 'http://inside.test/', {}, 'refused-address'],
    ['a name with one address outside and one inside', () => 'http://mixed.test/', {}, 'refused-address'],
    ['the metadata of a cloud', () => 'http://169.254.169.254/', { allow: ['elsewhere.test'] }, 'refused-address'],
    ['a name nobody knows', () => 'http://nowhere.test/', {}, 'not-resolved'],
    ['a name without address', () => 'http://none.test/', {}, 'not-resolved'],
    ['a file', () => 'file:///etc/passwd', {}, 'bad-address'],
    ['what is no address', () => 'not an address', {}, 'bad-address'],
    ['an address with a password', () => `http://me:secret@127.0.0.1:${port}/text`, {}, 'bad-address'],
    ['a port where nobody listens', () => 'http://127.0.0.1:1/', {}, 'not-reachable'],
  ] satisfies readonly (readonly [string, () => string, Partial<FetchOptions>, string])[])(
    '%s: %s',
    async (_name, address, options, code) => {
      const before = asked.length;
      expect(await codeOf(ask(address(), options))).toBe(code);
      expect(asked).toHaveLength(before);
    },
  );

  test('a name that resolves differently the second time gains nothing', async () => {
    let times = 0;
    const rebinding = async () => (times++ === 0 ? ['127.0.0.1'] : ['10.0.0.1']);
    expect(await bodyOf(`http://rebind.test:${port}/text`, { resolve: rebinding })).toBe('试金石');
    expect(times).toBe(1);
  });

  test('a certificate that nobody vouches for, or no encryption where there should be', async () => {
    expect(await codeOf(ask(`https://127.0.0.1:${port}/text`))).toBe('not-trusted');
  });
});

describe('redirects', () => {
  test('are followed, and the last address is told', async () => {
    const { url, body } = await ask('/to-text');
    expect([url, await text(body)]).toEqual([`${base}/text`, '试金石']);
  });

  test.each([
    ['/loop', 'too-many-redirects'],
    ['/to-file', 'bad-address'],
    ['/to-metadata', 'refused-address'],
    ['/to-inside', 'refused-address'],
  ])('%s: %s', async (path, code) => {
    expect(await codeOf(ask(path))).toBe(code);
  });

  test('at most five are followed', async () => {
    const before = asked.length;
    await codeOf(ask('/loop'));
    expect(asked.length - before).toBe(6);
  });

  test('to another host carry nothing that proves who we are', async () => {
    await bodyOf('/to-other-host', { headers: { Authorization: 'Bearer x', Cookie: 'a=b', 'X-Key': 'k', Accept: 'text/plain' } });
    expect(Object.keys(asked.at(-1)?.headers ?? {}).sort()).toEqual(['accept', 'accept-encoding', 'connection', 'host']);
    await bodyOf('/to-text', { headers: { Authorization: 'Bearer x' } });
    expect(asked.at(-1)?.headers['authorization']).toBe('Bearer x');
  });

  test.each([
    ['/to-text', 'GET', ''],
    ['/see-other', 'GET', ''],
    ['/keep-method', 'POST', 'words'],
  ])('%s turns a POST into %s', async (path, method, body) => {
    await bodyOf(path, { method: 'POST', body: 'words' });
    expect(asked.at(-1)).toMatchObject({ method, body });
  });

  test('are given as they are when none may be followed', async () => {
    const { status, headers, body } = await ask('/to-text', { maxRedirects: 0 });
    body.destroy();
    expect([status, headers.location]).toEqual([302, '/text']);
  });
});

describe('limits', () => {
  test.each([
    ['a body without end', '/endless', {}, 'too-large'],
    ['a small body that unpacks to a large one', '/bomb', {}, 'too-large'],
    ['a body that is one byte too long', '/text', { maxBytes: 8 }, 'too-large'],
    ['no answer', '/silent', { idleMs: 60 }, 'timed-out'],
    ['an answer that stops in the middle', '/stall', { idleMs: 60 }, 'timed-out'],
    ['an answer that never ends, drop by drop', '/drip', { timeoutMs: 150 }, 'timed-out'],
    ['an answer that breaks off', '/broken', {}, 'not-reachable'],
    ['an answer not compressed as it says', '/garbled', {}, 'bad-answer'],
    ['an answer in an unknown encoding', '/unknown', {}, 'bad-answer'],
  ])('%s', async (_name, path, options, code) => {
    expect(await codeOf(bodyOf(path, options))).toBe(code);
  });

  test('a body of exactly the allowed size is whole', async () => {
    expect(await bodyOf('/text', { maxBytes: 9 })).toBe('试金石');
  });

  test('a name that takes for ever to resolve counts against the time', async () => {
    expect(await codeOf(ask('http://slow.test/', { timeoutMs: 60, resolve: () => new Promise(() => {}) }))).toBe('timed-out');
  });

  test('an answer that is not HTTP is a bad answer', async () => {
    const other = createTcpServer((socket) => socket.end('SSH-2.0-OpenSSH\r\n'));
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    expect(await codeOf(ask(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`))).toBe('bad-answer');
    other.close();
  });

  test('whoever asked can end it, and hears the reason', async () => {
    const controller = new AbortController();
    const { body } = await ask('/stall', { signal: controller.signal });
    setTimeout(() => controller.abort(new Error('enough')), 30);
    await expect(text(body)).rejects.toThrow('enough');
    await expect(ask('/text', { signal: controller.signal })).rejects.toThrow('enough');
  });

  test('a caller that is slower than the limit of silence loses nothing', async () => {
    const { body } = await ask('/text', { idleMs: 40 });
    await new Promise((done) => setTimeout(done, 100));
    expect(await text(body)).toBe('试金石');
  });
});

test('an answer that nobody reads is let go with its body', async () => {
  const { body } = await ask('/endless', { timeoutMs: 60_000 });
  const connections = () => new Promise<number>((done) => server.getConnections((_error, count) => done(count)));
  const before = await connections();
  body.destroy();
  await expect.poll(connections).toBeLessThan(before);
});

describe('in the shape of fetch', () => {
  const fetch = guardedFetch({ maxBytes: 1_000_000, timeoutMs: 5000, allow: 'loopback', resolve });

  test('answers are Responses', async () => {
    const response = await fetch(`${base}/gzip`, { headers: new Headers({ accept: 'text/plain' }) });
    expect([response.ok, response.status, await response.text()]).toEqual([true, 200, 'plain']);
    expect((await fetch(new URL(`${base}/empty`))).status).toBe(204);
  });

  test('forms are sent', async () => {
    await (
      await fetch(`${base}/text`, {
        method: 'POST',
        body: new URLSearchParams({ a: '试' }),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
    ).text();
    expect(asked.at(-1)?.body).toBe('a=%E8%AF%95');
  });

  test('redirects are followed, handed back or refused, as asked', async () => {
    expect(await (await fetch(`${base}/to-text`)).text()).toBe('试金石');
    expect((await fetch(`${base}/to-text`, { redirect: 'manual' })).status).toBe(302);
    await expect(fetch(`${base}/to-text`, { redirect: 'error' })).rejects.toThrow(TypeError);
  });

  test('the guard stands', async () => {
    expect(await codeOf(fetch('http://inside.test/'))).toBe('refused-address');
    expect((await buffer((await ask('/text')).body)).length).toBe(9);
  });
});
