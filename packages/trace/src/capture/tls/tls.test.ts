import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { once } from 'node:events';
import { createSecureServer, connect as http2Connect } from 'node:http2';
import { type AddressInfo, createServer, connect as netConnect, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type SecureVersion, type TLSSocket, connect as tlsConnect } from 'node:tls';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { ports, tlsCrypto } from '@touchstone/ports-node';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { bytesOf } from '../building/bytes.ts';
import { pcap, pcapng, secretsBlock } from '../building/captures.ts';
import { certificate, SHA256_WITH_ECDSA, SHA256_WITH_RSA } from '../building/certificates.ts';
import { connection, type Said } from '../building/connection.ts';
import { problemsOf, readCapture } from '../building/read.ts';
import { createKeyLogReader } from '../key-log-reader.ts';

const open: { close(): void }[] = [];
afterAll(() => {
  for (const one of open) one.close();
});

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });

function identity(keys: { publicKey: KeyObject; privateKey: KeyObject }) {
  const isRsa = keys.publicKey.asymmetricKeyType === 'rsa';
  const encoded = certificate({
    subject: 'ads.example',
    issuer: 'Some CA',
    names: ['ads.example', '*.cdn.example'],
    publicKey: new Uint8Array(keys.publicKey.export({ type: 'spki', format: 'der' })),
    algorithm: isRsa ? SHA256_WITH_RSA : SHA256_WITH_ECDSA,
    sign: (signed) => new Uint8Array(sign('sha256', signed, keys.privateKey)),
  });
  const body = Buffer.from(encoded)
    .toString('base64')
    .match(/.{1,64}/g)!
    .join('\n');
  const pem = `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`;
  return { cert: pem, key: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }) };
}

const identities = { rsa: identity(rsa), ec: identity(ec) };

interface Recorded {
  readonly said: readonly Said[];
  readonly keyLog: string;
}

/** Has client and server talk through a wire that writes down what passes. */
async function record(server: Server, talk: (port: number, keyLog: (line: Buffer) => void) => Promise<void>): Promise<Recorded> {
  const said: Said[] = [];
  const lines: string[] = [];
  await listening(server);
  const wire = createServer((near: Socket) => {
    const far = netConnect((server.address() as AddressInfo).port, '127.0.0.1');
    const pass = (from: Socket, to: Socket, by: 'client' | 'server') => {
      from.on('data', (bytes) => {
        said.push({ by, bytes: new Uint8Array(bytes) });
        to.write(bytes);
      });
      from.on('end', () => to.end());
      from.on('error', () => to.destroy());
    };
    pass(near, far, 'client');
    pass(far, near, 'server');
  });
  await listening(wire);
  await talk((wire.address() as AddressInfo).port, (line) => lines.push(line.toString()));
  wire.close();
  server.close();
  return { said, keyLog: lines.join('') };
}

async function listening(server: Server): Promise<void> {
  open.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
}

const BODY = JSON.stringify({ imei: '860000000000017', list: 'x'.repeat(40_000) });

interface TlsCase {
  readonly version: SecureVersion;
  readonly ciphers?: string;
  readonly key?: 'rsa' | 'ec';
  readonly curves?: string;
  readonly body?: string;
}

