import { describe, expect, test } from 'vitest';
import { bytesOf, u32 } from '../building/bytes.ts';
import { block, interfaceBlock, packetBlock, pcap, pcapng, START_MS, sectionBlock } from '../building/captures.ts';
import { Container } from './capture-format.ts';
import type { CapturedPacket } from './packet-sink.ts';

interface Read {
  readonly packets: CapturedPacket[];
  readonly problems: string[];
  readonly keyLogs: string[];
  readonly unread: number;
}

function read(capture: Uint8Array, pieceBytes = capture.length): Read {
  const packets: CapturedPacket[] = [];
  const problems: string[] = [];
  const keyLogs: string[] = [];
  const container = new Container({
    packet: (packet) => packets.push({ ...packet, bytes: packet.bytes.slice() }),
    keyLog: (text) => keyLogs.push(String.fromCharCode(...text)),
    problem: (code) => problems.push(code),
  });
  for (let at = 0; at < capture.length; at += pieceBytes) container.push(capture.subarray(at, at + pieceBytes));
  container.end();
  return { packets, problems, keyLogs, unread: container.unread };
}

const timed = { bytes: bytesOf('one'), timeMs: START_MS + 0.25 };
const little = (value: number) => u32(value).reverse();

describe('PCAP', () => {
  test.each([
    ['little-endian, microseconds', { isLittle: true, isNano: false }],
    ['big-endian, microseconds', { isLittle: false, isNano: false }],
    ['little-endian, nanoseconds', { isLittle: true, isNano: true }],
    ['big-endian, nanoseconds', { isLittle: false, isNano: true }],
  ])('%s', (_name, fields) => {
    const { packets, problems } = read(pcap([timed, bytesOf()], { ...fields, linkType: 113 }));
    expect(packets).toEqual([
      { linkType: 113, bytes: bytesOf('one'), timeMs: START_MS + 0.25 },
      { linkType: 113, bytes: bytesOf(), timeMs: START_MS + 1 },
    ]);
    expect(problems).toEqual([]);
  });

  test('a packet of four gigabytes ends it, and the rest is counted', () => {
    const capture = bytesOf(pcap([timed]), little(1), little(0), little(0xffffffff), little(0xffffffff), 'rest');
    expect(read(capture)).toMatchObject({ packets: [{ bytes: bytesOf('one') }], problems: ['pcap/packet-too-long'], unread: 20 });
  });
});

describe('PCAPNG', () => {
  test.each([
    ['microseconds by default', bytesOf(), 1000n, 1],
    ['nanoseconds', bytesOf(9, 0, 1, 0, 9, 0, 0, 0), 1_500_000n, 1.5],
    ['powers of two', bytesOf(9, 0, 1, 0, 0x80 | 10, 0, 0, 0), 1024n, 1000],
    ['an offset of an hour', bytesOf(14, 0, 8, 0, ...little(3600), 0, 0, 0, 0), 0n, 3_600_000],
  ])('times in %s', (_name, options, ticks, timeMs) => {
    const { packets } = read(bytesOf(sectionBlock(), interfaceBlock(101, options), packetBlock(bytesOf('x'), ticks)));
    expect(packets).toEqual([{ linkType: 101, bytes: bytesOf('x'), timeMs }]);
  });

  test('sections of both byte orders, each with its own interfaces', () => {
    const section = (isLittle: boolean, linkType: number) =>
      bytesOf(sectionBlock(isLittle), interfaceBlock(linkType, bytesOf(), isLittle), packetBlock(bytesOf('x'), 5n, isLittle));
    const { packets, problems } = read(bytesOf(section(true, 1), section(false, 113)));
    expect(packets.map(({ linkType }) => linkType)).toEqual([1, 113]);
    expect(problems).toEqual([]);
  });

  test('simple packets and packets of the first draft', () => {
    const simple = block(3, bytesOf(little(3), 'abc'));
    const old = block(2, bytesOf(0, 0, 0, 0, little(0), little(2000), little(2), little(2), 'de'));
    const { packets } = read(bytesOf(sectionBlock(), interfaceBlock(1), simple, old));
    expect(packets.map(({ bytes, timeMs }) => [String.fromCharCode(...bytes), timeMs])).toEqual([
      ['abc', 0],
      ['de', 2],
    ]);
  });

  test('the key log inside', () => {
    expect(read(pcapng([], 'CLIENT_RANDOM aa bb\n')).keyLogs).toEqual(['CLIENT_RANDOM aa bb\n']);
  });

  test.each([
    ['a block of no length', block(6, bytesOf()).fill(0, 4, 8), ['pcapng/block-length']],
    ['a block of odd length', bytesOf(little(6), little(13), new Uint8Array(12)), ['pcapng/block-length']],
    ['a length that differs at the end', block(99, bytesOf('abcd')).fill(9, 12, 16), ['pcapng/lengths-differ']],
    ['a packet of no interface', packetBlock(bytesOf('x'), 0n), ['pcapng/no-such-interface']],
    [
      'a packet longer than its block',
      bytesOf(interfaceBlock(1), packetBlock(bytesOf('abcd'), 0n).fill(255, 20, 22)),
      ['pcapng/packet-past-end'],
    ],
    ['a packet block without its head', block(6, bytesOf('abcd')), ['pcapng/packet']],
    ['an interface without its head', block(1, bytesOf('abcd')), ['pcapng/interface']],
    ['secrets longer than their block', block(10, bytesOf(little(0x544c534b), little(99), 'ab')), ['pcapng/secrets']],
    ['a section of neither order', block(0x0a0d0d0a, new Uint8Array(16)), ['pcapng/byte-order']],
    ['a block of a gigabyte, cut short', bytesOf(little(77), little(2 ** 30), 'abcd'), ['pcapng/block-too-long', 'capture/truncated']],
  ])('%s is reported', (_name, bytes, problems) => {
    expect(read(bytesOf(sectionBlock(), bytes)).problems).toEqual(problems);
  });

  test('a block that is too long is passed over', () => {
    const size = 17 * 1024 * 1024;
    const long = bytesOf(little(77), little(size), new Uint8Array(size - 12), little(size));
    const { packets } = read(bytesOf(sectionBlock(), interfaceBlock(1), long, packetBlock(bytesOf('x'), 0n)), 100_000);
    expect(packets.length).toBe(1);
  });
});

test.each([
  ['PCAP', pcap([timed, bytesOf('two')])],
  ['PCAPNG', pcapng([timed, bytesOf('two')], 'RSA')],
])('%s reads the same in pieces of every size', (_name, capture) => {
  const whole = read(capture);
  for (let size = 1; size < capture.length; size++) expect(read(capture, size)).toEqual(whole);
});
