import { gzipSync } from 'node:zlib';
import { decodeUtf8 } from '@touchstone/kernel/bytes';
import { inflateRaw } from '@touchstone/kernel/deflate';
import { describe, expect, test } from 'vitest';
import { bytesOf } from './building/bytes.ts';
import { pcap, pcapng, START_MS } from './building/captures.ts';
import { connection, type Said } from './building/connection.ts';
import { CLIENT, SERVER } from './building/packets.ts';
import { problemsOf, readCapture } from './building/read.ts';

const web = { server: { ...SERVER, port: 80 } };
const asked = (text: string | Uint8Array): Said => ({ by: 'client', bytes: text });
const answered = (text: string | Uint8Array): Said => ({ by: 'server', bytes: text });
const OK = answered('HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nok');
const read = (said: readonly Said[], segmentBytes = 1400) =>
  readCapture(pcap(connection(said, { ...web, segmentBytes })), { inflate: inflateRaw });

describe('a request in clear', () => {
  const post = asked('POST /r?imei=1 HTTP/1.1\r\nHost: Track.Example.\r\nContent-Length: 5\r\n\r\nhello');

  test('comes out whole', () => {
    const { requests, summary } = read([post, OK]);
    expect(requests).toEqual([
      {
        kind: 'request',
        protocol: 'http',
        line: 3,
        time: START_MS + 2,
        host: 'track.example',
        ip: '93.184.216.34',
        port: 80,
        method: 'POST',
        url: 'http://Track.Example./r?imei=1',
        headers: [
          ['Host', 'Track.Example.'],
          ['Content-Length', '5'],
        ],
        body: bytesOf('hello'),
        response: {
          status: 200,
          headers: [
            ['Content-Type', 'text/plain'],
            ['Content-Length', '2'],
          ],
        },
        decrypted: false,
        bytesUp: 73,
        bytesDown: 66,
      },
    ]);
    expect(summary).toMatchObject({
      format: 'pcap',
      container: 'pcap',
      packets: 6,
      connections: 1,
      encrypted: 0,
      decrypted: 0,
      problems: [],
    });
  });

  test.each([1, 2, 3, 7, 64])('comes out the same from segments of %i bytes', (size) => {
    const whole = read([post, OK]).requests[0]!;
    // What protocol it is shows after some bytes, so the packet may be a few further.
    expect(read([post, OK], size).requests).toEqual([{ ...whole, line: expect.any(Number), time: expect.any(Number) }]);
  });

  test.each([1, 13, 64])('comes out the same from pieces of %i bytes', (size) => {
    const capture = pcapng(connection([post, OK], web));
    expect(readCapture(capture, {}, size)).toEqual(readCapture(capture));
  });

  test('is kept when the capture ends before the answer', () => {
    const packets = connection([post], web).slice(0, 3);
    const [request] = readCapture(pcap(packets)).requests;
    expect(request).toMatchObject({ method: 'POST', body: bytesOf('hello') });
    expect(request!.response).toBeUndefined();
  });
});

describe('bodies', () => {
  const chunked = 'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n';
  const gzipped = gzipSync('{"oaid":"1"}');

  test.each([
    ['chunked', asked(`${chunked}3\r\nabc\r\n4;x=y\r\ndefg\r\n0\r\nT: 1\r\n\r\n`), 'abcdefg'],
    [
      'gzip',
      asked(bytesOf(`POST / HTTP/1.1\r\nContent-Encoding: gzip\r\nContent-Length: ${gzipped.length}\r\n\r\n`, gzipped)),
      '{"oaid":"1"}',
    ],
  ])('%s', (_name, said, text) => {
    const [request] = read([said, OK], 5).requests;
    expect(decodeUtf8(request!.body!)).toBe(text);
    expect(request!.bodyCut).toBeUndefined();
  });

  test('beyond the bound are cut, and counted', () => {
    const said = [asked(`POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5000\r\n\r\n${'x'.repeat(5000)}`), OK];
    const { requests } = readCapture(pcap(connection(said, web)), { bodyBytes: 100 });
    expect(requests[0]).toMatchObject({ bodyCut: true, bytesUp: 5050 });
    expect(requests[0]!.body!.length).toBe(100);
  });

  test('that a gzip claims but are not are left as sent', () => {
    const said = [asked('POST / HTTP/1.1\r\nHost: a\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello'), OK];
    expect(read(said).requests[0]).toMatchObject({ body: bytesOf('hello') });
    expect(read(said).requests[0]!.bodyDecoded).toBeUndefined();
  });
});