function recordHttp1({ version, ciphers, key = 'rsa', curves, body = BODY }: TlsCase): Promise<Recorded> {
  // Node takes the suites of TLS 1.3 out of the list, and what is left must not be empty.
  const suites = ciphers === undefined ? {} : { ciphers: version === 'TLSv1.3' ? ciphers : `${ciphers}:@SECLEVEL=0` };
  const server = createTlsServer(
    {
      ...identities[key],
      ...suites,
      minVersion: version,
      maxVersion: version,
      ALPNProtocols: ['http/1.1'],
      ...(curves === undefined ? {} : { ecdhCurve: curves }),
    },
    (socket) => {
      let size = 0;
      socket.on('error', () => {});
      socket.on('data', (bytes) => {
        size += bytes.length;
        if (size > body.length) socket.end('HTTP/1.1 201 Created\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nok');
      });
    },
  );
  return record(server, async (port, keyLog) => {
    const socket: TLSSocket = tlsConnect({
      port,
      host: '127.0.0.1',
      servername: 'ads.example',
      rejectUnauthorized: false,
      ALPNProtocols: ['h2', 'http/1.1'],
      minVersion: version,
      maxVersion: version,
      ...suites,
    });
    socket.on('keylog', keyLog);
    socket.resume();
    await once(socket, 'secureConnect');
    socket.write(`POST /log?v=1 HTTP/1.1\r\nHost: ads.example\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
    await once(socket, 'close');
  });
}

const CASES: readonly (readonly [string, TlsCase])[] = [
  ['TLS_AES_128_GCM_SHA256', { version: 'TLSv1.3', ciphers: 'TLS_AES_128_GCM_SHA256' }],
  ['TLS_AES_256_GCM_SHA384', { version: 'TLSv1.3', ciphers: 'TLS_AES_256_GCM_SHA384', key: 'ec' }],
  ['TLS_CHACHA20_POLY1305_SHA256', { version: 'TLSv1.3', ciphers: 'TLS_CHACHA20_POLY1305_SHA256' }],
  // The server wants a group for which the client sent no share, and asks again.
  ['TLS_AES_256_GCM_SHA384', { version: 'TLSv1.3', curves: 'P-521' }],
  ['TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', { version: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES128-GCM-SHA256' }],
  ['TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384', { version: 'TLSv1.2', ciphers: 'ECDHE-ECDSA-AES256-GCM-SHA384', key: 'ec' }],
  ['TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256', { version: 'TLSv1.2', ciphers: 'ECDHE-RSA-CHACHA20-POLY1305' }],
  ['TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA', { version: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES128-SHA' }],
  ['TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384', { version: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES256-SHA384' }],
  ['TLS_RSA_WITH_AES_256_CBC_SHA256', { version: 'TLSv1.2', ciphers: 'AES256-SHA256' }],
  ['TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA', { version: 'TLSv1.1', ciphers: 'ECDHE-RSA-AES256-SHA' }],
  ['TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA', { version: 'TLSv1', ciphers: 'ECDHE-RSA-AES128-SHA' }],
];
const VERSIONS: Readonly<Record<string, string>> = { TLSv1: 'TLSv1.0' };

describe.each(CASES)('%s', (cipher, own) => {
  const options = { crypto: tlsCrypto, inflate: ports.inflate };
  const made = recordHttp1(own);
  const version = VERSIONS[own.version] ?? own.version;

  test(`a real connection of ${own.version} is opened with its key log`, async () => {
    const { said, keyLog } = await made;
    const { requests, summary } = readCapture(pcap(connection(said)), { ...options, keyLog });
    expect(summary).toMatchObject({ connections: 1, encrypted: 1, decrypted: 1, problems: [] });
    expect(requests).toMatchObject([
      {
        protocol: 'http',
        host: 'ads.example',
        method: 'POST',
        url: 'https://ads.example/log?v=1',
        response: { status: 201 },
        decrypted: true,
        tls: {
          version,
          cipher,
          sni: 'ads.example',
          alpn: 'http/1.1',
          certificateProblems: [],
          certificate: { subject: 'CN=ads.example', issuer: 'CN=Some CA', names: ['ads.example', '*.cdn.example'] },
        },
      },
    ]);
    expect(Buffer.from(requests[0]!.body!).toString()).toBe(BODY);
  });

  test('without its secrets, what is visible is told', async () => {
    const { said } = await made;
    const { requests, summary } = readCapture(pcap(connection(said)), options);
    expect(summary).toMatchObject({ connections: 1, encrypted: 1, decrypted: 0, problems: [] });
    expect(requests).toMatchObject([
      { protocol: 'tls', host: 'ads.example', decrypted: false, tls: { version, cipher, sni: 'ads.example' } },
    ]);
    expect(requests[0]!.bytesUp).toBeGreaterThan(BODY.length);
  });
});

describe('a connection of HTTP/2', async () => {
  const gzipped = gzipSync(BODY);
  const secure = createSecureServer({ ...identities.rsa, ALPNProtocols: ['h2'] }, (request, response) => {
    request.resume();
    request.on('end', () => {
      response.writeHead(200, { 'content-type': 'application/json', 'set-cookie': ['a=1', 'b=2'] });
      response.end(request.url);
    });
  });
  const { said, keyLog } = await record(secure as unknown as Server, async (port, line) => {
    const session = http2Connect(`https://ads.example`, {
      createConnection: () => {
        const socket = tlsConnect({ port, host: '127.0.0.1', servername: 'ads.example', rejectUnauthorized: false, ALPNProtocols: ['h2'] });
        socket.on('keylog', line);
        return socket;
      },
    });
    const ask = async (headers: Record<string, string>, body?: Uint8Array) => {
      const stream = session.request({ ':method': body === undefined ? 'GET' : 'POST', ...headers });
      stream.end(body);
      stream.resume();
      await once(stream, 'end');
    };
    const oddities = String.fromCharCode(...Array.from({ length: 90 }, (_, i) => 33 + i));
    await ask({ ':path': '/a?oaid=77', 'x-odd': oddities });
    await Promise.all([
      ask({ ':path': '/b', 'x-odd': oddities, 'content-encoding': 'gzip' }, gzipped),
      ask({ ':path': '/c', 'content-encoding': 'br' }, brotliCompressSync(BODY)),
    ]);
    await ask({ ':path': '/d', 'x-long': 'v'.repeat(12_000) });
    session.close();
    await once(session, 'close');
  });
  const capture = pcapng(connection(said), keyLog);

  test('is opened with the secrets inside the capture', () => {
    const { requests, summary } = readCapture(capture, { crypto: tlsCrypto, inflate: ports.inflate });
    expect(summary).toMatchObject({ decrypted: 1, container: 'pcapng', problems: [] });
    const byPath = new Map(requests.map((request) => [request.url, request]));
    expect([...byPath.keys()].sort()).toEqual(['/a?oaid=77', '/b', '/c', '/d'].map((path) => `https://ads.example${path}`));
    const b = byPath.get('https://ads.example/b')!;
    expect(Buffer.from(b.body!).toString()).toBe(BODY);
    expect(b).toMatchObject({ method: 'POST', host: 'ads.example', bodyDecoded: true, response: { status: 200 }, tls: { alpn: 'h2' } });
    expect(b.headers.find(([name]) => name === 'x-odd')?.[1].length).toBe(90);
    expect(byPath.get('https://ads.example/c')!.bodyDecoded).toBeUndefined();
    expect(byPath.get('https://ads.example/d')!.headers.find(([name]) => name === 'x-long')?.[1].length).toBe(12_000);
    expect(b.response!.headers.filter(([name]) => name === 'set-cookie').map(([, value]) => value)).toEqual(['a=1', 'b=2']);
  });

  test('is opened with secrets that come after it, when they are collected first', () => {
    const late = bytesOf(pcapng(connection(said)), secretsBlock(keyLog));
    const collector = createKeyLogReader();
    for (let at = 0; at < late.length; at += 5000) collector.push(late.slice(at, at + 5000));
    const collected = collector.end();
    expect(readCapture(late, { crypto: tlsCrypto }).summary.decrypted).toBe(0);
    expect(readCapture(late, { crypto: tlsCrypto, keyLog: collected }).summary).toMatchObject({ decrypted: 1, problems: [] });
  });

  test('is only named when the secrets are of others', () => {
    const other = keyLog.replaceAll(/ [0-9a-f]{64} /g, ` ${'ab'.repeat(32)} `);
    const read = readCapture(pcap(connection(said)), { crypto: tlsCrypto, keyLog: other });
    expect(read.requests).toMatchObject([{ protocol: 'tls', host: 'ads.example', decrypted: false }]);
    expect(problemsOf(read)).toEqual({ 'tls/no-secrets': 1 });
  });

  test('false secrets open nothing', () => {
    const wrong = keyLog.replaceAll(/[0-9a-f]{8}\n/g, 'deadbeef\n');
    const read = readCapture(pcap(connection(said)), { crypto: tlsCrypto, keyLog: wrong });
    expect(read.requests).toMatchObject([{ protocol: 'tls', decrypted: false }]);
    expect(problemsOf(read)['tls/record-not-opened']).toBeGreaterThan(0);
  });
});

