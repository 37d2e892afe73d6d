import { createCipheriv } from 'node:crypto';
import { fromHex, toHex } from '@touchstone/kernel/hex';
import { tlsCrypto } from '@touchstone/ports-node';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf, u16, u32 } from '../building/bytes.ts';
import { pcap } from '../building/captures.ts';
import { CLIENT, SERVER, udpPacket } from '../building/packets.ts';
import { problemsOf, readCapture } from '../building/read.ts';
import { Budget, Hold } from '../flow/budget.ts';
import { initialKeys, QUIC_VERSIONS } from './initial-keys.ts';
import { QuicHello } from './quic-hello.ts';

const ID = fromHex('8394c8f03e515708')!;
const V2 = 0x6b3343cf;

test('the keys of RFC 9001 A.1 and RFC 9369 A.1', () => {
  const hex = (version: number) => Object.values(initialKeys(tlsCrypto, QUIC_VERSIONS.get(version)!, ID)).map(toHex);
  expect(hex(1)).toEqual(['1f369613dd76d5467730efcbe3b1a22d', 'fa044b2f42a3fd3b46fb255c', '9f50449e04a0e810283a1e9933adedd2']);
  expect(hex(V2)).toEqual(['8b1a0bc121284290a29e0971b5cd045d', '91f73e2351d8fa91660e909f', '45b95e15235d6f45a6b19cbcb0294ba9']);
});

const name = bytesOf('video.example');
const sni = bytesOf(u16(0), u16(name.length + 5), u16(name.length + 3), 0, u16(name.length), name);
const alpn = bytesOf(u16(16), u16(5), u16(3), 2, 'h3');
const filler = bytesOf(u16(21), u16(1500), new Uint8Array(1500));
const body = bytesOf(
  u16(0x0303),
  new Uint8Array(32),
  0,
  u16(2),
  u16(0x1301),
  1,
  0,
  u16(sni.length + alpn.length + filler.length),
  filler,
  sni,
  alpn,
);
const hello = bytesOf(1, 0, u16(body.length), body);

const varint = (value: number) => u16(0x4000 | value);
const frame = (from: number, to: number) => bytesOf(6, varint(from), varint(Math.min(to, hello.length) - from), hello.subarray(from, to));

/** An Initial packet as a client sends it. */
function initial(frames: Uint8Array, number: number, version = 1): Uint8Array {
  const quic = QUIC_VERSIONS.get(version)!;
  const { key, iv, mask } = initialKeys(tlsCrypto, quic, ID);
  const head = bytesOf(0xc0 | (quic.initialType << 4), u32(version), ID.length, ID, 0, 0, varint(frames.length + 17), number);
  const nonce = iv.slice();
  nonce[11]! ^= number;
  const cipher = createCipheriv('aes-128-gcm', key, nonce).setAAD(head);
  const packet = bytesOf(head, cipher.update(frames), cipher.final(), cipher.getAuthTag());
  const hidden = tlsCrypto.encryptBlock(mask, packet.slice(head.length + 3, head.length + 19))!;
  packet[0]! ^= hidden[0]! & 0x0f;
  packet[head.length - 1]! ^= hidden[1]!;
  return packet;
}

const first = initial(bytesOf(0, 0, 1, frame(900, 1200), frame(0, 900)), 0);
const second = initial(bytesOf(frame(1200, 5000), new Uint8Array(1000)), 1);

describe('the name in the first packets', () => {
  test.each([
    ['in order', [first, second]],
    ['the second first', [second, first]],
    ['with one that comes twice', [first, first, second]],
    ['in one datagram', [bytesOf(first, second)]],
    ['of version 2', [initial(frame(0, 1200), 0, V2), initial(bytesOf(frame(1200, 5000), new Uint8Array(1000)), 1, V2)]],
  ])('%s', (_name, datagrams) => {
    const read = readCapture(pcap(datagrams.map((payload) => udpPacket(CLIENT, SERVER, payload))), { crypto: tlsCrypto });
    expect(read.requests).toMatchObject([
      { protocol: 'quic', host: 'video.example', tls: { sni: 'video.example', alpn: 'h3', version: 'TLSv1.3' }, decrypted: false },
    ]);
    expect(read.summary).toMatchObject({ encrypted: 1, problems: [] });
  });

  test('is not read without crypto, and that is counted', () => {
    const read = readCapture(pcap([udpPacket(CLIENT, SERVER, first)]));
    expect(read.requests).toMatchObject([{ protocol: 'quic', host: '93.184.216.34' }]);
    expect(problemsOf(read)).toEqual({ 'quic/not-readable': 1 });
  });
});

test('packets that break off or were changed give no name, or the right one', () => {
  for (let size = 0; size < first.length; size += 7) {
    const reader = new QuicHello(tlsCrypto, new Hold(new Budget(1e6)));
    reader.add(first.subarray(0, size));
    expect(reader.hello).toBeUndefined();
  }
  fc.assert(
    fc.property(fc.nat(first.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const reader = new QuicHello(tlsCrypto, new Hold(new Budget(1e6)));
      const copy = first.slice();
      copy[at]! ^= change;
      reader.add(copy);
      reader.add(second);
      expect(reader.hello?.sni ?? 'video.example').toBe('video.example');
    }),
    { numRuns: 200 },
  );
});