describe('several requests on one connection', () => {
  const get = (path: string, more = '') => `GET ${path} HTTP/1.1\r\nHost: a.example\r\n${more}\r\n`;

  test('go with their answers, also when asked ahead', () => {
    const said = [asked(get('/1') + get('/2')), answered('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n'), OK];
    expect(read(said).requests.map(({ url, response }) => [url, response?.status])).toEqual([
      ['http://a.example/1', 404],
      ['http://a.example/2', 200],
    ]);
  });

  test('a HEAD has no body in its answer', () => {
    const said = [asked(get('/1').replace('GET', 'HEAD')), answered('HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n'), asked(get('/2')), OK];
    expect(read(said).requests.map(({ method, response }) => [method, response?.status])).toEqual([
      ['HEAD', 200],
      ['GET', 200],
    ]);
  });

  test('an upgrade that is refused goes on as HTTP', () => {
    const said = [asked(get('/1', 'Upgrade: h2c\r\n')), OK, asked(get('/2', 'Upgrade: h2c\r\n')), OK, asked(get('/3')), OK];
    expect(read(said).requests.map(({ url }) => url?.at(-1))).toEqual(['1', '2', '3']);
  });

  test('a WebSocket is named, what it carries is not read', () => {
    const said = [
      asked(get('/ws', 'Upgrade: websocket\r\nConnection: Upgrade\r\n')),
      answered('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n'),
      asked(Uint8Array.of(0x81, 0x85, 1, 2, 3, 4, 5, 6, 7, 8, 9)),
    ];
    expect(read(said).requests).toMatchObject([{ protocol: 'websocket', url: 'http://a.example/ws', response: { status: 101 } }]);
  });

  test('what goes through a proxy is read as well', () => {
    const said = [
      asked('CONNECT deep.example:80 HTTP/1.1\r\nHost: deep.example:80\r\n\r\n'),
      answered('HTTP/1.1 200 Connection established\r\n\r\n'),
      asked('GET /inner HTTP/1.1\r\n\r\n'),
      OK,
    ];
    expect(read(said).requests).toMatchObject([
      { method: 'CONNECT', host: 'deep.example' },
      { method: 'GET', host: 'deep.example', url: 'http://deep.example/inner' },
    ]);
  });

  test('a thousand tunnels in one another end in the fourth', () => {
    const said = Array.from({ length: 1000 }, () => [asked('CONNECT a:1 HTTP/1.1\r\n\r\n'), answered('HTTP/1.1 200 OK\r\n\r\n')]).flat();
    expect(read(said).requests.length).toBe(4);
  });
});

test('a connection that is neither is named by its bytes', () => {
  const { requests, summary } = read([asked('\u0001\u0002binary'), answered('back')]);
  expect(requests).toMatchObject([{ protocol: 'tcp', host: '93.184.216.34', bytesUp: 8, bytesDown: 4, decrypted: false }]);
  expect(summary.connections).toBe(1);
});

test.each([
  ['nothing', bytesOf(), 'capture/empty'],
  ['two bytes', bytesOf(0xd4, 0xc3), 'capture/not-a-capture'],
  ['text', bytesOf('{"log":{}}'), 'capture/not-a-capture'],
  ['a head alone cut short', pcap([]).subarray(0, 10), 'capture/truncated'],
  ['a packet cut short', pcap([bytesOf('abcdef')]).subarray(0, 43), 'capture/truncated'],
])('%s is said to be so', (_name, capture, code) => {
  expect(problemsOf(readCapture(capture))).toMatchObject({ [code]: 1 });
});

test('the client is told apart where the start is missing', () => {
  const packets = connection([asked('GET / HTTP/1.1\r\nHost: late.example\r\n\r\n'), OK], web).slice(2);
  const [request] = readCapture(pcap(packets)).requests;
  expect(request).toMatchObject({ host: 'late.example', port: 80, response: { status: 200 } });
  expect(CLIENT.port).not.toBe(80);
});

test('where the capture begins inside a body, the next request is found', () => {
  const said = [asked('rest of a body'), answered('rest of an answer'), asked('GET /next HTTP/1.1\r\nHost: late.example\r\n\r\n'), OK];
  const packets = connection(said, web).slice(2);
  expect(readCapture(pcap(packets)).requests).toMatchObject([{ url: 'http://late.example/next', response: { status: 200 } }]);
});

describe('what is missing', () => {
  const post = asked(`POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 600\r\n\r\n${'x'.repeat(600)}`);
  const packets = connection([post, OK, asked('GET /2 HTTP/1.1\r\nHost: a\r\n\r\n'), OK], { ...web, segmentBytes: 100 });

  test('inside a body is a hole of known size', () => {
    const read = readCapture(pcap(packets.toSpliced(4, 2)));
    expect(read.requests).toMatchObject([
      { method: 'POST', bodyCut: true, response: { status: 200 } },
      { method: 'GET', response: { status: 200 } },
    ]);
    expect(problemsOf(read)).toEqual({ 'tcp/gap': 1 });
  });

  test('inside a head is lost until the next request', () => {
    const read = readCapture(pcap(packets.toSpliced(2, 1)));
    expect(read.requests.map(({ method }) => method)).toEqual(['GET']);
  });
});