describe('a connection that is not what it was', async () => {
  const short = { body: '{"oaid":"77"}' };
  const options = { crypto: tlsCrypto, inflate: ports.inflate };
  const recorded = await Promise.all([
    recordHttp1({ version: 'TLSv1.3', ...short }),
    recordHttp1({ version: 'TLSv1.2', key: 'ec', ...short }),
  ]);
  const captures = recorded.map(({ said, keyLog }) => ({ said, keyLog, capture: pcapng(connection(said, { segmentBytes: 500 }), keyLog) }));

  test('broken off anywhere, it is read as far as it goes', () => {
    for (const { capture } of captures) {
      for (let size = 0; size < capture.length; size++) {
        const { requests } = readCapture(capture.subarray(0, size), options);
        expect(requests.length).toBeLessThan(2);
      }
    }
  });

  test('whatever packet is missing, nothing false comes out', () => {
    for (const { said, keyLog } of captures) {
      const packets = connection(said, { segmentBytes: 200 });
      for (const [i] of packets.entries()) {
        const { requests } = readCapture(pcap(packets.toSpliced(i, 1)), { ...options, keyLog });
        for (const { method, url } of requests)
          expect([method, url]).toSatisfy(([m, u]) => m === undefined || (m === 'POST' && u.endsWith('/log?v=1')));
      }
    }
  });

  test('packets of one side in any order give the same request', () => {
    const isOfOneSide = (a: Uint8Array, b: Uint8Array) => a[15] === b[15];
    for (const { said, keyLog } of captures) {
      const packets = connection(said, { segmentBytes: 200 });
      fc.assert(
        fc.property(fc.array(fc.integer({ min: 2, max: packets.length - 4 }), { maxLength: 12 }), (swaps) => {
          const order = [...packets];
          for (const i of swaps) {
            if (isOfOneSide(order[i]!, order[i + 1]!)) [order[i], order[i + 1]] = [order[i + 1]!, order[i]!];
          }
          const { requests } = readCapture(pcap(order), { ...options, keyLog });
          expect(requests).toMatchObject([{ method: 'POST', decrypted: true, tls: { sni: 'ads.example' } }]);
        }),
        { numRuns: 60 },
      );
    }
  });

  test('with changed octets it is read or reported', () => {
    for (const { capture } of captures) {
      fc.assert(
        fc.property(fc.array(fc.tuple(fc.nat(capture.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 }), (edits) => {
          const copy = capture.slice();
          for (const [at, value] of edits) copy[at] = value;
          const { summary } = readCapture(copy, options);
          expect(summary.bytes).toBe(copy.length);
        }),
        { numRuns: 400 },
      );
    }
  });
});
