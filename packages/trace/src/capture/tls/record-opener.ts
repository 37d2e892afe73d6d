import type { TlsCrypto, TlsHash } from '@touchstone/kernel/tls-crypto';
import type { Protection } from './cipher-suites.ts';
import { expandLabel } from './key-schedule.ts';
import { TLS_1_1 } from './version.ts';

export interface Record {
  readonly type: number;
  readonly version: number;
  readonly body: Uint8Array;
}

export interface Opened {
  readonly type: number;
  readonly content: Uint8Array;
}

/** Opens the records of one direction in their order. */
export interface RecordOpener {
  /** Undefined when the record is not what these keys sealed at this place; the place is then kept. */
  open(record: Record): Opened | undefined;
  /** A record was lost: the next one is a place further. */
  skip(): void;
  /** What sealing adds to a content, where nothing is padded. */
  readonly sealBytes: number;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const EXPLICIT_NONCE_BYTES = 8;
const BLOCK_BYTES = 16;

/** Records of TLS 1.3 under one traffic secret. @source RFC 8446 5.2 */
export function tls13Opener(crypto: TlsCrypto, protection: Protection & { kind: 'aead' }, secret: Uint8Array): RecordOpener {
  const { aead, prf, keyBytes } = protection;
  const key = expandLabel(crypto, prf, secret, 'key', keyBytes);
  const iv = expandLabel(crypto, prf, secret, 'iv', NONCE_BYTES);
  let sequence = 0;
  return {
    sealBytes: TAG_BYTES + 1,
    open({ type, version, body }) {
      const associated = Uint8Array.of(type, version >> 8, version & 0xff, body.length >> 8, body.length & 0xff);
      const inner = crypto.openAead(aead, key, mixed(iv, sequence), associated, body);
      if (inner === undefined) return undefined;
      sequence++;
      let end = inner.length;
      while (end > 0 && inner[end - 1] === 0) end--;
      return end === 0 ? { type: 0, content: inner } : { type: inner[end - 1]!, content: inner.subarray(0, end - 1) };
    },
    skip: () => {
      sequence++;
    },
  };
}

/** What one direction of TLS 1.2 or older has of the key block. */
export interface DirectionKeys {
  readonly mac: Uint8Array;
  readonly key: Uint8Array;
  readonly iv: Uint8Array;
}

/** GCM names part of its nonce in the record, ChaCha20 does not. @source RFC 5288, RFC 7905 */
export function aeadOpener(crypto: TlsCrypto, protection: Protection & { kind: 'aead' }, { key, iv }: DirectionKeys): RecordOpener {
  const explicit = iv.length === NONCE_BYTES ? 0 : EXPLICIT_NONCE_BYTES;
  let sequence = 0;
  return {
    sealBytes: explicit + TAG_BYTES,
    open({ type, version, body }) {
      const size = body.length - explicit - TAG_BYTES;
      if (size < 0) return undefined;
      const nonce = explicit === 0 ? mixed(iv, sequence) : joined(iv, body.subarray(0, explicit));
      const associated = head(sequence, type, version, size);
      const content = crypto.openAead(protection.aead, key, nonce, associated, body.subarray(explicit));
      if (content === undefined) return undefined;
      sequence++;
      return { type, content };
    },
    skip: () => {
      sequence++;
    },
  };
}

/** @source RFC 5246 6.2.3.2, RFC 7366; in TLS 1.0 the IV is the last block of the record before */
export function cbcOpener(
  crypto: TlsCrypto,
  protection: Protection & { kind: 'cbc' },
  { mac, key, iv }: DirectionKeys,
  encryptsThenMacs: boolean,
): RecordOpener {
  const { macBytes } = protection;
  let sequence = 0;
  let chained: Uint8Array | undefined = iv;
  const authentic = (type: number, version: number, data: Uint8Array, tag: Uint8Array) =>
    sameBytes(crypto.hmac(protection.mac as TlsHash, mac, head(sequence, type, version, data.length), data), tag);
  return {
    // Half a block of padding is a guess.
    sealBytes: BLOCK_BYTES + macBytes + BLOCK_BYTES / 2,
    open({ type, version, body }) {
      const sealedEnd = encryptsThenMacs ? body.length - macBytes : body.length;
      const explicit = version >= TLS_1_1 ? BLOCK_BYTES : 0;
      if (sealedEnd < explicit + BLOCK_BYTES) return undefined;
      const sealed = body.subarray(0, sealedEnd);
      if (encryptsThenMacs && !authentic(type, version, sealed, body.subarray(sealedEnd))) return undefined;
      const start = explicit === 0 ? chained : body.subarray(0, BLOCK_BYTES);
      const plain = start && crypto.decryptCbc(key, start, sealed.subarray(explicit));
      if (plain === undefined) return undefined;
      const padded = plain.length - 1 - plain.at(-1)!;
      const end = encryptsThenMacs ? padded : padded - macBytes;
      if (end < 0) return undefined;
      const content = plain.subarray(0, end);
      if (!encryptsThenMacs && !authentic(type, version, content, plain.subarray(end, end + macBytes))) return undefined;
      sequence++;
      if (explicit === 0) chained = sealed.slice(-BLOCK_BYTES);
      return { type, content };
    },
    skip: () => {
      sequence++;
      chained = undefined;
    },
  };
}

/** The nonce with the record's number in its last bytes. */
function mixed(iv: Uint8Array, sequence: number): Uint8Array {
  const nonce = iv.slice();
  for (let i = 0, left = sequence; left > 0; i++, left = Math.floor(left / 256)) nonce[nonce.length - 1 - i]! ^= left % 256;
  return nonce;
}

function head(sequence: number, type: number, version: number, size: number): Uint8Array {
  const bytes = new Uint8Array(13);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, Math.floor(sequence / 2 ** 32));
  view.setUint32(4, sequence >>> 0);
  bytes[8] = type;
  view.setUint16(9, version);
  view.setUint16(11, size);
  return bytes;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(a.length + b.length);
  bytes.set(a);
  bytes.set(b, a.length);
  return bytes;
}

const sameBytes = (a: Uint8Array, b: Uint8Array) => a.length === b.length && a.every((octet, i) => octet === b[i]);
