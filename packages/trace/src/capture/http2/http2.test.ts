import { fromHex } from '@touchstone/kernel/hex';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf, u16, u32 } from '../building/bytes.ts';
import { pcap } from '../building/captures.ts';
import { connection, type Said } from '../building/connection.ts';
import { SERVER } from '../building/packets.ts';
import { problemsOf, readCapture } from '../building/read.ts';
import { Budget, Hold } from '../flow/budget.ts';
import { HpackDecoder } from './hpack.ts';
import { decodeHuffman } from './huffman.ts';
import { PREFACE } from './preface.ts';

const hex = (text: string) => fromHex(text.replaceAll(' ', ''))!;

describe('HPACK', () => {
  // RFC 7541 C.4: three requests on one connection, with Huffman codes.
  test('requests of the specification', () => {
    const decoder = new HpackDecoder(new Hold(new Budget(1e6)));
    const first = [
      [':method', 'GET'],
      [':scheme', 'http'],
      [':path', '/'],
      [':authority', 'www.example.com'],
    ];
    expect(decoder.decode(hex('828684418cf1e3c2e5f23a6ba0ab90f4ff'))).toEqual(first);
    expect(decoder.decode(hex('828684be5886a8eb10649cbf'))).toEqual([...first, ['cache-control', 'no-cache']]);
    expect(decoder.decode(hex('828785bf408825a849e95ba97d7f8925a849e95bb8e8b4bf'))).toEqual([
      [':method', 'GET'],
      [':scheme', 'https'],
      [':path', '/index.html'],
      [':authority', 'www.example.com'],
      ['custom-key', 'custom-value'],
    ]);
  });

  test('what is too large for the table empties it', () => {
    const decoder = new HpackDecoder(new Hold(new Budget(1e6)));
    decoder.decode(hex('400161 0162'));
    expect(decoder.decode(hex('be'))).toEqual([['a', 'b']]);
    expect(decoder.decode(bytesOf(hex('3f81 1f'), hex('be')))).toEqual([['a', 'b']]);
    expect(decoder.decode(hex('20'))).toEqual([]);
    expect(decoder.decode(hex('be'))).toBeUndefined();
  });

  test.each([
    ['entry 0', '80'],
    ['an entry that is not there', 'be'],
    ['an integer without end', 'ffffffffffffff'],
    ['a text past the end', '0001 61 05 61'],
    ['a table of gigabytes', '3fffffffff07'],
    ['a Huffman text that is its end', '0001618 4 ffffffff'],
    ['padding of a whole octet', '00016182 1fff'],
  ])('%s is refused', (_name, block) => expect(new HpackDecoder(new Hold(new Budget(1e6))).decode(hex(block))).toBeUndefined());

  test('one entry a hundred thousand times is kept five hundred times', () => {
    const decoder = new HpackDecoder(new Hold(new Budget(1e6)));
    decoder.decode(bytesOf(hex('40016101 62')));
    expect(decoder.decode(new Uint8Array(100_000).fill(0xbe))?.length).toBe(500);
  });

  test('any block is decoded or refused', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 5 }), (blocks) => {
        const decoder = new HpackDecoder(new Hold(new Budget(1e6)));
        for (const block of blocks)
          for (const [name, value] of decoder.decode(block) ?? []) expect(typeof name + typeof value).toBe('stringstring');
      }),
      { numRuns: 500 },
    );
  });
});

test('every octet has a code of its own', () => {
  expect(decodeHuffman(hex('a8eb10649cbf'))).toEqual(bytesOf('no-cache'));
  expect(decodeHuffman(bytesOf())).toEqual(bytesOf());
});

const [END_STREAM, END_HEADERS, PADDED, PRIORITY] = [1, 4, 8, 0x20];
const frame = (type: number, flags: number, stream: number, payload: Uint8Array) =>
  bytesOf(0, u16(payload.length), type, flags, u32(stream), payload);
