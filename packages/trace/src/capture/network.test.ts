import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf } from './building/bytes.ts';
import { pcap, pcapng, START_MS } from './building/captures.ts';
import { connection } from './building/connection.ts';
import { ACK, CLIENT, RST, SERVER, SYN, tcpPacket, udpPacket } from './building/packets.ts';
import { problemsOf, readCapture } from './building/read.ts';
import { createCaptureReader } from './capture-reader.ts';

const web = { ...SERVER, port: 80 };
const get = (path: string) => bytesOf(`GET ${path} HTTP/1.1\r\nHost: a.example\r\n\r\n`);
const exchange = (path: string) =>
  [
    { by: 'client', bytes: get(path) },
    { by: 'server', bytes: 'HTTP/1.1 204 No\r\n\r\n' },
  ] as const;
const from = (port: number) => ({ ...CLIENT, port });
const pathsOf = (read: ReturnType<typeof readCapture>) => read.requests.map(({ url }) => url?.slice('http://a.example'.length));

describe('ends of a connection', () => {
  test('by RST: what was said is told, and nothing after it', () => {
    const packets = [
      tcpPacket(CLIENT, web, { sequence: 1, payload: get('/1') }),
      tcpPacket(web, CLIENT, { sequence: 500, flags: RST }),
      tcpPacket(CLIENT, web, { sequence: 1 + get('/1').length, payload: get('/2') }),
    ];
    expect(pathsOf(readCapture(pcap(packets)))).toEqual(['/1']);
  });

  test('an RST from far away is not of this connection', () => {
    const packets = [...connection(exchange('/1'), { server: web })];
    packets.splice(3, 0, tcpPacket(CLIENT, web, { sequence: 2 ** 31, flags: RST }));
    expect(readCapture(pcap(packets)).requests).toMatchObject([{ response: { status: 204 } }]);
  });

  test('the same ports may be used again', () => {
    const packets = [1, 2].flatMap((i) => connection(exchange(`/${i}`), { server: web, firstSequence: i * 100_000 }));
    const read = readCapture(pcap(packets));
    expect(pathsOf(read)).toEqual(['/1', '/2']);
    expect(read.summary.connections).toBe(2);
  });

  test('a SYN that comes twice starts nothing new', () => {
    const packets = connection(exchange('/1'), { server: web });
    expect(readCapture(pcap([packets[0]!, ...packets])).summary.connections).toBe(1);
  });

  test('by silence', () => {
    const [syn, ...rest] = connection(exchange('/1'), { server: web });
    const later = (minutes: number, packet: Uint8Array) => ({ bytes: packet, timeMs: START_MS + minutes * 60_000 });
    // The clock runs on in other conversations, in steps that are believed.
    const ticks = Array.from({ length: 30 }, (_, i) => later(i / 2, udpPacket(CLIENT, web, bytesOf('tick'))));
    const packets = [syn!, ...rest.slice(0, 2)].map((packet) => later(0, packet));
    const urls: (string | undefined)[] = [];
    const reader = createCaptureReader(
      { record: (record) => record.kind === 'request' && urls.push(record.url) },
      { limits: { idleMs: 300_000 } },
    );
    reader.push(pcap([...packets, ...ticks.slice(0, 9)]));
    expect(urls).toEqual([]);
    reader.push(pcap(ticks.slice(9)).subarray(24));
    expect(urls).toEqual(['http://a.example/1']);
  });

  test('one packet from the next year ends nothing', () => {
    const packets = connection(exchange('/1'), { server: web }).map((bytes, i) => ({ bytes, timeMs: START_MS + i }));
    const stray = { bytes: udpPacket(CLIENT, web, bytesOf('tick')), timeMs: START_MS + 365 * 86_400_000 };
    expect(readCapture(pcap(packets.toSpliced(3, 0, stray))).requests[0]).toMatchObject({ response: { status: 204 } });
  });

  test('a packet that asks for nothing and carries nothing is no connection', () => {
    const packets = [
      tcpPacket(CLIENT, web, { sequence: 1 }),
      tcpPacket(CLIENT, web, { sequence: 1, flags: SYN }),
      tcpPacket(web, CLIENT, { sequence: 0, flags: RST | ACK }),
    ];
    expect(readCapture(pcap(packets))).toMatchObject({ requests: [], summary: { connections: 0 } });
  });
});

