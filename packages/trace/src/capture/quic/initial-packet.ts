import type { TlsCrypto } from '@touchstone/kernel/tls-crypto';
import { tryRead, Wire } from '../wire.ts';
import { type InitialKeys, QUIC_VERSIONS, type QuicVersion } from './initial-keys.ts';

/** The head of a packet with a long header, as far as it is open. */
export interface LongHeader {
  readonly version: QuicVersion;
  readonly isInitial: boolean;
  readonly connectionId: Uint8Array;
  /** Where the hidden packet number begins, and where the packet ends; in bytes from the packet's start. */
  readonly numberAt: number;
  readonly end: number;
}

const [LONG, FIXED] = [0x80, 0x40];
const MAX_CONNECTION_ID = 20;
const SAMPLE_BYTES = 16;

/** Whether a datagram may be the first of a QUIC connection: one whose version is known to us or not. */
export function looksLikeQuic(payload: Uint8Array): boolean {
  return payload.length >= 7 && (payload[0]! & (LONG | FIXED)) === (LONG | FIXED) && payload[5]! <= MAX_CONNECTION_ID;
}

/** Reads the long header at the start of the bytes; undefined when there is none of a version known here. @source RFC 9000 17.2 */
export function readLongHeader(bytes: Uint8Array): LongHeader | undefined {
  return tryRead(() => {
    const wire = new Wire(bytes);
    const first = wire.u8();
    const version = QUIC_VERSIONS.get(wire.u32());
    if ((first & (LONG | FIXED)) !== (LONG | FIXED) || version === undefined) return undefined;
    const connectionId = wire.vector(1).bytes;
    wire.vector(1);
    const isInitial = ((first >> 4) & 3) === version.initialType;
    if (isInitial) wire.slice(readVarint(wire));
    const length = readVarint(wire);
    const end = wire.at + length;
    return connectionId.length > MAX_CONNECTION_ID || end > bytes.length
      ? undefined
      : { version, isInitial, connectionId, numberAt: wire.at, end };
  });
}

/** What an Initial packet carries; undefined when these are not its keys. @source RFC 9001 5.4 */
export function openInitial(
  crypto: TlsCrypto,
  keys: InitialKeys,
  bytes: Uint8Array,
  { numberAt, end }: LongHeader,
): Uint8Array | undefined {
  const sample = bytes.subarray(numberAt + 4, numberAt + 4 + SAMPLE_BYTES);
  const mask = numberAt + 4 + SAMPLE_BYTES > end ? undefined : crypto.encryptBlock(keys.mask, sample);
  if (mask === undefined) return undefined;
  const first = bytes[0]! ^ (mask[0]! & 0x0f);
  const numberBytes = (first & 3) + 1;
  const head = bytes.slice(0, numberAt + numberBytes);
  head[0] = first;
  const nonce = keys.iv.slice();
  for (let i = 0; i < numberBytes; i++) {
    head[numberAt + i]! ^= mask[1 + i]!;
    nonce[nonce.length - numberBytes + i]! ^= head[numberAt + i]!;
  }
  return crypto.openAead('aes-128-gcm', keys.key, nonce, head, bytes.subarray(numberAt + numberBytes, end));
}

/** An integer whose first two bits say how long it is. @source RFC 9000 16 */
export function readVarint(wire: Wire): number {
  const first = wire.u8();
  let value = first & 0x3f;
  for (let left = (1 << (first >> 6)) - 1; left > 0; left--) value = value * 256 + wire.u8();
  return value;
}