const literal = (name: string, value: string) => bytesOf(0, name.length, name, value.length, value);
const request = (path: string) => bytesOf(0x83, 0x86, literal(':path', path), literal(':authority', 'a.example'));
const OK = 0x88;
const web = { server: { ...SERVER, port: 80 } };
const client = (...bytes: Uint8Array[]): Said => ({ by: 'client', bytes: bytesOf(...bytes) });
const server = (...bytes: Uint8Array[]): Said => ({ by: 'server', bytes: bytesOf(...bytes) });
const hello = client(bytesOf(PREFACE), frame(4, 0, 0, bytesOf()));
const answer = server(frame(1, END_HEADERS | END_STREAM, 1, bytesOf(OK)));
const read = (said: readonly Said[], segmentBytes = 1400) => readCapture(pcap(connection(said, { ...web, segmentBytes })));

describe('a connection in clear', () => {
  const padded = frame(0, PADDED | END_STREAM, 1, bytesOf(4, 'body', 0, 0, 0, 0));
  const headers = frame(1, END_HEADERS | PRIORITY | PADDED, 1, bytesOf(2, u32(0), 9, request('/p'), 0, 0));
  const block = request('/p');
  const cut = [frame(1, 0, 1, block.subarray(0, 5)), frame(9, 0, 1, block.subarray(5, 9)), frame(9, END_HEADERS, 1, block.subarray(9))];

  test.each([1, 5, 1400])('padding and priority do not matter, in segments of %i', (size) => {
    expect(read([hello, client(headers, padded), answer], size).requests).toMatchObject([
      { method: 'POST', url: 'http://a.example/p', body: bytesOf('body'), response: { status: 200 }, host: 'a.example' },
    ]);
  });

  test('headers may go on in further frames', () => {
    expect(read([hello, client(...cut, padded), answer]).requests).toMatchObject([{ url: 'http://a.example/p', body: bytesOf('body') }]);
  });

  test('answers may come mixed, and before the request has ended', () => {
    const said = [
      hello,
      client(frame(1, END_HEADERS, 1, request('/1')), frame(1, END_HEADERS | END_STREAM, 3, request('/3'))),
      server(frame(1, END_HEADERS | END_STREAM, 3, bytesOf(OK)), frame(1, END_HEADERS | END_STREAM, 1, bytesOf(0x8d))),
      client(frame(0, END_STREAM, 1, bytesOf('late'))),
    ];
    expect(read(said).requests.map(({ url, response, body }) => [url?.slice(-2), response?.status, body?.length])).toEqual([
      ['/3', 200, undefined],
      ['/1', 404, 4],
    ]);
  });

  test('a stream that is reset is told at once, the rest at the end', () => {
    const said = [hello, client(frame(1, END_HEADERS, 1, request('/1')), frame(1, END_HEADERS, 3, request('/3')), frame(3, 0, 1, u32(8)))];
    expect(read(said).requests).toMatchObject([{ url: 'http://a.example/1', bodyCut: true }, { url: 'http://a.example/3' }]);
  });

  test('a table that broke is reported once, and bodies go on', () => {
    const said = [
      hello,
      client(frame(1, END_HEADERS, 1, request('/1')), frame(1, END_HEADERS, 3, bytesOf(0x80)), frame(1, END_HEADERS, 5, bytesOf(0x82))),
    ];
    const result = read(said);
    expect(result.requests).toMatchObject([{ url: 'http://a.example/1' }]);
    expect(problemsOf(result)).toEqual({ 'http2/headers-lost': 1 });
  });

  test('two thousand open streams are told before they end', () => {
    const opened = Array.from({ length: 2000 }, (_, i) => frame(1, END_HEADERS, 2 * i + 1, request('/')));
    const result = read([hello, client(...opened)]);
    expect(result.requests.length).toBe(2000);
    expect(problemsOf(result)).toEqual({ 'http/too-many-streams': 1000 });
  });

  test.each([
    ['headers of sixteen megabytes', bytesOf(255, 255, 255, 1, 0, u32(1), 'x'), { 'http2/lost': 1 }],
    ['padding longer than the frame', frame(1, END_HEADERS | PADDED, 1, bytesOf(99, 1)), { 'http2/frame': 1 }],
    ['a continuation of nothing', frame(9, END_HEADERS, 1, bytesOf(0x82)), { 'http2/frame': 1 }],
  ])('%s is reported', (_name, bytes, problems) => expect(problemsOf(read([hello, client(bytes)]))).toEqual(problems));
});