describe('bounds', () => {
  test('of too many connections the oldest are told and dropped', () => {
    const packets = Array.from({ length: 50 }, (_, i) => tcpPacket(from(1000 + i), web, { sequence: 1, payload: get(`/${i}`) }));
    const read = readCapture(pcap(packets), { limits: { maxFlows: 10 } });
    expect(pathsOf(read).slice(0, 3)).toEqual(['/0', '/1', '/2']);
    expect(read.requests.length).toBe(50);
    expect(problemsOf(read)).toEqual({ 'capture/connection-dropped': 40 });
  });

  test('a connection that holds more than its share is dropped alone', () => {
    const greedy = (i: number) => tcpPacket(CLIENT, web, { sequence: 1 + i * 1000, payload: new Uint8Array(900) });
    const packets = [
      tcpPacket(from(7), web, { sequence: 1, payload: get('/good').subarray(0, 20) }),
      ...Array.from({ length: 60 }, (_, i) => greedy(i)),
    ];
    const rest = tcpPacket(from(7), web, { sequence: 21, payload: get('/good').subarray(20) });
    const read = readCapture(pcap([...packets, rest]), { limits: { maxHeldBytes: 100_000 } });
    expect(pathsOf(read)).toContain('/good');
    expect(problemsOf(read)).toMatchObject({ 'capture/connection-dropped': 1 });
  });
});

describe('odd packets', () => {
  test('clocks that run back are counted, and the rest is read', () => {
    const packets = connection(exchange('/1'), { server: web }).map((bytes, i) => ({ bytes, timeMs: START_MS + (i % 2 === 0 ? 0 : 9e9) }));
    const read = readCapture(pcap(packets));
    expect(pathsOf(read)).toEqual(['/1']);
    expect(problemsOf(read)).toEqual({ 'capture/clock-jumps-back': 2 });
  });

  test('times that are none are left out', () => {
    const packets = connection(exchange('/1'), { server: web }).map((bytes) => ({ bytes, timeMs: 0 }));
    expect(readCapture(pcap(packets)).requests[0]!.time).toBeUndefined();
  });

  test.each([
    ['a TCP header cut short', tcpPacket(CLIENT, web, { sequence: 1 }).subarray(0, 30), 'tcp/header'],
    ['a UDP length past the packet', udpPacket(CLIENT, web, bytesOf('abc')).fill(9, 24, 26), 'udp/header'],
    ['an IP header cut short', tcpPacket(CLIENT, web, { sequence: 1 }).subarray(0, 12), 'ip/header'],
  ])('%s is reported', (_name, packet, code) => expect(problemsOf(readCapture(pcap([packet])))).toMatchObject({ [code]: 1 }));

  test('a link type that is not known is said once for each packet', () => {
    expect(problemsOf(readCapture(pcap([bytesOf('a'), bytesOf()], { linkType: 147 })))).toMatchObject({ 'capture/unknown-link-type': 2 });
  });
});

describe('a capture that is not what it was', () => {
  const post = `POST /c HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n`;
  const said = [...exchange('/1'), { by: 'client', bytes: post } as const, ...exchange('/2')];
  const capture = pcapng(connection(said, { server: web, segmentBytes: 60 }), 'CLIENT_RANDOM 00 00');

  test('broken off anywhere, it is read as far as it goes', () => {
    for (let size = 0; size < capture.length; size++) {
      expect(pathsOf(readCapture(capture.subarray(0, size))).filter((path) => !['/1', '/c', '/2'].includes(path!)).length).toBeLessThan(2);
    }
  });

  test('with changed octets it is read the same in any pieces', () => {
    const edits = fc.array(fc.tuple(fc.nat(capture.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(edits, fc.integer({ min: 1, max: 200 }), (changes, pieceBytes) => {
        const copy = capture.slice();
        for (const [at, value] of changes) copy[at] = value;
        const whole = readCapture(copy);
        expect(whole.summary.bytes).toBe(copy.length);
        expect(readCapture(copy, {}, pieceBytes)).toEqual(whole);
      }),
      { numRuns: 400 },
    );
  });

  test('any packets are read or reported', () => {
    const packet = fc.tuple(fc.constantFrom(0, 1, 101, 113, 276), fc.uint8Array({ maxLength: 120 }));
    fc.assert(
      fc.property(fc.array(packet, { maxLength: 10 }), (packets) => {
        for (const [linkType, bytes] of packets) expect(readCapture(pcap([bytes], { linkType })).summary.packets).toBe(1);
      }),
      { numRuns: 200 },
    );
  });
});
