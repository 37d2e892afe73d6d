import { createCipheriv } from 'node:crypto';
import { toHex } from '@touchstone/kernel/hex';
import { tlsCrypto } from '@touchstone/ports-node';
import { describe, expect, test } from 'vitest';
import { bytesOf, u16 } from '../building/bytes.ts';
import { pcap } from '../building/captures.ts';
import { connection, type Said } from '../building/connection.ts';
import { problemsOf, readCapture } from '../building/read.ts';
import { expandLabel } from './key-schedule.ts';

// What clients in the field do and Node does not: connections of TLS 1.3 sealed by hand.
const secret = (fill: number) => new Uint8Array(32).fill(fill);
const [EARLY, CLIENT_HANDSHAKE, SERVER_HANDSHAKE, CLIENT, SERVER] = [1, 2, 3, 4, 5].map(secret) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
  Uint8Array,
  Uint8Array,
];
const random = secret(9);
const keyLog = [
  ['CLIENT_EARLY_TRAFFIC_SECRET', EARLY],
  ['CLIENT_HANDSHAKE_TRAFFIC_SECRET', CLIENT_HANDSHAKE],
  ['SERVER_HANDSHAKE_TRAFFIC_SECRET', SERVER_HANDSHAKE],
  ['CLIENT_TRAFFIC_SECRET_0', CLIENT],
  ['SERVER_TRAFFIC_SECRET_0', SERVER],
]
  .map(([label, value]) => `${label} ${toHex(random)} ${toHex(value as Uint8Array)}\n`)
  .join('');

const record = (type: number, body: Uint8Array) => bytesOf(type, 3, 3, u16(body.length), body);
const message = (type: number, body: Uint8Array) => bytesOf(type, 0, u16(body.length), body);
const extension = (type: number, body: Uint8Array) => bytesOf(u16(type), u16(body.length), body);

/** Seals records one after the other under one secret. */
function sealer(own: Uint8Array, paddingBytes = 3) {
  const key = expandLabel(tlsCrypto, 'sha256', own, 'key', 16);
  const iv = expandLabel(tlsCrypto, 'sha256', own, 'iv', 12);
  let sequence = 0;
  return (type: number, content: Uint8Array | string): Uint8Array => {
    const inner = bytesOf(content, type, new Uint8Array(paddingBytes));
    const nonce = iv.slice();
    nonce[11]! ^= sequence++;
    const head = bytesOf(23, 3, 3, u16(inner.length + 16));
    const cipher = createCipheriv('aes-128-gcm', key, nonce).setAAD(head);
    return bytesOf(head, cipher.update(inner), cipher.final(), cipher.getAuthTag());
  };
}

const hello = (extensions: Uint8Array) =>
  record(22, message(1, bytesOf(u16(0x0303), random, 0, u16(2), u16(0x1301), 1, 0, u16(extensions.length), extensions)));
const versions = extension(43, bytesOf(2, u16(0x0304)));
const chosen = extension(43, u16(0x0304));
const answer = record(22, message(2, bytesOf(u16(0x0303), secret(8), 0, u16(0x1301), 0, u16(chosen.length), chosen)));
const finished = message(20, new Uint8Array(32));
const [HANDSHAKE, DATA] = [22, 23];
const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`;
const OK = 'HTTP/1.1 204 No\r\n\r\n';
const read = (said: readonly Said[]) => readCapture(pcap(connection(said)), { crypto: tlsCrypto, keyLog });
const client = (...bytes: Uint8Array[]): Said => ({ by: 'client', bytes: bytesOf(...bytes) });
const server = (...bytes: Uint8Array[]): Said => ({ by: 'server', bytes: bytesOf(...bytes) });
const pathsOf = (result: ReturnType<typeof read>) => result.requests.map(({ url, response }) => [url, response?.status]);

describe('early data', () => {
  const start = hello(bytesOf(versions, extension(42, bytesOf())));
  const seal = () => ({ early: sealer(EARLY), handshake: sealer(CLIENT_HANDSHAKE), client: sealer(CLIENT), server: sealer(SERVER) });

  test('waits for the answer, and is then read', () => {
    const { early, handshake, client: own, server: other } = seal();
    const said = [
      client(start, record(20, bytesOf(1)), early(DATA, get('/early'))),
      server(answer, sealer(SERVER_HANDSHAKE)(HANDSHAKE, finished)),
      client(early(HANDSHAKE, message(5, bytesOf())), handshake(HANDSHAKE, finished), own(DATA, get('/late'))),
      server(other(DATA, OK), other(DATA, OK)),
    ];
    expect(pathsOf(read(said))).toEqual([
      ['https://a/early', 204],
      ['https://a/late', 204],
    ]);
  });

  test('under other keys than those of the log is passed over', () => {
    const { handshake, client: own, server: other } = seal();
    const said = [
      client(start, sealer(secret(77))(DATA, get('/refused'))),
      server(answer),
      client(handshake(HANDSHAKE, finished), own(DATA, get('/again'))),
      server(other(DATA, OK)),
    ];
    const result = read(said);
    expect(pathsOf(result)).toEqual([['https://a/again', 204]]);
    expect(problemsOf(result)).toEqual({ 'tls/record-not-opened': 1 });
  });
});

test('keys that change are followed', () => {
  const update = message(24, bytesOf(0));
  const next = expandLabel(tlsCrypto, 'sha256', CLIENT, 'traffic upd', 32);
  const third = expandLabel(tlsCrypto, 'sha256', next, 'traffic upd', 32);
  const [a, b, c, other] = [CLIENT, next, third, SERVER].map(sealer) as [ReturnType<typeof sealer>, ...ReturnType<typeof sealer>[]];
  const said = [
    client(hello(versions)),
    server(answer),
    client(a(DATA, get('/1')), a(HANDSHAKE, update), b!(DATA, get('/2')), b!(HANDSHAKE, update), c!(DATA, get('/3'))),
    server(other!(DATA, OK), other!(DATA, OK), other!(DATA, OK)),
  ];
  expect(pathsOf(read(said)).map(([url]) => url)).toEqual(['https://a/1', 'https://a/2', 'https://a/3']);
});

test('a record with a hole in it is passed over, and those behind it are opened', () => {
  const own = sealer(CLIENT, 0);
  const body = 'x'.repeat(3000);
  const said = [
    client(hello(versions)),
    server(answer),
    client(own(DATA, `POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3000\r\n\r\n`), own(DATA, body)),
    client(own(DATA, get('/behind'))),
  ];
  const packets = connection(said, { segmentBytes: 1000 });
  const largest = packets.findIndex((packet) => packet.length === 1040 && packet[15] === 2) + 1;
  const result = readCapture(pcap(packets.toSpliced(largest, 1)), { crypto: tlsCrypto, keyLog });
  expect(result.requests.map(({ url, bodyCut }) => [url, bodyCut])).toEqual([
    ['https://a/', true],
    ['https://a/behind', undefined],
  ]);
  expect(problemsOf(result)).toEqual({ 'tcp/gap': 1 });
});
