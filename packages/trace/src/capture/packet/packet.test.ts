import { describe, expect, test } from 'vitest';
import { bytesOf, u16 } from '../building/bytes.ts';
import { CLIENT, type End, ethernet, fragmentsOf, SERVER, udpPacket } from '../building/packets.ts';
import { addressText, endpointKey } from './address.ts';
import { Fragments } from './fragments.ts';
import { type IpPacket, readIp } from './ip.ts';
import { findIp } from './link.ts';

const v4 = udpPacket(CLIENT, SERVER, bytesOf('payload'));
const six = (last: number): End => ({ address: [0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, last], port: 7 });
const v6 = udpPacket(six(1), six(2), bytesOf('payload'));
const payloadOf = ({ bytes, from, to }: IpPacket) => String.fromCharCode(...bytes.subarray(from + 8, to));

describe('findIp', () => {
  test.each([
    ['Ethernet', 1, ethernet(v4), 14],
    ['Ethernet with IPv6', 1, ethernet(v6), 14],
    ['VLAN', 1, ethernet(v4, 0x8100), 18],
    ['VLAN in VLAN', 1, ethernet(v4, 0x88a8, 0x8100), 22],
    ['PPPoE', 1, bytesOf(new Uint8Array(12), u16(0x8864), 0x11, 0, u16(1), u16(9), u16(0x21), v4), 22],
    ['raw IP', 101, v4, 0],
    ['raw IP by another number', 12, v6, 0],
    ['loopback', 0, bytesOf(2, 0, 0, 0, v4), 4],
    ['loopback of OpenBSD', 108, bytesOf(0, 0, 0, 24, v6), 4],
    ['Linux cooked', 113, bytesOf(new Uint8Array(14), u16(0x0800), v4), 16],
    ['the log of netfilter', 239, bytesOf(2, 0, 0, 1, 5, 0, 10, 0, 'x', 0, 0, 0, v4.length + 4, 0, 9, 0, v4), 16],
    ['Linux cooked, second version', 276, bytesOf(u16(0x86dd), new Uint8Array(18), v6), 20],
  ])('%s', (_name, linkType, bytes, at) => expect(findIp(linkType, bytes)).toBe(at));

  test.each([
    ['nothing', 1, bytesOf()],
    ['ARP', 1, bytesOf(new Uint8Array(12), u16(0x0806), new Uint8Array(28))],
    ['only the link header', 1, ethernet(v4).subarray(0, 14)],
    ['attributes of no length', 239, bytesOf(2, 0, 0, 1, 0, 0, 10, 0, v4)],
    ['tags without end', 1, bytesOf(new Uint8Array(12), ...Array.from({ length: 9 }, () => bytesOf(u16(0x8100), u16(1))), v4)],
    ['a link type that is not known', 147, v4],
  ])('%s has none', (_name, linkType, bytes) => expect(findIp(linkType, bytes)).toBeUndefined());
});

describe('readIp', () => {
  test.each([
    ['IPv4', v4],
    ['IPv6', v6],
    ['padding behind it', bytesOf(v4, 0, 0, 0)],
    ['a length that the card left open', bytesOf(v4).fill(0, 2, 4)],
    ['options', bytesOf(0x46, v4.subarray(1, 2), u16(v4.length + 4), v4.subarray(4, 20), 1, 1, 1, 1, v4.subarray(20))],
    [
      'extensions',
      bytesOf(
        0x60,
        0,
        0,
        0,
        u16(8 + 16 + 15),
        0,
        64,
        v6.subarray(8, 40),
        43,
        0,
        new Uint8Array(6),
        17,
        1,
        new Uint8Array(14),
        v6.subarray(40),
      ),
    ],
  ])('%s', (_name, bytes) => expect(payloadOf(readIp(bytes, 0)!)).toBe('payload'));

  test('a packet that the capture cut keeps its length', () => {
    expect(readIp(v4.subarray(0, 30), 0)).toMatchObject({ from: 20, to: 30, length: 15 });
  });

  test.each([
    ['version 5', bytesOf(0x55, v4.subarray(1))],
    ['a header too short', bytesOf(0x44, v4.subarray(1))],
    ['a header past the end', bytesOf(0x4f, v4.subarray(1))],
    ['a length less than the header', bytesOf(v4.subarray(0, 2), u16(19), v4.subarray(4))],
    ['extensions without end', bytesOf(0x60, 0, 0, 0, u16(800), 0, 64, v6.subarray(8, 40), new Uint8Array(800))],
  ])('%s is refused', (_name, bytes) => expect(readIp(bytes, 0)).toBeUndefined());
});

describe('fragments', () => {
  const whole = udpPacket(CLIENT, SERVER, bytesOf('abcdefghijklmnopqrstuvwxyz')).subarray(20);
  const pieces = fragmentsOf(CLIENT, SERVER, 17, whole, 8);
  const problems: string[] = [];
  const put = (order: readonly Uint8Array[]) => {
    const fragments = new Fragments((code) => problems.push(code));
    return order.flatMap((bytes) => fragments.add(readIp(bytes, 0)!) ?? []);
  };

  test.each([
    ['in order', pieces],
    ['backwards', [...pieces].reverse()],
    ['with one that comes twice', [pieces[1]!, ...pieces]],
  ])('%s', (_name, order) => {
    const [packet, ...more] = put(order);
    expect(payloadOf(packet!)).toBe('abcdefghijklmnopqrstuvwxyz');
    expect(addressText(packet!.bytes, packet!.addressesAt + 4, 4)).toBe('93.184.216.34');
    expect(more).toEqual([]);
  });

  test('of overlapping ones the first that came decides', () => {
    const false_ = bytesOf(pieces[1]!.subarray(0, 20), 'XXXXXXXX');
    expect(payloadOf(put([pieces[0]!, pieces[1]!, false_, ...pieces.slice(2)])[0]!)).toContain('abcdefgh');
  });

  test.each([
    ['one is missing', pieces.slice(1)],
    ['the last is missing', pieces.slice(0, -1)],
  ])('%s: nothing comes', (_name, order) => expect(put(order)).toEqual([]));

  test('of thousands that never end, the oldest are dropped', () => {
    problems.length = 0;
    put(Array.from({ length: 1000 }, (_, i) => bytesOf(pieces[0]!.subarray(0, 4), u16(i), pieces[0]!.subarray(6))));
    expect(problems.filter((code) => code === 'ip/fragments-dropped').length).toBe(744);
  });
});

test.each([
  [[0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], '2001:db8::1'],
  [[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], '::'],
  [[0, 1, 0, 0, 0, 2, 0, 0, 0, 0, 0, 3, 0, 4, 0, 5], '1:0:2::3:4:5'],
  [[0, 1, 0, 0, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7], '1:0:2:3:4:5:6:7'],
  [[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 1, 2, 3, 4], '1.2.3.4'],
])('%j is %s', (bytes, text) => expect(addressText(Uint8Array.from(bytes), 0, 16)).toBe(text));

test('ends that differ in one byte have keys that differ', () => {
  const keys = [0, 1, 2, 3].map((i) => endpointKey(Uint8Array.from([1, 1, 1, 1].fill(9, i, i + 1)), 0, 4, 80));
  expect(new Set([...keys, endpointKey(Uint8Array.of(1, 1, 1, 1), 0, 4, 81)]).size).toBe(5);
});
